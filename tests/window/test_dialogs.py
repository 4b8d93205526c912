import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from mnist_desktop import __version__
from mnist_desktop.folders import Folders
from mnist_desktop.problem import AppError
from mnist_desktop.session.user_data import UserData
from mnist_desktop.window import dialogs
from mnist_desktop.window.dialogs import AboutDialog, FreshStartDialog, LicencesDialog
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


@pytest.fixture
def about(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AboutDialog(parent)
    dialog.open()
    yield dialog
    del parent  # the dialog lives as long as its parent


def test_about_says_the_version(about):
    assert __version__ in about.text()


@pytest.mark.parametrize("edition", ["small", "full"])
def test_about_says_the_edition_of_a_frozen_program(qtbot, monkeypatch, edition):
    parent = QWidget()
    qtbot.addWidget(parent)
    assert "edition" not in AboutDialog(parent).text()
    monkeypatch.setattr(dialogs, "edition", lambda: edition)
    assert f"{edition} edition" in AboutDialog(parent).text()


def test_about_names_licence_and_data(about):
    credits = ("MIT", "LGPL", "Yann LeCun", "Corinna Cortes", "CC BY-SA 3.0", "UNIPEN", "CC BY 4.0")
    assert [one for one in credits if one not in about.informativeText()] == []


def test_about_takes_nothing_for_markup(about):
    assert about.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_key_closes_about_for_good(about, qtbot, key):
    with qtbot.waitSignal(about.destroyed):
        QTest.keyClick(about, key)


@pytest.fixture
def fresh_start(qtbot):
    folders = Folders.at()
    folders.create()
    for number in range(3):
        (folders.models / f"{number}.digitmodel").touch()
        (folders.samples / f"{number}.png").touch()
        (folders.samples / f"{number}.digitink").touch()
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FreshStartDialog(UserData(folders), parent)
    dialog.open()
    yield dialog
    del parent  # the dialog lives as long as its parent


def test_says_what_goes_and_what_stays(fresh_start):
    goes, stays = fresh_start.informativeText().split("\n\n")
    assert "saved here: 3" in goes
    assert "examples: 6" in goes
    assert "interrupted" not in goes
    assert "built-in" in stays
    assert fresh_start.textFormat() == Qt.TextFormat.PlainText


def test_an_interrupted_run_is_named_where_there_is_one(qtbot):
    folders = Folders.at()
    folders.create()
    folders.checkpoint.touch()
    parent = QWidget()
    qtbot.addWidget(parent)
    assert "interrupted" in FreshStartDialog(UserData(folders), parent).informativeText()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_key_leaves_all_as_it_is(fresh_start, qtbot, key):
    confirmed = []
    fresh_start.confirmed.connect(lambda: confirmed.append(True))
    with qtbot.waitSignal(fresh_start.finished):
        QTest.keyClick(fresh_start, key)
    assert confirmed == []


def test_only_its_own_button_confirms(fresh_start, qtbot):
    button = fresh_start.findChild(QAbstractButton, "freshStartButton")
    with qtbot.waitSignal(fresh_start.confirmed):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
