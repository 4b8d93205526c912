"""The values beside the pointer on a chart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.chart.overlays import LETTERS
from mnist_desktop.widgets.chart.series import Point, Quantity

if TYPE_CHECKING:
    from mnist_desktop.widgets.chart.history_chart import HistoryChart

_DISTANCE = 12  # logical px from the pointer
_DECIMALS = 6  # of an epoch; points are added after every few batches of it
_ROUNDING = 1e-6  # epochs


class ChartHover(QLabel):
    """Shows the values at one epoch, always inside the chart, its parent."""

    explained = Signal(str)  # the text has changed; empty: it is hidden

    def __init__(self, chart: HistoryChart) -> None:
        super().__init__(chart, textFormat=Qt.TextFormat.PlainText)
        self._chart = chart
        self._epoch: float | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setContentsMargins(6, 2, 6, 2)
        self.hide()

    def stop(self) -> None:
        """Hides."""
        self._show(None, [])
        self.hide()

    def step(self, direction: int) -> None:
        """Explains the whole epoch after (1) or before (-1) the one explained now."""
        end = self._chart.history.end()
        now = -direction * math.inf if self._epoch is None else self._epoch
        stops = sorted({*range(1, int(end) + 1), end})[::direction]
        beyond = (stop for stop in stops if direction * (stop - now) > _ROUNDING)
        self.explain(next(beyond, stops[-1]))

    def explain(self, epoch: float, place: QPointF | None = None) -> None:
        """Shows what is known at an epoch, beside a place in the plot or the first point."""
        points = [point for point in self._chart.history.at(epoch) if point is not None]
        plot = self._chart.plot
        if plot is None or not points:
            self.stop()
            return
        self._show(epoch, points)
        self._move_beside(plot.mapTo(self._chart, place or plot.place_of(*points[0])))

    def explanation(self, epoch: float) -> str:
        """What is known at an epoch, in words; empty where nothing is."""
        training, validation = self._chart.history.at(epoch)
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
        told = text.format(
            epoch=_epoch_text(training),
            checked=_epoch_text(validation),
            training=self._value_text(training),
            validation=self._value_text(validation),
        )
        return "; ".join([told, *self._overlaid(epoch)])

    def _overlaid(self, epoch: float) -> list[str]:
        """What was expected, and what other runs had reached at the last whole epoch."""
        texts = []
        shares = dict(self._chart.expected)
        if shares.get(round(epoch, _DECIMALS)) is not None:
            share = self._value_text((epoch, shares[round(epoch, _DECIMALS)]))
            texts.append(self.tr("expected {share}").format(share=share))
        for letter, curve in zip(LETTERS, self._chart.overlaid, strict=False):
            reached = [point for point in curve if point[0] <= epoch + _ROUNDING]
            if reached:
                texts.append(f"{letter} {self._value_text(reached[-1])}")
        return texts

    def _show(self, epoch: float | None, points: list[Point]) -> None:
        self._epoch = epoch
        if self._chart.plot is not None:
            self._chart.plot.show_pointer(points)
        text = "" if epoch is None else self.explanation(epoch)
        if text != self.text():
            self.setText(text)
            self.explained.emit(text)

    def _move_beside(self, place: QPointF) -> None:
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

    def _value_text(self, point: Point | None) -> str:
        if point is None:
            return ""
        if self._chart.quantity == Quantity.ACCURACY:
            return self.tr("{percent} %").format(percent=percentage(point[1], 2))
        return f"{point[1]:.3f}" if abs(point[1]) < 100 else f"{point[1]:.3g}"


def _epoch_text(point: Point | None) -> str:
    """Its epoch, rounded down: 1.96 is in the second one, and no 2 yet."""
    if point is None:
        return ""
    tenths = math.floor(10 * point[0] + _ROUNDING)
    return f"{tenths / 10:.1f}".removesuffix(".0")
