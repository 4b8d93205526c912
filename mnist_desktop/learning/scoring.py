"""How good a network's weights are, by the classifier that would answer with them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.evaluate import SLICE, evaluate
from mnist_desktop.learning.batches import TrainingSets
from mnist_desktop.learning.events import Counts, TrainingConfig, Weights
from mnist_desktop.learning.losses import losses_of_logits
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_metadata import ModelMetadata

MAX_SCORE = 1e4  # trained networks give some tens


@dataclass(frozen=True)
class Scores:
    """How good weights are; as in `EpochSummary`."""

    loss: float
    accuracy: float
    loss_error: float | None
    training_accuracy: float | None
    confusion: Counts


class _Ended(Exception):
    """The images were not scored to the end."""


class Scoring:
    """Scores weights on the validation images of a run, and on some that it learns from."""

    def __init__(self, config: TrainingConfig, sets: TrainingSets) -> None:
        self._config = config
        self._validation = sets.validation
        self._measured = sets.measured
        self._classes = sets.classes
        self._lowest: npt.NDArray[np.float64] | None = None  # losses of the best epoch by loss

    def scores(self, weights: Weights, wait: Callable[[], bool], lowest: float) -> Scores | None:
        """The scores of finite weights; None where `wait` ended it.

        Args:
            weights: as `Classifier.from_weights` takes them.
            wait: called every SLICE images; False ends it.
            lowest: validation loss of the epochs before; infinite for the first.
        """
        classifier = self._classifier(weights)

        def look(_done: int, _total: int) -> None:
            if not wait():
                raise _Ended

        try:
            validation = evaluate(classifier, self._validation, look)
            measured = None
            if self._measured is not None:
                measured = evaluate(classifier, self._measured, look).accuracy
        except _Ended:
            return None
        logits = validation.logits.astype(np.float64)
        losses = losses_of_logits(self._config.loss, self._validation.labels, logits)
        error = self._error(losses, lowest)
        confusion = tuple(tuple(row) for row in validation.confusion.tolist())
        return Scores(float(losses.mean()), validation.accuracy, error, measured, confusion)

    def makes_sense(self, weights: Weights) -> bool:
        """Whether finite weights give scores of a size that networks give."""
        logits = self._classifier(weights).logits(self._validation[:SLICE].as_floats())
        return bool(np.abs(logits).max() <= MAX_SCORE)

    def _error(self, losses: npt.NDArray[np.float64], lowest: float) -> float | None:
        """Standard error of the rise since the lowest loss, by the same images then and now."""
        if losses.mean() <= lowest:
            self._lowest = losses
            return 0.0
        if self._lowest is None:  # it was before the run was resumed
            return None
        return float((losses - self._lowest).std() / math.sqrt(len(losses)))

    def _classifier(self, weights: Weights) -> Classifier:
        # Of fewer than ten classes the first scores alone take part, as in an answer
        metadata = ModelMetadata(classes=self._classes)
        return Classifier.from_weights(self._config.architecture, weights, metadata)
