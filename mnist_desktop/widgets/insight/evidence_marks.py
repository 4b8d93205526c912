"""Evidence painted over the drawing: what speaks for a digit, and what against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QWidget

from mnist_desktop.insight.evidence import Evidence
from mnist_desktop.insight.image_patches import Box, in_picture
from mnist_desktop.insight.ink_pieces import InkPiece
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.preprocessing import IMAGE_SIZE
from mnist_desktop.recognition.raw_preprocessing import CANVAS_SIZE
from mnist_desktop.widgets.draw.canvas_image import INK, drawn_width
from mnist_desktop.widgets.draw.canvas_overlay import Paint

FOR, AGAINST = QColor("#2dd4bf"), QColor("#d946ef")
"""Teal and magenta, which mean nothing else here; contrast to the ink 9.5 and 5.1 : 1. They differ
also for colour-blind people: CIE76 by 53 in simulated deuteranopia, 91 in protanopia."""
MIN_SCALE = 0.5
"""Log odds: where no part has more, all of them look weak."""
_SEEN_FROM = 0.08  # strength
_WEAKEST = 0.25  # opacity of a strength just above it
_MIN_WIDTH = 7.0  # ink units; narrower lines have no room for the hatching
_TILE, _TILE_PX = 9.0, 36  # of the hatching: ink units, and pixels that they are drawn with
_HATCH_WIDTH = 1.3  # ink units


def strengths(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,) in [-1, 1]: the weights relative to the largest, 0 for what is not worth showing."""
    scale = max(float(np.abs(weights).max(initial=0.0)), MIN_SCALE)
    relative = weights / scale
    shown: NDArray[np.float64] = np.where(np.abs(relative) < _SEEN_FROM, 0.0, relative)
    return shown


def marks_of_ink(drawing: Drawing, evidence: Evidence[InkPiece], digit: int) -> Paint:
    """Paints the pieces over the strokes of a drawing, as wide as these."""
    shares = strengths(evidence.weights(digit)).tolist()
    pieces = [
        (_polyline(piece), _width(drawing, piece), share, _is_end(evidence.parts, place))
        for place, (piece, share) in enumerate(zip(evidence.parts, shares, strict=True))
        if share
    ]
    pieces.sort(key=lambda one: not one[3])  # round ends first, so that the others cover them

    def paint(painter: QPainter) -> None:
        for points, width, share, is_end in pieces:
            cap = Qt.PenCapStyle.RoundCap if is_end else Qt.PenCapStyle.FlatCap
            for brush in _brushes(share):
                pen = QPen(brush, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPolyline(points)

    return paint


def marks_of_image(evidence: Evidence[Box], digit: int, place: Callable[[Box], QRectF]) -> Paint:
    """Paints the patches of a picture.

    Args:
        evidence: of its 28 x 28 image.
        digit: whose evidence is wanted.
        place: where a patch lies on the canvas, in ink units.
    """
    shares = strengths(evidence.weights(digit)).tolist()
    patches = [(place(box), share) for box, share in zip(evidence.parts, shares, strict=True)]

    def paint(painter: QPainter) -> None:
        for area, share in patches:
            if share:
                painter.setOpacity(0.6)  # the picture stays visible
                for brush in _brushes(share):
                    painter.fillRect(area, brush)
        painter.setOpacity(1.0)

    return paint


def place_of_patches(drawing: Drawing, *, is_centred: bool) -> Callable[[Box], QRectF]:
    """Where patches of the 28 x 28 image lie on the canvas, in ink units.

    Args:
        drawing: what the image was made of.
        is_centred: whether the digit was looked for in a picture; else all of it was scaled.
    """
    picture = drawing.picture
    height, width = (IMAGE_SIZE, IMAGE_SIZE) if picture is None else picture.shape[:2]
    found = drawing.found if is_centred else None
    scale = CANVAS_SIZE / max(height, width)  # the canvas shows all of it, as large as fits
    left, top = (CANVAS_SIZE - width * scale) / 2, (CANVAS_SIZE - height * scale) / 2
    across, down = width / IMAGE_SIZE, height / IMAGE_SIZE

    def place(box: Box) -> QRectF:
        if found is not None:
            x, y, wide, high = in_picture(box, found)
        else:
            x, y, wide, high = box[0] * across, box[1] * down, box[2] * across, box[3] * down
        return QRectF(left + x * scale, top + y * scale, wide * scale, high * scale)

    return place


class EvidenceSwatch(QWidget):
    """A stroke of ink in the colour and hatching of one side, for the legend."""

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share  # in [-1, 1]
        self.setFixedSize(QSize(30, 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it, stronger to the right."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), INK)
            steps = 3
            for step in range(steps):
                area = QRectF(self.rect())
                area.setLeft(area.width() * step / steps)
                painter.fillRect(area, INK)
                for brush in _brushes(self._share * (step + 1) / steps):
                    painter.fillRect(area, brush)


def _brushes(share: float) -> tuple[QBrush, QBrush]:
    """The colour of a strength in [-1, 1], and its hatching."""
    color = QColor(FOR if share > 0 else AGAINST)
    color.setAlphaF(_WEAKEST + (1 - _WEAKEST) * abs(share))
    brush = QBrush(_hatching(is_crossed=share < 0))
    brush.setTransform(QTransform.fromScale(_TILE / _TILE_PX, _TILE / _TILE_PX))
    return QBrush(color), brush


@cache
def _hatching(*, is_crossed: bool) -> QImage:
    """A tile of dark diagonal lines, in both directions if crossed."""
    image = QImage(_TILE_PX, _TILE_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(INK, _HATCH_WIDTH * _TILE_PX / _TILE))
        side = float(_TILE_PX)
        for shift in (-side, 0.0, side):  # the neighbours' lines reach into the corners
            painter.drawLine(QPointF(shift - side, 2 * side), QPointF(shift + 2 * side, -side))
            if is_crossed:
                painter.drawLine(QPointF(shift - side, -side), QPointF(shift + 2 * side, 2 * side))
    return image


def _polyline(piece: InkPiece) -> list[QPointF]:
    return [QPointF(x, y) for x, y in piece.points.tolist()]


def _width(drawing: Drawing, piece: InkPiece) -> float:
    """As wide as the canvas draws the piece, in ink units."""
    stroke, brush = drawing.strokes[piece.stroke], drawing.widths[piece.stroke]
    is_pressed = stroke.shape[1] == 4
    pressure = float(stroke[piece.first : piece.last + 1, 3].mean()) if is_pressed else 1.0
    return max(drawn_width(brush, pressure), _MIN_WIDTH)


def _is_end(pieces: Sequence[InkPiece], place: int) -> bool:
    """Whether a stroke begins or ends with a piece."""
    stroke = pieces[place].stroke
    is_last = place + 1 == len(pieces) or pieces[place + 1].stroke != stroke
    return is_last or place == 0 or pieces[place - 1].stroke != stroke
