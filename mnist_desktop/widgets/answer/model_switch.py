"""Switches between the network in training and the model in use."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated


class ModelSwitch(Translated, QWidget):
    """Two exclusive buttons; hidden while no network is in training."""

    new_chosen = Signal(bool)  # whether the new network answers

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answererSwitch")
        self._new = named("newNetworkButton", QToolButton())
        self._in_use = named("modelInUseButton", QToolButton())
        group = QButtonGroup(self)
        layout = row_of(owner=self, spacing=0)
        for button in (self._new, self._in_use):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
            group.addButton(button)
            layout.addWidget(button, 1)
        self._new.setChecked(True)
        self._new.toggled.connect(self.new_chosen)
        self._new.toggled.connect(self._show_choice)
        self._show_choice()
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self._new.setText(self.tr("New network"))
        self._in_use.setText(self.tr("Model in use"))
        self._new.setStatusTip(
            self.tr(
                "The new network answers your drawing, as far as it has learned."
                " The ticks on the bars are the model in use."
            )
        )
        self._in_use.setStatusTip(
            self.tr(
                "The model that was there before answers. The ticks on the bars are the new"
                " network; while it learns, they move."
            )
        )

    def _show_choice(self) -> None:
        """Makes the checked button bold: in the dark theme it looks much like the other."""
        for button in (self._new, self._in_use):
            font = button.font()
            font.setBold(button.isChecked())
            button.setFont(font)

    def choose_new(self) -> None:
        """Checks the first button, as for every new run."""
        self._new.setChecked(True)
