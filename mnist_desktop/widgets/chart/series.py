"""What a chart draws: the points of its lines, and the part of the scale worth showing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import deepcopy
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

_MAX_POINTS = 2000  # of a line, an even number
_MAX_VALUE = 1e9  # what is beyond is not drawn
_REACH = 0.5  # epochs; a point farther away is not meant
_ROUNDING = 1e-6  # epochs
_LATER = 0.8  # the share of the run whose values must be easy to see
_ROOM = 3.0  # the start may be this many times as high as all that follows
_FIRST_CLIMB = 1.0  # epochs
_LOWER_ENDS = (0, 20, 40, 50, 60, 70, 80, 85, 90, 92, 94, 95, 96, 97, 98, 99, 99.5)
_ENDS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_STEPS = (1.0, 2.0, 5.0, 10.0)

Point = tuple[float, float]  # epoch and value
Curve = Sequence[Point]
Points = tuple[NDArray[np.float64], NDArray[np.float64]]  # epochs and values, (n,) each


class Quantity(StrEnum):
    """What a chart shows."""

    LOSS = "loss"
    ACCURACY = "accuracy"


class LearningCurve:
    """Values over epochs; when there are too many, every second one is dropped."""

    def __init__(self) -> None:
        self._points = np.empty((2, _MAX_POINTS))
        self.clear()

    def clear(self) -> None:
        """Removes every point."""
        self._count = 0
        self._added = 0
        self._stride = 1  # one of so many points is kept

    def __len__(self) -> int:
        return self._count

    def add(self, epoch: float, value: float) -> None:
        """Adds a point; a value that is no number (or a huge one) is a gap in the line."""
        if not math.isfinite(epoch):
            return
        if self._added and (self._added - 1) % self._stride:
            self._count -= 1  # the newest point is always shown, but not always kept
        if self._count == _MAX_POINTS:
            self._count //= 2
            self._points[:, : self._count] = self._points[:, ::2].copy()
            self._stride *= 2
        self._points[:, self._count] = epoch, value if abs(value) <= _MAX_VALUE else math.nan
        self._count += 1
        self._added += 1

    def points(self) -> Points:
        """Epochs and values; NaN where the line has a gap."""
        epochs, values = self._points[:, : self._count].copy()
        return epochs, values

    def nearest(self, epoch: float, reach: float) -> Point | None:
        """The point nearest to an epoch and at most `reach` epochs away, gaps apart."""
        epochs, values = self.points()
        distances = np.where(np.isnan(values), np.inf, np.abs(epochs - epoch))
        if not distances.size or distances.min() > reach:
            return None
        at = int(distances.argmin())
        return float(epochs[at]), float(values[at])

    def latest(self, epoch: float) -> Point | None:
        """The last point that was known at an epoch, gaps apart."""
        epochs, values = self.points()
        known = np.flatnonzero((epochs <= epoch + _ROUNDING) & ~np.isnan(values))
        return (float(epochs[known[-1]]), float(values[known[-1]])) if known.size else None

    def largest(self) -> float:
        """The largest value; NaN if there is none."""
        values = self._points[1, : self._count]
        return float(np.nanmax(values)) if np.isfinite(values).any() else math.nan


class History:
    """Both lines of a chart, how many epochs it has room for, and which one was the best."""

    def __init__(self) -> None:
        self.training, self.validation = LearningCurve(), LearningCurve()
        self.epochs = 1
        self.best_epoch: int | None = None

    def __len__(self) -> int:
        return len(self.training) + len(self.validation)

    def clear(self) -> None:
        """Removes the points and the best epoch."""
        self.training.clear()
        self.validation.clear()
        self.best_epoch = None

    def copy_from(self, other: History) -> None:
        """Takes over all of another history."""
        self.training, self.validation = deepcopy(other.training), deepcopy(other.validation)
        self.epochs, self.best_epoch = other.epochs, other.best_epoch

    def read(self, training: Curve, validation: Curve) -> None:
        """Takes over the points of a run that has ended; room for just these."""
        self.clear()
        for line, points in ((self.training, training), (self.validation, validation)):
            for epoch, value in points:
                line.add(epoch, value)
        self.epochs = max(math.ceil(self.end()), 1)

    def end(self) -> float:
        """The last epoch that has a point; 0 if none has."""
        ends = [line.points()[0].max() for line in (self.training, self.validation) if len(line)]
        return float(max(ends, default=0.0))

    def at(self, epoch: float) -> tuple[Point | None, Point | None]:
        """The training point of an epoch, and the newest validation point up to there.

        Without a training point (a model file may have none), the nearest validation point.
        """
        training = self.training.nearest(epoch, _REACH)
        if training is None:
            return None, self.validation.nearest(epoch, _REACH)
        return training, self.validation.latest(epoch)

    def best_point(self) -> Point | None:
        """Where the best epoch is marked."""
        if self.best_epoch is None:
            return None
        nearest = (
            line.nearest(self.best_epoch, _REACH) for line in (self.validation, self.training)
        )
        return next(filter(None, nearest), None)


def value_range(quantity: Quantity, *curves: LearningCurve) -> tuple[float, float]:
    """Lower and upper end of the scale: losses, or accuracies in percent.

    Both ends are round numbers, so that the scale rests while values come in.
    """
    epochs, values = np.concatenate([curve.points() for curve in curves], axis=1)
    epochs, values = epochs[~np.isnan(values)], values[~np.isnan(values)]
    if not values.size:
        return (0.0, 1.0) if quantity == Quantity.LOSS else (0.0, 100.0)
    later = values[epochs >= epochs.max() - _LATER * np.ptp(epochs)]
    if quantity == Quantity.LOSS:
        top = min(float(values.max()), _ROOM * float(later.max()))
        return 0.0, _round_up(1.03 * top, _ENDS) if top > 0 else 1.0
    if epochs.max() <= _FIRST_CLIMB:  # from chance to where it gets in the first epoch
        return 0.0, 100.0
    lowest = 100 * float(later.min())
    lowest -= 0.15 * (100 - lowest)
    return float(max(low for low in _LOWER_ENDS if low <= max(lowest, 0))), 100.0


def _round_up(value: float, numbers: tuple[float, ...]) -> float:
    """The next of these numbers times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return power * next(number for number in numbers if number * power >= value * (1 - 1e-9))


def ticks(low: float, high: float, max_count: float) -> list[float]:
    """Round numbers from `low` to `high`, about as many as `max_count` allows."""
    step = _round_up(max((high - low) / max(max_count, 1), 1e-12), _STEPS)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(number * step, 12) for number in range(first, last + 1)]
