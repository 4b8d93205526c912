from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from mnist_desktop.window.recent_menu import RecentMenu
from mnist_desktop.window.settings import WindowSettings


@pytest.fixture
def settings(tmp_path):
    return WindowSettings(tmp_path / "settings.ini")


@pytest.fixture
def menu(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    return menu


@pytest.fixture
def recent(menu, settings):
    return RecentMenu(menu, settings)


@pytest.fixture
def entries(menu, recent):
    """What a person sees who opens the menu."""

    def open_menu():
        menu.aboutToShow.emit()
        return menu.actions()

    return open_menu


def test_nothing_opened_yet_is_said_but_cannot_be_chosen(entries):
    for _ in range(2):
        (only,) = entries()
        assert only.text()
        assert not only.isEnabled()


def test_newest_first_by_name_the_place_explained(entries, settings):
    for path in ("/a/one.png", "/b/two.digitink"):
        settings.add_recent_file(Path(path))
    newest, older = entries()
    assert (newest.text(), newest.statusTip()) == ("two.digitink", str(Path("/b/two.digitink")))
    assert (older.text(), older.statusTip()) == ("one.png", str(Path("/a/one.png")))


def test_a_file_opened_meanwhile_is_listed(entries, settings):
    entries()
    settings.add_recent_file(Path("/a/one.png"))
    assert [one.text() for one in entries()] == ["one.png"]


@pytest.mark.parametrize(
    ("name", "text"), [("cats & dogs.png", "cats && dogs.png"), ("数字 7.png", "数字 7.png")]
)
def test_a_name_is_shown_as_it_is(entries, settings, name, text):
    settings.add_recent_file(Path("/a") / name)
    (only,) = entries()
    assert only.text() == text


def test_choosing_is_told(entries, settings, recent, qtbot):
    paths = [Path("/a/one & only.png"), Path("/b/two.png")]
    for path in reversed(paths):
        settings.add_recent_file(path)
    for action, path in zip(entries(), paths, strict=True):
        with qtbot.waitSignal(recent.file_chosen) as chosen:
            action.trigger()
        assert chosen.args == [path]
