"""The plot inside a chart: two lines on axes; here alone pyqtgraph is imported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QMouseEvent, QPalette
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.chart.axes import MARGIN, ChartAxes
from mnist_desktop.widgets.chart.legend import DOT, VALIDATION_COLOR, cosmetic_pen, line_pen
from mnist_desktop.widgets.chart.series import Point, Points, Quantity

_MIN_EPOCHS = 0.02  # how far the wheel goes in


class HistoryPlot(QObject):
    """Draws what it is given; pan with the left button, zoom with the wheel where it may.

    Args:
        quantity: losses as they are, accuracies in percent.
        parent: what it is shown in.
    """

    pointed = Signal(float, QPointF)  # epoch under the pointer; where, in the plot
    left = Signal()  # by the pointer
    zoomed = Signal()  # by hand
    double_clicked = Signal()

    def __init__(self, quantity: Quantity, parent: QWidget) -> None:
        super().__init__(parent)
        from pyqtgraph import InfiniteLine, InfLineLabel, PlotWidget, ScatterPlotItem

        self._quantity = quantity
        self.wheel_zooms = False
        self.widget: Any = PlotWidget(parent)
        self._item = self.widget.getPlotItem()
        self._view = self._item.getViewBox()
        self._look_after_input()
        self._axes = ChartAxes(quantity, self._item, self.widget)
        options = {"connect": "finite", "antialias": True}
        dots = {"symbol": "o", "symbolSize": DOT, "symbolBrush": VALIDATION_COLOR}
        self._training = self._item.plot(**options)
        # 2,000 points as one path take 15 ms to paint, as pieces 3 to 7 (measured)
        self._training.curve.setSegmentedLineMode("on")
        self._validation = self._item.plot(symbolPen=None, **dots, **options)
        self._validation.scatter.setData(useCache=False)  # dots stay sharp in a larger picture
        self._best_line = InfiniteLine(angle=90)
        # In the middle: best losses are low, best accuracies high, a note is at the other end
        self._best_word = InfLineLabel(self._best_line, position=0.5)
        self._best_ring = ScatterPlotItem(size=2 * DOT, antialias=True, useCache=False)
        self._best_ring.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        self._shown: dict[Any, Any] = {}  # by what was last set: pyqtgraph sets the same anew
        self._range: tuple[float, float, float] | None = None  # epochs, low, high; None: zoomed
        self._epochs = 1.0
        self._validated = np.empty(0)  # epochs with a dot
        self._pointer_line = InfiniteLine(angle=90)
        self._pointer_dots = ScatterPlotItem(size=DOT + 2, antialias=True)
        for item in self._marks():
            item.setVisible(False)
            self._view.addItem(item, ignoreBounds=True)

    def _look_after_input(self) -> None:
        self._item.hideButtons()
        self._item.setMenuEnabled(False)
        self._view.disableAutoRange()
        self._view.setDefaultPadding(0.0)
        self._view.sigRangeChangedManually.connect(self._report_zoom)
        self._view.sigResized.connect(self._fit_range)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setAntialiasing(True)
        self.widget.viewport().installEventFilter(self)

    def _marks(self) -> tuple[Any, ...]:
        return self._best_line, self._best_ring, self._pointer_line, self._pointer_dots

    def set_words(self, epoch: str, best: str, zoomed: str) -> None:
        """Sets the texts in the plot: of the lower axis, of the mark, of a zoomed plot."""
        self._axes.set_words(epoch, zoomed)
        self._best_word.format = best.replace("{", "").replace("}", "")
        self._best_word.valueChanged()

    def set_look(self, palette: QPalette, font: QFont, ratio: float) -> None:
        """Takes colours and type from the window.

        Args:
            palette: Base, WindowText and Dark are used.
            font: of all texts.
            ratio: device px per logical px; pyqtgraph counts a pen's width in device px.
        """
        roles = QPalette.ColorRole
        text, faint = palette.color(roles.WindowText), palette.color(roles.Dark)
        base = palette.color(roles.Base)
        self.widget.setBackground(base)
        self._training.setPen(line_pen(ratio, is_dashed=False))
        self._validation.setPen(line_pen(ratio, is_dashed=True))
        self._best_line.setPen(cosmetic_pen(text, ratio, Qt.PenStyle.DotLine))
        self._best_word.setColor(text)
        self._best_word.setFont(font)
        self._best_ring.setPen(cosmetic_pen(text, 1.5 * ratio))
        self._pointer_line.setPen(cosmetic_pen(faint, ratio))
        self._pointer_dots.setPen(cosmetic_pen(base, 1.5 * ratio))
        self._pointer_dots.setBrush(text)
        self._axes.set_look(palette, font, ratio)
        self._axes.set_kept(ratio == self.widget.devicePixelRatioF())

    def show_lines(self, training: Points, validation: Points) -> None:
        """Draws both lines."""
        self._validated = validation[0][~np.isnan(validation[1])]
        for line, (epochs, values) in ((self._training, training), (self._validation, validation)):
            if not self._is_news(line, (epochs.tobytes(), values.tobytes())):
                continue
            if np.isnan(values).all():  # pyqtgraph cannot measure a line of gaps
                line.setData([], [])
            else:
                line.setData(epochs, values * self._scale())

    def show_range(self, epochs: float, low: float, high: float, note: str = "") -> None:
        """Shows epochs 0 to `epochs`, and values from `low` to `high` (accuracies in percent).

        Args:
            epochs: at the right end.
            low: at the lower end.
            high: at the upper end.
            note: what a reader must know of a scale that does not show everything from 0 on.
        """
        self._axes.set_note(note, is_broken=low > 0)
        if not self._is_news(self._view, (epochs, low, high)):
            return
        self._range, self._epochs = (epochs, low, high), epochs
        self._axes.set_epochs(epochs)
        self._fit_range()

    def _fit_range(self) -> None:
        """Shows the range and, around it, room for half a mark; where it was zoomed, that alone."""
        if self._range is None:
            return
        epochs, low, high = self._range
        side, over = self._room(epochs, high - low)
        self._limit(side, over)
        self._view.setRange(
            xRange=(-side, epochs + side), yRange=(low - over, high + over), padding=0
        )

    def _room(self, epochs: float, values: float) -> tuple[float, float]:
        """MARGIN px in epochs and in values, where so many of them fill the rest of the plot."""
        width, height = self._view.width() - 2 * MARGIN, self._view.height() - 2 * MARGIN
        return MARGIN * epochs / max(width, MARGIN), MARGIN * values / max(height, MARGIN)

    def _limit(self, side: float, over: float) -> None:
        """Nobody gets to where no value can be: before the start, below 0, above 100 %."""
        is_loss = self._quantity == Quantity.LOSS
        self._view.setLimits(
            xMin=-side,
            xMax=self._epochs + side,
            minXRange=_MIN_EPOCHS,
            yMin=-over,
            yMax=None if is_loss else 100 + over,
        )

    def show_best(self, epoch: int | None, point: Point | None) -> None:
        """Marks the best epoch: a line, and a ring where it has a point."""
        if not self._is_news(self._best_line, (epoch, point)):
            return
        self._best_line.setVisible(epoch is not None)
        self._best_ring.setVisible(point is not None)
        if epoch is not None:
            self._best_line.setValue(epoch)
        if point is not None:
            self._best_ring.setData([point[0]], [point[1] * self._scale()])

    def settle(self) -> None:
        """Nothing stands out because it is new, as in a picture that is kept."""
        self._axes.settle()

    def mark(self, points: Sequence[Point]) -> None:
        """Marks what is explained; no points take the marks away."""
        for item in (self._pointer_line, self._pointer_dots):
            item.setVisible(bool(points))
        if points:
            self._pointer_line.setValue(points[0][0])
            self._pointer_dots.setData(
                [epoch for epoch, _ in points], [value * self._scale() for _, value in points]
            )

    def place_of(self, epoch: float, value: float) -> QPointF:
        """Where a point is, in the plot's logical px."""
        scene = self._view.mapViewToScene(QPointF(epoch, value * self._scale()))
        return QPointF(self.widget.mapFromScene(scene))

    def _is_news(self, item: Any, shown: tuple[Any, ...]) -> bool:
        is_news = self._shown.get(item) != shown
        self._shown[item] = shown
        return is_news

    def _scale(self) -> float:
        return 1.0 if self._quantity == Quantity.LOSS else 100.0

    def _report_zoom(self) -> None:
        self._shown.pop(self._view, None)
        self._range = None
        (left, right), (low, high) = self._view.viewRange()
        width, height = max(self._view.width(), 1.0), max(self._view.height(), 1.0)
        self._limit(MARGIN * (right - left) / width, MARGIN * (high - low) / height)
        self._axes.set_zoomed()
        self.zoomed.emit()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells where the pointer is; keeps the right button for the chart's menu."""
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self.left.emit()
        elif kind == QEvent.Type.Wheel and not self.wheel_zooms:
            event.ignore()  # it scrolls the column
            return True
        elif kind == QEvent.Type.MouseButtonDblClick:
            self.double_clicked.emit()
            return True
        elif isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.RightButton:
                return True
            if kind == QEvent.Type.MouseMove:
                self._point_at(event.position())
        return False

    def _point_at(self, place: QPointF) -> None:
        scene = self.widget.mapToScene(place.toPoint())
        if self._view.sceneBoundingRect().contains(scene):
            self.pointed.emit(self._meant_by(self._view.mapSceneToView(scene).x()), place)
        else:
            self.left.emit()

    def _meant_by(self, epoch: float) -> float:
        """The epoch, or that of a dot which the pointer is on or just beside."""
        (left, right), _ = self._view.viewRange()
        near = DOT * (right - left) / max(self._view.width(), 1.0)
        dots = self._validated[np.abs(self._validated - epoch) <= near]
        return float(dots[np.abs(dots - epoch).argmin()]) if dots.size else epoch
