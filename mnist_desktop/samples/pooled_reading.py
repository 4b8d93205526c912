"""How a network reads each of several writers, and what learning from the others would change."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mnist_desktop.insight.sign_test import sign_test
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.samples.hand_result import LUCK
from mnist_desktop.samples.leave_one_writer_out import WriterResult
from mnist_desktop.samples.sample import Sample


@dataclass(frozen=True)
class WriterCount:
    """How many of a writer's drawings a network misreads.

    Attributes:
        writer: the pseudonym; empty for whoever uses the program.
        drawings: those whose label is one of the network's classes.
        misread: of these.
    """

    writer: str
    drawings: int
    misread: int


def read_by_writer(classifier: Classifier, samples: Sequence[Sample]) -> tuple[WriterCount, ...]:
    """A count for each writer of whom there is a drawing that can be judged, as they first come."""
    count = len(classifier.classes) or CLASSES
    labels = {class_name(classifier.classes, index): index for index in range(count)}
    judged = [one for one in samples if one.label in labels]
    if not judged:
        return ()
    images = np.stack([one.image for one in judged]).astype(np.float32) / np.float32(255)
    answers = classifier.predict(images).argmax(axis=1).tolist()
    counts: dict[str, list[int]] = {}
    for one, answer in zip(judged, answers, strict=True):
        both = counts.setdefault(one.writer, [0, 0])
        both[0] += 1
        both[1] += answer != labels[one.label]
    return tuple(WriterCount(writer, *both) for writer, both in counts.items())


@dataclass(frozen=True)
class PooledResult:
    """Several writers as a whole, each read by a network that has learned only the others."""

    writers: tuple[WriterResult, ...]

    @property
    def samples(self) -> int:
        """Drawings of all writers."""
        return sum(one.samples for one in self.writers)

    @property
    def misread_before(self) -> int:
        """Of these misread by the network as it was."""
        return sum(one.misread_before for one in self.writers)

    @property
    def misread_after(self) -> int:
        """Of these misread by the networks that have learned the others."""
        return sum(one.misread_after for one in self.writers)

    @property
    def could_be_luck(self) -> bool:
        """Whether as large a difference is likely if learning changed nothing."""
        gained = sum(one.gained for one in self.writers)
        lost = sum(one.lost for one in self.writers)
        return sign_test(gained, lost) >= LUCK
