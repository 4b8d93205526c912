"""Images of a data set as its files have them, each beside what a network sees of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.data.data_example import DataExample
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.images import qimage_from_picture
from mnist_desktop.widgets.base.labels import named

_SIDE = 36  # logical px of an image
_ARROW = 14  # logical px between the two of a pair
_GAP = 12  # logical px between pairs
_COLUMNS = 5


class ExamplePairs(QWidget):
    """Pairs of images with an arrow between and the label below.

    Args:
        examples: what is shown.
        classes: names of the classes; empty for digits.
    """

    def __init__(self, examples: Sequence[DataExample], classes: tuple[str, ...]) -> None:
        super().__init__()
        named("previewExamples", self)
        self._raw = [qimage_from_picture(one.picture) for one in examples]
        self._examples = examples
        self._labels = [class_name(classes, one.label) for one in examples]
        self._prepared: list[QImage] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_orientation(AS_IS)

    def set_orientation(self, orientation: Orientation) -> None:
        """Shows the prepared images changed that way."""
        self._prepared = [
            qimage_from_picture(orientation.applied(one.image[np.newaxis])[0])
            for one in self._examples
        ]
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        """Room for all pairs."""
        rows = -(-len(self._examples) // _COLUMNS)
        width = _COLUMNS * self._cell().width() + (_COLUMNS - 1) * _GAP
        return QSize(width, rows * self._cell().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the pairs."""
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            for index in range(len(self._examples)):
                self._paint_pair(painter, index)

    def _paint_pair(self, painter: QPainter, index: int) -> None:
        cell, roles = self._cell(), QPalette.ColorRole
        row, column = divmod(index, _COLUMNS)
        left, top = column * (cell.width() + _GAP), row * cell.height()
        frame = QPen(self.palette().color(roles.Mid))
        for image, at in ((self._raw[index], left), (self._prepared[index], left + _SIDE + _ARROW)):
            place = QRectF(at, top, _SIDE, _SIDE)
            size = image.size().scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio)
            shown = QRectF(0, 0, max(size.width(), 1), max(size.height(), 1))
            shown.moveCenter(place.center())
            painter.drawImage(shown, image)
            painter.setPen(frame)
            painter.drawRect(shown)
        painter.setPen(QPen(self.palette().color(roles.WindowText), 1.2))
        middle, tip = top + _SIDE / 2, left + _SIDE + _ARROW - 3.0
        painter.drawLine(QPointF(left + _SIDE + 3, middle), QPointF(tip, middle))
        for way in (-3, 3):
            painter.drawLine(QPointF(tip - 3, middle + way), QPointF(tip, middle))
        below = QRect(left, top + _SIDE + 1, cell.width(), self.fontMetrics().height())
        mode = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self._labels[index], mode, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _cell(self) -> QSize:
        """Of a pair with its label."""
        return QSize(2 * _SIDE + _ARROW, _SIDE + self.fontMetrics().height() + 6)
