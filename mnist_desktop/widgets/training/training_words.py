"""What is said of a training in figures: how far it is, how it does, how long it takes."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject

from mnist_desktop.learning.events import BatchProgress, TrainingOutcome
from mnist_desktop.recognition.percentage import percentage

_MINUTE, _HOUR = 60, 3600  # s
_SECONDS_BELOW = 100  # s
_MINUTES_BELOW = 100 * _MINUTE  # s


class TrainingWords(QObject):
    """Sentences in the language of the moment."""

    def batch(self, progress: BatchProgress, seconds_left: float | None) -> str:
        """Which batch is learned, and how long the run still takes."""
        if seconds_left is None:
            text = self.tr("Epoch {epoch} of {epochs}, batch {batch} of {batches}")
            return text.format(**_places(progress))
        text = self.tr("Epoch {epoch} of {epochs}, batch {batch} of {batches}, {time} left")
        return text.format(**_places(progress), time=self.time(math.ceil(seconds_left)))

    def scores(self, progress: BatchProgress) -> str:
        """Loss and accuracy of the epoch so far."""
        return self.tr("This epoch so far: loss {loss}, accuracy {percent} %").format(
            loss=f"{progress.loss:.4f}", percent=percentage(progress.accuracy)
        )

    def paused(self, progress: BatchProgress | None) -> str:
        """Where the run waits."""
        if progress is None:
            return self.tr("Paused")
        text = self.tr("Paused in epoch {epoch} of {epochs}, at batch {batch} of {batches}")
        return text.format(**_places(progress))

    def validating(self, epoch: int, epochs: int, images: int) -> str:
        """Which epoch is checked."""
        text = self.tr("Epoch {epoch} of {epochs}: checking on {images} validation images")
        return text.format(epoch=epoch, epochs=epochs, images=f"{images:,}")

    def ended(self, outcome: TrainingOutcome, epochs: int, seconds: float) -> str:
        """How a run ended, after how many whole epochs."""
        text = {
            TrainingOutcome.FINISHED: self.tr("Done: {epochs} in {time}"),
            TrainingOutcome.EARLY: self.tr("Ended after {epochs} and {time}, as it got no better"),
            TrainingOutcome.STOPPED: self.tr("Stopped after {epochs} and {time}"),
            TrainingOutcome.DIVERGED: self.tr("The loss became infinite after {epochs} and {time}"),
        }[outcome]
        return text.format(epochs=self._epochs(epochs), time=self.time(seconds))

    def time(self, seconds: float) -> str:
        """Seconds as a person says them."""
        whole = max(1, round(seconds))
        if whole < _SECONDS_BELOW:
            return self.tr("{count} s").format(count=whole)
        if whole < _MINUTES_BELOW:
            return self.tr("{count} min").format(count=round(whole / _MINUTE))
        return self.tr("{count} h").format(count=f"{whole / _HOUR:.1f}")

    def _epochs(self, count: int) -> str:
        text = self.tr("1 whole epoch") if count == 1 else self.tr("{count} whole epochs")
        return text.format(count=count)


def _places(progress: BatchProgress) -> dict[str, object]:
    return {
        "epoch": progress.epoch,
        "epochs": progress.epochs,
        "batch": f"{progress.batch:,}",
        "batches": f"{progress.batches:,}",
    }
