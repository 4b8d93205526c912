"""The thread that trains one network while the window goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.learning.events import (
    BatchProgress,
    EpochSummary,
    TrainingOutcome,
    TrainingResult,
    WeightsInTraining,
)
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.thread_priority import be_as_others, let_others_go_first, stay_in_front

REPORT_INTERVAL = 0.1  # s; a batch may take a millisecond, and nobody reads faster
SLOW_STEP = 0.2  # s a batch in slow motion

Train = Callable[..., TrainingResult]


@dataclass(frozen=True, eq=False)
class HalfTrained:
    """A network in the middle of its run, ready to answer.

    Attributes:
        classifier: with a copy of the weights.
        epoch: the one at work, from 1.
        batch: how many of it are learned.
    """

    classifier: Classifier
    epoch: int
    batch: int


class TrainingThread(QThread):
    """One object a run. Exactly one of `succeeded`, `stopped`, `failed`, then Qt's `finished`.

    A run that diverged or ended early has succeeded too: its result says so.

    Args:
        train: `learning.training.train` with its config and files, given the callables here.
        make_classifier: from weights; called in this thread.
        parent: the Qt parent.
    """

    batch_ended = Signal(object)  # BatchProgress; `batch_*` are means since the one before
    epoch_ended = Signal(object)  # EpochSummary
    answers_changed = Signal(object)  # HalfTrained
    checkpoint_failed = Signal(object)  # SavingError; the run goes on
    succeeded = Signal(object)  # TrainingResult
    stopped = Signal(object)  # TrainingResult
    failed = Signal(object)  # Exception

    def __init__(
        self,
        train: Train,
        make_classifier: Callable[[WeightsInTraining], Classifier],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        stay_in_front()  # the window's thread, which makes this
        self.result: TrainingResult | None = None
        self._train = train
        self._make_classifier = make_classifier
        self._is_stopping = Event()
        self._is_paused = Event()
        self._is_slow = Event()
        self._last_batch = 0.0
        self._unreported: list[BatchProgress] = []
        self._last_report = 0.0

    def stop(self) -> None:
        """Asks the run to end; it keeps its best epoch."""
        self._is_stopping.set()

    def set_paused(self, is_paused: bool) -> None:
        """Lets the run wait, or go on."""
        if is_paused:
            self._is_paused.set()
        else:
            self._is_paused.clear()

    def set_slow(self, is_slow: bool) -> None:
        """Slow motion: a few batches a second, to be watched."""
        if is_slow:
            self._is_slow.set()
        else:
            self._is_slow.clear()

    def run(self) -> None:
        """Trains."""
        if QThread.currentThread() != self:  # a test's own
            self._run()
            return
        let_others_go_first()
        try:
            self._run()
        finally:
            be_as_others()

    def _run(self) -> None:
        try:
            self.result = self._train(
                on_batch=self._on_batch,
                on_epoch=self._on_epoch,
                on_weights=self._on_weights,
                should_stop=self._is_stopping.is_set,
                should_pause=self._should_pause,
                on_unsaved=self.checkpoint_failed.emit,
            )
        except Exception as error:  # noqa: BLE001 - told to the person by who listens
            self.failed.emit(error)
            return
        self._report()
        is_stopped = self.result.outcome is TrainingOutcome.STOPPED
        (self.stopped if is_stopped else self.succeeded).emit(self.result)

    def _should_pause(self) -> bool:
        """In slow motion after every batch for a moment, which does not count as training."""
        is_resting = time.monotonic() - self._last_batch < SLOW_STEP
        return self._is_paused.is_set() or (self._is_slow.is_set() and is_resting)

    def _on_batch(self, progress: BatchProgress) -> None:
        self._unreported.append(progress)
        self._last_batch = time.monotonic()
        is_due = self._last_batch - self._last_report >= REPORT_INTERVAL
        if is_due or self._is_slow.is_set():
            self._report()

    def _on_epoch(self, summary: EpochSummary) -> None:
        self._report()
        self.epoch_ended.emit(summary)

    def _on_weights(self, given: WeightsInTraining) -> None:
        classifier = self._make_classifier(given)
        self.answers_changed.emit(HalfTrained(classifier, given.epoch, given.batch))

    def _report(self) -> None:
        batches, self._unreported = self._unreported, []
        if batches:
            self._last_report = time.monotonic()
            loss = sum(batch.batch_loss for batch in batches) / len(batches)
            accuracy = sum(batch.batch_accuracy for batch in batches) / len(batches)
            mean = replace(batches[-1], batch_loss=loss, batch_accuracy=accuracy)
            self.batch_ended.emit(mean)
