"""Help > Keyboard shortcuts: every action that has keys, grouped as in the menus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMenuBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mnist_desktop.widgets.base.labels import bold, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.screen_fit import ScreenFit

Group = tuple[str, list[QAction]]


class ShortcutsDialog(QDialog):
    """A table made from the actions themselves, so that it is never out of date; deletes itself.

    Args:
        bar: whose menus are listed.
        others: actions with keys that are in no menu.
    """

    def __init__(self, bar: QMenuBar, others: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._table = named("shortcutsTable", QTableWidget(0, 2))
        self._table.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._table.setHorizontalHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setSectionResizeMode(
            1, QHeaderView.ResizeMode.ResizeToContents
        )
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        for title, actions in groups_of(bar):
            self._add_group(title, actions)
        self._add_group(self.tr("Everywhere"), [one for one in others if one.shortcuts()])
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        parts = (self._table, buttons)
        column_of(*parts, owner=self, margins=(16, 16, 16, 16), spacing=12, growing=self._table)
        self.resize(460, 440)  # logical px
        ScreenFit(self).fit()
        self._table.setCurrentCell(0, 0)

    def _add_group(self, title: str, actions: Sequence[QAction]) -> None:
        if not actions:
            return
        self._add_row(title, "", font=bold(self.font()))
        for action in actions:
            self._add_row(f"    {_plain(action.text())}", keys_of(action))

    def _add_row(self, *texts: str, font: QFont | None = None) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text.strip())
            if font is not None:
                item.setFont(font)
            self._table.setItem(row, column, item)


def groups_of(bar: QMenuBar) -> list[Group]:
    """Title of each menu and its actions with keys, those of the menus in it included."""
    found: list[Group] = []
    for entry in bar.actions():
        if entry.menu() is not None:
            actions = [one for one in _actions_in(entry) if one.shortcuts()]
            found.append((_plain(entry.text()), actions))
    return [group for group in found if group[1]]


def keys_of(action: QAction) -> str:
    """The keys of an action as the system writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(form) for key in action.shortcuts())


def _actions_in(entry: QAction) -> Iterator[QAction]:
    menu = entry.menu()
    for action in menu.actions():  # type: ignore[attr-defined]
        if action.menu() is not None:
            yield from _actions_in(action)
        elif action.isVisible() and not action.isSeparator():
            yield action


def _plain(text: str) -> str:
    """The text without its mnemonic, which stands in brackets in Chinese."""
    letter = text.find("(&")
    if letter > 0:
        text = text[:letter]
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
