"""A bet on a run before it starts: the expected accuracies, and the images it will misread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.percentage import percentage

IMAGES = 8
"""How many images are bet on."""
LEVELS = (99.5, 99, 98, 95, 90, 80, 50)
"""Percent. Of these the highest expected one is compared."""
_DECIMALS = 3  # of a share: tenths of a percent, as they are shown


@dataclass(frozen=True)
class ExpectedCurve:
    """Validation accuracy that a person expects after whole epochs; between them a straight line.

    Attributes:
        points: epoch, from 0 for before the first batch, and share in [0, 1]; sorted.
    """

    points: tuple[tuple[int, float], ...] = ()

    def at(self, epoch: float) -> float | None:
        """The expected share after an epoch; None outside of what was drawn."""
        if not self.points or not self.points[0][0] <= epoch <= self.points[-1][0]:
            return None
        epochs, shares = zip(*self.points, strict=True)
        return round(float(np.interp(epoch, epochs, shares)), _DECIMALS)

    def with_stroke(self, places: Sequence[tuple[float, float]]) -> ExpectedCurve:
        """With a stroke drawn over what was there.

        Every whole epoch that it passes gets the height where it was passed last; the epochs
        nearest to its ends get the heights of these. A stroke that stays nearest to one epoch moves
        it to where the stroke ends. Shares are limited to [0, 1] and rounded to tenths of a
        percent.

        Args:
            places: epoch and share of each place of the pen, in order; one at least.
        """
        nearest = [max(round(epoch), 0) for epoch, _ in places]
        drawn = {nearest[0]: places[0][1], nearest[-1]: places[-1][1]}
        if len(set(nearest)) > 1:
            for start, end in pairwise(places):
                drawn.update(_passed(start, end))
        limited = {one: round(min(max(share, 0.0), 1.0), _DECIMALS) for one, share in drawn.items()}
        return ExpectedCurve(tuple(sorted({**dict(self.points), **limited}.items())))

    def until(self, epochs: int) -> ExpectedCurve:
        """The part of it that a run of so many epochs has room for."""
        end = self.at(epochs)
        kept = tuple(point for point in self.points if point[0] <= epochs)
        if end is not None and kept[-1][0] < epochs:
            kept += ((epochs, end),)
        return ExpectedCurve(kept)


def _passed(start: tuple[float, float], end: tuple[float, float]) -> dict[int, float]:
    """The whole epochs on a straight line, and its height there."""
    left, right = sorted((start[0], end[0]))
    epochs = range(math.ceil(left), math.floor(right) + 1)
    if left == right:
        return dict.fromkeys(epochs, end[1])
    slope = (end[1] - start[1]) / (end[0] - start[0])
    return {epoch: start[1] + (epoch - start[0]) * slope for epoch in epochs}


@dataclass(frozen=True)
class Compared:
    """What was expected after an epoch, and what was measured, in percent as they are shown."""

    epoch: int
    expected: float
    reached: float

    @property
    def excess(self) -> float:
        """Percentage points by which too much was expected; negative: too little."""
        return round(self.expected - self.reached, 1)


@dataclass(frozen=True)
class LevelReached:
    """When an accuracy was reached.

    Attributes:
        percent: the level.
        expected: the first whole epoch after which it was expected.
        reached: the first after which it was measured; None if after none.
    """

    percent: float
    expected: int
    reached: int | None


@dataclass(frozen=True)
class CurveResult:
    """An expected curve beside the measured one.

    Attributes:
        epochs: how many were validated.
        first: the first epoch for which there are both.
        last: the last one; the same if there is no other.
        level: None where no level was expected from the first epoch on.
    """

    epochs: int
    first: Compared
    last: Compared
    level: LevelReached | None


def compare_curves(expected: ExpectedCurve, reached: Sequence[float]) -> CurveResult | None:
    """Lays measured validation accuracies over the expected ones.

    Args:
        expected: what was drawn.
        reached: shares in [0, 1] after epoch 1, 2 and so on.

    Returns:
        None if no epoch has both.
    """
    both = [
        Compared(epoch, _percent(share), _percent(reached[epoch - 1]))
        for epoch in range(1, len(reached) + 1)
        if (share := expected.at(epoch)) is not None
    ]
    if not both:
        return None
    return CurveResult(len(reached), both[0], both[-1], _level(expected, reached))


def _level(expected: ExpectedCurve, reached: Sequence[float]) -> LevelReached | None:
    """Of the highest level that was expected within the epochs that the run has had."""
    last = expected.points[-1][0]
    epochs = range(max(expected.points[0][0], 1), min(last, len(reached)) + 1)
    shares = [(epoch, _percent(expected.at(epoch) or 0.0)) for epoch in epochs]
    highest = max(share for _, share in shares)
    level = next((one for one in LEVELS if one <= highest), None)
    if level is None:
        return None
    when = next(epoch for epoch, share in shares if share >= level)
    measured = (epoch for epoch, share in enumerate(reached, 1) if _percent(share) >= level)
    return LevelReached(level, when, next(measured, None))


def _percent(share: float) -> float:
    """As it is shown: what is said must agree with the figures on the screen."""
    return float(percentage(share))


@dataclass(frozen=True, eq=False)
class BetImages:
    """The images of a bet.

    Attributes:
        images: (n, 28, 28) uint8, ink = 255; n is IMAGES, or less if there are none to fill up.
        labels: the right digits, as many.
        own: how many of them are the person's own, which come first; the others are of MNIST's
            validation images.
    """

    images: NDArray[np.uint8]
    labels: tuple[int, ...]
    own: int


@dataclass(frozen=True)
class PickResult:
    """The images of a bet as a network read them.

    Attributes:
        labels: the right digits.
        answers: what the network answers, its likeliest digit.
        picked: the indices of the images that the person expected to be misread.
    """

    labels: tuple[int, ...]
    answers: tuple[int, ...]
    picked: frozenset[int]

    @property
    def misread(self) -> list[int]:
        """The indices of the images that were misread, in order."""
        pairs = zip(self.labels, self.answers, strict=True)
        return [index for index, (label, answer) in enumerate(pairs) if label != answer]

    @property
    def hits(self) -> int:
        """How many of the picked images were misread."""
        return len(self.picked.intersection(self.misread))


@dataclass(frozen=True)
class Bet:
    """What a person bets on one run; either may be missing.

    Attributes:
        curve: of the validation accuracy.
        picked: indices of images.
    """

    curve: ExpectedCurve = ExpectedCurve()
    picked: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.curve.points or self.picked)
