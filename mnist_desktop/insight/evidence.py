"""Evidence: which parts of a drawing speak for a digit, and which against it.

Parts are removed at random, two connected runs at a time, and a ridge regression of what the
digit's margin loses gives each part its weight, as LIME (Ribeiro et al. 2016, arXiv:1602.04938)
and KernelSHAP (Lundberg and Lee 2017, arXiv:1705.07874) do. One part alone says nothing: the
network bridges a small gap. How well the weights predict other removals: `docs/insight.md`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.image_patches import (
    Box,
    image_patches,
    images_of_patches,
    neighbours_of_patches,
)
from mnist_desktop.insight.ink_pieces import (
    InkPiece,
    images_of_pieces,
    ink_pieces,
    neighbours_of_pieces,
)
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.preprocessing import Image

# Chosen on donors of the folds syn, ibm and gmd: docs/insight.md.
REMOVALS = 200
RUNS = 2  # a removal takes this many runs away
MAX_RUN = 4  # parts
MAX_STROKES = 100  # more are no digit, and each would be a part
PENALTY = 10.0
AT_A_TIME = 50  # images, so that it can be stopped and stays on its own thread

Part = TypeVar("Part", InkPiece, Box)
Floats = NDArray[np.float32]
Neighbours = Sequence[Sequence[int]]


@dataclass(frozen=True, eq=False)
class Evidence(Generic[Part]):
    """What the scores of a drawing become when parts of it are removed.

    Attributes:
        parts: pieces of strokes, or boxes in a picture.
        images: (parts, 28, 28) float32, each part alone.
        neighbours: for each part the parts that adjoin it.
        removed: (n, parts) bool, which parts each removal took away.
        scores: (n, classes) float32, of the drawing after each removal, before the confidence
            branch and not divided by the temperature.
        whole: (classes,) float32, of the whole drawing.
    """

    parts: tuple[Part, ...]
    images: Floats
    neighbours: Neighbours
    removed: NDArray[np.bool_]
    scores: Floats
    whole: Floats

    @cached_property
    def digit(self) -> int:
        """The digit with the highest score: the answer."""
        return int(self.whole.argmax())

    def lost(self, digit: int) -> NDArray[np.float64]:
        """(n,) log odds that each removal takes from the digit's margin over the best other."""
        whole = _margins(self.whole[np.newaxis], digit)
        lost: NDArray[np.float64] = whole - _margins(self.scores, digit)
        return lost

    def weights(self, digit: int) -> NDArray[np.float64]:
        """(parts,) about what the digit's margin loses without each part, in log odds.

        Positive weights speak for the digit, negative ones for another. The sum over a run of parts
        predicts what their removal together costs; a part alone is often bridged.

        They are fitted to the square root of the losses, sign kept, so that the few large ones do
        not drown the many small ones, and then brought back to log odds by one factor.
        """
        removed, lost = self.removed.astype(np.float64), self.lost(digit)
        gram = removed.T @ removed + PENALTY * np.eye(len(self.parts))
        weights = np.linalg.solve(gram, removed.T @ (np.sign(lost) * np.sqrt(np.abs(lost))))
        sums = removed @ weights
        square = sums @ sums
        factor = (sums @ lost) / square if square > 0 else 0.0
        return weights * factor


def evidence_of_ink(
    classifier: Classifier,
    ink: Ink,
    removals: int = REMOVALS,
    should_stop: Callable[[], bool] = lambda: False,
) -> Evidence[InkPiece] | None:
    """The evidence of about 40 pieces of the strokes, always the same for the same ink.

    Scale and position stay those of the whole drawing, so that a removal changes nothing else.

    Args:
        classifier: any.
        ink: any.
        removals: how many; the time grows with them.
        should_stop: asked between AT_A_TIME images; if so, there is no evidence.

    Returns:
        None for ink of more than MAX_STROKES strokes, or of fewer than two pieces: a dot, or blank.
    """
    return evidence_of_pieces(classifier, ink, ink_pieces, removals, should_stop)


