"""A timeline as the pictures of an animation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPalette

from mnist_desktop.insight.timeline import Timeline
from mnist_desktop.widgets.base.images import picture_from_qimage
from mnist_desktop.widgets.draw.canvas_image import WHITE
from mnist_desktop.widgets.insight.timeline_picture import (
    INK,
    TO_COME,
    paint_mark,
    paint_ribbons,
    paint_strokes,
)

_WIDTH, _HEIGHT, _MARGIN = 640, 292, 12  # px
_SIDE = 232  # px of the drawing
_FONT = 18  # px
_DRAWING = QRectF(_MARGIN, _MARGIN, _SIDE, _SIDE)
_RIBBONS = QRectF(2 * _MARGIN + _SIDE, _MARGIN, _WIDTH - 3 * _MARGIN - _SIDE, _SIDE)
_WORDS = QRectF(_MARGIN, _MARGIN + _SIDE, _WIDTH - 2 * _MARGIN, _HEIGHT - _MARGIN - _SIDE)
_LAST_MS = 2000  # before it begins again
_MIN_MS = 20  # what all programs keep to


def animation_pictures(
    timeline: Timeline, words: Sequence[str], palette: QPalette, font: QFont
) -> Iterator[NDArray[np.uint8]]:
    """(height, width, 3) uint8 RGB for each place: drawing, ribbons and words below.

    It takes a while; any thread may do it.

    Args:
        timeline: what is painted.
        words: what is said at each place.
        palette: the colours.
        font: of all texts; its size does not matter.
    """
    font = QFont(font)
    font.setPixelSize(_FONT)
    so_far = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    so_far.fill(palette.color(QPalette.ColorRole.Window))
    with _painter(so_far, font) as painter:
        paint_ribbons(painter, _RIBBONS, timeline, palette)
        painter.fillRect(_DRAWING, WHITE)
        paint_strokes(painter, _DRAWING, timeline.parts, TO_COME)
    for at, text in enumerate(words):
        with _painter(so_far, font) as painter:
            paint_strokes(painter, _DRAWING, timeline.parts[at : at + 1], INK)
        image = so_far.copy()
        with _painter(image, font) as painter:
            paint_mark(painter, _RIBBONS, timeline, at, palette)
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(_WORDS.width())
            )
            painter.drawText(_WORDS, Qt.AlignmentFlag.AlignVCenter, shown)
        yield picture_from_qimage(image)[:, :, :3]


def animation_milliseconds(timeline: Timeline) -> list[int]:
    """How long each picture is shown: until the next place is reached, the last for a while."""
    steps = np.diff(timeline.seconds) * 1000
    return [*np.maximum(np.rint(steps), _MIN_MS).astype(int).tolist(), _LAST_MS]


def _painter(image: QImage, font: QFont) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    return painter
