"""The thread that trains one network while the window goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event, Lock

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.events import (
    BatchProgress,
    CandidateWeights,
    EpochSummary,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.film import Film, Moment
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_metadata import ModelMetadata, short_text
from mnist_desktop.session.thread_priority import (
    lower_training_priority,
    raise_pen_priority,
    restore_training_priority,
)

REPORT_INTERVAL = 0.1  # s; a batch may take a millisecond, and nobody reads faster
SLOW_STEP = 0.2  # s per batch in slow motion

Train = Callable[..., TrainingResult]


class _AbandonedError(Exception):
    """Raised in what a run calls, which ends it before it writes or reports anything."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """The network of a run, as far as it has come, ready to answer.

    Attributes:
        classifier: with a copy of the weights.
        epoch: the one at work, from 1; of an ended run the one that is kept, 0 if none is scored.
        epochs: in the whole run.
        is_final: whether the run has ended.
        moment: of a film, which answers as it did then; None for a network of the present.
    """

    classifier: Classifier
    epoch: int
    epochs: int
    is_final: bool = False
    moment: Moment | None = None

    @classmethod
    def of_weights(cls, config: TrainingConfig, weights: CandidateWeights) -> Candidate:
        """A network in the middle of a run."""
        data = (
            {"preset": config.preset}
            if config.data is None
            else {"data": short_text(config.data.name)}
        )
        metadata = ModelMetadata(title=config.preset, settings=data, classes=weights.classes)
        classifier = Classifier.from_weights(config.architecture, weights.weights, metadata)
        return cls(classifier, weights.epoch, config.all_epochs)


class TrainingThread(QThread):
    """One object per run. Exactly one of `succeeded`, `stopped`, `failed`, then Qt's `finished`.

    A run that diverged or ended early has succeeded too: its result says so. One that is abandoned
    emits `finished` only.

    Args:
        config: of the run.
        train: `learning.train.train` with its config and files, given the callables here.

    Attributes:
        is_abandoned: whether nobody waits for it any more: it saves nothing.
        is_paused: whether the run waits; the window's thread sets this and the next one.
        is_slow: slow motion: a few batches a second, to be watched.
        learns_one_batch: whether a run that is paused learns one more.
        pauses_after_epoch: whether it pauses when the epoch has ended.
    """

    batch_ended = Signal(object)  # BatchProgress; `batch_*` are means since the one before
    epoch_ended = Signal(object)  # EpochSummary
    candidate_changed = Signal(object)  # Candidate
    film_grown = Signal(object)  # Film
    changed = Signal(object)  # TrainingConfig, with a change that holds now
    checkpoint_failed = Signal(object)  # SavingError; the run goes on
    succeeded = Signal(object)  # TrainingResult
    stopped = Signal(object)  # TrainingResult
    failed = Signal(object)  # Exception

    def __init__(self, config: TrainingConfig, train: Train, parent: QObject | None = None) -> None:
        super().__init__(parent)
        raise_pen_priority()  # of the window's thread, which makes this
        self.result: TrainingResult | None = None
        self._config = config
        self._train = train
        self._is_stopping = Event()
        self._beginning = Lock()  # either the run has something to report, or it is abandoned
        self._has_report = self.is_abandoned = False
        self.is_paused = self.is_slow = False
        self.learns_one_batch = self.pauses_after_epoch = False
        self._change: tuple[float, Augmentation | None] | None = None  # not taken yet
        self._last_batch = 0.0
        self._unreported: list[BatchProgress] = []
        self._last_report = self._last_film = 0.0
        self._film: Film | None = None  # not reported yet

    def stop(self) -> None:
        """Asks the run to end; it keeps its best epoch."""
        self._is_stopping.set()

    def abandon(self) -> bool:
        """Ends the run, at once for whoever waits for it, unless it has reported something.

        It reports what it has learned from the first batch on. TensorFlow's import and the making
        of the network, which nothing can interrupt, go on to their end; then the thread ends
        without a word and without a file.

        Returns:
            Whether it is abandoned.
        """
        with self._beginning:
            self.is_abandoned = not self._has_report
            return self.is_abandoned

    def change(self, learning_rate: float, augmentation: Augmentation | None) -> None:
        """Asks the run to go on with these."""
        self._change = learning_rate, augmentation

    @property
    def is_stopping(self) -> bool:
        """Whether `stop` was called."""
        return self._is_stopping.is_set()

    def run(self) -> None:
        """Trains."""
        if QThread.currentThread() != self:  # a test calls it in its own thread
            self._run()
            return
        lower_training_priority()
        try:
            self._run()
        finally:
            restore_training_priority()

    def _run(self) -> None:
        try:
            result = self._train(
                on_batch=self._on_batch,
                on_epoch=self._on_epoch,
                on_weights=self._on_weights,
                should_stop=self._should_stop,
                should_pause=self._should_pause,
                on_film=self._on_film,
                take_change=self._take_change,
                on_changed=self._on_changed,
                on_unsaved=self.checkpoint_failed.emit,
            )
        except Exception as error:  # noqa: BLE001 - reported by whoever listens
            if self._may_report():
                self.failed.emit(error)
            return
        if not self._may_report():
            return
        self.result = result
        self._report()
        self._report_film()
        is_stopped = result.outcome is TrainingOutcome.STOPPED
        (self.stopped if is_stopped else self.succeeded).emit(result)

    def _may_report(self) -> bool:
        """Whether the run is not abandoned; from then on it cannot be."""
        with self._beginning:
            self._has_report = not self.is_abandoned
            return self._has_report

    def _end_if_abandoned(self) -> None:
        if not self._may_report():
            raise _AbandonedError

    def _should_stop(self) -> bool:
        if self.is_abandoned:
            raise _AbandonedError
        return self._is_stopping.is_set()

    def _should_pause(self) -> bool:
        """In slow motion after every batch for a moment, which does not count as training."""
        is_resting = time.monotonic() - self._last_batch < SLOW_STEP
        is_paused = self.is_paused and not self.learns_one_batch
        return is_paused or (self.is_slow and is_resting)

    def _take_change(self) -> tuple[float, Augmentation | None] | None:
        change, self._change = self._change, None
        return change

    def _on_changed(self, config: TrainingConfig) -> None:
        self._end_if_abandoned()
        self._config = config
        self._report()
        self.changed.emit(config)

    def _on_batch(self, progress: BatchProgress) -> None:
        self._unreported.append(progress)
        self._last_batch = time.monotonic()
        self.learns_one_batch = False
        if (
            self.is_slow
            or self.is_paused
            or self._last_batch - self._last_report >= REPORT_INTERVAL
        ):
            self._report()

    def _on_epoch(self, summary: EpochSummary) -> None:
        self._end_if_abandoned()  # a resumed run may begin by scoring an epoch
        self._report()
        if self.pauses_after_epoch:
            self.is_paused, self.pauses_after_epoch = True, False
        self.epoch_ended.emit(summary)

    def _on_weights(self, weights: CandidateWeights) -> None:
        self._end_if_abandoned()  # the first call of all after a batch
        self.candidate_changed.emit(Candidate.of_weights(self._config, weights))

    def _on_film(self, film: Film) -> None:
        self._film = film
        if self.is_paused or time.monotonic() - self._last_film >= REPORT_INTERVAL:
            self._report_film()

    def _report_film(self) -> None:
        if self._film is not None:
            self._last_film = time.monotonic()
            self.film_grown.emit(self._film)
            self._film = None

    def _report(self) -> None:
        batches, self._unreported = self._unreported, []
        if batches:
            self._last_report = time.monotonic()
            loss = sum(batch.batch_loss for batch in batches) / len(batches)
            accuracy = sum(batch.batch_accuracy for batch in batches) / len(batches)
            mean = replace(batches[-1], batch_loss=loss, batch_accuracy=accuracy)
            self.batch_ended.emit(mean)
