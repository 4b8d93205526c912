"""How good a network's weights are, by the classifier that would answer with them."""

from collections.abc import Callable

import numpy as np

from mnist_desktop.learning.losses import mean_loss
from mnist_desktop.learning.progress import TrainingConfig, Weights
from mnist_desktop.learning.training_sets import TrainingSets
from mnist_desktop.recognition.classifier import Classifier

AT_ONCE = 500  # images between two looks at whether to stop
LARGEST_SCORE = 1e4  # trained networks give some tens


class Scoring:
    """Scores weights on the validation images of a run."""

    def __init__(self, config: TrainingConfig, sets: TrainingSets) -> None:
        self._config = config
        self._validation = sets.validation
        self._classes = len(sets.classes) or None

    def scores(self, weights: Weights, wait: Callable[[], None]) -> tuple[float, float]:
        """Mean loss and accuracy of finite weights.

        Args:
            weights: as `Classifier.from_weights` takes them.
            wait: called every AT_ONCE images; may raise to end it.
        """
        classifier = Classifier.from_weights(self._config.architecture, weights)
        parts = []
        for start in range(0, len(self._validation), AT_ONCE):
            wait()
            images = self._validation[start : start + AT_ONCE].as_floats()
            parts.append(classifier.logits(images))
        # Of fewer than ten classes the first scores alone take part, as in an answer
        logits = np.concatenate(parts)[:, : self._classes].astype(np.float64)
        right = logits.argmax(axis=1) == self._validation.labels
        return mean_loss(self._config.loss, self._validation.labels, logits), float(right.mean())

    def makes_sense(self, weights: Weights) -> bool:
        """Whether finite weights give scores of a size that networks give."""
        classifier = Classifier.from_weights(self._config.architecture, weights)
        logits = classifier.logits(self._validation[:AT_ONCE].as_floats())
        return bool(np.abs(logits).max() <= LARGEST_SCORE)
