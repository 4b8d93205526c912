"""Whether two groups of runs differ by more than repeats of the same run do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb

import numpy as np

MAX_SPLITS = 200_000  # of ten against ten there are 184,756
LEVEL = 0.05
"""Below it a difference is said to be one; Fisher's usual level."""


def permutation_test(first: Sequence[float], second: Sequence[float]) -> float:
    """The probability, in (0, 1], that chance alone parts the means as far.

    The exact two-sided permutation test of the difference of means (Fisher 1935; Good 2005,
    chapter 3): the share of all ways to deal the figures into groups of these sizes whose means lie
    at least as far apart. Five against five give 2 / 252 = 0.008 at least.

    Args:
        first: figures of one group, such as validation accuracies of runs with several seeds.
        second: of the other.

    Raises:
        ValueError: a group is empty, or there are more than MAX_SPLITS ways.
    """
    if not first or not second:
        raise ValueError("each group needs a run")
    if comb(len(first) + len(second), len(first)) > MAX_SPLITS:
        raise ValueError("too many runs for an exact test")
    figures = np.array([*first, *second], np.float64)
    splits = np.array(list(combinations(range(len(figures)), len(first))))
    sums = figures[splits].sum(axis=1)
    # The difference of means grows with the distance of the first group's sum from its expectation
    distances = np.abs(sums - figures.sum() * len(first) / len(figures))
    rounding = 1e-9 * max(np.abs(figures).sum(), 1e-300)
    return float((distances >= distances[0] - rounding).mean())


def holm(probabilities: Sequence[float]) -> list[float]:
    """Probabilities of several tests, each made larger so that all of them may be looked at.

    Holm 1979, "A simple sequentially rejective multiple test procedure": the probability of calling
    any difference wrongly stays below the level that each is compared with.
    """
    order = np.argsort(probabilities, kind="stable")
    adjusted, largest = [0.0] * len(probabilities), 0.0
    for place, index in enumerate(order):
        factor = len(probabilities) - place
        largest = max(largest, min(factor * probabilities[index], 1.0))
        adjusted[index] = largest
    return adjusted
