"""The actions as a person of macOS meets them: menu roles and keys."""

import sys

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.menus import ModelsMenu, RecentMenu
from mnist_desktop.window.program_menus import ProgramMenus
from mnist_desktop.window.settings import WindowSettings
from mnist_desktop.window.shortcuts_dialog import groups_of

Roles = QAction.MenuRole


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def keys(action):
    return [key.toString() for key in action.shortcuts()]


def test_about_and_quit_go_to_the_programs_own_menu_and_nothing_else_does(parent, tmp_path):
    actions = Actions(parent)
    menus = ProgramMenus(actions, QMenuBar(parent), parent)
    for one in (actions, menus):
        one.retranslate()
    settings = WindowSettings(tmp_path / "settings.ini")
    (tmp_path / "About me.digitink").touch()
    settings.add_recent_file(tmp_path / "About me.digitink")
    models = ModelsMenu(menus.models, ModelFolder(tmp_path), [actions.open_model])
    models.set_in_use(tmp_path / "Settings of Quit.digitmodel")
    models.fill()
    RecentMenu(menus.open_recent, settings).fill()
    found = [*actions.findChildren(QAction), *menus.models.actions()]
    found += menus.open_recent.actions()
    named = [one for one in found if one.text() and one.menu() is None]
    assert {"About me.digitink", "Settings of Quit"} <= {one.text() for one in named}
    with_role = {one.text(): one.menuRole() for one in named if one.menuRole() != Roles.NoRole}
    assert with_role == {"Quit": Roles.QuitRole, "About MNIST Desktop": Roles.AboutRole}


def test_keys_of_macos_come_first_there(parent, monkeypatch):
    assert keys(Actions(parent).presentation) == ["F11"]
    monkeypatch.setattr(sys, "platform", "darwin")
    actions = Actions(parent)
    assert keys(actions.presentation) == ["Meta+Ctrl+F", "F11"]
    assert keys(actions.clear)[:2] == ["Backspace", "Del"]
    assert keys(actions.quit) == ["Ctrl+Q", "Ctrl+W"]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_no_keys_are_given_twice(parent, monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    actions, bar = Actions(parent), QMenuBar(parent)
    ProgramMenus(actions, bar, parent).retranslate()
    actions.retranslate()
    given = [key for _, listed in groups_of(bar) for one in listed for key in keys(one)]
    assert len(given) == len(set(given)) > 20
    assert all(not QKeySequence(key).isEmpty() for key in given)
