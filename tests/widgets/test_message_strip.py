import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.message_strip import MessageStrip


@pytest.fixture
def strip(owned):
    area = owned(QWidget())
    strip = MessageStrip(area)
    column_of(QWidget(), owner=area, spacing=0)
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


def test_leaves_the_bar_of_a_lesson_free(strip):
    area = strip.parentWidget()
    bar = QWidget(area)
    bar.setGeometry(0, 0, 900, 80)
    bar.show()
    strip.stay_below(bar)
    strip.show_problem("Sorry")
    assert strip.geometry().top() == 80
    bar.resize(900, 50)
    assert strip.geometry().top() == 50
    bar.hide()
    assert strip.geometry().top() == 0


def test_lies_over_the_upper_edge_and_moves_nothing(strip):
    area = strip.parentWidget()
    beside = area.layout().itemAt(0).widget()
    before = beside.geometry()
    for width, text in ((900, "Sorry"), (400, "A long sentence that needs lines. " * 5)):
        area.resize(width, 500)
        strip.show_problem(text)
        assert strip.geometry().topLeft() == area.rect().topLeft()
        assert strip.width() == width
        assert strip.height() < area.height() / 3
        assert beside.geometry().height() == before.height()
    area.resize(700, 500)
    assert strip.width() == 700


def test_ends_where_a_column_begins_whose_tabs_people_click(strip, qtbot):
    beside, tabs = QWidget(), QWidget()
    tabs.setFixedWidth(400)
    row = QWidget()
    row_of(beside, tabs, owner=row, spacing=0, growing=beside)
    strip.parentWidget().layout().addWidget(row)
    strip.leave_free(tabs)
    strip.show_problem("A long sentence that needs lines. " * 5)
    qtbot.waitUntil(lambda: strip.width() == 500)
    assert strip.x() == 0
    strip.parentWidget().resize(1000, 500)
    qtbot.waitUntil(lambda: strip.width() == 600)
    tabs.hide()
    qtbot.waitUntil(lambda: strip.width() == 1000)
    tabs.show()
    qtbot.waitUntil(lambda: strip.width() == 600)


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
