"""The training run: started, watched, stopped, its model kept; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from shutil import copyfile
from threading import Lock
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.events import (
    BatchProgress,
    SavedRun,
    TestResult,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.film_folder import FilmFolder, film_of
from mnist_desktop.learning.trained_model import TrainingCurve
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.background_tasks import (
    DISPENSABLE_MS,
    BackgroundTasks,
    drop_queued_calls,
)
from mnist_desktop.session.new_model import NewModel
from mnist_desktop.session.run_checkpoint import RunCheckpoint
from mnist_desktop.session.run_started import RunStarted
from mnist_desktop.session.training_backend import TrainingBackend
from mnist_desktop.session.training_thread import Candidate, TrainingThread

ADDED_EPOCHS = 5


class Trainer(QObject):
    """One run at a time; its model lies in the models folder before anybody chooses.

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
    evaluated = Signal(object)  # TestResult
    written = Signal(Path)  # the new model's file
    scored = Signal(Path)  # the new model's file, when its test accuracy is in it
    listing_changed = Signal(bool)  # whether the new model's file is in the models folder
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
        self._models = models
        self._checkpoint = RunCheckpoint(checkpoint)
        self.films = FilmFolder(checkpoint.parent / "films")
        self._tasks = tasks
        self._run: TrainingThread | None = None
        self._runs: list[TrainingThread] = []  # that one, and those before that are about to end
        self._turn = Lock()  # of the one that trains; those that were abandoned end first
        self._has_result_before = False  # the run goes on from a result that was on the screen
        self.config: TrainingConfig | None = None  # of the last run, also while it is on
        self.result: TrainingResult | None = None  # of the last run, until the next starts
        self._new_model: NewModel | None = None  # of the last run
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
    def path(self) -> Path | None:
        """Where the last run's model is, or is about to be."""
        return None if self._new_model is None else self._new_model.path

    def new_model_at(self, path: Path) -> NewModel | None:
        """The model of the last run, if that is its file."""
        return self._new_model if self.path == path else None

    @property
    def can_continue(self) -> bool:
        """Whether epochs can be added to the last run, or its missing ones learned."""
        result = self.result
        good = (TrainingOutcome.FINISHED, TrainingOutcome.STOPPED)
        is_good = result is not None and result.outcome in good and bool(result.weights)
        return is_good and self._checkpoint.is_whole and not self.is_queued

    def threads(self) -> list[QThread]:
        """The runs that may be at work; what is read and written is among the tasks."""
        return list(self._runs)

    def wait(self, deadline: QDeadlineTimer) -> None:
        """Waits for the run, only for a moment for those that have nothing to save."""
        moment = QDeadlineTimer(DISPENSABLE_MS)
        for run in self._runs:
            run.wait(moment if run.is_abandoned else deadline)

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
        self._new_model, self._checkpoint.is_whole = None, True
        self._set_candidate(None)
        files = {"checkpoint": self._checkpoint.path, "film": self.films.file(started.film)}
        train = partial(self._backend.train, started.config, resume=resume, **files)
        if film is not None:
            train = partial(_train_with_copy, train, film, files["film"])
        train = partial(_train_in_turn, train, self._turn)
        self._run = TrainingThread(started.config, train, self)
        self._runs.append(self._run)
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
        self._run.finished.connect(self._on_finished)
        self.started.emit(started)
        self._run.start()

    # The choice, and the end of the program

    def evaluate(self, other: Model | None) -> None:
        """Measures the new model on the test images, now that nothing depends on it.

        Args:
            other: the model that was in use.
        """
        assert self.result is not None
        assert self._new_model is not None
        self._set_candidate(None)
        # The next run may have ended before this one is evaluated
        evaluate = partial(self._backend.evaluate, self.result, other)
        on_done = partial(self._on_evaluated, self.result, self._new_model)
        # Not queued: the person waits for it, and at the lowest priority a busy computer starves it
        self._tasks.run("evaluate", evaluate, on_done, self.failed.emit, is_dispensable=True)

    def remove_model(self) -> None:
        """Takes the last run's model out of the models folder; it can be restored."""
        assert self._new_model is not None
        self._list(self._new_model, is_listed=False)

    def restore_model(self) -> None:
        """Puts it there again, if it was taken out."""
        assert self._new_model is not None
        if self._new_model.is_removed:
            self._list(self._new_model, is_listed=True)

    def close(self) -> None:
        """Asks the run to end, and reports nothing more; the tasks must be closed before."""
        if self._run is not None:
            self._is_stopped_by_person = self._run.is_stopping
            self._run.abandon()
            self._run.stop()
            self._run.disconnect(self)
            drop_queued_calls(self)

    def save_unsaved(self) -> None:
        """Writes the model of a run whose end was not reported, or not yet written.

        Called after `close`, when its thread has ended or cannot be ended in time.

        Raises:
            SavingError: if it cannot be written.
        """
        result = self.result
        if self._run is not None:
            result, candidate = self._run.result, self.candidate
            if result is not None and result.weights:
                ended = result, self._curve.points, self._models
                self._new_model = NewModel.of(*ended, self._title)
            elif result is None and candidate is not None and self.config is not None:
                known = candidate.classifier, self._curve.points, self._models
                self._new_model = NewModel.of_unended_run(self.config, *known)
        if self._new_model is not None and not self._new_model.is_written:
            self._new_model.write()
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
        if result.weights:
            known = result, self._curve.points, self._models
            model = self._new_model = NewModel.of(*known, self._title)
            self._tasks.run("write the new model", model.write, self.written.emit, self.failed.emit)
        if result.weights and not self.is_queued:
            classifier, epochs = Classifier(model.model), result.config.all_epochs
            self._set_candidate(Candidate(classifier, result.best_epoch, epochs, is_final=True))
        else:
            self._set_candidate(None)
        self.ended.emit(result)

    def _on_finished(self) -> None:
        thread = self.sender()
        assert isinstance(thread, TrainingThread)
        self._runs.remove(thread)
        thread.deleteLater()

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

    def _on_evaluated(self, result: TrainingResult, model: NewModel, evaluated: TestResult) -> None:
        model.add_scores(result.config, evaluated)
        self._tasks.run("write the scores", model.write, self.scored.emit, self.failed.emit)
        if result is self.result:
            self.evaluated.emit(evaluated)

    def _list(self, model: NewModel, *, is_listed: bool) -> None:
        def on_done(_: object) -> None:
            if model is self._new_model:  # else another run has started
                self.listing_changed.emit(is_listed)

        def change() -> None:
            film = film_of(model.model.metadata)
            if is_listed:
                model.restore()
                self.films.restore(film)
            else:
                model.remove()
                self.films.remove(film)

        self._tasks.run("change the models folder", change, on_done, self.failed.emit)


def _train_in_turn(
    train: Callable[..., TrainingResult], turn: Lock, **watched: Any
) -> TrainingResult:
    """Trains when no other run does: Keras has one state of random numbers."""
    with turn:
        watched["should_stop"]()  # which ends a run that was abandoned meanwhile
        return train(**watched)


def _train_with_copy(
    train: Callable[..., TrainingResult], film: Path, copy: Path, **watched: Any
) -> TrainingResult:
    """Trains with a copy of an earlier film, which goes on."""
    with suppress(OSError):  # then the film begins here
        copyfile(film, copy)
    return train(**watched)
