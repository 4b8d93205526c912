import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mnist_desktop.problem import AppError
from mnist_desktop.window.dialogs import LicencesDialog
from mnist_desktop.window.licences import DATA, OURS, Work


def unreadable():
    raise AppError("file_missing", name="c.txt")


WORKS = [
    Work(OURS, lambda: "<b>MIT</b>"),
    Work(DATA, lambda: "credits"),
    Work("b", lambda: ""),
    Work("c", unreadable),
]


@pytest.fixture
def opened(qtbot):
    parents = []

    def make(works=WORKS):
        parents.append(QWidget())
        qtbot.addWidget(parents[-1])
        dialog = LicencesDialog(works, parents[-1])
        dialog.open()
        return dialog

    return make


def text(dialog):
    return dialog.findChild(QWidget, "licenceText").toPlainText()


def test_ours_is_shown_first_and_nothing_is_taken_for_markup(opened):
    assert text(opened()) == "<b>MIT</b>"


def test_the_keyboard_goes_through_the_list(opened):
    dialog = opened()
    works = dialog.findChild(QWidget, "worksList")
    assert [works.item(row).text() for row in range(4)][2:] == ["b", "c"]
    QTest.keyClick(works, Qt.Key.Key_Down)
    assert text(dialog) == "credits"


def test_what_has_no_text_or_cannot_be_read_is_said(opened):
    dialog = opened()
    works = dialog.findChild(QWidget, "worksList")
    works.setCurrentRow(2)
    assert "No licence text" in text(dialog)
    works.setCurrentRow(3)
    assert text(dialog) == "There is no such file."


def test_a_program_without_its_texts_says_so(opened):
    assert "missing" in text(opened([]))


def test_escape_closes_it_for_good(opened, qtbot):
    dialog = opened()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
