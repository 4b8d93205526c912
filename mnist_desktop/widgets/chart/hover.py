"""The values beside the pointer on a chart."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.chart.plot import HistoryPlot
from mnist_desktop.widgets.chart.series import History, Point, Quantity

_DISTANCE = 12  # logical px from the pointer
_DECIMALS = 6  # of an epoch; points are added after every few batches of it
_ROUNDING = 1e-6  # epochs


class ChartHover(QLabel):
    """Shows the values at one epoch, always inside its parent."""

    explained = Signal(str)  # the text has changed; empty: it is hidden

    def __init__(self, quantity: Quantity, history: History, parent: QWidget) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self._quantity = quantity
        self._history = history
        self._chart = parent
        self._epoch: float | None = None
        self._plot: HistoryPlot | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setContentsMargins(6, 2, 6, 2)
        self.hide()

    def follow(self, plot: HistoryPlot) -> None:
        """Explains what the pointer is at in a plot."""
        self._plot = plot
        plot.pointed.connect(self._explain)
        plot.left.connect(self.stop)

    def stop(self) -> None:
        """Hides."""
        self._epoch = None
        self.hide()
        self._set_text("")
        if self._plot is not None:
            self._plot.show_pointer([])

    def step(self, direction: int) -> None:
        """Explains the whole epoch after (1) or before (-1) the one explained now."""
        end = self._history.end()
        first = min(1.0, end)
        if self._epoch is None:
            epoch = first if direction > 0 else end
        elif direction > 0:
            epoch = min(math.floor(self._epoch + 1 + _ROUNDING), end)
        else:
            epoch = max(math.ceil(self._epoch - 1 - _ROUNDING), first)
        points = self._points(epoch)
        if points and self._plot is not None:
            self._explain(epoch, self._plot.place_of(*points[0]))

    def explanation(self, epoch: float) -> str:
        """What is known at an epoch, in words; empty where nothing is."""
        training, validation = self._history.at(epoch)
        if training is None and validation is None:
            return ""
        if training is None:
            text = self.tr("validation after epoch {checked}: {validation}")
        elif validation is None:
            text = self.tr("epoch {epoch}: training {training}")
        elif validation[0] == round(epoch, _DECIMALS):
            text = self.tr("epoch {checked}: training {training}, validation {validation}")
        else:
            text = self.tr(
                "epoch {epoch}: training {training}; validation after epoch {checked}: {validation}"
            )
        return text.format(
            epoch=_epoch_text(training),
            checked=_epoch_text(validation),
            training=self._value_text(training),
            validation=self._value_text(validation),
        )

    def _explain(self, epoch: float, place: QPointF) -> None:
        points = self._points(epoch)
        if self._plot is None or not points:
            self.stop()
            return
        self._epoch = epoch
        self._set_text(self.explanation(epoch))
        self._plot.show_pointer(points)
        self._show_beside(self._plot.widget.mapTo(self._chart, place))

    def _points(self, epoch: float) -> list[Point]:
        return [point for point in self._history.at(epoch) if point is not None]

    def _show_beside(self, place: QPointF) -> None:
        room = self._chart.rect()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _DISTANCE
        self.setWordWrap(width > room.width())
        self.setMaximumWidth(room.width())
        self.adjustSize()
        x, y = round(place.x()) + _DISTANCE, round(place.y()) - _DISTANCE - self.height()
        if x + self.width() > room.width():
            x = round(place.x()) - _DISTANCE - self.width()
        max_x, max_y = room.width() - self.width(), room.height() - self.height()
        self.move(max(min(x, max_x), 0), max(min(y, max_y), 0))
        self.raise_()
        self.show()

    def _set_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.explained.emit(text)

    def _value_text(self, point: Point | None) -> str:
        if point is None:
            return ""
        if self._quantity == Quantity.ACCURACY:
            return self.tr("{percent} %").format(percent=percentage(point[1], 2))
        return f"{point[1]:.3f}" if abs(point[1]) < 100 else f"{point[1]:.3g}"


def _epoch_text(point: Point | None) -> str:
    """Its epoch, rounded down: 1.96 is in the second one, and no 2 yet."""
    if point is None:
        return ""
    tenths = math.floor(10 * point[0] + _ROUNDING)
    return f"{tenths / 10:.1f}".removesuffix(".0")
