import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from mnist_desktop.folders import Folders
from mnist_desktop.session.user_data import UserData
from mnist_desktop.window.dialogs import FreshStartDialog


@pytest.fixture
def dialog(qtbot):
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


def test_says_what_goes_and_what_stays(dialog):
    goes, stays = dialog.informativeText().split("\n\n")
    assert "saved here: 3" in goes
    assert "examples: 6" in goes
    assert "built-in" in stays
    assert dialog.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_key_leaves_all_as_it_is(dialog, qtbot, key):
    confirmed = []
    dialog.confirmed.connect(lambda: confirmed.append(True))
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, key)
    assert confirmed == []


def test_only_its_own_button_confirms(dialog, qtbot):
    button = dialog.findChild(QAbstractButton, "freshStartButton")
    with qtbot.waitSignal(dialog.confirmed):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
