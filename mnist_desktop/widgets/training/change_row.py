"""Offers a run that is on what was set otherwise than it learns."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated


class ChangeRow(Translated, QWidget):
    """A sentence and two buttons; hidden while nothing is set otherwise."""

    apply_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runChangeRow")
        self._words = named("runChangeWords", QLabel(wordWrap=True))
        self._apply = push_button("useFromNowButton", self.apply_requested, autoDefault=True)
        self._undo = push_button("undoRunChangeButton", self.undo_requested, autoDefault=True)
        row_of(self._words, self._apply, self._undo, owner=self, growing=self._words)
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self._words.setText(self.tr("The network still learns with the old settings."))
        self._apply.setText(self.tr("Use from now on"))
        self._apply.setStatusTip(
            self.tr(
                "The training goes on with the new learning rate and variation of images. It is"
                " prepared anew for a moment; nothing is lost, and the charts mark the place."
            )
        )
        self._undo.setText(self.tr("Undo"))
        self._undo.setStatusTip(self.tr("Sets again what the network learns with."))
