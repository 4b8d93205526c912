"""What a finished network is measured by: the test images, and those that it learned."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mnist_desktop.learning.progress import TrainingConfig
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model

if TYPE_CHECKING:
    from mnist_desktop.learning.labelled_images import LabelledImages

ALIKE, WIDE = 0.005, 0.03  # gaps between training and test accuracy
LITTLE = 0.5  # training accuracy of a network that has only begun


@dataclass(frozen=True)
class TrainingScores:
    """Measured once, when everything is chosen.

    Attributes:
        train_accuracy: on images that it learned, unchanged ones, in [0, 1].
        test_accuracy: on the data set's test images.
        test_loss: the loss of the run on them; None if it is infinite.
        tested: how many test images there are.
    """

    train_accuracy: float
    test_accuracy: float
    test_loss: float | None
    tested: int

    def gap_in_words(self) -> str:
        """What the two accuracies say when they are held against each other."""
        if self.train_accuracy < LITTLE:
            return "It has not learned much yet: more epochs or more training images would help."
        gap = self.train_accuracy - self.test_accuracy
        if gap < ALIKE:
            return "It reads new images as well as those that it learned."
        if gap < WIDE:
            return "It reads new images nearly as well as those that it learned."
        return (
            "It knows the images that it learned better than it reads new ones (overfitting):"
            " more training images or --augment would help."
        )


def training_scores(model: Model, config: TrainingConfig) -> TrainingScores:
    """A trained network on the images that the config speaks of."""
    from mnist_desktop.learning.examples import balanced
    from mnist_desktop.learning.judging import MOST_TRAINING_IMAGES
    from mnist_desktop.learning.training_sets import cached_data_set

    data = cached_data_set(config.data)
    learned = balanced(data.train, config.samples, config.seed)
    part = balanced(learned, MOST_TRAINING_IMAGES, config.seed)
    classifier = Classifier(model)
    train_accuracy, _ = _scores(classifier, part, config)
    test_accuracy, loss = _scores(classifier, data.test, config)
    test_loss = loss if math.isfinite(loss) else None
    return TrainingScores(train_accuracy, test_accuracy, test_loss, len(data.test))


def _scores(
    classifier: Classifier, labelled: "LabelledImages", config: TrainingConfig
) -> tuple[float, float]:
    """Accuracy and loss."""
    from mnist_desktop.learning.losses import mean_loss

    logits = classifier.logits(labelled.as_floats())
    known = logits[:, : len(classifier.classes) or None]
    accuracy = float((known.argmax(axis=1) == labelled.labels).mean())
    return accuracy, mean_loss(config.loss, labelled.labels, logits.astype(np.float64))
