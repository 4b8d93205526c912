"""A class pooled: how each writer is read by a network that has learned only the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.last_features import last_features
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.samples.closed_form import layer_scores, refitted
from mnist_desktop.samples.hand import own_features, own_sums
from mnist_desktop.samples.kept_features import KeptFeatures
from mnist_desktop.samples.last_layer import last_weights

Floats = NDArray[np.float32]
Labels = NDArray[np.integer]


@dataclass(frozen=True)
class WriterResult:
    """How a writer is read by the network as it was, and by one that has learned all others.

    Writers are compared by the mean margin: at one misread drawing in fifty two sets of thirty
    drawings by the same people correlate by 0.39 at best in their errors (facts.md).

    Attributes:
        writer: the pseudonym.
        samples: drawings.
        misread_before: of these by the network as it was.
        gained: of these read right only by the network that has learned the others.
        lost: of these read right only by the network as it was.
        margin_before: mean of the right score minus the best other one.
        margin_after: likewise.
    """

    writer: str
    samples: int
    misread_before: int
    gained: int
    lost: int
    margin_before: float
    margin_after: float

    @property
    def misread_after(self) -> int:
        """Drawings misread by the network that has learned the others."""
        return self.misread_before - self.gained + self.lost


def leave_one_writer_out(
    base: Model,
    kept: KeptFeatures,
    inks: Sequence[Ink],
    labels: Labels,
    writers: Sequence[str],
    is_stopped: Callable[[int, int], bool] = lambda _done, _all: False,
) -> tuple[WriterResult, ...] | None:
    """A result for each writer, in the order in which they first come; about 2 s for 20 x 30.

    Args:
        base: the network, which reads digits.
        kept: what it must not forget.
        inks: n drawings, none of them blank.
        labels: (n,) what each shows, 0 to 9.
        writers: n pseudonyms, at least two different ones.
        is_stopped: told how many writers are done, of how many; if so, there are no results.

    Raises:
        ValueError: there are fewer than two writers.
        AppError: as `scores_layer` does.
    """
    names = list(dict.fromkeys(writers))
    if len(names) < 2:
        raise ValueError("a class has at least two writers")
    weights = last_weights(base)
    if is_stopped(0, len(names)):
        return None
    features = own_features(last_features(base), inks)
    margins_before = _margins(layer_scores(features[:, 0], weights), labels)
    who = np.array([names.index(writer) for writer in writers])
    sums = [own_sums(weights, features[who == i], labels[who == i]) for i in range(len(names))]
    everybody = reduce(add, sums)
    results = []
    for index, name in enumerate(names):
        if is_stopped(index, len(names)):
            return None
        own = who == index
        others = everybody - sums[index]
        changed, _ = refitted(weights, kept.moment, kept.validation, others)
        before = margins_before[own]
        after = _margins(layer_scores(features[own, 0], changed), labels[own])
        results.append(
            WriterResult(
                writer=name,
                samples=len(after),
                misread_before=int((before <= 0).sum()),
                gained=int(((before <= 0) & (after > 0)).sum()),
                lost=int(((before > 0) & (after <= 0)).sum()),
                margin_before=float(before.mean()),
                margin_after=float(after.mean()),
            )
        )
    return tuple(results)


def _margins(scores: Floats, labels: Labels) -> Floats:
    """(n,) the right score minus the best other one."""
    rows = np.arange(len(scores))
    others = scores.copy()
    others[rows, labels] = -np.inf
    margins: Floats = scores[rows, labels] - others.max(axis=1)
    return margins
