"""Whether one kind of run is better than another, as far as repeats with other seeds can tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mnist_desktop.insight.permutation_test import LEVEL, holm, permutation_test
from mnist_desktop.percentage import percentage
from mnist_desktop.problem import Message

SEEDS = range(1, 6)
"""The runs of each kind that are compared, whatever others there are: which ones count must not be
chosen by their figures. Five against five differ with a probability of 2 / 252 by chance alone."""


@dataclass(frozen=True)
class Repeats:
    """Runs with the same network and settings.

    Attributes:
        name: what they are called.
        data: the data set whose validation images they are measured on.
        accuracies: on these, in [0, 1], by the seed of the run; only SEEDS count.
    """

    name: str
    data: str
    accuracies: Mapping[int, float]

    @property
    def compared(self) -> list[float]:
        """Those that count."""
        return [self.accuracies[seed] for seed in SEEDS if seed in self.accuracies]

    @property
    def mean(self) -> float:
        """Of what is compared, which must not be empty."""
        return sum(self.compared) / len(self.compared)


def compared(first: Repeats, *others: Repeats) -> list[Message]:
    """Whether each of the other kinds of run differs from the first, or why that cannot be said.

    The probabilities of several comparisons are adjusted by Holm's method.
    """
    if any(one.data != first.data for one in others):
        return [Message("runs_other_data")]
    for one in (first, *others):
        if len(one.compared) < len(SEEDS):
            count, repeats = len(one.compared), len(SEEDS)
            return [Message("runs_too_few", name=one.name, count=count, repeats=repeats)]
    chances = holm([permutation_test(first.compared, one.compared) for one in others])
    return [verdict(first, one, chance) for one, chance in zip(others, chances, strict=True)]


def verdict(first: Repeats, second: Repeats, probability: float) -> Message:
    """The sentence on two kinds of run.

    Args:
        first: five runs of one kind.
        second: five of another.
        probability: that chance parts them as far; of several comparisons, adjusted (`holm`).
    """
    if probability >= LEVEL:
        return Message("runs_alike")
    better, other = sorted((first, second), key=lambda one: one.mean, reverse=True)
    return Message(
        "runs_differ",
        better=better.name,
        other=other.name,
        better_percent=percentage(better.mean, 2),
        other_percent=percentage(other.mean, 2),
        repeats=len(SEEDS),
        chance=f"{100 * probability:.1f}",
    )
