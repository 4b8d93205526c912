"""An axis of a chart: its round numbers, or its grid."""

from __future__ import annotations

import numpy as np
from pyqtgraph import AxisItem
from PySide6.QtGui import QFontMetricsF

from mnist_desktop.widgets.chart.series import ticks

MARGIN = 9.0  # logical px around the range, so that no dot and no ring is cut at the edge
_GRID_OPACITY = 90  # of 255
_TICK_HEIGHTS = 1.6  # line heights from number to number
_TICK_WIDTH = 6  # digit widths from number to number
_MAX_TICKS = 8  # on the upright axis, however high the chart


class Axis(AxisItem):  # type: ignore[misc]
    """Round numbers where values can be; the grid belongs to the two sides without numbers.

    An axis of pyqtgraph that draws the grid cuts off its first and last number.

    Attributes:
        max_value: no number is greater.

    Args:
        side: of the plot.
        unit: what a value is multiplied with to be written.
        suffix: follows it.
    """

    def __init__(self, side: str, unit: int = 1, suffix: str = "") -> None:
        super().__init__(side)
        self.max_value = np.inf
        self._unit, self._suffix = unit, suffix
        self.is_grid = side in ("right", "top")
        self.setStyle(tickLength=0, tickTextOffset=4, showValues=not self.is_grid)
        if self.is_grid:
            self.setPen(None)
            self.setGrid(_GRID_OPACITY)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """The numbers in a range, for pyqtgraph."""
        metrics = QFontMetricsF(self.style["tickFont"])
        low, high = self._unit * max(low, 0.0), self._unit * min(high, self.max_value)
        if self.orientation in ("left", "right"):
            room = (self.height() - 2 * MARGIN) / (_TICK_HEIGHTS * metrics.height())
            numbers = ticks(low, high, min(room, _MAX_TICKS))
        else:
            room = self.width() / (_TICK_WIDTH * metrics.horizontalAdvance("0"))
            numbers = ticks(low, high, room)
            if high - low > 2:  # parts of an epoch only where the person looks closely
                numbers = [number for number in numbers if number == int(number)]
        return [(1.0, [number / self._unit for number in numbers])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """What is written at these values."""
        return [f"{self._unit * value:g}{self._suffix}" for value in values]
