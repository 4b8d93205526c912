"""Above the table of layers: what to start from, undo and redo."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated


class StartRow(Translated, QWidget):
    """A menu of networks and two buttons.

    Args:
        given: the network that the editor was opened with, or None where it cannot be a start.
    """

    chosen = Signal(object)  # Architecture
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, given: Architecture | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = given
        self._start = named("startFrom", QPushButton(autoDefault=False))
        self._undo = push_button("undoEdit", self.undo_requested, autoDefault=False)
        self._redo = push_button("redoEdit", self.redo_requested, autoDefault=False)
        self._menu = named("startMenu", QMenu(self))
        self._as_opened = QAction(self)
        self._as_opened.triggered.connect(lambda: self.chosen.emit(self._given))
        if given is not None:
            self._menu.addAction(self._as_opened)
            self._menu.addSeparator()
        self._starts = {name: self._action(name) for name in ARCHITECTURES}
        self._start.setMenu(self._menu)
        row_of(self._start, self._undo, self._redo, None, owner=self)
        self.set_undoable(False)
        self.set_redoable(False)
        self._set_texts()

    def _set_texts(self) -> None:
        self._start.setText(self.tr("&Start from"))
        self._start.setToolTip(self.tr("Takes the layers of another network"))
        self._as_opened.setText(self.tr("The network as it was opened"))
        self._undo.setText(self.tr("Undo"))
        self._redo.setText(self.tr("Redo"))
        self._undo.setShortcut(QKeySequence.StandardKey.Undo)  # setting a text removes it
        self._redo.setShortcut(QKeySequence.StandardKey.Redo)
        for name, action in self._starts.items():
            architecture = ARCHITECTURES[name]
            text = self.tr("{name}: {layers} layers, {parameters} parameters")
            action.setText(
                text.format(
                    name=name,
                    layers=len(architecture.layers),
                    parameters=f"{architecture.parameters:,}",
                )
            )

    def set_undoable(self, is_undoable: bool) -> None:
        """Sets whether there is something to undo."""
        self._undo.setEnabled(is_undoable)

    def set_redoable(self, is_redoable: bool) -> None:
        """Sets whether there is something to redo."""
        self._redo.setEnabled(is_redoable)

    def _action(self, name: str) -> QAction:
        action = named(f"start_{name}", QAction(self))
        action.triggered.connect(partial(self._ask_to_start, name))
        self._menu.addAction(action)
        return action

    def _ask_to_start(self, name: str) -> None:
        self.chosen.emit(ARCHITECTURES[name])
