"""How well a network reads images that are made worse by degrees."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.insight.distortions import Distortion
from mnist_desktop.recognition.classifier import CHUNK, Classifier

IMAGES = 2_000  # validation images at each strength
_SEED = 2018


@dataclass(frozen=True, eq=False)
class RobustnessCurve:
    """Answers to the same images at rising strengths of one distortion.

    Attributes:
        distortion: what was done.
        images: (n) with their labels, as they are.
        answers: (levels, n) the classes.
        sureness: (levels, n) float32, their probabilities.
        done: how many levels are read, the first ones.
    """

    distortion: Distortion
    images: LabelledImages
    answers: NDArray[np.uint8]
    sureness: NDArray[np.float32]
    done: int

    @property
    def right(self) -> list[int]:
        """How many are right at each level that is read."""
        counts = (self.answers[: self.done] == self.images.labels).sum(axis=1)
        return [int(count) for count in counts]

    @property
    def neutral(self) -> int:
        """The level at which the images are as they are."""
        return self.distortion.levels.index(self.distortion.neutral)

    def example_order(self) -> NDArray[np.intp]:
        """(n,) indices of all images: first those that are read right as they are, not always."""
        is_right = self.answers[: self.done] == self.images.labels
        if self.done <= self.neutral:
            return np.arange(len(self.images))
        is_telling = is_right[self.neutral] & ~is_right.all(axis=0)
        return np.argsort(~is_telling, kind="stable")


def chosen_images(validation: LabelledImages) -> LabelledImages:
    """At most IMAGES validation images, each class with its share."""
    if len(validation) <= IMAGES:
        return validation
    return validation[stratified(validation.labels, IMAGES, _SEED)]


def measured(
    classifier: Classifier, images: LabelledImages, distortion: Distortion
) -> Iterator[RobustnessCurve]:
    """Reads the images at every strength; after each CHUNK, what is known so far."""
    shape = len(distortion.levels), len(images)
    answers, sureness = np.zeros(shape, np.uint8), np.zeros(shape, np.float32)
    for place, level in enumerate(distortion.levels):
        for start in range(0, len(images), CHUNK):
            part = slice(start, start + CHUNK)
            made = distortion.apply(images.as_floats(part), level, start)
            probabilities = classifier.predict(made)
            answers[place, part] = probabilities.argmax(axis=1)
            sureness[place, part] = probabilities.max(axis=1)
            is_whole = start + CHUNK >= len(images)
            yield RobustnessCurve(distortion, images, answers, sureness, place + is_whole)


def distorted_example(curve: RobustnessCurve, index: int, level: int) -> NDArray[np.float32]:
    """(28, 28) one of a curve's images as it was read at a level."""
    start = index - index % CHUNK  # grain belongs to the slice in which it was read
    part = curve.images.as_floats(slice(start, start + CHUNK))
    made = curve.distortion.apply(part, curve.distortion.levels[level], start)
    return np.asarray(made[index - start])
