"""The training run: begun, watched, stopped, its model kept; knows no widget."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.learning.events import (
    BatchProgress,
    EpochSummary,
    SavedRun,
    TestResult,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
    WeightsInTraining,
)
from mnist_desktop.learning.trained_model import TrainingCurve
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.new_model import NewModel
from mnist_desktop.session.training_backend import TrainingBackend
from mnist_desktop.session.training_thread import HalfTrained, TrainingThread


@dataclass(frozen=True, eq=False)
class Candidate:
    """The network of the run, as far as it is.

    Attributes:
        classifier: which answers.
        epoch: the one at work, from 1; of an ended run the one that is kept, 0 if none is scored.
        epochs: in the whole run.
        is_final: whether the run has ended.
    """

    classifier: Classifier
    epoch: int
    epochs: int
    is_final: bool


@dataclass(frozen=True, eq=False)
class RunStarted:
    """A run that begins or goes on.

    Attributes:
        config: what is trained, and how.
        history: the epochs that are done.
        curve: (epochs done, loss, accuracy) of what is done.
    """

    config: TrainingConfig
    history: tuple[EpochSummary, ...]
    curve: tuple[tuple[float, float, float], ...]


ADDED_EPOCHS = 5
ENDED_SUFFIX = ".ended"


class Trainer(QObject):
    """One run at a time; what comes of it lies in the models folder before anybody chooses.

    Args:
        calls: what is asked of `learning`.
        models: where new models go.
        checkpoint: where a run in the making is kept. Of a run that has ended it lies beside that
            under another name, for more epochs, until the program ends or another run begins: only
            what broke off is there at the next start.
        parent: the Qt parent.
    """

    began = Signal(object)  # RunStarted
    batch_ended = Signal(object)  # BatchProgress
    epoch_ended = Signal(object)  # EpochSummary
    candidate_changed = Signal(object)  # Candidate, or None: the model in use answers alone again
    ended = Signal(object)  # TrainingResult, or None if the run failed
    judged = Signal(object)  # TestResult
    scored = Signal(Path)  # the new model's file, when its test accuracy is in it
    listing_changed = Signal(bool)  # whether the new model's file is in the models folder
    broken_off = Signal(object)  # SavedRun of an earlier start, which can go on
    failed = Signal(object)  # Exception

    def __init__(
        self,
        calls: TrainingBackend,
        models: ModelFolder,
        checkpoint: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._calls = calls
        self._models = models
        self._checkpoint = checkpoint
        self._ended_checkpoint = checkpoint.with_suffix(ENDED_SUFFIX)
        self._is_open = True
        self._errands = BackgroundTasks(self)
        self._errands.failed.connect(self._on_failed_errand)
        self._run: TrainingThread | None = None
        self._runs: list[TrainingThread] = []  # that one, and one before that is about to end
        self._config: TrainingConfig | None = None
        self._result: TrainingResult | None = None  # of the last run, until the next begins
        self._is_checkpoint_whole = True  # or a newer one could not be written
        self._is_stop_asked = False  # by the person, of the run that is on
        self._new_model: NewModel | None = None  # that came of it
        self._candidate: Candidate | None = None
        self._curve = TrainingCurve()

    # What there is

    @property
    def is_running(self) -> bool:
        """Whether a run is on, paused and stopping ones included."""
        return self._run is not None

    @property
    def candidate(self) -> Candidate | None:
        """The network of the run, while it answers beside the model in use."""
        return self._candidate

    @property
    def result(self) -> TrainingResult | None:
        """Of the last run; None while one is on, and before the first."""
        return self._result

    @property
    def path(self) -> Path | None:
        """Where the last run's model is, or is about to be."""
        return None if self._new_model is None else self._new_model.path

    def new_model_at(self, path: Path) -> NewModel | None:
        """The model of the last run, if that is its file."""
        return self._new_model if self.path == path else None

    @property
    def can_go_on(self) -> bool:
        """Whether epochs can be added to the last run, or its missing ones learned."""
        result = self._result
        good = (TrainingOutcome.FINISHED, TrainingOutcome.STOPPED)
        is_good = result is not None and result.outcome in good and bool(result.weights)
        return is_good and self._is_checkpoint_whole

    def threads(self) -> list[QThread]:
        """All that may be at work."""
        return [*self._runs, *self._errands.threads()]

    # A run

    def look_for_broken_off(self) -> None:
        """Tells of a run that an earlier start did not end, or takes away what is left of one."""
        _remove(self._ended_checkpoint)
        self._errands.send(partial(self._calls.saved_run, self._checkpoint), self._on_saved_run)

    def start(self, config: TrainingConfig) -> None:
        """Begins a run; where one waits for a choice, the old model stays in use."""
        self.discard_broken_off()
        self._begin(RunStarted(config, (), ()), resume=False)

    def go_on(self) -> None:
        """Learns what a stopped run has left, or adds epochs to a finished one."""
        assert self._config is not None
        assert self._result is not None
        is_stopped = self._result.outcome is TrainingOutcome.STOPPED
        config = self._config if is_stopped else self._config.continued(ADDED_EPOCHS)
        with suppress(OSError):  # the run will say that it has nothing to go on from
            self._ended_checkpoint.replace(self._checkpoint)
        self._begin(
            RunStarted(config, self._result.history, tuple(self._curve.points)), resume=True
        )

    def resume(self, saved: SavedRun) -> None:
        """Goes on with the run of an earlier start."""
        curve = tuple((float(one.epoch), one.loss, one.accuracy) for one in saved.history)
        self._begin(RunStarted(saved.config, saved.history, curve), resume=True)

    def discard_broken_off(self) -> None:
        """Gives a run up that was not ended, or that has."""
        _remove(self._checkpoint)
        _remove(self._ended_checkpoint)

    def stop(self) -> None:
        """Asks the run to end; it keeps its best epoch."""
        if self._run is not None:
            self._is_stop_asked = True
            self._run.stop()

    def set_paused(self, is_paused: bool) -> None:
        """Lets the run wait, or go on."""
        if self._run is not None:
            self._run.set_paused(is_paused)

    def set_slow(self, is_slow: bool) -> None:
        """Slow motion."""
        if self._run is not None:
            self._run.set_slow(is_slow)

    def _begin(self, beginning: RunStarted, *, resume: bool) -> None:
        assert self._run is None
        if not self._is_open:
            return  # the program ended while a question was on the screen
        config = beginning.config
        for thread in self._runs:
            thread.wait()  # it has told its result, and is about to end
        self._config, self._result, self._curve = config, None, TrainingCurve(beginning.curve)
        self._new_model, self._is_checkpoint_whole = None, True
        self._is_stop_asked = False
        self._set_newcomer(None)
        train = partial(self._calls.train, config, checkpoint=self._checkpoint, resume=resume)
        self._run = TrainingThread(train, partial(_classifier, config), self)
        self._runs.append(self._run)
        self._run.batch_ended.connect(self._on_batch)
        self._run.epoch_ended.connect(self._on_epoch)
        self._run.answers_changed.connect(self._on_answers)
        self._run.checkpoint_failed.connect(self._on_unsaved)
        self._run.succeeded.connect(self._on_result)
        self._run.stopped.connect(self._on_result)
        self._run.failed.connect(self._on_failure)
        self._run.finished.connect(self._drop_run)
        self.began.emit(beginning)
        self._run.start()

    # The choice, and the end of the program

    def judge(self, other: Model | None) -> None:
        """Measures the new model on the test images, now that nothing depends on it.

        Args:
            other: the model that was in use.
        """
        assert self._result is not None
        assert self._new_model is not None
        self._set_newcomer(None)
        # The next run may have ended before this one is judged
        take = partial(self._on_judgement, self._result, self._new_model)
        self._errands.send(partial(self._calls.judge, self._result, other), take)

    def remove_model(self) -> None:
        """Takes the last run's model out of the models folder; it can be restored."""
        assert self._new_model is not None
        model = self._new_model
        self._errands.send(model.remove, partial(self._on_listing, model, False))

    def restore_model(self) -> None:
        """Puts it there again, if it was taken out."""
        assert self._new_model is not None
        model = self._new_model
        if model.is_removed:
            self._errands.send(model.restore, partial(self._on_listing, model, True))

    def close(self) -> None:
        """Asks the run to end; nothing is told any more."""
        self._is_open = False
        self._errands.close()
        if self._run is not None:
            self._run.stop()

    def save_unsaved(self) -> None:
        """Writes what a run came to whose end was not told, or was told and not yet written.

        Called when its thread has ended or cannot be ended in time.

        Raises:
            SavingError: if it cannot be written.
        """
        result = self._result
        if self._run is not None:
            result, candidate = self._run.result, self._candidate
            if result is not None and result.weights:
                self._new_model = NewModel.of(result, self._curve.points, self._models)
            elif result is None and candidate is not None and self._config is not None:
                result = _unended(self._config, candidate.classifier)
                self._new_model = NewModel.of(result, self._curve.points, self._models)
        if self._new_model is not None and not self._new_model.is_written:
            self._new_model.write()
        if self._has_ended(result):
            self.discard_broken_off()

    def _has_ended(self, result: TrainingResult | None) -> bool:
        """Whether nothing is left that the next start should offer to go on with."""
        if self._run is None:  # a run that failed before is still offered
            return result is not None
        if self._is_stop_asked:
            return True
        return result is not None and result.outcome is not TrainingOutcome.STOPPED

    # What the run reports

    def _on_batch(self, progress: BatchProgress) -> None:
        if not self._is_open:
            return
        self._curve.add(progress)
        self.batch_ended.emit(progress)

    def _on_epoch(self, summary: EpochSummary) -> None:
        if self._is_open:
            self.epoch_ended.emit(summary)

    def _on_answers(self, answers: HalfTrained) -> None:
        if self._is_open and self._config is not None:
            epochs = self._config.all_epochs
            self._set_newcomer(Candidate(answers.classifier, answers.epoch, epochs, is_final=False))

    def _on_unsaved(self, problem: SavingError) -> None:
        if self._is_open and self._is_checkpoint_whole:  # told once a run
            self._is_checkpoint_whole = False
            self.failed.emit(problem)

    def _on_failure(self, error: Exception) -> None:
        if self._is_open:
            self._run = None
            self._set_newcomer(None)
            self.ended.emit(None)
            self.failed.emit(error)
            self.look_for_broken_off()  # what it had learned is not lost

    def _on_result(self, result: TrainingResult) -> None:
        if not self._is_open:
            return  # `save_unsaved` takes it from the thread
        self._run, self._result = None, result
        self._put_checkpoint_aside()
        if result.weights:
            self._new_model = NewModel.of(result, self._curve.points, self._models)
            self._errands.send(self._new_model.write, self._on_written)
            classifier = Classifier(self._new_model.model)
            epochs = result.config.all_epochs
            self._set_newcomer(Candidate(classifier, result.best_epoch, epochs, is_final=True))
        else:
            self._set_newcomer(None)
        self.ended.emit(result)

    def _put_checkpoint_aside(self) -> None:
        try:
            self._checkpoint.replace(self._ended_checkpoint)
        except FileNotFoundError:
            return  # it learned nothing
        except OSError:
            self._is_checkpoint_whole = False

    def _drop_run(self) -> None:
        thread = self.sender()
        if isinstance(thread, TrainingThread):
            self._runs.remove(thread)
            thread.deleteLater()

    def _set_newcomer(self, candidate: Candidate | None) -> None:
        if candidate is not None or self._candidate is not None:
            self._candidate = candidate
            self.candidate_changed.emit(candidate)

    # What errands bring

    def _on_saved_run(self, saved: SavedRun | None) -> None:
        if saved is None or self.is_running or self._result is not None:
            return  # what lies there now is of a run that was begun meanwhile
        if saved.is_finished:
            self.discard_broken_off()
        else:
            self.broken_off.emit(saved)

    def _on_judgement(self, result: TrainingResult, model: NewModel, judgement: TestResult) -> None:
        model.add_scores(result.config, judgement)
        self._errands.send(model.write, self._on_rewritten)
        if result is self._result:
            self.judged.emit(judgement)

    def _on_listing(self, model: NewModel, is_listed: bool, _: object) -> None:
        if model is self._new_model:  # else another run has begun
            self.listing_changed.emit(is_listed)

    def _on_written(self, _: Path) -> None:
        """Its path is known already."""

    def _on_rewritten(self, path: Path) -> None:
        self.scored.emit(path)

    def _on_failed_errand(self, error: Exception) -> None:
        self.failed.emit(error)


def _remove(path: Path) -> None:
    with suppress(OSError):  # a folder that cannot be written has none
        path.unlink(missing_ok=True)


def _unended(config: TrainingConfig, classifier: Classifier) -> TrainingResult:
    """What is known of a run whose thread cannot be ended in time: its newest weights."""
    weights, classes = classifier.model.weights, classifier.classes
    stopped = TrainingOutcome.STOPPED
    return TrainingResult(config, weights, 0, (), 0, stopped, classes=classes)


def _classifier(config: TrainingConfig, given: WeightsInTraining) -> Classifier:
    data = {"preset": config.preset} if config.data is None else {"data": config.data.name}
    metadata = ModelMetadata(title=config.preset, settings=data, classes=given.classes)
    return Classifier.from_weights(config.architecture, given.weights, metadata)
