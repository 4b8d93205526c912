"""How many of the accepted answers are right, against how many are accepted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from mnist_desktop.insight.coverage import Accepted
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.group_chart import diamond
from mnist_desktop.widgets.pictures.percent_plot import PercentPlot

_DOT = 5.0  # logical px


class CoverageChart(Translated, PercentPlot):
    """A curve on which the threshold is a dot that can be dragged; the network's own a diamond."""

    coverage_chosen = Signal(float)  # share of the answers that should be accepted, in [0, 1]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("coverageChart")
        self._curve: NDArray[np.float64] = np.empty((0, 2))
        self._chosen: Accepted | None = None
        self._own: Accepted | None = None
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Share of right answers against share of accepted ones"))
        self.setStatusTip(
            self.tr(
                "Who accepts only sure answers gets fewer, and more of them right. Dot: the"
                " threshold below the chart; drag it. Diamond: the network's own threshold."
            )
        )
        self.update()

    def show_curve(self, curve: NDArray[np.float64]) -> None:
        """Shows (n, 2) shares accepted and shares of these that are right."""
        self._curve = curve
        self.set_lowest(float(curve[:, 1].min(initial=1.0)))

    def show_thresholds(self, chosen: Accepted | None, own: Accepted | None) -> None:
        """Marks two thresholds on the curve."""
        self._chosen, self._own = chosen, own
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints curve and marks."""
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_axis(painter)
            painter.setPen(QPen(ink, 1.5))
            painter.drawPolyline(QPolygonF([self._place(*one) for one in self._curve.tolist()]))
            if self._chosen is not None:
                self._paint_chosen(painter, self._chosen)
            if self._own is not None and self._own.accuracy is not None:
                painter.setPen(QPen(ink, 1.5))
                painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
                painter.drawPolygon(diamond(self._place(self._own.coverage, self._own.accuracy)))
            self.paint_below(painter, self.tr("0 % accepted"), self.tr("100 % accepted"))

    def _paint_chosen(self, painter: QPainter, chosen: Accepted) -> None:
        ink, area = self.palette().color(QPalette.ColorRole.WindowText), self.area()
        x = self._place(chosen.coverage, 1.0).x()
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if chosen.accuracy is not None:
            painter.setPen(QPen(ink, 1))
            painter.setBrush(ink)
            painter.drawEllipse(self._place(chosen.coverage, chosen.accuracy), _DOT, _DOT)

    def _place(self, coverage: float, accuracy: float) -> QPointF:
        area = self.area()
        return QPointF(area.left() + coverage * area.width(), self.y_of(accuracy))

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the threshold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the threshold."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event)

    def _choose(self, event: QMouseEvent) -> None:
        area: QRectF = self.area()
        share = (event.position().x() - area.left()) / area.width()
        if len(self._curve):
            self.coverage_chosen.emit(min(max(share, 0.0), 1.0))
