"""What a threshold costs and gains: how many answers are accepted, and how many of them right."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Accepted:
    """The answers that a threshold accepts.

    Attributes:
        threshold: the least probability, in [0, 1].
        total: how many answers there are.
        count: how many are accepted.
        right: how many of these are right.
        refused_right: how many right ones are not accepted.
    """

    threshold: float
    total: int
    count: int
    right: int
    refused_right: int

    @property
    def coverage(self) -> float:
        """The share that is accepted, in [0, 1]."""
        return self.count / self.total

    @property
    def accuracy(self) -> float | None:
        """The share of the accepted ones that is right; None where none is accepted."""
        return self.right / self.count if self.count else None


class Coverage:
    """Accuracy of the accepted answers against their share (El-Yaniv and Wiener 2010, JMLR 11).

    Args:
        sureness: (n,) the probability of each answer; n is at least 1.
        is_correct: (n,) whether each is right.
    """

    def __init__(self, sureness: NDArray[np.floating], is_correct: NDArray[np.bool_]) -> None:
        self._sureness, self._is_correct = sureness, is_correct
        order = np.argsort(-sureness, kind="stable")
        self._sorted = sureness[order]
        self._right = np.concatenate([[0], np.cumsum(is_correct[order])])

    def __len__(self) -> int:
        return len(self._sorted)

    def at(self, threshold: float) -> Accepted:
        """What a threshold accepts: answers of at least this probability."""
        count = int((self._sureness >= threshold).sum())
        right, all_right = int(self._right[count]), int(self._right[-1])
        return Accepted(threshold, len(self), count, right, all_right - right)

    def threshold_of(self, coverage: float) -> float:
        """The largest threshold that accepts at least this share, in [0, 1], of the answers."""
        count = min(max(round(coverage * len(self)), 1), len(self))
        return float(self._sorted[count - 1])

    def curve(self, points: int = 300) -> NDArray[np.float64]:
        """(m, 2) share accepted and share of these that is right, from few accepted to all.

        Only where a threshold parts the answers: equally sure ones are accepted together.
        """
        parts = np.append(self._sorted[1:] < self._sorted[:-1], True)
        counts = np.flatnonzero(parts) + 1
        if len(counts) > points:
            counts = counts[np.linspace(0, len(counts) - 1, points).round().astype(np.intp)]
        return np.stack([counts / len(self), self._right[counts] / counts], axis=1)

    def wrong_accepted(self, threshold: float) -> NDArray[np.intp]:
        """The images whose wrong answers a threshold accepts, the surest first."""
        chosen = np.flatnonzero((self._sureness >= threshold) & ~self._is_correct)
        return np.asarray(chosen[np.argsort(-self._sureness[chosen], kind="stable")])

    def refused(self, threshold: float) -> NDArray[np.intp]:
        """The images whose answers a threshold does not accept, the least sure first."""
        chosen = np.flatnonzero(self._sureness < threshold)
        return np.asarray(chosen[np.argsort(self._sureness[chosen], kind="stable")])
