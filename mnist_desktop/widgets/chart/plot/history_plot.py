"""The plot inside a chart: two lines on axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from pyqtgraph import InfiniteLine, PlotWidget, ScatterPlotItem
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetricsF, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QGraphicsItem, QLabel, QWidget

from mnist_desktop.widgets.chart.legend import (
    DOT,
    LINE_WIDTH,
    VALIDATION_COLOR,
    expected_pen,
    line_pen,
)
from mnist_desktop.widgets.chart.overlays import OverlaidLines, points_of
from mnist_desktop.widgets.chart.plot.axis import MARGIN, Axis
from mnist_desktop.widgets.chart.plot.axis_note import AxisNote
from mnist_desktop.widgets.chart.plot.change_lines import ChangeLines
from mnist_desktop.widgets.chart.series import (
    Curve,
    History,
    Point,
    Points,
    Quantity,
    clipped,
)

_MIN_EPOCHS = 0.02  # how far the wheel zooms in
_LONG, _TOO_LONG = 1000, 1e9  # a loss between them is written with all its digits
_BREAK_WIDTH, _BREAK_HEIGHT = 12, 9  # logical px
_LOOK_EVENTS = (
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.DevicePixelRatioChange,
    QEvent.Type.LanguageChange,
    QEvent.Type.Show,
)
_NO_POINTS = np.empty((2, 0))
_ROLES = QPalette.ColorRole


class HistoryPlot(PlotWidget):  # type: ignore[misc]
    """Draws a history; the left button pans, the wheel zooms, a double click shows everything.

    Attributes:
        view: pyqtgraph's ViewBox.
        is_zoomed: by hand; then the range stays as it is.

    Args:
        quantity: losses are shown as they are, accuracies in percent.
        chart: the parent; while it has no focus, the wheel scrolls what is around it.
    """

    pointed = Signal(float, QPointF)  # epoch under the pointer; where, in the widget
    left = Signal()  # by the pointer

    def __init__(self, quantity: Quantity, chart: QWidget) -> None:
        scale = (1, "") if quantity == Quantity.LOSS else (100, " %")
        self._axes = {
            **{side: Axis(side) for side in ("bottom", "top")},
            **{side: Axis(side, *scale) for side in ("left", "right")},
        }
        super().__init__(chart, axisItems=self._axes)
        self._quantity, self._chart = quantity, chart
        self.view: Any = self.getViewBox()
        self.is_zoomed = False
        self._extent = 1.0, 0.0, 1.0  # epochs, lowest and highest value of the scale
        self._left_out = ""  # by the scale, in words
        self._is_broken = False  # the upright axis does not begin at 0
        self._shown: dict[Any, Points] = {}
        self._dots = np.empty(0)  # epochs with a validation point
        self._epoch_label = QLabel(self)
        # Where lines and points rarely are: at low accuracies and high losses, late in the run
        self._note = AxisNote(self, is_above=quantity == Quantity.LOSS)
        self._set_up_view()
        self._add_items()
        self.set_look(self.devicePixelRatioF())

    def _set_up_view(self) -> None:
        self.hideButtons()
        self.setMenuEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAntialiasing(True)
        self.view.disableAutoRange()
        self.view.setDefaultPadding(0.0)
        self.view.sigRangeChangedManually.connect(self._on_zoomed)
        self.view.sigResized.connect(self._show_range)
        self._axes["left"].setStyle(stopAxisAtTick=(True, True))  # 0 and 100 % are its ends
        for side in ("right", "top"):
            self._axes[side].setZValue(-1000)  # under the lines
        self._epoch_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _add_items(self) -> None:
        options = {"connect": "finite", "antialias": True}
        dots = {"symbol": "o", "symbolSize": DOT, "symbolBrush": VALIDATION_COLOR}
        self._training = self.plotItem.plot(**options)
        # 2,000 points as one path take 15 ms to paint, as pieces 3 to 7 (measured)
        self._training.curve.setSegmentedLineMode("on")
        self._validation = self.plotItem.plot(symbolPen=None, **dots, **options)
        self._expected = self.plotItem.plot(**options)
        self._validation.scatter.setData(useCache=False)  # dots stay sharp in a larger picture
        # In the middle: best losses are low, best accuracies high, a note is at the other end
        self._best_line = InfiniteLine(angle=90, label="", labelOpts={"position": 0.5})
        self._best_ring = ScatterPlotItem(size=2 * DOT, antialias=True, useCache=False)
        self._best_ring.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        self._pointer_line = InfiniteLine(angle=90)
        self._moment_line = InfiniteLine(angle=90)
        self._pointer_dots = ScatterPlotItem(size=DOT + 2, antialias=True)
        self._overlays = OverlaidLines(self.plotItem)
        self._changes = ChangeLines(self, self._quantity)
        self._overlaid: Sequence[Curve] = ()
        pointer = self._pointer_line, self._pointer_dots
        for mark in (self._best_line, self._best_ring, *pointer, self._moment_line):
            mark.setVisible(False)
            self.view.addItem(mark, ignoreBounds=True)

    def set_look(self, ratio: float, *, is_print: bool = False) -> None:
        """Takes over the widget's palette, font and language.

        Args:
            ratio: device px per logical px: pyqtgraph counts a pen's width in device px.
            is_print: whether it is for a picture, as large as one likes.
        """
        base, text, faint = map(self.palette().color, (_ROLES.Base, _ROLES.WindowText, _ROLES.Dark))
        self.setBackground(base)
        pens = (
            (self._training, line_pen(self.palette(), is_dashed=False)),
            (self._validation, line_pen(self.palette(), is_dashed=True)),
            (self._expected, expected_pen(self.palette())),
        )
        for line, pen in pens:
            pen.setWidthF(LINE_WIDTH * ratio)
            pen.setCosmetic(True)
            line.setPen(pen)
        self._overlays.set_look(ratio, self.palette())
        self._best_line.setPen(text, width=ratio, style=Qt.PenStyle.DotLine)
        self._best_line.label.setColor(text)
        self._best_line.label.setFont(self.font())
        self._best_line.label.setFormat(self.tr("best").replace("{", "").replace("}", ""))
        self._best_ring.setPen(text, width=1.5 * ratio)
        self._moment_line.setPen(text, width=2 * ratio)
        self._pointer_line.setPen(faint, width=ratio)
        self._pointer_dots.setPen(base, width=1.5 * ratio)
        self._pointer_dots.setBrush(text)
        self._changes.redraw()
        self._epoch_label.setText(self.tr("epoch"))
        self._epoch_label.adjustSize()
        # On the screen axes are painted once and kept as pixels while only the lines change
        modes = QGraphicsItem.CacheMode
        is_screen = ratio == self.devicePixelRatioF() and not is_print
        metrics = QFontMetricsF(self.font())
        for axis in self._axes.values():
            if not axis.is_grid:
                axis.setPen(faint, width=ratio)
                axis.setStyle(hideOverlappingLabels=int(metrics.height()))
            axis.setTickPen(faint, width=ratio)
            axis.setTextPen(text)
            axis.setTickFont(self.font())
            axis.setCacheMode(modes.DeviceCoordinateCache if is_screen else modes.NoCache)
        if is_print:  # vector graphics have no pixels at all
            self.setCacheMode(self.CacheModeFlag.CacheNone)
            for dots in (self._validation.scatter, self._best_ring, *self._overlays.dots):
                dots.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})
        # The same for both charts of a window, so that their epochs are aligned
        texts = (self._epoch_label.text(), "100 %")
        self._axes["left"].setWidth(max(map(metrics.horizontalAdvance, texts)) + 10)
        self._axes["bottom"].setHeight(metrics.height() + 6)
        # Numbers at the ends of an axis reach beyond it
        end = metrics.horizontalAdvance("0")
        self.plotItem.layout.setContentsMargins(0, metrics.height() / 2, end, 0)
        self._show_range()

    # What is shown

    def draw(self, history: History, overlaid: Sequence[Curve] = (), expected: Curve = ()) -> None:
        """Draws all of a history: lines, best epoch, and what the scale leaves out.

        Args:
            history: of the run that is shown.
            overlaid: validation curves of other runs.
            expected: what was bet before the run.
        """
        if overlaid != self._overlaid:
            self._overlaid = overlaid
            self._overlays.draw(overlaid)
        self._dots = history.validation.known()[0]
        for line, curve in (
            (self._training, history.training),
            (self._validation, history.validation),
        ):
            # pyqtgraph cannot measure a line of gaps alone
            self._set_points(line, curve.points() if curve.known().size else _NO_POINTS)
        best = history.best_point()
        self._best_line.setVisible(history.best_epoch is not None)
        self._best_line.setValue(history.best_epoch or 0)
        self._set_points(self._best_ring, _NO_POINTS if best is None else np.array([best]).T)
        self._changes.draw(history.changes)
        self._set_points(self._expected, points_of(expected))
        others = [points_of(curve) for curve in (*overlaid, expected)]
        low, high = history.value_range(self._quantity, others)
        values = np.concatenate([history.known(), *others], axis=1)
        largest = values[1].max(initial=0.0)
        self._left_out = ""
        if low > 0:
            self._left_out = self.tr("starts at {value} %").format(value=f"{100 * low:g}")
        elif largest > high:
            value = f"{largest:,.0f}" if _LONG <= largest < _TOO_LONG else f"{largest:.3g}"
            self._left_out = self.tr("goes up to {value}").format(value=value)
        end = values[0].max(initial=history.end())  # a gap may come last
        self._extent = max(history.epochs, end), low, high
        self._show_range()

    def show_pointer(self, points: Sequence[Point]) -> None:
        """Marks the points whose values are shown; without any, removes the marks."""
        self._pointer_line.setVisible(bool(points))
        if points:
            self._pointer_line.setValue(points[0][0])
        self._set_points(self._pointer_dots, np.array(points).reshape(-1, 2).T)

    def show_moment(self, epoch: float | None) -> None:
        """Marks a moment of the film, after so many epochs; None removes the mark."""
        self._moment_line.setVisible(epoch is not None)
        self._moment_line.setValue(epoch or 0.0)

    def show_everything(self) -> None:
        """Undoes zoom and pan."""
        self.is_zoomed = False
        self._show_range()

    def place_of(self, epoch: float, value: float) -> QPointF:
        """Where a point is, in the widget's logical px."""
        return QPointF(self.mapFromScene(self.view.mapViewToScene(QPointF(epoch, value))))

    def settle(self) -> None:
        """Ends the highlight of a new note, also for a picture that is saved."""
        self._note.settle()

    def cut_lines(self) -> None:
        """Leaves out what the range does not show: vector graphics are not clipped.

        Call it when the plot has the size that it is painted in.
        """
        low, high = self.view.viewRange()[1]
        for line in (self._training, self._validation, self._expected, *self._overlays.lines):
            x, y = line.getData()
            if x is not None and len(x):
                cut = clipped(np.array([x, y]), low, high)
                line.curve.setData(*cut, connect="finite")

    def _set_points(self, item: Any, points: Points) -> None:
        """Sets other points of a line or of dots: for the same ones pyqtgraph works as long."""
        if not np.array_equal(points, self._shown.get(item, _NO_POINTS), equal_nan=True):
            self._shown[item] = points
            item.setData(*points)
        item.setVisible(points.size > 0)

    def _show_range(self) -> None:
        """Shows the extent with MARGIN px around it; a zoomed plot stays as it is.

        Pan and zoom are kept where values can be: from the start and 0 on, up to 100 %.
        """
        end, low, high = self._extent
        x, y, added = (0.0, end), (low, high), 2 * MARGIN
        if self.is_zoomed:
            (x, y), added = self.view.viewRange(), 0.0
        side = MARGIN * (x[1] - x[0]) / max(self.view.width() - added, MARGIN)
        over = MARGIN * (y[1] - y[0]) / max(self.view.height() - added, MARGIN)
        limits = {"xMin": -side, "xMax": end + side, "yMin": -over, "minXRange": _MIN_EPOCHS}
        self._axes["bottom"].max_value = self._axes["top"].max_value = end
        if self._quantity == Quantity.ACCURACY:
            limits["yMax"] = 1.0 + over
            self._axes["left"].max_value = self._axes["right"].max_value = 1.0
        self.view.setLimits(**limits)
        if not self.is_zoomed:
            x, y = (x[0] - side, x[1] + side), (y[0] - over, y[1] + over)
            self.view.setRange(xRange=x, yRange=y, padding=0)
            self._show_note(self._left_out, is_broken=low > 0)
        else:
            zoomed = self.tr("zoomed: a double click shows everything")
            self._show_note(zoomed, is_broken=self.view.viewRange()[1][0] > 0)
        self._changes.place_texts()
        self._overlays.place_letters(*self.view.viewRange()[1])

    def _show_note(self, text: str, *, is_broken: bool) -> None:
        """Says what the scale leaves out."""
        self._is_broken = is_broken
        self._note.show_text(text, QRectF(self.view.sceneBoundingRect()))
        middle = self.height() - QFontMetricsF(self.font()).height() / 2 - 2
        self._epoch_label.move(2, round(middle - self._epoch_label.height() / 2))

    def _on_zoomed(self) -> None:
        self.is_zoomed = True
        self._show_range()

    # Qt

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Two strokes across the lower end of an axis that does not begin at 0."""
        if self._is_broken:
            corner = self.view.sceneBoundingRect().bottomLeft()
            left = round(corner.x() - _BREAK_WIDTH / 2)
            upper = round(corner.y() - MARGIN / 2 - _BREAK_HEIGHT / 2)
            painter.setPen(QPen(self.palette().color(_ROLES.WindowText), 1.2))
            for top in (upper + 0.5, upper + 3.5):
                painter.drawLine(QPointF(left + 1, top + 5), QPointF(left + _BREAK_WIDTH - 1, top))

    def event(self, event: QEvent) -> bool:
        """Follows the theme, the size of the font, the screen and the language."""
        is_done = bool(super().event(event))
        if event.type() in _LOOK_EVENTS and self.isVisible():
            self.set_look(self.devicePixelRatioF())
        return is_done

    def viewportEvent(self, event: QEvent) -> bool:
        """Reports where the pointer is; leaves the right button to the chart's menu."""
        kind = event.type()
        if kind == QEvent.Type.Wheel and not self._chart.hasFocus():
            event.ignore()  # it scrolls the column
            return True
        if kind == QEvent.Type.MouseButtonDblClick:
            self.show_everything()
            return True
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.RightButton:
            return True
        if kind == QEvent.Type.Leave:
            self.left.emit()
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseMove:
            self._point_at(event.position())
        return bool(super().viewportEvent(event))

    def _point_at(self, place: QPointF) -> None:
        """Reports the epoch, or that of a dot which the pointer is on or just beside."""
        scene = self.mapToScene(place.toPoint())
        if not self.view.sceneBoundingRect().contains(scene):
            self.left.emit()
            return
        epoch = self.view.mapSceneToView(scene).x()
        near = DOT * self.view.viewPixelSize()[0]
        dots = self._dots[np.abs(self._dots - epoch) <= near]
        self.pointed.emit(min(dots, key=lambda dot: abs(dot - epoch), default=epoch), place)
