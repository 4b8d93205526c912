from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from mnist_desktop.widgets.message_strip import MessageStrip


def test_hidden_until_there_is_something_to_say(qtbot):
    strip = MessageStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    assert strip.text() == ""
    strip.show_problem("<i>Sorry</i>")
    assert not strip.isHidden()
    assert strip.text() == "<i>Sorry</i>"
    strip.retranslate()
    assert strip.text() == "<i>Sorry</i>"


def test_can_be_closed(qtbot):
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.show_problem("Sorry")
    button = strip.findChild(QAbstractButton, "messageClose")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert strip.isHidden()
    assert strip.text() == ""


def test_details_can_be_copied_and_keep_the_sentence_until_it_is_closed(qtbot):
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.show_problem("Crashed", "in line 3")
    copy = strip.findChild(QAbstractButton, "messageCopy")
    assert not copy.isHidden()
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "in line 3"
    strip.take_back()
    assert strip.text() == "Crashed"
    strip.show_problem("Sorry")
    assert copy.isHidden()
    strip.take_back()
    assert strip.text() == ""
