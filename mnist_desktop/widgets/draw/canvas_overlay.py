"""What is painted over the drawing without being part of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from mnist_desktop.recognition.raw_preprocessing import CANVAS_SIZE

Paint = Callable[[QPainter], None]
"""Paints in ink units, antialiased."""


class CanvasOverlay:
    """Marks on the ink, or a ghost instead of them; an image, so that the pen does not wait."""

    def __init__(self) -> None:
        self._marks: Paint | None = None
        self._ghost: Paint | None = None
        self._image = QImage()  # null until it is painted

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to paint."""
        return self._marks is None and self._ghost is None

    def show_marks(self, marks: Paint | None) -> None:
        """Shows marks on the ink; None for none."""
        self._marks, self._image = marks, QImage()

    def show_ghost(self, ghost: Paint | None) -> None:
        """Shows a changed drawing in place of the marks; None for the marks again."""
        self._ghost, self._image = ghost, QImage()

    def draw(self, painter: QPainter, place: QRectF, size: QSize, ratio: float) -> None:
        """Draws a part of it.

        Args:
            painter: of the widget, in logical px.
            place: the part, in logical px.
            size: of the widget, in logical px.
            ratio: px per logical px.
        """
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._image.size() != pixels:
            self._image = self._painted(pixels)
        source = QRectF(place.topLeft() * ratio, place.size() * ratio)
        painter.drawImage(place, self._image, source)

    def _painted(self, pixels: QSize) -> QImage:
        image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        paint = self._ghost or self._marks
        if paint is not None and not image.isNull():
            with QPainter(image) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                scale = pixels.height() / CANVAS_SIZE
                painter.scale(scale, scale)
                paint(painter)
        return image
