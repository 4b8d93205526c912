"""The training run: started, watched, stopped; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.events import (
    BatchProgress,
    SavedRun,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.film_folder import FilmFolder
from mnist_desktop.learning.trained_model import TrainingCurve
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.background_tasks import BackgroundTasks, drop_queued_calls
from mnist_desktop.session.run_checkpoint import RunCheckpoint
from mnist_desktop.session.run_model import RunModel
from mnist_desktop.session.run_started import RunStarted
from mnist_desktop.session.run_threads import RunThreads
from mnist_desktop.session.training_backend import TrainingBackend
from mnist_desktop.session.training_thread import Candidate, TrainingThread

ADDED_EPOCHS = 5


class Trainer(QObject):
    """One run at a time.

    Attributes:
        films: of all runs.
        run_model: of the last run.

    Args:
        backend: what is asked of `learning`.
        models: where new models go.
        checkpoint: path of the run's checkpoint; see `RunCheckpoint`.
        tasks: where files are read and written.
    """

    started = Signal(object)  # RunStarted
    batch_ended = Signal(object)  # BatchProgress
    epoch_ended = Signal(object)  # EpochSummary
    film_grown = Signal(object)  # Film of the run
    changed = Signal(object)  # TrainingConfig of the run, with a change that holds now
    candidate_changed = Signal(object)  # Candidate, or None: the model in use answers alone again
    ended = Signal(object)  # TrainingResult, or None if the run failed
    interrupted_run_found = Signal(object)  # SavedRun of an earlier start, which can go on
    failed = Signal(object)  # Exception

    def __init__(
        self,
        backend: TrainingBackend,
        models: ModelFolder,
        checkpoint: Path,
        tasks: BackgroundTasks,
    ) -> None:
        super().__init__(tasks)
        self._backend = backend
        self._checkpoint = RunCheckpoint(checkpoint)
        self.films = FilmFolder(checkpoint.parent / "films")
        self.run_model = RunModel(backend, models, self.films, tasks)
        self.run_model.failed.connect(self.failed)
        self._tasks = tasks
        self._run: TrainingThread | None = None
        self._threads = RunThreads(self)  # that one, and those before that are about to end
        self._has_result_before = False  # the run goes on from a result that was on the screen
        self.config: TrainingConfig | None = None  # of the last run, also while it is on
        self.result: TrainingResult | None = None  # of the last run, until the next starts
        self._title = ""  # of its model, if it was asked for
        self.is_queued = False  # the last run: nobody is asked what to do with its model
        self.candidate: Candidate | None = None  # while it answers beside the model in use
        self._curve = TrainingCurve()
        self._is_slow = False  # the run, or the next one
        self._is_stopped_by_person = False  # of the run that is on, when the program ends

    # State

    @property
    def is_running(self) -> bool:
        """Whether a run is on; one that is paused or stopping is."""
        return self._run is not None

    @property
    def can_continue(self) -> bool:
        """Whether epochs can be added to the last run, or its missing ones learned."""
        result = self.result
        good = (TrainingOutcome.FINISHED, TrainingOutcome.STOPPED)
        is_good = result is not None and result.outcome in good and bool(result.weights)
        return is_good and self._checkpoint.is_whole and not self.is_queued

    def threads(self) -> list[QThread]:
        """The runs that may be at work; what is read and written is among the tasks."""
        return self._threads.all()

    def wait(self, deadline: QDeadlineTimer) -> None:
        """Waits for the run, only for a moment for those that have nothing to save."""
        self._threads.wait(deadline)

    # A run

    def find_interrupted_run(self) -> None:
        """Reports a run that an earlier start did not end, or removes what is left of one."""
        self._checkpoint.discard_ended()
        read = partial(self._backend.saved_run, self._checkpoint.path)
        self._tasks.run("read the checkpoint", read, self._on_saved_run, self.failed.emit)

    def start(self, config: TrainingConfig) -> None:
        """Starts a run; where the last one waits for a choice, the old model stays in use."""
        self._start(RunStarted(config, film=self.films.new_name()), resume=False)

    def start_queued(self, config: TrainingConfig, title: str) -> None:
        """Starts one of several runs, whose model is kept under a title without a question."""
        film = self.films.new_name()
        self._start(RunStarted(config, film=film, title=title, is_queued=True), resume=False)

    def continue_run(self) -> None:
        """Trains the epochs that a stopped run has left, or adds some to a finished one."""
        assert self.config is not None
        assert self.result is not None
        is_stopped = self.result.outcome is TrainingOutcome.STOPPED
        config = self.config if is_stopped else self.config.continued(ADDED_EPOCHS)
        self._checkpoint.take_back()
        curve, film = tuple(self._curve.points), self.films.new_name()
        # The model that the run has made so far keeps its own film
        copied = self.films.file(self.result.film) if self.result.film else None
        started = RunStarted(config, self.result.history, curve, film)
        self._start(started, resume=True, film=copied)

    def resume(self, saved: SavedRun) -> None:
        """Resumes the run of an earlier start."""
        film = saved.film or self.films.new_name()
        self._start(RunStarted.of_saved(saved, film), resume=True)

    def discard_interrupted_run(self) -> None:
        """Discards the checkpoint of an interrupted run, and of one that has ended."""
        self._checkpoint.discard()

    def stop(self) -> None:
        """Asks the run to end; it keeps its best epoch.

        One that has not learned a batch has ended at once, whatever its thread is at. If it was to
        go on from a checkpoint, that is there to be resumed as before.
        """
        if self._run is None:
            return
        if self._has_result_before or not self._run.abandon():
            self._run.stop()
        else:
            self._on_abandoned()

    def set_paused(self, is_paused: bool) -> None:
        """Lets the run wait, or go on."""
        if self._run is not None:
            self._run.is_paused = is_paused
            self._run.pauses_after_epoch = False

    @property
    def is_paused(self) -> bool:
        """Whether a run waits."""
        return self._run is not None and self._run.is_paused

    def learn_one_batch(self) -> None:
        """Lets a run that is paused learn one batch more."""
        if self.is_paused and self._run is not None:
            self._run.learns_one_batch = True

    def learn_one_epoch(self) -> None:
        """Lets a run go on to the end of its epoch, and then pauses it."""
        if self._run is not None:
            self._run.pauses_after_epoch = True
            self._run.is_paused = False

    def change(self, learning_rate: float, augmentation: Augmentation | None) -> None:
        """Lets the run go on with these from the next batch on."""
        if self._run is not None:
            self._run.change(learning_rate, augmentation)

    def set_slow(self, is_slow: bool) -> None:
        """Slow motion, of the run that is on or of the next one."""
        self._is_slow = is_slow
        if self._run is not None:
            self._run.is_slow = is_slow

    def _start(self, started: RunStarted, *, resume: bool, film: Path | None = None) -> None:
        assert self._run is None
        if self._tasks.is_closed:
            return  # the program ended while a question was on the screen
        if not resume:
            self.discard_interrupted_run()
        self._has_result_before = self.result is not None and resume
        self.config, self.result = started.config, None
        self._title, self.is_queued = started.title, started.is_queued
        self._curve = TrainingCurve(started.curve)
        self._checkpoint.is_whole = True
        self.run_model.forget()
        self._set_candidate(None)
        files = {"checkpoint": self._checkpoint.path, "film": self.films.file(started.film)}
        train = partial(self._backend.train, started.config, resume=resume, **files)
        if film is not None:
            train = partial(_train_with_copy, train, film, files["film"])
        self._run = self._threads.new(started.config, train)
        self._run.is_slow = self._is_slow
        self._run.batch_ended.connect(self._on_batch)
        self._run.epoch_ended.connect(self.epoch_ended)
        if not started.is_queued:
            self._run.candidate_changed.connect(self._set_candidate)
        self._run.film_grown.connect(self.film_grown)
        self._run.changed.connect(self._on_changed)
        self._run.checkpoint_failed.connect(self._on_checkpoint_failed)
        self._run.succeeded.connect(self._on_result)
        self._run.stopped.connect(self._on_result)
        self._run.failed.connect(self._on_failed)
        self.started.emit(started)
        self._run.start()

    # The choice, and the end of the program

    def evaluate(self, other: Model | None) -> None:
        """Measures the new model on the test images, now that nothing depends on it.

        Args:
            other: the model that was in use.
        """
        assert self.result is not None
        self._set_candidate(None)
        self.run_model.evaluate(self.result, other)

    def close(self) -> None:
        """Asks the run to end, and reports nothing more; the tasks must be closed before."""
        if self._run is not None:
            self._is_stopped_by_person = self._run.is_stopping
            self._run.abandon()
            self._run.stop()
            self._run.disconnect(self)
            drop_queued_calls(self)
            self._threads.close()

    def save_unsaved(self) -> None:
        """Writes the model of a run whose end was not reported, or not yet written.

        Called after `close`, when its thread has ended or cannot be ended in time.

        Raises:
            SavingError: if it cannot be written.
        """
        result, candidate = self.result, self.candidate
        if self._run is None:
            self.run_model.save()
        else:
            result = self._run.result
            if result is not None and result.weights:
                self.run_model.save_result(result, self._curve.points, self._title)
            elif result is None and candidate is not None and self.config is not None:
                known = self.config, candidate.classifier, self._curve.points
                self.run_model.save_unended(*known)
        if self._has_ended(result):
            self.discard_interrupted_run()

    def _has_ended(self, result: TrainingResult | None) -> bool:
        """Whether nothing is left that the next start should offer to resume."""
        if self._run is None:  # a run that failed before is still offered
            return result is not None
        if self._is_stopped_by_person:
            return True
        return result is not None and result.outcome is not TrainingOutcome.STOPPED

    # What the run reports

    def _on_batch(self, progress: BatchProgress) -> None:
        self._curve.add(progress)
        self.batch_ended.emit(progress)

    def _on_changed(self, config: TrainingConfig) -> None:
        self.config = config
        self.changed.emit(config)

    def _on_checkpoint_failed(self, problem: SavingError) -> None:
        if self._checkpoint.is_whole:  # reported once per run
            self._checkpoint.is_whole = False
            self.failed.emit(problem)

    def _on_failed(self, error: Exception) -> None:
        self._run = None
        self._set_candidate(None)
        self.ended.emit(None)
        self.failed.emit(error)
        self.find_interrupted_run()  # what it had learned is not lost

    def _on_abandoned(self) -> None:
        self._run = None
        assert self.config is not None
        self.ended.emit(TrainingResult(self.config, {}, 0, (), 0, TrainingOutcome.STOPPED))
        self.find_interrupted_run()

    def _on_result(self, result: TrainingResult) -> None:
        self._run, self.result = None, result
        self._checkpoint.put_aside()
        candidate = None
        if result.weights:
            model = self.run_model.make(result, self._curve.points, self._title)
            if not self.is_queued:
                known = Classifier(model), result.best_epoch, result.config.all_epochs
                candidate = Candidate(*known, is_final=True)
        self._set_candidate(candidate)
        self.ended.emit(result)

    def _set_candidate(self, candidate: Candidate | None) -> None:
        if candidate is not None or self.candidate is not None:
            self.candidate = candidate
            self.candidate_changed.emit(candidate)

    # What tasks bring

    def _on_saved_run(self, saved: SavedRun | None) -> None:
        if saved is None or self.is_running or self.result is not None:
            return  # what lies there now is of a run that was started meanwhile
        if saved.is_finished:
            self.discard_interrupted_run()
        else:
            self.interrupted_run_found.emit(saved)


def _train_with_copy(
    train: Callable[..., TrainingResult], film: Path, copy: Path, **watched: Any
) -> TrainingResult:
    """Trains with a copy of an earlier film, which goes on."""
    with suppress(OSError):  # then the film begins here
        copyfile(film, copy)
    return train(**watched)
