"""The plot inside a chart: two lines on axes. Only here is pyqtgraph imported."""

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

_MIN_EPOCHS = 0.02  # how far the wheel zooms in


class HistoryPlot(QObject):
    """Draws what it is given; the left button pans, the wheel zooms.

    Attributes:
        widget: pyqtgraph's PlotWidget.
        view: pyqtgraph's ViewBox.
        axes: of the plot.

    Args:
        quantity: losses are shown as they are, accuracies in percent.
        parent: the chart; while it has no focus, the wheel scrolls what is around it.
    """

    pointed = Signal(float, QPointF)  # epoch under the pointer; where, in the widget
    left = Signal()  # by the pointer
    zoomed = Signal()  # by hand
    double_clicked = Signal()

    def __init__(self, quantity: Quantity, parent: QWidget) -> None:
        super().__init__(parent)
        from pyqtgraph import InfiniteLine, PlotWidget, ScatterPlotItem

        self._scale = 1.0 if quantity == Quantity.LOSS else 100.0
        self._max_value = None if quantity == Quantity.LOSS else 100.0
        self._chart = parent
        self.widget: Any = PlotWidget(parent)
        item = self.widget.getPlotItem()
        self.view = item.getViewBox()
        self._set_up_input(item)
        self.axes = ChartAxes(quantity, item, self.widget)
        options = {"connect": "finite", "antialias": True}
        dots = {"symbol": "o", "symbolSize": DOT, "symbolBrush": VALIDATION_COLOR}
        self._training = item.plot(**options)
        # 2,000 points as one path take 15 ms to paint, as pieces 3 to 7 (measured)
        self._training.curve.setSegmentedLineMode("on")
        self._validation = item.plot(symbolPen=None, **dots, **options)
        self._validation.scatter.setData(useCache=False)  # dots stay sharp in a larger picture
        # In the middle: best losses are low, best accuracies high, a note is at the other end
        self._best_line = InfiniteLine(angle=90, label="", labelOpts={"position": 0.5})
        self._best_ring = ScatterPlotItem(size=2 * DOT, antialias=True, useCache=False)
        self._best_ring.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        self._pointer_line = InfiniteLine(angle=90)
        self._pointer_dots = ScatterPlotItem(size=DOT + 2, antialias=True)
        for mark in (self._best_line, self._best_ring, self._pointer_line, self._pointer_dots):
            mark.setVisible(False)
            self.view.addItem(mark, ignoreBounds=True)
        self._shown: dict[Any, Any] = {}  # item: what was last set; pyqtgraph repaints the same
        self._range: tuple[float, float, float] | None = None  # epochs, low, high; None: zoomed
        self._epochs = 1.0
        self._zoomed_note = ""
        self._validated = np.empty(0)  # epochs with a dot

    def _set_up_input(self, item: Any) -> None:
        item.hideButtons()
        item.setMenuEnabled(False)
        self.view.disableAutoRange()
        self.view.setDefaultPadding(0.0)
        self.view.sigRangeChangedManually.connect(self._on_zoom)
        self.view.sigResized.connect(self._fit_range)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setAntialiasing(True)
        self.widget.viewport().installEventFilter(self)

    def set_texts(self, epoch: str, best: str, zoomed: str) -> None:
        """Sets the texts of the lower axis, of the best epoch and of a zoomed plot."""
        self.axes.set_epoch_word(epoch)
        self._best_line.label.setFormat(best.replace("{", "").replace("}", ""))
        self._zoomed_note = zoomed

    def set_look(self, palette: QPalette, font: QFont, ratio: float) -> None:
        """Takes over Base, WindowText and Dark of the palette, and the font.

        `ratio` is device px per logical px: pyqtgraph counts a pen's width in device px.
        """
        roles = QPalette.ColorRole
        base, text = palette.color(roles.Base), palette.color(roles.WindowText)
        self.widget.setBackground(base)
        self._training.setPen(line_pen(ratio, is_dashed=False))
        self._validation.setPen(line_pen(ratio, is_dashed=True))
        self._best_line.setPen(cosmetic_pen(text, ratio, Qt.PenStyle.DotLine))
        self._best_line.label.setColor(text)
        self._best_line.label.setFont(font)
        self._best_ring.setPen(cosmetic_pen(text, 1.5 * ratio))
        self._pointer_line.setPen(cosmetic_pen(palette.color(roles.Dark), ratio))
        self._pointer_dots.setPen(cosmetic_pen(base, 1.5 * ratio))
        self._pointer_dots.setBrush(text)
        self.axes.set_look(palette, font, ratio)

    def show_lines(self, training: Points, validation: Points) -> None:
        """Draws both lines."""
        self._validated = validation[0][~np.isnan(validation[1])]
        for line, (epochs, values) in ((self._training, training), (self._validation, validation)):
            if self._is_new(line, (epochs.tobytes(), values.tobytes())):
                # pyqtgraph cannot measure a line of gaps alone
                is_empty = np.isnan(values).all()
                line.setData(*([], []) if is_empty else (epochs, values * self._scale))

    def show_best(self, epoch: int | None, point: Point | None) -> None:
        """Marks the best epoch: a line, and a ring where it has a point."""
        if self._is_new(self._best_line, (epoch, point)):
            self._best_line.setVisible(epoch is not None)
            self._best_line.setValue(epoch or 0)
            _show_points(self._best_ring, [] if point is None else [point], self._scale)

    def show_pointer(self, points: Sequence[Point]) -> None:
        """Marks the points whose values are shown; without any, removes the marks."""
        self._pointer_line.setVisible(bool(points))
        if points:
            self._pointer_line.setValue(points[0][0])
        _show_points(self._pointer_dots, points, self._scale)

    def show_range(self, epochs: float, low: float, high: float, note: str = "") -> None:
        """Shows epochs 0 to `epochs`, and values from `low` to `high` (accuracies in percent).

        `note` says what the scale leaves out; empty for nothing.
        """
        self.axes.show_note(note, is_broken=low > 0)
        if self._is_new(self.view, (epochs, low, high)):
            self._range, self._epochs = (epochs, low, high), epochs
            self.axes.set_max_epoch(epochs)
            self._fit_range()

    def place_of(self, epoch: float, value: float) -> QPointF:
        """Where a point is, in the widget's logical px."""
        scene = self.view.mapViewToScene(QPointF(epoch, value * self._scale))
        return QPointF(self.widget.mapFromScene(scene))

    def _fit_range(self) -> None:
        """Shows the range with MARGIN px around it; a zoomed plot stays as it is."""
        if self._range is None:
            return
        epochs, low, high = self._range
        width, height = self.view.width() - 2 * MARGIN, self.view.height() - 2 * MARGIN
        side, over = (
            MARGIN * epochs / max(width, MARGIN),
            MARGIN * (high - low) / max(height, MARGIN),
        )
        self._set_limits(side, over)
        self.view.setRange(
            xRange=(-side, epochs + side), yRange=(low - over, high + over), padding=0
        )

    def _set_limits(self, side: float, over: float) -> None:
        """Keeps pan and zoom where values can be: from the start and 0 on, up to 100 %."""
        self.view.setLimits(
            xMin=-side,
            xMax=self._epochs + side,
            minXRange=_MIN_EPOCHS,
            yMin=-over,
            yMax=None if self._max_value is None else self._max_value + over,
        )

    def _is_new(self, item: Any, shown: tuple[Any, ...]) -> bool:
        is_new = self._shown.get(item) != shown
        self._shown[item] = shown
        return is_new

    def _on_zoom(self) -> None:
        self._shown.pop(self.view, None)
        self._range = None
        (left, right), (low, high) = self.view.viewRange()
        width, height = max(self.view.width(), 1.0), max(self.view.height(), 1.0)
        self._set_limits(MARGIN * (right - left) / width, MARGIN * (high - low) / height)
        self.axes.show_note(self._zoomed_note, is_broken=self.view.viewRange()[1][0] > 0)
        self.zoomed.emit()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Reports where the pointer is; leaves the right button to the chart's menu."""
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self.left.emit()
        elif kind == QEvent.Type.Wheel and not self._chart.hasFocus():
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
        if self.view.sceneBoundingRect().contains(scene):
            self.pointed.emit(self._epoch_at(self.view.mapSceneToView(scene).x()), place)
        else:
            self.left.emit()

    def _epoch_at(self, epoch: float) -> float:
        """The epoch, or that of a dot which the pointer is on or just beside."""
        (left, right), _ = self.view.viewRange()
        near = DOT * (right - left) / max(self.view.width(), 1.0)
        dots = self._validated[np.abs(self._validated - epoch) <= near]
        return float(dots[np.abs(dots - epoch).argmin()]) if dots.size else epoch


def _show_points(dots: Any, points: Sequence[Point], scale: float) -> None:
    """Sets the places of a ScatterPlotItem; without any, hides it."""
    dots.setVisible(bool(points))
    if points:
        dots.setData([epoch for epoch, _ in points], [value * scale for _, value in points])
