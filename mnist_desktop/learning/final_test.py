"""The final test of a trained network, once its best epoch has been chosen."""

import math

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.evaluate import Evaluation, evaluate
from mnist_desktop.learning.batches import balanced, cached_data_set
from mnist_desktop.learning.events import TestResult, TrainingResult
from mnist_desktop.learning.losses import mean_loss
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model, ModelMetadata

MAX_TRAINING_IMAGES = 10_000
SHOWN = 5  # images, of which up to
SHOWN_WRONG = 2  # are misread


def final_test(result: TrainingResult, other: Model | None) -> TestResult:
    """Evaluates a network on the test images, and on images that it learned from.

    The other model, if it has the same classes, is evaluated for comparison.
    """
    config = result.config
    data = cached_data_set(config.data, config.orientation)
    metadata = ModelMetadata(classes=result.classes)
    classifier = Classifier.from_weights(config.architecture, result.weights, metadata)
    learned = balanced(data.train, config.samples, config.seed)
    learned = balanced(learned, MAX_TRAINING_IMAGES, config.seed)
    test = evaluate(classifier, data.test)
    loss = mean_loss(config.loss, data.test.labels, test.logits.astype(np.float64))
    other_accuracy = None
    if other is not None and other.metadata.classes == result.classes:
        other_accuracy = evaluate(Classifier(other), data.test).accuracy
    shown = _shown(test)
    return TestResult(
        test_accuracy=test.accuracy,
        training_accuracy=evaluate(classifier, learned).accuracy,
        other_accuracy=other_accuracy,
        images=data.test.images[shown],
        labels=data.test.labels[shown],
        predictions=test.answers[shown].astype(np.uint8),
        seconds=result.seconds,
        device=result.device,
        test_loss=loss if math.isfinite(loss) else None,
        tested=len(test),
        measured=len(learned),
    )


def _shown(test: Evaluation) -> npt.NDArray[np.intp]:
    """The indices of some images: the first misread ones among the first that are not."""
    wrong = np.flatnonzero(~test.is_correct)[:SHOWN_WRONG]
    right = np.flatnonzero(test.is_correct)[: SHOWN - len(wrong)]
    return np.sort(np.concatenate([wrong, right]))
