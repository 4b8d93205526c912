"""Loss and accuracy during a run, in as few points as a model file holds."""

import math

from mnist_desktop.learning.progress import BatchProgress
from mnist_desktop.recognition.model_metadata import MOST_CURVE_POINTS, CurvePoint


class TrainingCurve:
    """Each point is the mean of as many batches as it takes."""

    def __init__(self) -> None:
        self.points: list[CurvePoint] = []
        self._losses: list[float] = []
        self._accuracies: list[float] = []

    def add(self, progress: BatchProgress) -> None:
        """Takes in a batch."""
        self._losses.append(progress.batch_loss)
        self._accuracies.append(progress.batch_accuracy)
        stretch = math.ceil(progress.epochs * progress.batches / MOST_CURVE_POINTS)
        count = len(self._losses)
        if count >= stretch:
            done = progress.epoch - 1 + progress.batch / progress.batches
            loss, accuracy = sum(self._losses) / count, sum(self._accuracies) / count
            self.points.append((done, loss, accuracy))
            self._losses.clear()
            self._accuracies.clear()
