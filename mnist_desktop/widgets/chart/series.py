"""What a chart draws: the points of its lines, and the part of the scale worth showing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

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
Points = NDArray[np.float64]  # (2, n): epochs and values


class Quantity(StrEnum):
    """What a chart shows."""

    LOSS = "loss"
    ACCURACY = "accuracy"


@dataclass(frozen=True)
class ChangeMark:
    """Where a run was changed while it went on.

    Attributes:
        epoch: how many epochs were done.
        learning_rate: from then on; None if it stayed.
        is_augmented: whether images are varied from then on; None if that stayed.
    """

    epoch: float
    learning_rate: float | None = None
    is_augmented: bool | None = None


class LearningCurve:
    """Values over epochs; when there are too many, every second one is dropped."""

    def __init__(self) -> None:
        self._points = np.empty((2, _MAX_POINTS))
        self._count = self._added = 0
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
        """All points; the value is NaN where the line has a gap."""
        return self._points[:, : self._count].copy()

    def known(self) -> Points:
        """The points without the gaps."""
        points = self.points()
        return points[:, ~np.isnan(points[1])]

    def nearest(self, epoch: float) -> Point | None:
        """The known point nearest to an epoch, if that is the one meant."""
        known = self.known()
        distances = np.abs(known[0] - epoch)
        return _first(known[:, distances <= distances.min(initial=_REACH)])

    def latest(self, epoch: float) -> Point | None:
        """The last point that was known at an epoch."""
        known = self.known()
        return _first(known[:, known[0] <= epoch + _ROUNDING][:, -1:])


def _first(points: Points) -> Point | None:
    return next(zip(*points[:, :1].tolist(), strict=True), None)


@dataclass
class History:
    """Both lines of a chart; accuracies are shares in [0, 1].

    Attributes:
        epochs: how many it has room for; 0 before the first run.
        best_epoch: the one whose weights are kept.
        changes: made while the run went on.
    """

    epochs: int = 0
    best_epoch: int | None = None
    changes: tuple[ChangeMark, ...] = ()
    training: LearningCurve = field(default_factory=LearningCurve)
    validation: LearningCurve = field(default_factory=LearningCurve)

    @classmethod
    def of_points(cls, training: Curve, validation: Curve, best_epoch: int | None) -> History:
        """That of a run that has ended; room for just its epochs."""
        history = cls(best_epoch=best_epoch)
        for line, points in ((history.training, training), (history.validation, validation)):
            for point in points:
                line.add(*point)
        history.epochs = math.ceil(history.end())
        return history

    def __len__(self) -> int:
        return len(self.training) + len(self.validation)

    def end(self) -> float:
        """The last epoch that has a point; 0 if none has."""
        ends = (line.points()[0].max(initial=0) for line in (self.training, self.validation))
        return float(max(ends))

    def known(self) -> Points:
        """The points of both lines without the gaps."""
        return np.concatenate([self.training.known(), self.validation.known()], axis=1)

    def at(self, epoch: float) -> tuple[Point | None, Point | None]:
        """The training point of an epoch, and the newest validation point up to there.

        Without a training point (a model file may have none), the nearest validation point.
        """
        training = self.training.nearest(epoch)
        if training is None:
            return None, self.validation.nearest(epoch)
        return training, self.validation.latest(epoch)

    def best_point(self) -> Point | None:
        """Where the best epoch is marked."""
        if self.best_epoch is None:
            return None
        return self.validation.nearest(self.best_epoch) or self.training.nearest(self.best_epoch)

    def value_range(self, quantity: Quantity, others: Sequence[Points] = ()) -> tuple[float, float]:
        """Both ends of the scale: round numbers, so that it rests while values come in.

        Args:
            quantity: what the values are.
            others: curves that are drawn too, without gaps.
        """
        epochs, values = np.concatenate([self.known(), *others], axis=1)
        if not values.size:
            return 0.0, 1.0
        later = values[epochs >= epochs.max() - _LATER * np.ptp(epochs)]
        if quantity == Quantity.LOSS:
            top = min(float(values.max()), _ROOM * float(later.max()))
            return 0.0, _round_up(1.03 * top, _ENDS) if top > 0 else 1.0
        if epochs.max() <= _FIRST_CLIMB:  # from chance to where it gets in the first epoch
            return 0.0, 1.0
        lowest = 100 * float(later.min())
        lowest -= 0.15 * (100 - lowest)
        return max(low for low in _LOWER_ENDS if low <= max(lowest, 0)) / 100, 1.0


def _round_up(value: float, numbers: tuple[float, ...]) -> float:
    """The next of these numbers times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return power * next(number for number in numbers if number * power >= value * (1 - 1e-9))


def ticks(low: float, high: float, max_count: float) -> list[float]:
    """Round numbers from `low` to `high`, about as many as `max_count` allows."""
    step = _round_up(max((high - low) / max(max_count, 1), 1e-12), _STEPS)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(number * step, 12) for number in range(first, last + 1)]


def clipped(points: Points, low: float, high: float) -> Points:
    """What a line has between two values: cut where it crosses them, NaN in the gaps."""
    pieces: list[Point] = []
    for (x, y), (next_x, next_y) in pairwise(points.T.tolist()):
        if not math.isfinite(y + next_y):
            continue
        rise = next_y - y
        if rise:
            crossings = sorted(((low - y) / rise, (high - y) / rise))
        else:
            crossings = [0.0, 1.0] if low <= y <= high else [1.0, 0.0]
        start, end = max(crossings[0], 0.0), min(crossings[1], 1.0)
        if start >= end:
            continue
        places = [(x + share * (next_x - x), y + share * rise) for share in (start, end)]
        if pieces and pieces[-1] == places[0]:
            places.pop(0)  # it goes on: so do its dashes
        elif pieces:
            pieces.append((math.nan, math.nan))
        pieces += places
    return np.array(pieces, np.float64).reshape(-1, 2).T
