"""How a model reads MNIST's test set, its known wrong labels listed apart."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.recognition.classifier import Classifier

KNOWN_WRONG = (
    *(947, 1621, 1901, 2130, 2462, 2597, 2654, 3520),
    *(3558, 5937, 6651, 6783, 8527, 9679, 9729),
)
"""Test images whose label fewer than three of five people agree with (Northcutt, Athalye and
Mueller 2021, arXiv:2103.14749; counted in their published answers for MNIST)."""


@dataclass(frozen=True)
class MnistScores:
    """What was misread.

    Attributes:
        count: of all images.
        misread: places of the misread ones.
        known_wrong: those of them whose label is known to be wrong.
    """

    count: int
    misread: tuple[int, ...]
    known_wrong: tuple[int, ...]

    @property
    def accuracy(self) -> float:
        """Share read as labelled."""
        return 1 - len(self.misread) / self.count


def mnist_scores(classifier: Classifier, test: LabelledImages) -> MnistScores:
    """Reads MNIST's test images."""
    digits = classifier.logits(test.as_floats()).argmax(axis=1)
    misread: NDArray[np.int64] = np.flatnonzero(digits != test.labels)
    places = tuple(int(place) for place in misread)
    return MnistScores(len(test), places, tuple(p for p in places if p in KNOWN_WRONG))
