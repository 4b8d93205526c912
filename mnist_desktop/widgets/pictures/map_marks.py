"""What lies over the images of a map: the drawing with its nearest images, and a chosen image."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from mnist_desktop.widgets.insight.value_picture import image_of_greys

_DOT, _HALO = 7.0, 2.5  # logical px, radius of the drawing's dot and width of what surrounds it
_LINE = 1.6  # logical px
_END = 7.0  # logical px, radius of the ring at the end of a line
_IMAGE = 84.0  # logical px, of an image in its card
_GAP = 8.0  # logical px
_AWAY = 16.0  # logical px between an image on the map and its card


def paint_lines(
    painter: QPainter, place: QPointF, ends: Sequence[QPointF], palette: QPalette
) -> None:
    """Lines from the drawing to its nearest images, with a ring at each end."""
    color = palette.color(QPalette.ColorRole.Highlight)
    ground = palette.color(QPalette.ColorRole.Base)
    for pen in (QPen(ground, _LINE + 2), QPen(color, _LINE)):
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for end in ends:
            painter.drawLine(place, end)
            painter.drawEllipse(end, _END, _END)


def paint_trail(painter: QPainter, trail: Sequence[QPointF], palette: QPalette) -> None:
    """Where the drawing's dot has come from while the pen moved."""
    color = QColor(palette.color(QPalette.ColorRole.Highlight))
    color.setAlpha(110)
    painter.setPen(QPen(color, 2.0))  # dots would take three times as long
    painter.drawPolyline(QPolygonF(list(trail)))


def paint_dot(painter: QPainter, place: QPointF, rect: QRectF, palette: QPalette) -> None:
    """The drawing; at the edge, and hollow, where it is out of sight."""
    color = palette.color(QPalette.ColorRole.Highlight)
    ground = palette.color(QPalette.ColorRole.Base)
    seen = rect.adjusted(_DOT, _DOT, -_DOT, -_DOT)
    at = QPointF(
        min(max(place.x(), seen.left()), seen.right()),
        min(max(place.y(), seen.top()), seen.bottom()),
    )
    painter.setPen(QPen(ground, 2 * _HALO))
    painter.setBrush(ground)
    painter.drawEllipse(at, _DOT, _DOT)
    painter.setPen(QPen(color, 2))
    painter.setBrush(color if at == place else ground)
    painter.drawEllipse(at, _DOT, _DOT)


def paint_card(
    painter: QPainter,
    place: QPointF,
    greys: NDArray[np.uint8],
    lines: Sequence[str],
    look: tuple[QRectF, QPalette],
) -> None:
    """An image with what is said of it, beside its place on the map.

    Args:
        painter: set up with antialiasing.
        place: of the image, in logical px.
        greys: (28, 28), ink = 255.
        lines: what is said.
        look: the widget's own rectangle, and its palette.
    """
    rect, palette = look
    roles = QPalette.ColorRole
    painter.setPen(QPen(palette.color(roles.Text), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(place, _END + 1, _END + 1)
    metrics = QFontMetricsF(painter.font())
    widest = max(metrics.horizontalAdvance(line) for line in lines)
    width = min(max(widest, _IMAGE), rect.width() - 2 * _GAP) + 2 * _GAP
    height = _IMAGE + len(lines) * metrics.height() + 3 * _GAP
    card = _beside(place, QSizeF(width, height), rect)
    painter.setPen(QPen(palette.color(roles.Dark), 1))
    painter.setBrush(palette.color(roles.Base))
    painter.drawRoundedRect(card, 4, 4)
    inner = QRectF(card.left() + _GAP, card.top() + _GAP, _IMAGE, _IMAGE)
    painter.drawImage(inner, image_of_greys(greys))
    painter.setPen(palette.color(roles.Text))
    line = QRectF(inner.left(), inner.bottom() + _GAP, width - 2 * _GAP, metrics.height())
    for text in lines:
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
        line.translate(0, metrics.height())


def _beside(place: QPointF, size: QSizeF, rect: QRectF) -> QRectF:
    """Right of the place, or left where there is no room; never over it if that can be."""
    left = place.x() + _AWAY
    if left + size.width() > rect.right():
        left = place.x() - _AWAY - size.width()
    left = min(max(left, rect.left()), max(rect.right() - size.width(), rect.left()))
    top = min(max(place.y() - size.height() / 2, rect.top()), rect.bottom() - size.height())
    return QRectF(QPointF(left, max(top, rect.top())), size)
