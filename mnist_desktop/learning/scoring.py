"""How good a network's weights are, by the classifier that would answer with them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.events import TrainingConfig, Weights
from mnist_desktop.learning.losses import losses_of_logits
from mnist_desktop.learning.training_sets import TrainingSets
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

    def scores(self, weights: Weights, wait: Callable[[], None], lowest: float) -> Scores:
        """The scores of finite weights.

        Args:
            weights: as `Classifier.from_weights` takes them.
            wait: called every AT_ONCE images; may raise to end it.
            lowest: validation loss of the epochs before; infinite for the first.
        """
        classifier = Classifier.from_weights(self._config.architecture, weights)
        logits = self._logits(classifier, self._validation, wait)
        labels = self._validation.labels
        losses = losses_of_logits(self._config.loss, labels, logits)
        loss = float(losses.mean())
        training = None
        if self._measured is not None:
            answers = self._logits(classifier, self._measured, wait).argmax(axis=1)
            training = float((answers == self._measured.labels).mean())
        accuracy = float((logits.argmax(axis=1) == labels).mean())
        return Scores(loss, accuracy, self._error(losses, lowest), training)

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
        self, classifier: Classifier, images: LabelledImages, wait: Callable[[], None]
    ) -> npt.NDArray[np.float64]:
        parts = []
        for start in range(0, len(images), AT_ONCE):
            wait()
            parts.append(classifier.logits(images[start : start + AT_ONCE].as_floats()))
        # Of fewer than ten classes the first scores alone take part, as in an answer
        return np.concatenate(parts)[:, : self._classes].astype(np.float64)
