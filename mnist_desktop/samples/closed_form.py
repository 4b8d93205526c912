"""Learning a few drawings without a training run: the last layer refitted in closed form.

The step dW added to the weights W of the last layer minimises

    mean |k dW|^2 + OWN_WEIGHT * mean |f dW - r|^2 + PENALTY * |dW|^2

over kept images (k) and the person's own drawings (f), both as features with a 1 behind them: what
is kept should be scored as before, and the scores of the own drawings should change by r. It is
ridge regression with a prior of the kept features' second moments, so one linear system gives the
exact answer and no image of what is kept is needed. The constants were found on other people's
digits (2026-11-27): see docs/hand.md.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.samples.last_layer import with_one

Floats = NDArray[np.float64]
Labels = NDArray[np.integer]

OWN_WEIGHT = 2.0
PENALTY = 1e-3
MARGIN = 8.0
"""Score by which the right digit should exceed every other one."""
MAX_LOSS = 0.001
"""Share of the validation images that may be misread more than before."""
SCALES = np.linspace(1, 0, 21)
"""Shares of the step that are tried until it costs no more than that."""


def wanted_changes(scores: Floats, labels: Labels, margin: float = MARGIN) -> Floats:
    """The smallest changes of scores after which the right one leads every other by a margin.

    The right score is raised by as much as those that are too high are lowered in all: the
    projection onto the set of scores with that margin.

    Args:
        scores: (n, classes).
        labels: (n,) the right classes.
        margin: at least 0.

    Returns:
        (n, classes); zeros where the right score leads by the margin already.
    """
    rows = np.arange(len(scores))
    right = scores[rows, labels]
    # How far the others stick out above the right score less the margin, largest first
    excess = scores - (right[:, None] - margin)
    excess[rows, labels] = -np.inf
    falling = -np.sort(-excess, axis=1)[:, :-1]
    # If j others are lowered to one level, the right one rises by their excess in all / (j + 1)
    rises = np.cumsum(falling, axis=1) / np.arange(2, falling.shape[1] + 2)
    rise = np.maximum(rises.max(axis=1), 0.0)
    changes: Floats = -np.maximum(excess - rise[:, None], 0.0)
    changes[rows, labels] = rise
    return changes


@dataclass(frozen=True, eq=False)
class OwnSums:
    """All that a step needs to know of a person's drawings; those of several people are added.

    Attributes:
        gram: (features + 1, features + 1), the sum of f f^T.
        cross: (features + 1, classes), the sum of f r^T.
        count: of the drawings.
    """

    gram: Floats
    cross: Floats
    count: int

    @classmethod
    def of(
        cls,
        weights: Floats,
        features: NDArray[np.floating],
        labels: Labels,
        margin: float = MARGIN,
    ) -> "OwnSums":
        """Of features (n, features) and labels (n,), for a last layer with these weights."""
        own = with_one(features)
        changes = wanted_changes(own @ weights, labels, margin)
        return cls(own.T @ own, own.T @ changes, len(own))

    def __add__(self, other: "OwnSums") -> "OwnSums":
        gram, cross = self.gram + other.gram, self.cross + other.cross
        return OwnSums(gram, cross, self.count + other.count)

    def __sub__(self, other: "OwnSums") -> "OwnSums":
        gram, cross = self.gram - other.gram, self.cross - other.cross
        return OwnSums(gram, cross, self.count - other.count)


def closed_form_step(moment: Floats, own: OwnSums) -> Floats:
    """The step dW, (features + 1, classes).

    Args:
        moment: (features + 1, features + 1) second moments of the kept features, mean of k k^T.
        own: of at least one drawing.
    """
    share = OWN_WEIGHT / own.count
    matrix = moment + share * own.gram + PENALTY * np.eye(len(moment))
    return np.asarray(np.linalg.solve(matrix, share * own.cross), np.float64)


@dataclass(frozen=True, eq=False)
class Validation:
    """Images whose reading must hardly suffer.

    Attributes:
        features: (n, features) what the last layer takes of each; any float type.
        labels: (n,).
    """

    features: NDArray[np.floating]
    labels: Labels

    def correct(self, weights: Floats) -> int:
        """How many are read correctly with these weights of the last layer."""
        return int((layer_scores(self.features, weights).argmax(axis=1) == self.labels).sum())

    def scale(self, weights: Floats, step: Floats) -> float:
        """The largest share of a step, in [0, 1], after which at most MAX_LOSS is lost."""
        before, by_step = layer_scores(self.features, weights), layer_scores(self.features, step)
        enough = (before.argmax(axis=1) == self.labels).sum() - MAX_LOSS * len(self.labels)
        for scale in SCALES[:-1].tolist():
            answers = (before + scale * by_step).argmax(axis=1)
            if (answers == self.labels).sum() >= enough:
                return float(scale)
        return 0.0


def layer_scores(features: NDArray[np.floating], weights: Floats) -> NDArray[np.float32]:
    """(n, classes) the scores that features (n, features) get; weights as `refitted` takes them."""
    kernel, bias = weights[:-1].astype(np.float32), weights[-1].astype(np.float32)
    scores: NDArray[np.float32] = features.astype(np.float32) @ kernel + bias
    return scores


def refitted(
    weights: Floats, moment: Floats, validation: Validation, own: OwnSums
) -> tuple[Floats, float]:
    """The weights of the last layer after it has learned a person's own drawings.

    Args:
        weights: (features + 1, classes) before.
        moment: as `closed_form_step` takes it.
        validation: limits how far the step goes.
        own: of these weights and at least one drawing.

    Returns:
        The new weights, and the share of the step that was taken, in [0, 1].
    """
    step = closed_form_step(moment, own)
    scale = validation.scale(weights, step)
    return weights + scale * step, scale
