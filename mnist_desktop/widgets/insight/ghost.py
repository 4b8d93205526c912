"""The ghost of a changed drawing: what would be gone, and what would be new."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mnist_desktop.widgets.draw.canvas_image import INK
from mnist_desktop.widgets.draw.canvas_overlay import Paint

Line = NDArray[np.float64]
"""(n, 2) in ink units."""
_HALO = QColor(255, 255, 255, 215)  # on ink; on the paper it is not seen
_NEW = QColor(17, 24, 39, 70)  # translucent ink
_DASH, _DASH_WIDTH = (3.0, 2.0), 4.0  # dash and gap in widths; ink units
_CROSS_EVERY, _CROSS = 26.0, 5.5  # ink units between two crosses, and half of one
_HOLLOW = 0.6  # share of the brush that is cut out of removed ink


def ghost_of(removed: Sequence[Line], added: Sequence[Line], brush: float) -> Paint:
    """Removed ink is hollow and crossed out; new ink is a pale line with a dashed middle.

    Args:
        removed: lines on the ink.
        added: lines beside it.
        brush: the width of the ink, in ink units.
    """
    gone = [_points(line) for line in removed if len(line)]
    new = [_points(line) for line in added if len(line)]
    crosses = [point for line in removed for point in _along(line)]

    def paint(painter: QPainter) -> None:
        for line in gone:
            _draw(painter, line, _pen(_HALO, _HOLLOW * brush))
        painter.setPen(_pen(INK, 2.2))
        for x, y in crosses:
            for rise in (-_CROSS, _CROSS):
                painter.drawLine(QPointF(x - _CROSS, y - rise), QPointF(x + _CROSS, y + rise))
        for line in new:
            _draw(painter, line, _pen(_NEW, brush))
        for line in new:
            _draw(painter, line, _pen(_HALO, _DASH_WIDTH + 2))
            _draw(painter, line, _pen(INK, _DASH_WIDTH, is_dashed=True))

    return paint


def _pen(color: QColor, width: float, *, is_dashed: bool = False) -> QPen:
    cap = Qt.PenCapStyle.FlatCap if is_dashed else Qt.PenCapStyle.RoundCap
    pen = QPen(color, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    if is_dashed:
        pen.setDashPattern(list(_DASH))
    return pen


def _points(line: Line) -> list[QPointF]:
    return [QPointF(x, y) for x, y in line.tolist()]


def _draw(painter: QPainter, line: list[QPointF], pen: QPen) -> None:
    painter.setPen(pen)
    if len(line) == 1:
        painter.drawPoint(line[0])
    else:
        painter.drawPolyline(line)


def _along(line: Line) -> list[list[float]]:
    """Places of the crosses on a line, at least one."""
    if not len(line):
        return []
    steps = np.hypot(*np.diff(line, axis=0).T) if len(line) > 1 else np.zeros(0)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    count = max(1, round(float(along[-1]) / _CROSS_EVERY))
    places = (np.arange(count) + 0.5) * along[-1] / count
    points = [np.interp(places, along, line[:, axis]).tolist() for axis in (0, 1)]
    return [[x, y] for x, y in zip(*points, strict=True)]
