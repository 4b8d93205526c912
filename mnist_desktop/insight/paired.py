"""Two networks on the same images: which of them reads what, and whether chance explains it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.sign_test import sign_test
from mnist_desktop.percentage import percentage
from mnist_desktop.problem import Message

RARE = 0.05
"""What chance does less often than this is said not to be explained by it."""
_TINY = 0.001

Indices = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class PairedReading:
    """Images by who reads them right, as rising indices.

    Attributes:
        only_first: the first network reads them as labelled, the second does not.
        only_second: the reverse.
        neither: both misread them, not always alike.
        both: both read them as labelled.
    """

    only_first: Indices
    only_second: Indices
    neither: Indices
    both: Indices

    @classmethod
    def of(
        cls, labels: NDArray[np.integer], first: NDArray[np.integer], second: NDArray[np.integer]
    ) -> "PairedReading":
        """From (n,) labels and the answers of the two, in the same order.

        Raises:
            ValueError: they are not of the same images.
        """
        if not labels.shape == first.shape == second.shape:
            raise ValueError("answers to the same images are needed")
        one, other = first == labels, second == labels
        masks = one & ~other, other & ~one, ~one & ~other, one & other
        return cls(*(np.flatnonzero(mask) for mask in masks))

    @property
    def total(self) -> int:
        """How many images there are."""
        return sum(map(len, (self.only_first, self.only_second, self.neither, self.both)))

    @property
    def chance(self) -> float:
        """How often, in [0, 1], chance alone would part two equally good networks so unevenly.

        Of those images that only one of the two reads right, each is as likely to be either's
        (exact test of McNemar 1947, Psychometrika 12:153; two-sided).
        """
        return sign_test(len(self.only_first), len(self.only_second))

    def message(self, first: str, second: str) -> Message:
        """What the counts say of the two, by their names on the screen."""
        if not self.total:
            return Message("paired_nothing")
        gained, lost = len(self.only_first), len(self.only_second)
        total = f"{self.total:,}"
        if not gained + lost:
            right = f"{len(self.both):,}"
            return Message("paired_equal", right=right, first=first, second=second, total=total)
        chance = self.chance
        key = "paired_chance" if chance >= RARE else "paired_more"
        return Message(
            "paired_far_more" if chance < _TINY else key,
            gained=f"{gained:,}",
            lost=f"{lost:,}",
            percent=percentage(chance, 0 if chance >= RARE else 1),
            first=first,
            second=second,
            total=total,
        )
