"""Whether digits lie as MNIST's do, by what the built-in model reads in a sample of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.data.orientation import AS_IS, EVERY, Images, Orientation
from mnist_desktop.problem import Message

Answers = npt.NDArray[np.int64]
Reader = Callable[[Images], Answers]
"""Takes (n, 28, 28) uint8 and gives the digits that it reads, (n,)."""

SAMPLE = 500  # images
_FEW = 100  # of them, by which the orientation is chosen that all are then read in
_LEAST = 20  # images, below which nothing is claimed
_FINE = 0.7  # share read right, from which on the images lie as MNIST's
_CONVINCING = 0.8  # share read right once they are changed
_CERTAIN = 0.9  # share read right by which no other orientation is tried
_IN_EACH = 0.5  # least share in each digit, so that one digit alone convinces nobody
_SEED = 28


@dataclass(frozen=True)
class OrientationCheck:
    """What the built-in model reads in a sample of a data set's digits.

    Attributes:
        sample: how many images were read.
        as_is: how many of them right as they are.
        change: that makes them as MNIST's; AS_IS where none is needed or none helps.
        changed: how many are read right after it.
    """

    sample: int
    as_is: int
    change: Orientation = AS_IS
    changed: int = 0

    @property
    def are_digits(self) -> bool:
        """Whether the images are digits that the built-in model reads, changed or not."""
        return bool(self.change) or self.as_is >= _FINE * self.sample > 0

    def in_words(self) -> Message | None:
        """A sentence with the figures, if a change is needed."""
        if not self.change:
            return None
        turned, inverted = self.change.turn != "none", self.change.inverted
        key = "turned_inverted" if turned and inverted else "turned" if turned else "inverted"
        return Message(
            f"data_looks_{key}", sample=self.sample, as_is=self.as_is, changed=self.changed
        )


def checked_orientation(labelled: LabelledImages, read: Reader | None = None) -> OrientationCheck:
    """Reads a sample in every orientation in which it could have been stored.

    Args:
        labelled: images with labels that may be digits.
        read: what reads them; None for the built-in model.
    """
    read = read or _read_by_built_in()
    count = min(SAMPLE, len(labelled))
    sample = labelled[stratified(labelled.labels, count, _SEED)]
    right = read(sample.images) == sample.labels
    as_is = int(right.sum())
    if count < _LEAST or as_is >= _FINE * count:
        return OrientationCheck(count, as_is)
    best = _best_way(sample[stratified(sample.labels, min(_FEW, count), _SEED)], read)
    right = read(best.applied(sample.images)) == sample.labels
    if right.mean() < _CONVINCING or min(_shares(right, sample.labels)) < _IN_EACH:
        return OrientationCheck(count, as_is)
    return OrientationCheck(count, as_is, best, int(right.sum()))


def _best_way(few: LabelledImages, read: Reader) -> Orientation:
    """The orientation in which most images are read right; the likely ones are tried first."""
    best, most = AS_IS, 0.0
    for way in sorted(EVERY, key=lambda way: way.turn not in ("none", "transpose")):
        share = float((read(way.applied(few.images)) == few.labels).mean())
        if share > most:
            best, most = way, share
        if share >= _CERTAIN:
            break
    return best


def _shares(right: npt.NDArray[np.bool_], labels: npt.NDArray[np.uint8]) -> list[float]:
    return [float(right[labels == label].mean()) for label in np.unique(labels)]


@cache
def _read_by_built_in() -> Reader:
    from mnist_desktop.recognition.classifier import Classifier

    classifier = Classifier.load()

    def read(images: Images) -> Answers:
        floats = images.astype(np.float32) / np.float32(255)
        return np.asarray(classifier.predict(floats).argmax(axis=1))

    return read
