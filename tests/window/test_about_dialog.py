import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mnist_desktop import __version__
from mnist_desktop.window.dialogs import AboutDialog


@pytest.fixture
def dialog(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AboutDialog(parent)
    dialog.open()
    yield dialog
    del parent  # the dialog lives as long as its parent


def test_says_the_version(dialog):
    assert __version__ in dialog.text()


@pytest.mark.parametrize(
    "owed", ["MIT", "LGPL", "Yann LeCun", "Corinna Cortes", "CC BY-SA 3.0", "UNIPEN", "CC BY 4.0"]
)
def test_names_licence_and_data(dialog, owed):
    assert owed in dialog.informativeText()


def test_nothing_is_taken_for_markup(dialog):
    assert dialog.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_key_closes_it_for_good(dialog, qtbot, key):
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, key)
