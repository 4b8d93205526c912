import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from mnist_desktop.app.crash_reports import ErrorDialog


@pytest.fixture
def dialog(qtbot):
    dialog = ErrorDialog("Traceback: <b>seven</b>")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def buttons(dialog):
    return {dialog.buttonRole(button): button for button in dialog.buttons()}


def test_says_a_sentence_and_keeps_the_details_apart(dialog):
    assert "Traceback" not in dialog.text()
    assert dialog.detailedText() == "Traceback: <b>seven</b>"


def test_copies_the_details_and_stays_open(dialog):
    copy = next(button for button in dialog.buttons() if "opy" in button.text())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Traceback: <b>seven</b>"
    assert dialog.isVisible()


def test_escape_closes_it(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
