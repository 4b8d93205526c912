import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.message_strip import MessageStrip


@pytest.fixture
def strip(owned):
    area = owned(QWidget())
    strip = MessageStrip()
    column_of(strip, below := QWidget(), owner=area, spacing=0, growing=below)
    area.resize(900, 500)
    area.show()
    yield strip
    del area


def test_hidden_until_there_is_something_to_say(strip):
    assert strip.isHidden()
    assert strip.text() == ""
    strip.show_problem("<i>Sorry</i>")
    assert not strip.isHidden()
    assert strip.text() == "<i>Sorry</i>"
    strip.retranslate()
    assert strip.text() == "<i>Sorry</i>"


def test_pushes_down_what_is_below_and_covers_nothing(strip, qtbot):
    area = strip.parentWidget()
    below = area.layout().itemAt(1).widget()
    for width, text in ((900, "Sorry"), (400, "A long sentence that needs lines. " * 5)):
        area.resize(width, 500)
        strip.show_problem(text)
        area.layout().activate()
        assert strip.geometry().topLeft() == area.rect().topLeft()
        assert strip.width() == width
        assert strip.height() < area.height() / 3
        assert below.y() == strip.height()
        assert below.height() == area.height() - strip.height()
    strip.hide()
    qtbot.waitUntil(lambda: below.height() == area.height())


def test_can_be_closed(strip):
    strip.show_problem("Sorry")
    button = strip.findChild(QAbstractButton, "messageClose")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert strip.isHidden()
    assert strip.text() == ""


def test_details_can_be_copied_and_keep_the_sentence_until_it_is_closed(strip):
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
