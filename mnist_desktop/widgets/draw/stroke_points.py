"""The points of the stroke being drawn, in an array that grows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MAX_POINTS = 20_000
_FIRST_CAPACITY = 256


class StrokePoints:
    """x, y in ink units, t in seconds since the stroke began, pressure."""

    def __init__(self) -> None:
        self._values = np.empty((_FIRST_CAPACITY, 4))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, x: float, y: float, seconds: float, pressure: float) -> None:
        """Adds a point; time never runs backwards."""
        if self._count == len(self._values):
            self._values = np.concatenate([self._values, np.empty_like(self._values)])
        if self._count:
            seconds = max(seconds, self._values[self._count - 1, 2])
        self._values[self._count] = x, y, seconds, pressure
        self._count += 1

    @property
    def last(self) -> tuple[float, float]:
        """(x, y) of the newest point."""
        x, y = self._values[self._count - 1, :2]
        return float(x), float(y)

    def snapshot(self) -> NDArray[np.float64]:
        """(n, 4) read-only copy of the points so far."""
        points = self._values[: self._count].copy()
        points.flags.writeable = False
        return points
