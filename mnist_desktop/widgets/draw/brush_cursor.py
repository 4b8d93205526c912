"""The cursor over the canvas: a cross in a circle of the brush's size."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QCursor, QPainter, QPen, QPixmap

_CROSS = 5.0  # logical px from the middle to the end of an arm
_MAX_DIAMETER = 120.0  # logical px; some systems cut off larger cursors


def brush_cursor(diameter: float, ratio: float, *, is_eraser: bool) -> QCursor:
    """A cursor that shows where and how wide the brush draws.

    Args:
        diameter: logical px of the brush.
        ratio: device px per logical px.
        is_eraser: whether it erases: the circle is dashed.
    """
    diameter = min(diameter, _MAX_DIAMETER)
    side = int(max(diameter, 2 * _CROSS)) + 5
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    middle = QPointF(side / 2, side / 2)
    line = Qt.PenStyle.DashLine if is_eraser else Qt.PenStyle.SolidLine
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # White under dark grey: visible on white and on ink
        for color, width in ((Qt.GlobalColor.white, 3.0), (Qt.GlobalColor.darkGray, 1.2)):
            painter.setPen(QPen(color, width, line))
            painter.drawEllipse(middle, diameter / 2, diameter / 2)
            painter.setPen(QPen(color, width))
            painter.drawLine(middle - QPointF(_CROSS, 0), middle + QPointF(_CROSS, 0))
            painter.drawLine(middle - QPointF(0, _CROSS), middle + QPointF(0, _CROSS))
    return QCursor(pixmap, side // 2, side // 2)
