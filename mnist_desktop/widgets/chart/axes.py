"""The axes of a chart: epochs from left to right, round numbers upwards, a faint grid."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGraphicsItem, QLabel, QWidget

from mnist_desktop.widgets.chart.legend import cosmetic_pen
from mnist_desktop.widgets.chart.series import Quantity, ticks

MARGIN = 9.0  # logical px around the range, so that no dot and no ring is cut at the edge
_GRID_OPACITY = 90  # of 255
_GRID_SIDES = {"left": "right", "bottom": "top"}
_TICK_HEIGHTS = 1.6  # line heights from number to number
_TICK_WIDTH = 6  # digit widths from number to number
_MAX_TICKS = 8  # on the upright axis, however high the chart
_NOTE_START = 0.4  # of the width
_HIGHLIGHT_MS = 4000
_BREAK_WIDTH, _BREAK_HEIGHT = 12, 9  # logical px


class AxisNote(QLabel):
    """Says what the scale leaves out, highlighted for some seconds whenever that changes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self.setObjectName("axisNote")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(4, 0, 4, 0)
        self.setAutoFillBackground(True)  # it may lie on a line
        self._highlight = QTimer(self, interval=_HIGHLIGHT_MS, singleShot=True)
        self._highlight.timeout.connect(self.settle)
        self.settle()
        self.hide()

    @property
    def is_highlighted(self) -> bool:
        """Whether the text has just changed."""
        return self._highlight.isActive()

    def show_text(self, text: str) -> None:
        """Shows another text, or hides where it is empty."""
        if text != self.text():
            self.setText(text)
            self._highlight.start()
            self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
            self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setVisible(bool(text))

    def settle(self) -> None:
        """Ends the highlight, also for a picture that is saved."""
        self._highlight.stop()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setForegroundRole(QPalette.ColorRole.WindowText)


class AxisBreak(QWidget):
    """Two strokes across the lower end of an axis that does not begin at 0."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("axisBreak")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(_BREAK_WIDTH, _BREAK_HEIGHT)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the strokes."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.2))
            for top in (0.5, 3.5):
                painter.drawLine(QPointF(1, top + 5), QPointF(_BREAK_WIDTH - 1, top))


class ChartAxes(QObject):
    """Numbers on the left and below; the grid lines belong to the other two sides.

    An axis of pyqtgraph that draws the grid cuts off its first and last number.

    Args:
        quantity: accuracies are written in percent.
        item: pyqtgraph's PlotItem.
        widget: pyqtgraph's PlotWidget, which shows it.
    """

    def __init__(self, quantity: Quantity, item: Any, widget: QWidget) -> None:
        super().__init__(widget)
        self._is_loss = quantity == Quantity.LOSS
        self._max_epoch = math.inf
        self._item, self._view, self._widget = item, item.getViewBox(), widget
        self._line_height = self._digit_width = 10.0  # logical px, until the font is known
        self._epoch_label = QLabel(widget)
        self._epoch_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._break = AxisBreak(widget)
        self.note = AxisNote(widget)
        for side, grid in _GRID_SIDES.items():
            item.showAxis(grid)
            item.getAxis(side).setStyle(tickLength=0, tickTextOffset=4)
            item.getAxis(grid).setStyle(showValues=False, tickLength=0)
            item.getAxis(grid).setPen(None)
            item.getAxis(grid).setGrid(_GRID_OPACITY)
            item.getAxis(grid).setZValue(-1000)  # under the lines
        item.getAxis("left").setStyle(stopAxisAtTick=(True, True))  # 0 and 100 % are its ends
        self._view.sigRangeChanged.connect(self._set_ticks)
        self._view.sigResized.connect(self._set_ticks)
        self._view.sigResized.connect(self._place_labels)

    def set_epoch_word(self, word: str) -> None:
        """Sets what is written before the numbers of the lower axis."""
        self._epoch_label.setText(word)

    def set_max_epoch(self, epoch: float) -> None:
        """Numbers no epochs after this one."""
        self._max_epoch = epoch
        self._set_ticks()

    def show_note(self, note: str, *, is_broken: bool) -> None:
        """Shows a note on the upright axis, which is broken where it does not begin at 0."""
        self.note.show_text(note)
        self._break.setVisible(is_broken)
        self._place_labels()

    def set_look(self, palette: QPalette, font: QFont, ratio: float) -> None:
        """Takes over colours and font; `ratio` is device px per logical px."""
        faint = cosmetic_pen(palette.color(QPalette.ColorRole.Dark), ratio)
        metrics = QFontMetricsF(font)
        self._line_height, self._digit_width = metrics.height(), metrics.horizontalAdvance("0")
        # On the screen axes are painted once and kept as pixels while only the lines change
        modes = QGraphicsItem.CacheMode
        is_screen = ratio == self._widget.devicePixelRatioF()
        for side, grid in _GRID_SIDES.items():
            axis = self._item.getAxis(side)
            axis.setPen(faint)
            axis.setTextPen(palette.color(QPalette.ColorRole.WindowText))
            axis.setTickFont(font)
            axis.setStyle(hideOverlappingLabels=int(self._line_height))
            self._item.getAxis(grid).setTickPen(faint)
            for name in (side, grid):
                mode = modes.DeviceCoordinateCache if is_screen else modes.NoCache
                self._item.getAxis(name).setCacheMode(mode)
        for label in (self._epoch_label, self.note):
            label.setFont(font)
            label.adjustSize()
        # The same for both charts of a window, so that their epochs are aligned
        texts = (self._epoch_label.text(), "100 %")
        room = max(metrics.horizontalAdvance(text) for text in texts) + 10
        self._item.getAxis("left").setWidth(room)
        self._item.getAxis("bottom").setHeight(self._line_height + 6)
        # Numbers at the ends of an axis reach beyond it
        self._item.layout.setContentsMargins(0, self._line_height / 2, self._digit_width, 0)
        self._place_labels()
        self._set_ticks()

    def _place_labels(self) -> None:
        """Puts the note where lines rarely are: at low accuracies and high losses."""
        middle = self._widget.height() - self._line_height / 2 - 2
        self._epoch_label.move(2, round(middle - self._epoch_label.height() / 2))
        self.note.adjustSize()
        view = QRectF(self._view.sceneBoundingRect())
        left = min(view.left() + _NOTE_START * view.width(), view.right() - self.note.width())
        top = view.top() if self._is_loss else view.bottom() - self.note.height()
        self.note.move(round(max(left, view.left() + 2)), round(top))
        self._break.move(
            round(view.left() - _BREAK_WIDTH / 2),
            round(view.bottom() - MARGIN / 2 - _BREAK_HEIGHT / 2),
        )

    def _set_ticks(self) -> None:
        (left, right), (low, high) = self._view.viewRange()
        room = self._view.width() / (_TICK_WIDTH * self._digit_width)
        epochs = ticks(max(left, 0.0), min(right, self._max_epoch), room)
        if right - left > 2:  # parts of an epoch only where the person looks closely
            epochs = [epoch for epoch in epochs if epoch == int(epoch)]
        room = (self._view.height() - 2 * MARGIN) / (_TICK_HEIGHTS * self._line_height)
        top = high if self._is_loss else min(high, 100.0)
        values = ticks(max(low, 0.0), top, min(room, _MAX_TICKS))
        unit = "" if self._is_loss else " %"
        for side, places, suffix in (("bottom", epochs, ""), ("left", values, unit)):
            for name in (side, _GRID_SIDES[side]):
                self._item.getAxis(name).setTicks([[(at, f"{at:g}{suffix}") for at in places]])
