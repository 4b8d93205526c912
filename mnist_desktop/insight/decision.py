"""How an answer is decided: scores, temperature, probabilities, threshold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mnist_desktop.insight.softmax import SoftmaxSteps
from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.networks.architectures import CLASSES

_TOLERANCE = 1e-3  # of the largest score


@dataclass(frozen=True, eq=False)
class Decision:
    """The numbers of one answer, in the order in which they decide it.

    Attributes:
        confidence_factor: what the confidence branch has multiplied all scores by, in [0, 1];
            None for a network without one.
        softmax: from the scores, so multiplied, to the probabilities.
        threshold: the probability, in [0, 1], from which the answer is accepted.
        prediction: the answer.
        classes: names by label; empty for the digits.
    """

    confidence_factor: float | None
    softmax: SoftmaxSteps
    threshold: float
    prediction: Prediction
    classes: tuple[str, ...] = ()


def decision_of(classifier: Classifier, prediction: Prediction) -> Decision:
    """What led to a prediction of this classifier."""
    metadata = classifier.metadata
    scores = prediction.logits[: len(metadata.classes) or CLASSES].astype(np.float64)
    return Decision(
        _confidence_factor(classifier, prediction),
        SoftmaxSteps(scores, metadata.temperature),
        metadata.threshold,
        prediction,
        metadata.classes,
    )


def _confidence_factor(classifier: Classifier, prediction: Prediction) -> float | None:
    """The factor between the scores with and without the branch, if all have the same."""
    before = classifier.before_confidence
    if before is classifier:
        return None
    unscaled = before.logits(prediction.image[np.newaxis])[0].astype(np.float64)
    scaled = prediction.logits.astype(np.float64)
    square = float(unscaled @ unscaled)
    if square == 0:
        return None
    factor = float(unscaled @ scaled) / square
    largest = np.abs(unscaled).max()
    is_one = bool(np.abs(unscaled * factor - scaled).max() <= _TOLERANCE * largest)
    return factor if is_one else None
