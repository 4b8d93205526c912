"""Which labels were read as what: counts, mistakes, accuracy per class; how a file holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.intervals import wilson_interval
from mnist_desktop.problem import Message
from mnist_desktop.recognition.model_metadata import MAX_CLASSES, MIN_CLASSES, class_name

VALIDATION_LABELS = "validation_labels"
"""Setting of a model file: how many validation images each label has, such as "493,562,…"."""
MISREAD = "misread"
"""How many validation images an epoch in a model file misread; only such an epoch has counts."""
MAX_STORED = 10_000  # numbers in a model file: about 130 kB of its header


@dataclass(frozen=True)
class Mistake:
    """How many images of one label were read as another class."""

    label: int
    answer: int
    count: int


@dataclass(frozen=True)
class ClassAccuracy:
    """How many images of a label there were, and how many of them were read as it."""

    right: int
    count: int

    @property
    def share(self) -> float | None:
        """The accuracy, in [0, 1]; None of no images."""
        return self.right / self.count if self.count else None

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the accuracy."""
        return wilson_interval(self.right, self.count)


@dataclass(frozen=True, eq=False)
class Confusion:
    """What a network answers to labelled images.

    Attributes:
        counts: (k, k) whole numbers, a row per label, a column per answer; k is 2 to 10.
        classes: k class names; empty for the digits.
    """

    counts: NDArray[np.int64]
    classes: tuple[str, ...] = ()

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]], classes: tuple[str, ...] = ()) -> "Confusion":
        """From rows of counts."""
        return cls(np.array(rows, np.int64), classes)

    @property
    def total(self) -> int:
        """How many images there are."""
        return int(self.counts.sum())

    @property
    def correct(self) -> int:
        """How many are read as they are labelled."""
        return int(self.counts.trace())

    def name(self, index: int) -> str:
        """The name of a class, or the digit."""
        return class_name(self.classes, index)

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """The commonest first, of equals the one with the lower label and answer."""
        places = np.argwhere((self.counts > 0) & ~np.eye(len(self.counts), dtype=bool))
        found = [
            Mistake(label, answer, int(self.counts[label, answer]))
            for label, answer in places.tolist()
        ]
        return tuple(sorted(found, key=lambda one: -one.count))

    def accuracy_of(self, label: int) -> ClassAccuracy:
        """How the images of a label are read."""
        return ClassAccuracy(int(self.counts[label, label]), int(self.counts[label].sum()))

    def message(self, label: int, answer: int) -> Message:
        """A cell in words: "4 read as 9: 6 of 480 (1.3 %)"."""
        of_label = self.accuracy_of(label).count
        count = int(self.counts[label, answer])
        key = "confusion_right" if label == answer else "confusion_wrong"
        return Message(
            key if of_label else "confusion_no_images",
            label=self.name(label),
            answer=self.name(answer),
            count=f"{count:,}",
            total=f"{of_label:,}",
        )


# In a model file: the numbers that tell most, as its history holds numbers by name


def validation_labels(counts: Sequence[Sequence[int]]) -> str:
    """How many images each label has, for the setting VALIDATION_LABELS."""
    return ",".join(str(sum(row)) for row in counts)


def stored(counts: Sequence[Sequence[int]]) -> dict[str, float]:
    """The mistakes by name, such as {"4>9": 6}, and their sum; the rest follows from the labels."""
    mistakes = {
        f"{label}>{answer}": float(count)
        for label, row in enumerate(counts)
        for answer, count in enumerate(row)
        if count and label != answer
    }
    return {MISREAD: sum(mistakes.values())} | mistakes


def restored(epoch: Mapping[str, float], labels: object) -> NDArray[np.int64] | None:
    """The counts of an epoch in a model file; None where it holds none, or impossible ones.

    Args:
        epoch: numbers by name, those of `stored` among others.
        labels: the setting VALIDATION_LABELS.
    """
    totals = _totals(labels)
    if totals is None or MISREAD not in epoch:
        return None
    k = len(totals)
    counts = np.zeros((k, k), np.int64)
    for label in range(k):
        for answer in range(k):
            count = epoch.get(f"{label}>{answer}", 0.0) if label != answer else 0.0
            if count < 0 or count != int(count):
                return None
            counts[label, answer] = int(count)
    right = totals - counts.sum(axis=1)
    if (right < 0).any():
        return None
    np.fill_diagonal(counts, right)
    return counts


def _totals(labels: object) -> NDArray[np.int64] | None:
    if not isinstance(labels, str):
        return None
    parts = labels.split(",")
    if not MIN_CLASSES <= len(parts) <= MAX_CLASSES:
        return None
    if not all(part.isascii() and part.isdigit() and len(part) <= 9 for part in parts):
        return None
    return np.array([int(part) for part in parts], np.int64)
