"""Why a hand cannot be learned now."""

from __future__ import annotations

from mnist_desktop.problem import AppError, Message
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.samples.hand_drawings import HandState
from mnist_desktop.samples.hand_result import MIN_SAMPLES
from mnist_desktop.samples.last_layer import scores_layer


def why_not_learned(classifier: Classifier | None, state: HandState | None) -> Message | None:
    """Why nothing can be learned of a hand, quickly or deeper; None if something can.

    Args:
        classifier: that would learn it.
        state: of the writer's drawings; None while they are counted.
    """
    if classifier is None:
        return Message("hand_no_model")
    if classifier.classes:
        return Message("hand_other_classes")
    if state is None:
        return Message("hand_counting")
    if state.learnable < MIN_SAMPLES:
        return Message("hand_few_samples", count=state.learnable, least=MIN_SAMPLES)
    return None


def why_not_quickly(classifier: Classifier) -> Message | None:
    """Why a network's last layer alone cannot learn; None if it can."""
    try:
        scores_layer(classifier.model)
    except AppError as error:
        return error.message
    return None
