"""The axes of a chart: epochs from left to right, round numbers upwards, a faint grid."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QGraphicsItem, QLabel, QWidget

from mnist_desktop.widgets.chart.axis_note import AxisBreak, AxisNote
from mnist_desktop.widgets.chart.legend import cosmetic_pen
from mnist_desktop.widgets.chart.series import Quantity, ticks

MARGIN = 9.0  # logical px around the range, so that no dot and no ring is cut at the edge
_GRID = 90  # opacity of 255
_GRID_SIDES = {"left": "right", "bottom": "top"}
_TICK_HEIGHTS = 1.6  # heights of a line of text from number to number
_TICK_WIDTH = 6  # widths of a digit
_MAX_TICKS = 8  # about so many numbers upwards, however high the chart
_NOTE_START = 0.4  # of the width


class ChartAxes(QObject):
    """Numbers on the left and below; the lines of the grid belong to the other two sides.

    An axis of pyqtgraph that draws the grid cuts off its first and last number.

    Args:
        quantity: accuracies are written in percent.
        item: pyqtgraph's PlotItem.
        parent: the widget that shows it.
    """

    def __init__(self, quantity: Quantity, item: Any, parent: QWidget) -> None:
        super().__init__(parent)
        self._unit = "" if quantity == Quantity.LOSS else " %"
        self._highest = math.inf if quantity == Quantity.LOSS else 100.0
        self._epochs = math.inf
        self._item = item
        self._view = item.getViewBox()
        self._widget = parent
        self._line_height = self._digit_width = 10.0  # logical px, until the type is known
        self._epoch_word = QLabel(parent)
        self._epoch_word.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._zoomed = ""
        self._break = AxisBreak(parent)
        self._note = AxisNote(parent)
        for side, opposite in _GRID_SIDES.items():
            item.showAxis(opposite)
            item.getAxis(side).setStyle(tickLength=0, tickTextOffset=4)
            item.getAxis(opposite).setStyle(showValues=False, tickLength=0)
            item.getAxis(opposite).setPen(None)
            item.getAxis(opposite).setGrid(_GRID)
            item.getAxis(opposite).setZValue(-1000)  # under the lines
        item.getAxis("left").setStyle(stopAxisAtTick=(True, True))  # 0 and 100 % are its ends
        self._view.sigRangeChanged.connect(self._set_ticks)
        self._view.sigResized.connect(self._set_ticks)
        self._view.sigResized.connect(self._place_note)
        parent.sigDeviceRangeChanged.connect(self._place_word)  # type: ignore[attr-defined]

    def set_kept(self, is_kept: bool) -> None:
        """Whether axes are painted once and kept, as pixels, while only the lines change.

        A picture with more pixels than the screen needs them painted.
        """
        modes = QGraphicsItem.CacheMode
        mode = modes.DeviceCoordinateCache if is_kept else modes.NoCache
        for side in (*_GRID_SIDES, *_GRID_SIDES.values()):
            self._item.getAxis(side).setCacheMode(mode)

    def set_words(self, epoch: str, zoomed: str) -> None:
        """Sets what is written before the numbers of the lower axis, and of a zoomed plot."""
        self._epoch_word.setText(epoch)
        self._zoomed = zoomed

    def set_epochs(self, epochs: float) -> None:
        """Numbers no epochs after these."""
        self._epochs = epochs
        self._set_ticks()

    def set_note(self, note: str, *, is_broken: bool) -> None:
        """Says what a reader must know of the upright axis; breaks it where it lacks its 0."""
        if (note, is_broken) != (self._note.text(), not self._break.isHidden()):
            self._note.say(note)
            self._break.setVisible(is_broken)
            self._place_note()

    def settle(self) -> None:
        """The note stands out no more."""
        self._note.settle()

    def set_zoomed(self) -> None:
        """Says that the person chose the part that is shown."""
        self.set_note(self._zoomed, is_broken=self._view.viewRange()[1][0] > 0)

    def set_look(self, palette: QPalette, font: QFont, ratio: float) -> None:
        """Takes colours and type; `ratio` is device px per logical px."""
        faint = cosmetic_pen(palette.color(QPalette.ColorRole.Dark), ratio)
        for side, opposite in _GRID_SIDES.items():
            axis = self._item.getAxis(side)
            axis.setPen(faint)
            axis.setTextPen(palette.color(QPalette.ColorRole.WindowText))
            axis.setTickFont(font)
            self._item.getAxis(opposite).setTickPen(faint)
        self._epoch_word.setFont(font)
        self._note.setFont(font)
        self._measure(QFontMetricsF(font))

    def _measure(self, metrics: QFontMetricsF) -> None:
        """Both charts of a window keep the same room on the left, so that their epochs agree."""
        self._line_height, self._digit_width = metrics.height(), metrics.horizontalAdvance("0")
        words = (self._epoch_word.text(), "100 %")
        room = max(metrics.horizontalAdvance(word) for word in words) + 10
        self._item.getAxis("left").setWidth(room)
        self._item.getAxis("bottom").setHeight(self._line_height + 6)
        # Numbers at the ends of an axis reach beyond it
        self._item.layout.setContentsMargins(0, self._line_height / 2, self._digit_width, 0)
        for side in _GRID_SIDES:
            self._item.getAxis(side).setStyle(hideOverlappingLabels=int(self._line_height))
        self._epoch_word.adjustSize()
        self._place_word()
        self._set_ticks()

    def _place_word(self) -> None:
        middle = self._widget.height() - self._line_height / 2 - 2
        self._epoch_word.move(2, round(middle - self._epoch_word.height() / 2))

    def _place_note(self) -> None:
        """Where lines rarely are: high losses and low accuracies come at the start of a run."""
        self._note.adjustSize()
        view = QRectF(self._view.sceneBoundingRect())
        left = min(view.left() + _NOTE_START * view.width(), view.right() - self._note.width())
        is_above = self._highest == math.inf
        top = view.top() if is_above else view.bottom() - self._note.height()
        self._note.move(round(max(left, view.left() + 2)), round(top))
        self._break.place(QPointF(view.left(), view.bottom() - MARGIN / 2))

    def _set_ticks(self) -> None:
        (left, right), (low, high) = self._view.viewRange()
        across = ticks(
            max(left, 0.0),
            min(right, self._epochs),
            self._view.width() / (_TICK_WIDTH * self._digit_width),
        )
        if right - left > 2:  # parts of an epoch only where the person looks closely
            across = [epoch for epoch in across if epoch == int(epoch)]
        most = (self._view.height() - 2 * MARGIN) / (_TICK_HEIGHTS * self._line_height)
        up = ticks(max(low, 0.0), min(high, self._highest), min(most, _MAX_TICKS))
        self._number("bottom", across, "")
        self._number("left", up, self._unit)

    def _number(self, side: str, places: list[float], unit: str) -> None:
        for axis in (side, _GRID_SIDES[side]):
            self._item.getAxis(axis).setTicks([[(at, f"{at:g}{unit}") for at in places]])
