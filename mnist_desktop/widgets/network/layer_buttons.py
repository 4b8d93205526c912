"""Under the table of layers: add, remove, move up, move down."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from mnist_desktop.recognition.networks.layer_rules import NEW_LAYERS
from mnist_desktop.widgets.base.named import named
from mnist_desktop.widgets.network.layer_words import LayerWords


class LayerButtons(QWidget):
    """Four buttons; the first unfolds the kinds of layers."""

    add_requested = Signal(str)  # kind of layer
    remove_requested = Signal()
    move_requested = Signal(int)  # -1 up, 1 down

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = LayerWords(self)
        self._add = named("addLayer", QPushButton())
        self._remove = named("removeLayer", QPushButton())
        self._up = named("moveLayerUp", QPushButton())
        self._down = named("moveLayerDown", QPushButton())
        self._menu = named("layerKinds", QMenu(self))
        self._menu.setToolTipsVisible(True)
        self._kinds = {kind: self._action(kind) for kind in NEW_LAYERS}
        self._add.setMenu(self._menu)
        self._remove.clicked.connect(self.remove_requested)
        self._up.clicked.connect(lambda: self.move_requested.emit(-1))
        self._down.clicked.connect(lambda: self.move_requested.emit(1))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button in (self._add, self._remove, self._up, self._down):
            button.setAutoDefault(False)
            layout.addWidget(button)
        layout.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._add.setText(self.tr("&Add"))
        self._add.setToolTip(self.tr("Adds a layer after the chosen one"))
        self._remove.setText(self.tr("&Remove"))
        self._remove.setToolTip(self.tr("Removes the chosen layer (Delete in the table)"))
        self._up.setText(self.tr("Move &up"))
        self._up.setToolTip(self.tr("Puts the chosen layer before the one above it"))
        self._down.setText(self.tr("Move &down"))
        self._down.setToolTip(self.tr("Puts the chosen layer after the one below it"))
        for kind, action in self._kinds.items():
            action.setText(self._words.kind(kind))
            action.setToolTip(self._words.explanation(kind))

    def set_possible(self, *, add: bool, remove: bool, up: bool, down: bool) -> None:
        """Which of them can be done now."""
        self._add.setEnabled(add)
        self._remove.setEnabled(remove)
        self._up.setEnabled(up)
        self._down.setEnabled(down)

    def _action(self, kind: str) -> QAction:
        action = named(f"add_{kind}", QAction(self))
        action.triggered.connect(partial(self._ask_to_add, kind))
        self._menu.addAction(action)
        return action

    def _ask_to_add(self, kind: str) -> None:
        self.add_requested.emit(kind)
