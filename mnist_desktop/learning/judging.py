"""A trained network on the test images, after the choice of it."""

import math

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.batches import balanced, cached_data_set
from mnist_desktop.learning.events import TestResult, TrainingResult
from mnist_desktop.learning.losses import mean_loss
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model, ModelMetadata

MAX_TRAINING_IMAGES = 10_000
SHOWN = 5


def judged(result: TrainingResult, other: Model | None) -> TestResult:
    """The network of a result, and another for comparison.

    Args:
        result: with weights.
        other: the model that was in use; left out where it knows other classes.
    """
    data = cached_data_set(result.config.data, result.config.orientation)
    metadata = ModelMetadata(classes=result.classes)
    classifier = Classifier.from_weights(result.config.architecture, result.weights, metadata)
    learned = balanced(data.train, result.config.samples, result.config.seed)
    part = balanced(learned, MAX_TRAINING_IMAGES, result.config.seed)
    logits = _logits(classifier, data.test)
    answers = _answers(logits)
    loss = mean_loss(result.config.loss, data.test.labels, logits.astype(np.float64))
    other_accuracy = None
    if other is not None and other.metadata.classes == result.classes:
        other_accuracy = _share(_answers(_logits(Classifier(other), data.test)), data.test)
    shown = _shown(answers, data.test.labels)
    return TestResult(
        test_accuracy=_share(answers, data.test),
        training_accuracy=_share(_answers(_logits(classifier, part)), part),
        other_accuracy=other_accuracy,
        images=data.test.images[shown],
        labels=data.test.labels[shown],
        predictions=answers[shown],
        seconds=result.seconds,
        device=result.device,
        test_loss=loss if math.isfinite(loss) else None,
        tested=len(data.test),
        measured=len(part),
    )


def _logits(classifier: Classifier, labelled: LabelledImages) -> npt.NDArray[np.float32]:
    """The scores of the classes that there are."""
    return classifier.logits(labelled.as_floats())[:, : len(classifier.classes) or None]


def _answers(logits: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    return np.asarray(logits.argmax(axis=1), np.uint8)


def _share(answers: npt.NDArray[np.uint8], labelled: LabelledImages) -> float:
    return float((answers == labelled.labels).mean())


def _shown(answers: npt.NDArray[np.uint8], labels: npt.NDArray[np.uint8]) -> npt.NDArray[np.intp]:
    """Five images: two that were read wrong, where there are, among some that were not."""
    wrong = np.flatnonzero(answers != labels)[:2]
    right = np.flatnonzero(answers == labels)[: SHOWN - len(wrong)]
    return np.sort(np.concatenate([wrong, right]))[:SHOWN]
