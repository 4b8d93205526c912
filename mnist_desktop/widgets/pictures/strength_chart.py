"""How many images networks read right, at rising strengths of a distortion."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.group_chart import diamond
from mnist_desktop.widgets.pictures.percent_plot import ColumnPlot

SIGNS = ("●", "◇", "■")
"""Mark the points of the first, second and third curve."""
_LINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
_DOT = 3.5  # logical px


class StrengthChart(Translated, ColumnPlot):
    """A line a network, told apart by its marks and dashes; columns are strengths."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strengthChart")
        self._curves: Sequence[Sequence[float]] = ()
        self._levels: Sequence[str] = ()
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Share of images read right, by strength"))
        self.setStatusTip(
            self.tr(
                "Point at a strength, or use the arrow keys, to see an image as it was read; a"
                " click or Enter puts it on the paper."
            )
        )
        self.update()

    def show_curves(self, levels: Sequence[str], curves: Sequence[Sequence[float]]) -> None:
        """Shows shares in [0, 1], a list for each network, as far as they are measured.

        Args:
            levels: what each strength is called.
            curves: at most as many as there are SIGNS.
        """
        self._levels, self._curves = levels, curves
        self.set_columns(len(levels))
        self.set_lowest(min((share for curve in curves for share in curve), default=0.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lines."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_axis(painter)
            self.paint_column(painter)
            for index in reversed(range(len(self._curves))):
                self._paint_curve(painter, index)
            self._paint_levels(painter)
            self.paint_focus(painter)

    def _paint_curve(self, painter: QPainter, index: int) -> None:
        roles, palette = QPalette.ColorRole, self.palette()
        ink = palette.color(roles.WindowText)
        shares = self._curves[index]
        places = [QPointF(self.x_of(at), self.y_of(share)) for at, share in enumerate(shares)]
        painter.setPen(QPen(ink, 1.5, _LINES[index]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(palette.color(roles.Base) if index == 1 else ink)
        for place in places:
            if index == 0:
                painter.drawEllipse(place, _DOT, _DOT)
            elif index == 1:
                painter.drawPolygon(diamond(place, _DOT + 1))
            else:
                painter.drawRect(QRectF(place.x() - _DOT, place.y() - _DOT, 2 * _DOT, 2 * _DOT))

    def _paint_levels(self, painter: QPainter) -> None:
        """As many numbers as have room below the columns."""
        if not self._levels:
            return
        metrics, area = self.fontMetrics(), self.area()
        widest = max(map(metrics.horizontalAdvance, self._levels)) + 8
        step = max(1, -(-widest * len(self._levels) // round(area.width())))
        first = len(self._levels) // 2 % step  # the middle one is written
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        for at in range(first, len(self._levels), step):
            place = QRectF(self.x_of(at) - widest / 2, area.bottom() + 3, widest, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, self._levels[at])
