"""Checks whether digits lie as MNIST's do, by how the built-in model reads a sample of them."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.evaluate import evaluate
from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.data.orientation import AS_IS, ORIENTATIONS, Orientation
from mnist_desktop.problem import Message
from mnist_desktop.recognition.classifier import Classifier

SAMPLE = 500  # images
_TRIAL = 100  # of them, on which every orientation is tried
MIN_SAMPLE = 20  # images; nothing is claimed about fewer
_SAME_AS_MNIST = 0.7  # accuracy from which on the images lie as MNIST's do
_CONVINCING = 0.8  # accuracy needed once they are changed
_CERTAIN = 0.9  # accuracy at which no other orientation is tried
_MIN_OF_EACH_DIGIT = 0.5  # accuracy of every digit, so that one digit alone convinces nobody
_SEED = 28


@dataclass(frozen=True)
class OrientationCheck:
    """How many of a sample of a data set's digits the built-in model reads correctly.

    As they are, and after the change that makes them lie as MNIST's do; AS_IS where nothing is
    needed or nothing helps.
    """

    sample: int
    as_is: int
    change: Orientation = AS_IS
    changed: int = 0

    @property
    def are_digits(self) -> bool:
        """Whether the images are digits that the built-in model reads, changed or not."""
        return bool(self.change) or self.as_is >= _SAME_AS_MNIST * self.sample > 0

    def in_words(self) -> Message | None:
        """A question with the figures, if a change is needed."""
        if not self.change:
            return None
        turned, inverted = self.change.turn != "none", self.change.inverted
        key = "turned_inverted" if turned and inverted else "turned" if turned else "inverted"
        return Message(
            f"data_looks_{key}", sample=self.sample, as_is=self.as_is, changed=self.changed
        )


def check_orientation(
    labelled: LabelledImages, classifier: Classifier | None = None
) -> OrientationCheck:
    """Reads a sample in every orientation in which it could have been stored.

    The labels may be digits; the built-in model reads them by default.
    """
    classifier = classifier or _built_in()
    count = min(SAMPLE, len(labelled))
    sample = labelled[stratified(labelled.labels, count, _SEED)]
    as_is = int(_is_correct(classifier, sample, AS_IS).sum())
    if count < MIN_SAMPLE or as_is >= _SAME_AS_MNIST * count:
        return OrientationCheck(count, as_is)
    few = sample[stratified(sample.labels, min(_TRIAL, count), _SEED)]
    best = _best_orientation(classifier, few)
    right = _is_correct(classifier, sample, best)
    by_digit = [right[sample.labels == label].mean() for label in np.unique(sample.labels)]
    if right.mean() < _CONVINCING or min(by_digit) < _MIN_OF_EACH_DIGIT:
        return OrientationCheck(count, as_is)
    return OrientationCheck(count, as_is, best, int(right.sum()))


def _best_orientation(classifier: Classifier, few: LabelledImages) -> Orientation:
    """The orientation in which most images are read correctly; likely ones are tried first."""
    best, highest = AS_IS, 0.0
    for one in sorted(ORIENTATIONS, key=lambda one: one.turn not in ("none", "transpose")):
        accuracy = float(_is_correct(classifier, few, one).mean())
        if accuracy > highest:
            best, highest = one, accuracy
        if accuracy >= _CERTAIN:
            break
    return best


def _is_correct(
    classifier: Classifier, labelled: LabelledImages, orientation: Orientation
) -> npt.NDArray[np.bool_]:
    changed = LabelledImages(orientation.applied(labelled.images), labelled.labels)
    return evaluate(classifier, changed).is_correct


@cache
def _built_in() -> Classifier:
    return Classifier.load()
