"""Evaluates a model: its answers to labelled images, and the figures that follow from them."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.networks.layers import INPUT_SHAPE

SLICE = 500
"""Images between two calls of `on_slice`: a tenth of a second of the built-in model."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class DrawnImages:
    """Labelled images that are drawn when they are needed.

    Attributes:
        labels: (n,) the right classes.
        draw: returns an image, (28, 28) float32, by its index; None for one with nothing in it.
    """

    labels: npt.NDArray[np.integer]
    draw: Callable[[int], Floats | None]

    def as_floats(self, part: slice) -> Floats:
        """The images of a slice; zeros for those with nothing in them."""
        indices = range(len(self.labels))[part]
        floats = np.zeros((len(indices), *INPUT_SHAPE[:2]), np.float32)
        for place, index in enumerate(indices):
            image = self.draw(index)
            if image is not None:
                floats[place] = image
        return floats


@dataclass(frozen=True, eq=False)
class Evaluation:
    """A model's answers to labelled images.

    Attributes:
        labels: (n,) the right classes.
        logits: (n, k) scores before softmax; k = 10 for digits.
        is_blank: (n,) bool, images in which there is nothing to read; they count as wrong.
    """

    labels: npt.NDArray[np.integer]
    logits: npt.NDArray[np.floating]
    is_blank: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, mask: npt.NDArray[np.bool_]) -> Self:
        """The part of a mask, (n,) bool."""
        return type(self)(**{one.name: getattr(self, one.name)[mask] for one in fields(self)})

    @cached_property
    def answers(self) -> npt.NDArray[np.intp]:
        """(n,) the classes with the highest scores, of blank images too."""
        return np.asarray(self.logits.argmax(axis=1))

    @cached_property
    def is_correct(self) -> npt.NDArray[np.bool_]:
        """(n,) bool, whether each is answered as it is labelled."""
        return np.asarray((self.answers == self.labels) & ~self.is_blank)

    @property
    def correct(self) -> int:
        """How many are answered correctly."""
        return int(self.is_correct.sum())

    @property
    def accuracy(self) -> float:
        """Their share, in [0, 1]; NaN of no images."""
        return float(self.is_correct.mean())

    @property
    def class_accuracies(self) -> list[float | None]:
        """The accuracy of each class, in [0, 1]; None where no image has its label."""
        right = self.confusion.diagonal()
        counts = self.confusion.sum(axis=1) + self.blank_counts
        return [float(r / n) if n else None for r, n in zip(right, counts, strict=True)]

    @cached_property
    def confusion(self) -> npt.NDArray[np.int64]:
        """(k, k) counts, a row per label, a column per answer; blank images are left out."""
        counts = np.zeros((self.logits.shape[1],) * 2, np.int64)
        is_read = ~self.is_blank
        np.add.at(counts, (self.labels[is_read], self.answers[is_read]), 1)
        return counts

    @property
    def blank_counts(self) -> npt.NDArray[np.int64]:
        """(k,) how many images of each label are blank."""
        return np.bincount(self.labels[self.is_blank], minlength=self.logits.shape[1])


def _ignore(_done: int, _total: int) -> None:
    """Default callback: does nothing."""


def evaluate(
    classifier: Classifier,
    labelled: LabelledImages | DrawnImages,
    on_slice: Callable[[int, int], None] = _ignore,
    *,
    may_be_blank: bool = False,
) -> Evaluation:
    """Answers labelled images, SLICE at a time.

    Args:
        classifier: the model.
        labelled: their labels are indices of the model's classes.
        on_slice: called before each slice with the number of images done and of all; may raise
            to interrupt.
        may_be_blank: whether an image of zeros alone has nothing to read.
    """
    classes = len(classifier.classes) or CLASSES  # a network has ten scores whatever it names
    count = len(labelled.labels)
    logits = np.zeros((count, classes), np.float32)
    is_blank = np.zeros(count, np.bool_)
    for start in range(0, count, SLICE):
        on_slice(start, count)
        part = slice(start, start + SLICE)
        images = labelled.as_floats(part)
        logits[part] = classifier.logits(images)[:, :classes]
        if may_be_blank:
            is_blank[part] = ~images.any(axis=(1, 2))
    return Evaluation(labelled.labels, logits, is_blank)
