"""The first column: the paper and what is on it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.canvas import DrawingCanvas
from mnist_desktop.widgets.heading import Heading
from mnist_desktop.widgets.square_area import SquareArea


class DrawPanel(QWidget):
    """The canvas under its heading, and a line that says what a picture is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading()
        self.canvas = DrawingCanvas()
        self._caption = QLabel()
        self._caption.setObjectName("captionLabel")
        self._caption.setWordWrap(True)
        # Room for Chinese, whose lines are higher: else the paper would shrink when it comes
        self._caption.setMinimumHeight(round(1.5 * self._caption.fontMetrics().height()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(SquareArea(self.canvas), 1)
        layout.addWidget(self._caption)
        self.canvas.ink_changed.connect(self._show_caption)
        self._shown: Drawing | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self.heading.setText(self.tr("1  Draw"))
        self.canvas.retranslate()
        self._shown = None
        self._show_caption()

    def _show_caption(self) -> None:
        picture = self.canvas.picture()
        if picture is self._shown and picture is not None:
            return
        self._shown = picture
        self._caption.setText("" if picture is None else self._caption_of(picture))

    def _caption_of(self, picture: Drawing) -> str:
        if picture.label is not None:
            label = picture.label_name or picture.label
            if picture.data_set:
                return self.tr("Test image of {set}; its label is {label}.").format(
                    set=picture.data_set, label=label
                )
            return self.tr("MNIST test image; its label is {digit}.").format(digit=label)
        return self.tr("A picture. Draw on it to start a drawing in its place.")
