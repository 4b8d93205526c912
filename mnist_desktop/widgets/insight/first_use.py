"""What to try first on the tab Inside, until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated


class FirstUseHint(Translated, QFrame):
    """A sentence with a button that closes it for good."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insideFirstUse")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = QLabel(wordWrap=True)
        self._close = push_button("insideFirstUseClose", self._on_clicked)
        margins = (8, 4, 8, 4)
        row_of(self._text, self._close, owner=self, margins=margins, growing=self._text)
        self._set_texts()

    def _set_texts(self) -> None:
        self._text.setText(
            self.tr(
                "Point at a cell of a map to see how its number is computed. Click the map before"
                " it to go back, down to the pixels."
            )
        )
        self._close.setText(self.tr("Got it"))
        self._close.setStatusTip(self.tr("Closes this hint."))

    def _on_clicked(self) -> None:
        self.hide()
        self.closed.emit()