def evidence_of_pieces(
    classifier: Classifier,
    ink: Ink,
    cut: Callable[[Ink], tuple[InkPiece, ...]],
    removals: int = REMOVALS,
    should_stop: Callable[[], bool] = lambda: False,
) -> Evidence[InkPiece] | None:
    """The same of pieces that are cut in another way."""
    if len(ink.strokes) > MAX_STROKES:
        return None
    pieces = cut(ink)
    if len(pieces) < 2:
        return None
    neighbours, images = neighbours_of_pieces(pieces), images_of_pieces(ink, pieces)
    return _evidence(classifier, pieces, images, neighbours, removals, should_stop)


def evidence_of_image(
    classifier: Classifier,
    image: Image,
    removals: int = REMOVALS,
    should_stop: Callable[[], bool] = lambda: False,
) -> Evidence[Box] | None:
    """The evidence of the patches of an image, as of a photo; see `image_patches.in_picture`.

    Args:
        classifier: any.
        image: (28, 28) float32 in [0, 1], ink = 1.
        removals: how many; the time grows with them.
        should_stop: as of `evidence_of_ink`.

    Returns:
        None for fewer than two patches.
    """
    patches = image_patches(image)
    if len(patches) < 2:
        return None
    neighbours, images = neighbours_of_patches(patches), images_of_patches(image, patches)
    return _evidence(classifier, patches, images, neighbours, removals, should_stop)


def scores_without(
    classifier: Classifier,
    images: Floats,
    removed: NDArray[np.bool_],
    should_stop: Callable[[], bool] = lambda: False,
) -> Floats:
    """Scores before the confidence branch, of a drawing after each removal.

    Args:
        classifier: any.
        images: (parts, 28, 28), each part alone.
        removed: (n, parts), which parts are taken away; not all of them.
        should_stop: asked between AT_A_TIME images.

    Returns:
        (n, classes) float32; fewer rows if it was stopped.
    """
    count = len(classifier.classes) or CLASSES
    scores = [np.zeros((0, count), np.float32)]
    for start in range(0, len(removed), AT_A_TIME):
        if should_stop():
            break
        rows = removed[start : start + AT_A_TIME]
        without = np.stack([images[~row].max(axis=0) for row in rows])
        scores.append(classifier.before_confidence.logits(without)[:, :count])
    return np.concatenate(scores)


def connected(neighbours: Neighbours, size: int, random: Random) -> list[int]:
    """Parts that adjoin each other, `size` of them or as many as there are in one place."""
    run = [random.randrange(len(neighbours))]
    while len(run) < size:
        beside = [other for part in run for other in neighbours[part] if other not in run]
        if not beside:
            break
        run.append(random.choice(beside))
    return run


def _evidence(
    classifier: Classifier,
    parts: tuple[Part, ...],
    images: Floats,
    neighbours: Neighbours,
    removals: int,
    should_stop: Callable[[], bool],
) -> Evidence[Part] | None:
    removed = _removals(neighbours, removals)
    nothing = np.zeros((1, len(parts)), np.bool_)
    rows = np.concatenate([nothing, removed])
    scores = scores_without(classifier, images, rows, should_stop)
    if len(scores) < len(rows):
        return None
    return Evidence(parts, images, neighbours, removed, scores[1:], scores[0])


def _removals(neighbours: Neighbours, count: int) -> NDArray[np.bool_]:
    """(count, parts), always the same ones; none takes everything away."""
    random = Random(0)
    removed = np.zeros((count, len(neighbours)), np.bool_)
    for row in removed:
        for _ in range(RUNS):
            row[connected(neighbours, random.randint(1, MAX_RUN), random)] = True
        if row.all():
            row[random.randrange(len(row))] = False
    return removed


def _margins(scores: Floats, digit: int) -> NDArray[np.float64]:
    """(n,) the digit's score minus the best of the others."""
    others = scores.astype(np.float64)
    others[:, digit] = -np.inf
    margins: NDArray[np.float64] = scores[:, digit] - others.max(axis=1)
    return margins
