"""What a network answers to one part of a data set, as far as that is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.evaluate import Evaluation
from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.recognition.classifier import Classifier

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet


@dataclass(frozen=True, eq=False)
class PartAnswers:
    """A network's answers to the first images of a part.

    Attributes:
        classifier: the network.
        data_set: with the same classes.
        part: which of its parts.
        logits: (n, k) float32, scores before softmax; those from `done` on are not there yet.
        done: how many images are read, from the first on.
    """

    classifier: Classifier
    data_set: DataSet
    part: Part
    logits: NDArray[np.float32]
    done: int

    @property
    def images(self) -> LabelledImages:
        """All n images of the part, also those that are not read yet."""
        return self.data_set.part(self.part)

    @property
    def labels(self) -> NDArray[np.uint8]:
        """(n,) the labels of all of them."""
        return self.images.labels

    @property
    def is_complete(self) -> bool:
        """Whether all images are read."""
        return self.done == len(self.images)

    @cached_property
    def evaluation(self) -> Evaluation:
        """The figures of the first `done` images; a data set has no blank ones."""
        blank = np.zeros(self.done, np.bool_)
        return Evaluation(self.labels[: self.done], self.logits[: self.done], blank)

    @cached_property
    def probabilities(self) -> NDArray[np.float32]:
        """(done, k) probabilities at the model's temperature."""
        return self.classifier.probabilities(self.logits[: self.done])

    @cached_property
    def sureness(self) -> NDArray[np.float32]:
        """(done,) the probability of each answer."""
        return np.asarray(self.probabilities.max(axis=1))
