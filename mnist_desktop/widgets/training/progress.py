"""The progress of a training run, as a bar and in words."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from mnist_desktop.learning.events import BatchProgress, TrainingOutcome
from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.throttle import Throttle
from mnist_desktop.widgets.base.translated import Translated

_MINUTE, _HOUR = 60, 3600  # s
_SECONDS_BELOW = 100  # s
_MINUTES_BELOW = 100 * _MINUTE  # s


class ProgressTexts(QObject):
    """Sentences in the current language."""

    def batch(self, progress: BatchProgress, seconds_left: float | None) -> str:
        """The current batch, and how long the run still takes."""
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
        """Where the run is paused."""
        if progress is None:
            return self.tr("Paused")
        text = self.tr("Paused in epoch {epoch} of {epochs}, at batch {batch} of {batches}")
        return text.format(**_places(progress))

    def validating(self, epoch: int, epochs: int, images: int) -> str:
        """The epoch being validated."""
        text = self.tr("Epoch {epoch} of {epochs}: checking on {images} validation images")
        return text.format(epoch=epoch, epochs=epochs, images=f"{images:,}")

    def ended(self, outcome: TrainingOutcome, epochs: int, seconds: float) -> str:
        """How a run ended, after how many whole epochs; 0 s are for one that learned no batch."""
        if outcome is TrainingOutcome.STOPPED and not (epochs or seconds):
            return self.tr("Stopped before training began")
        text = {
            TrainingOutcome.FINISHED: self.tr("Done: {epochs} in {time}"),
            TrainingOutcome.EARLY: self.tr(
                "Ended after {epochs} and {time}, as there was no more improvement"
            ),
            TrainingOutcome.STOPPED: self.tr("Stopped after {epochs} and {time}"),
            TrainingOutcome.DIVERGED: self.tr("The loss became infinite after {epochs} and {time}"),
        }[outcome]
        return text.format(epochs=self._epochs(epochs), time=self.time(seconds))

    def time(self, seconds: float) -> str:
        """A duration in one unit."""
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


_INTERVAL_MS = 100  # at most 10 changes a second
_BAR_HEIGHT = 10  # logical px
_GAP = 6
_STEPS = 1000  # of the bar


class TrainingProgress(Translated, QWidget):
    """A bar and two lines of text, placed by hand; hidden before the first run.

    In a layout every new text would lay out the whole window again, many times a second.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = named("trainingProgress", QProgressBar(self))
        self._text = named("trainingWords", QLabel(self))
        self._scores = named("trainingScores", QLabel(self))
        self._bar.setTextVisible(False)
        self._scores.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self._text, self._scores):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._texts = ProgressTexts(self)
        self._throttle = Throttle(self._show_newest, _INTERVAL_MS, self)
        self._is_paused = False
        self._is_stopping = False
        self._last: BatchProgress | None = None
        self._sentence: Callable[[], str] = str
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        self._set_texts()
        self.hide()

    def _set_texts(self) -> None:
        self._bar.setAccessibleName(self.tr("How much of the training is done"))
        self.setStatusTip(
            self.tr(
                "An epoch is one pass through all training images; a batch is the handful that"
                " is learned at once. “So far” is the mean over the epoch until now; the lines"
                " on the charts show the latest batches."
            )
        )
        self._show_newest()

    def show_idle(self) -> None:
        """Shows nothing."""
        self._begin(str)
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(0)
        self.hide()

    def show_starting(self, is_first: bool) -> None:
        """A run starts; the first since the start of the program loads TensorFlow."""
        if is_first:
            self._begin(lambda: self.tr("Starting TensorFlow, only the first time…"))
        else:
            self._begin(lambda: self.tr("Preparing…"))
        self._bar.setRange(0, 0)
        self.show()

    def show_batch(self, progress: BatchProgress, seconds_left: float | None) -> None:
        """A batch has ended; shown at most 10 times a second, and not while paused or stopping."""
        is_first, self._last = self._last is None, progress
        self._sentence = lambda: self._texts.batch(progress, seconds_left)
        self.show()
        if is_first:
            self._show_newest()
        self._throttle.request()

    def show_validating(self, epoch: int, images: int = 5_000) -> None:
        """All batches of an epoch have ended and it is being validated."""
        epochs = epoch if self._last is None else self._last.epochs
        self._sentence = lambda: self._texts.validating(epoch, epochs, images)
        self._show_newest()

    def show_paused(self, is_paused: bool = True) -> None:
        """The run is paused until this is called with False; late batches change nothing."""
        self._is_paused = is_paused
        self._show_newest()

    def show_stopping(self) -> None:
        """The run is about to end."""
        self._is_stopping = True
        self._show_newest()

    def show_ended(self, outcome: TrainingOutcome, epochs_done: int, seconds: float) -> None:
        """The run has ended."""
        share = self._share()
        self._begin(lambda: self._texts.ended(outcome, epochs_done, seconds))
        is_whole = outcome is TrainingOutcome.FINISHED
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(_STEPS if is_whole else round(_STEPS * share))
        self.show()

    def _begin(self, sentence: Callable[[], str]) -> None:
        self._last = None
        self._is_paused = self._is_stopping = False
        self._sentence = sentence
        self._show_newest()

    def _show_newest(self) -> None:
        if self._is_stopping:
            self._text.setText(self.tr("Stopping…"))
        elif self._is_paused:
            self._text.setText(self._texts.paused(self._last))
        else:
            self._text.setText(self._sentence())
        if self._last is None:
            self._scores.clear()
        else:
            self._scores.setText(self._texts.scores(self._last))
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(round(_STEPS * self._share()))

    def _share(self) -> float:
        """The share of the whole run that is done."""
        last = self._last
        if last is None:
            return 0.0
        return (last.epoch - 1 + last.batch / last.batches) / last.epochs

    # Qt

    def sizeHint(self) -> QSize:
        """The bar and two lines."""
        return QSize(300, self._height())

    def minimumSizeHint(self) -> QSize:
        """Narrow: a longer text is cut off and the window does not grow."""
        return QSize(100, self._height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the font size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places the bar and the lines."""
        self._place()

    def _height(self) -> int:
        return _BAR_HEIGHT + _GAP + 2 * self.fontMetrics().lineSpacing() + 4

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
        self._place()

    def _place(self) -> None:
        line = self.fontMetrics().lineSpacing() + 2
        top = _BAR_HEIGHT + _GAP
        self._bar.setGeometry(0, 0, self.width(), _BAR_HEIGHT)
        self._text.setGeometry(0, top, self.width(), line)
        self._scores.setGeometry(0, top + line, self.width(), line)
