import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QTableWidget, QWidget

from mnist_desktop.window.shortcuts_dialog import ShortcutsDialog


@pytest.fixture
def bar(qtbot):
    bar = QMenuBar()
    qtbot.addWidget(bar)
    return bar


def action(owner, text, *keys):
    action = QAction(text, owner)
    action.setShortcuts(list(keys))
    return action


def test_lists_what_has_keys_by_menu(bar, qtbot):
    file, inner = QMenu("文件(&F)", bar), QMenu("Open &recent", bar)
    file.addActions([action(bar, "&Save && go…", "Ctrl+S", "F2"), action(bar, "No keys")])
    inner.addAction(action(bar, "Inner", "7"))
    hidden = action(bar, "Hidden", "8")
    hidden.setVisible(False)
    inner.addAction(hidden)
    file.addMenu(inner)
    bar.addMenu(file)
    bar.addMenu(QMenu("Empty", bar))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ShortcutsDialog(bar, [action(parent, "End", "Esc")], parent)
    table = dialog.findChild(QTableWidget)
    rows = [
        [table.item(row, column).text().strip() for column in (0, 1)]
        for row in range(table.rowCount())
    ]
    assert rows == [
        ["文件", ""],
        ["Save & go", "Ctrl+S, F2"],
        ["Inner", "7"],
        ["Everywhere", ""],
        ["End", "Esc"],
    ]
