"""How far a training is, as a bar and in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from mnist_desktop.learning.events import BatchProgress, TrainingOutcome
from mnist_desktop.widgets.base.named import named
from mnist_desktop.widgets.training.training_words import TrainingWords

_SHOWN_MS = 100  # at most 10 changes a second
_BAR_HEIGHT = 10  # logical px
_GAP = 6
_STEPS = 1000  # of the bar


class TrainingProgress(QWidget):
    """A bar and two lines of text, placed by hand; hidden while there is no run to speak of.

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
        self._words = TrainingWords(self)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self._show_waiting)
        self._is_waiting = False  # for the timer, with something newer to show
        self._is_paused = False
        self._is_stopping = False
        self._last: BatchProgress | None = None
        self._sentence: Callable[[], str] = str
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._bar.setAccessibleName(self.tr("How much of the training is done"))
        self.setStatusTip(
            self.tr(
                "An epoch is one round through all training images; a batch is the handful that is"
                " learned at once. “So far” are means over the whole epoch; the lines on the charts"
                " are the latest batches."
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
        """A run begins; the first since the program was opened loads TensorFlow."""
        if is_first:
            self._begin(lambda: self.tr("Starting TensorFlow, only the first time…"))
        else:
            self._begin(lambda: self.tr("Preparing…"))
        self._bar.setRange(0, 0)
        self.show()

    def show_batch(self, progress: BatchProgress, seconds_left: float | None) -> None:
        """A batch is done; shown at most 10 times a second, and not while paused or stopping."""
        self._last = progress
        self._sentence = lambda: self._words.batch(progress, seconds_left)
        self._is_waiting = True
        self.show()
        if not self._timer.isActive():
            self._show_waiting()

    def show_validating(self, epoch: int, images: int = 5_000) -> None:
        """All batches of an epoch are done and it is checked."""
        epochs = epoch if self._last is None else self._last.epochs
        self._sentence = lambda: self._words.validating(epoch, epochs, images)
        self._show_newest()

    def show_paused(self, is_paused: bool = True) -> None:
        """The run waits until this is called with False; batches on their way change nothing."""
        self._is_paused = is_paused
        self._show_newest()

    def show_stopping(self) -> None:
        """The run is about to end."""
        self._is_stopping = True
        self._show_newest()

    def show_ended(self, outcome: TrainingOutcome, epochs_done: int, seconds: float) -> None:
        """The run has ended."""
        share = self._share()
        self._begin(lambda: self._words.ended(outcome, epochs_done, seconds))
        is_whole = outcome is TrainingOutcome.FINISHED
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(_STEPS if is_whole else round(_STEPS * share))
        self.show()

    def _begin(self, sentence: Callable[[], str]) -> None:
        self._timer.stop()
        self._last = None
        self._is_paused = self._is_stopping = False
        self._sentence = sentence
        self._show_newest()

    def _show_waiting(self) -> None:
        if self._is_waiting:
            self._show_newest()
            self._timer.start()

    def _show_newest(self) -> None:
        self._is_waiting = False
        if self._is_stopping:
            self._text.setText(self.tr("Stopping…"))
        elif self._is_paused:
            self._text.setText(self._words.paused(self._last))
        else:
            self._text.setText(self._sentence())
        if self._last is None:
            self._scores.clear()
        else:
            self._scores.setText(self._words.scores(self._last))
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(round(_STEPS * self._share()))

    def _share(self) -> float:
        """Of the whole run that is done."""
        last = self._last
        if last is None:
            return 0.0
        return (last.epoch - 1 + last.batch / last.batches) / last.epochs

    # Qt

    def sizeHint(self) -> QSize:
        """The bar and two lines."""
        return QSize(300, self._height())

    def minimumSizeHint(self) -> QSize:
        """Narrow; a longer text is cut off rather than that the window grows."""
        return QSize(100, self._height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of the type."""
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
