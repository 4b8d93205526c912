"""Loss and accuracy during a run, in about as many points as a model file holds."""

from collections.abc import Sequence

from mnist_desktop.learning.events import BatchProgress
from mnist_desktop.recognition.model_metadata import MOST_CURVE_POINTS, CurvePoint

_ROUNDING = 1e-9


class TrainingCurve:
    """Each point is the mean of what is reported in one of MOST_CURVE_POINTS parts of the run.

    Args:
        points: of the part of the run that is done.
    """

    def __init__(self, points: Sequence[CurvePoint] = ()) -> None:
        self.points: list[CurvePoint] = list(points)
        self._since: float | None = None  # epochs done where the part began
        self._losses: list[float] = []
        self._accuracies: list[float] = []

    def add(self, progress: BatchProgress) -> None:
        """Takes in a batch, or the mean of some."""
        if self._since is None:
            self._since = progress.epoch - 1 + (progress.batch - 1) / progress.batches
        self._losses.append(progress.batch_loss)
        self._accuracies.append(progress.batch_accuracy)
        done = progress.epoch - 1 + progress.batch / progress.batches
        if done - self._since >= progress.epochs / MOST_CURVE_POINTS - _ROUNDING:
            count = len(self._losses)
            loss, accuracy = sum(self._losses) / count, sum(self._accuracies) / count
            self.points.append((done, loss, accuracy))
            self._losses.clear()
            self._accuracies.clear()
            self._since = done
