"""Whether a network is right as often as it is sure: its answers in groups of equal size."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.intervals import wilson_interval

GROUPS = 10
MIN_GROUP = 20
"""Answers; of fewer a share says little."""


@dataclass(frozen=True, eq=False)
class SurenessGroup:
    """Answers of which a network was about as sure.

    Attributes:
        indices: (n,) of the images, the least sure first; n is at least 1.
        low: the smallest probability of an answer, in [0, 1].
        high: the largest.
        said: the mean, so what share should be right.
        right: how many are right.
    """

    indices: NDArray[np.intp]
    low: float
    high: float
    said: float
    right: int

    @property
    def share(self) -> float:
        """What share is right, in [0, 1]."""
        return self.right / len(self.indices)

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of that share."""
        return wilson_interval(self.right, len(self.indices))

    @property
    def verdict(self) -> int:
        """0 where `said` is in the interval, 1 where it was surer than right, -1 less sure."""
        low, high = self.interval
        return int(self.said > high) - int(self.said < low)


def sureness_groups(
    sureness: NDArray[np.floating], is_correct: NDArray[np.bool_], groups: int = GROUPS
) -> tuple[SurenessGroup, ...]:
    """Groups of as many answers each, the least sure first; fewer groups of few answers.

    Equal counts rather than equal widths, as most answers are nearly certain (adaptive calibration
    error: Nixon et al. 2019, arXiv:1904.01685).

    Args:
        sureness: (n,) the probability of each answer.
        is_correct: (n,) whether each is right.
        groups: how many at most.
    """
    count = min(groups, max(len(sureness) // MIN_GROUP, 1))
    order = np.argsort(sureness, kind="stable")
    made = []
    for indices in np.array_split(order, count):
        if len(indices):
            values = sureness[indices].astype(np.float64)
            right = int(is_correct[indices].sum())
            low, high = float(values[0]), float(values[-1])
            made.append(SurenessGroup(indices, low, high, float(values.mean()), right))
    return tuple(made)
