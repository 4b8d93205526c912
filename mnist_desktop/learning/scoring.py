"""How good a network's weights are, by the classifier that would answer with them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.batches import TrainingSets
from mnist_desktop.learning.events import TrainingConfig, Weights
from mnist_desktop.learning.losses import losses_of_logits
from mnist_desktop.recognition.classifier import Classifier

AT_ONCE = 500  # images between two looks at whether to stop
MAX_SCORE = 1e4  # trained networks give some tens


@dataclass(frozen=True)
class Scores:
    """How good weights are; as in `EpochSummary`."""

    loss: float
    accuracy: float
    loss_error: float | None
    training_accuracy: float | None


class Scoring:
    """Scores weights on the validation images of a run, and on some that it learns from."""

    def __init__(self, config: TrainingConfig, sets: TrainingSets) -> None:
        self._config = config
        self._validation = sets.validation
        self._measured = sets.measured
        self._classes = len(sets.classes) or None
        self._lowest: npt.NDArray[np.float64] | None = None  # losses of the best epoch by loss

    def scores(self, weights: Weights, wait: Callable[[], bool], lowest: float) -> Scores | None:
        """The scores of finite weights; None where `wait` ended it.

        Args:
            weights: as `Classifier.from_weights` takes them.
            wait: called every AT_ONCE images; False ends it.
            lowest: validation loss of the epochs before; infinite for the first.
        """
        classifier = Classifier.from_weights(self._config.architecture, weights)
        logits = self._logits(classifier, self._validation, wait)
        measured = None
        if logits is not None and self._measured is not None:
            measured = self._logits(classifier, self._measured, wait)
        if logits is None or (measured is None and self._measured is not None):
            return None
        labels = self._validation.labels
        losses = losses_of_logits(self._config.loss, labels, logits)
        training = None
        if measured is not None and self._measured is not None:
            training = float((measured.argmax(axis=1) == self._measured.labels).mean())
        accuracy = float((logits.argmax(axis=1) == labels).mean())
        return Scores(float(losses.mean()), accuracy, self._error(losses, lowest), training)

    def makes_sense(self, weights: Weights) -> bool:
        """Whether finite weights give scores of a size that networks give."""
        classifier = Classifier.from_weights(self._config.architecture, weights)
        logits = classifier.logits(self._validation[:AT_ONCE].as_floats())
        return bool(np.abs(logits).max() <= MAX_SCORE)

    def _error(self, losses: npt.NDArray[np.float64], lowest: float) -> float | None:
        """Standard error of the rise since the lowest loss, by the same images then and now."""
        if losses.mean() <= lowest:
            self._lowest = losses
            return 0.0
        if self._lowest is None:  # it was before the run was resumed
            return None
        return float((losses - self._lowest).std() / math.sqrt(len(losses)))

    def _logits(
        self, classifier: Classifier, images: LabelledImages, wait: Callable[[], bool]
    ) -> npt.NDArray[np.float64] | None:
        parts = []
        for start in range(0, len(images), AT_ONCE):
            if not wait():
                return None
            parts.append(classifier.logits(images[start : start + AT_ONCE].as_floats()))
        # Of fewer than ten classes the first scores alone take part, as in an answer
        return np.concatenate(parts)[:, : self._classes].astype(np.float64)
