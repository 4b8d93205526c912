"""Learning a hand in the background: a writer's drawings, a new model, its exam, its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.hand_drawings import HandDrawings, HandState, hand_drawings
from mnist_desktop.session.background_tasks import BackgroundTasks, ShouldStop
from mnist_desktop.session.new_model import NewModel
from mnist_desktop.session.training_backend import TrainingBackend

if TYPE_CHECKING:
    from mnist_desktop.learning.fine_tuning import DeepProgress
    from mnist_desktop.recognition.model_file import Model
    from mnist_desktop.recognition.model_folder import ModelFolder
    from mnist_desktop.samples.exam import ExamResult
    from mnist_desktop.samples.hand import LearnedHand
    from mnist_desktop.samples.kept_files import KeptFiles
    from mnist_desktop.samples.store import SampleStore
    from mnist_desktop.session.sample_store import KeptDrawings

PREPARE = "prepare to learn a hand"
LEARN, LEARN_DEEPER = "learn a hand", "learn a hand deeper"


@dataclass(frozen=True, eq=False)
class HandTrial:
    """A model that has learned a hand; nobody has decided about it yet.

    Attributes:
        base: the model that learned, which answers still.
        base_path: of its file; None for the built-in one.
        writer: whose hand it is.
        drawings: what was learned.
        store: where these are.
        hand: the new model and what it brought.
        classifier: the new model, ready to answer.
        is_deep: whether all layers have learned.
        may_be_known: whether the base may have learned some of the drawings before; then what it
            reads of them says nothing.
    """

    base: Classifier
    base_path: Path | None
    writer: str
    drawings: HandDrawings
    store: SampleStore
    hand: LearnedHand
    classifier: Classifier
    is_deep: bool
    may_be_known: bool


@dataclass(frozen=True, eq=False)
class HandRequest:
    """Which model is to learn whose hand.

    Attributes:
        base: as of `HandTrial`.
        base_path: likewise.
        writer: likewise.
    """

    base: Classifier
    base_path: Path | None
    writer: str


class HandTasks(QObject):
    """Lets one model at a time learn a hand.

    Args:
        drawings: the kept drawings.
        features: what models must not forget.
        models: where a model goes that is kept.
        backend: fine-tunes all layers.
        tasks: where it runs.
        run_in_order: likewise, after what else is noted of the drawings; as `SampleTasks` has it.
    """

    looked = Signal(str, object)  # writer, HandState
    learned = Signal(object)  # HandTrial
    not_learned = Signal()  # after `failed`, or when it was stopped
    progressed = Signal(int, int, float)  # fit at work, from 1; how many; share of it
    first_learned = Signal(object)  # Classifier that has learned all drawings, not judged yet
    examined = Signal(object, object)  # HandTrial, ExamResult
    kept = Signal(object, Path)  # HandTrial; the file of its model
    taken_back = Signal(object)  # HandTrial whose file was removed
    failed = Signal(object)  # Exception

    def __init__(
        self,
        drawings: KeptDrawings,
        features: KeptFiles,
        models: ModelFolder,
        backend: TrainingBackend,
        tasks: BackgroundTasks,
        run_in_order: Callable[..., None],
    ) -> None:
        super().__init__(tasks)
        self._drawings = drawings
        self._features = features
        self._models = models
        self._backend = backend
        self._tasks = tasks
        self._run_in_order = run_in_order
        self._request: HandRequest | None = None  # that is being learned
        self._stopped = Event()  # that one
        self._new_model: NewModel | None = None  # the one that was kept last

    @property
    def is_learning(self) -> bool:
        """Whether a model is learning a hand."""
        return self._request is not None

    @property
    def is_stopped(self) -> bool:
        """Whether the learning at work, or the last one, was stopped by `stop`."""
        return self._stopped.is_set()

    def look(self, writer: str) -> None:
        """Counts the drawings of a writer; `looked` follows."""

        def read() -> HandState:
            return HandState.of(self._drawings.store(), writer)

        looked = partial(self.looked.emit, writer)
        self._tasks.run("count drawings", read, looked, self.failed.emit, is_dispensable=True)

    def prepare(self, model: Model) -> None:
        """Computes what a model must not forget, so that learning takes no time then."""

        def read(should_stop: ShouldStop) -> None:
            self._features.of(model, should_stop)

        self._tasks.stop(PREPARE)
        self._tasks.queue(PREPARE, read, on_failed=self._on_not_prepared)

    def learn(self, request: HandRequest) -> None:
        """Refits the last layer; `learned` or `not_learned` follows."""
        self._start(request, LEARN, partial(self._learned, request))

    def learn_deeper(self, request: HandRequest) -> None:
        """Fine-tunes all layers; `progressed` comes several times before."""
        self._start(request, LEARN_DEEPER, partial(self._learned_deeper, request))

    def stop(self) -> None:
        """Ends what is being learned; nothing comes of it, even if it is nearly done."""
        self._stopped.set()

    def examine(self, trial: HandTrial, inks: Sequence[Ink], digits: Sequence[int]) -> None:
        """Lets both models of a trial read new drawings; `examined` follows."""
        labels = np.array(digits, np.int64)

        def read() -> ExamResult:
            from mnist_desktop.samples.exam import examine

            return examine(trial.base, trial.classifier, inks, labels)

        examined = partial(self.examined.emit, trial)
        self._tasks.run("examine", read, examined, self.failed.emit, is_dispensable=True)

    def keep(self, trial: HandTrial, title: str) -> None:
        """Writes the model of a trial, and who taught it; `kept` follows.

        Args:
            trial: which.
            title: the wanted name of the file.
        """
        new = NewModel(trial.hand.model, title, self._models)

        def write() -> Path:
            path = new.write()
            trial.store.writers.note_learned(path.stem, trial.drawings.ids)
            if trial.base_path is not None:
                for store in self._drawings.stores():
                    store.writers.note_derived(path.stem, trial.base_path.stem)
            return path

        def on_written(path: Path) -> None:
            self._new_model = new
            self.kept.emit(trial, path)

        self._tasks.run("keep a model", write, on_written, self.failed.emit)

    def take_back(self, trial: HandTrial) -> None:
        """Removes the file that `keep` has written last; `taken_back` follows."""
        new, self._new_model = self._new_model, None
        if new is None:
            return

        def remove() -> None:
            new.remove()
            for store in self._drawings.stores():
                store.writers.forget_model(new.path.stem)

        done = partial(self._on_taken_back, trial)
        # After what notes that it was renamed
        self._run_in_order("take a model back", remove, done, self.failed.emit)

    def follow(self, before: Path, path: Path) -> None:
        """The file of a model was renamed; `take_back` removes it all the same."""
        if self._new_model is not None and self._new_model.path == before:
            self._new_model.path = path

    def _start(self, request: HandRequest, name: str, learn: object) -> None:
        if self._request is not None:
            return
        self._request, self._stopped = request, Event()
        assert callable(learn)
        # Not queued: the person waits for it
        self._tasks.run(name, learn, self._on_learned, self._on_failed, is_dispensable=True)

    def _on_learned(self, trial: HandTrial | None) -> None:
        self._request = None
        if trial is None or self._stopped.is_set():
            self.not_learned.emit()
        else:
            self.learned.emit(trial)

    def _on_failed(self, error: Exception) -> None:
        self._request = None
        self.failed.emit(error)
        self.not_learned.emit()

    def _on_not_prepared(self, error: Exception) -> None:
        if not isinstance(error, AppError):  # else learning says so too
            self.failed.emit(error)

    def _on_taken_back(self, trial: HandTrial, _: None) -> None:
        self.taken_back.emit(trial)

    # In the thread of the task

    def _should_stop(self, is_stopped: Event) -> bool:
        return is_stopped.is_set() or self._tasks.is_closed

    def _learned(self, request: HandRequest) -> HandTrial | None:
        from mnist_desktop.samples.hand import check_samples, learn_hand

        store = self._drawings.store()
        drawings = hand_drawings(store, request.writer)
        check_samples(len(drawings.labels))
        stopped = partial(self._should_stop, self._stopped)
        base = request.base.model
        kept = self._features.of(base, stopped)
        if kept is None:
            return None
        hand = learn_hand(base, kept, drawings.inks, drawings.labels, drawings.rounds)
        return self._trial(request, store, drawings, hand, is_deep=False)

    def _learned_deeper(self, request: HandRequest) -> HandTrial | None:
        stopped = partial(self._should_stop, self._stopped)
        store = self._drawings.store()
        drawings = hand_drawings(store, request.writer)
        hand = self._backend.learn_deep(
            request.base.model,
            drawings.inks,
            drawings.labels,
            drawings.rounds,
            on_progress=self._report,
            should_stop=stopped,
        )
        if hand is None:
            return None
        return self._trial(request, store, drawings, hand, is_deep=True)

    def _trial(
        self,
        request: HandRequest,
        store: SampleStore,
        drawings: HandDrawings,
        hand: LearnedHand,
        *,
        is_deep: bool,
    ) -> HandTrial:
        learned = {}
        if request.base_path is not None:
            learned = store.writers.learned(request.base_path.stem)
        return HandTrial(
            request.base,
            request.base_path,
            request.writer,
            drawings,
            store,
            hand,
            Classifier(hand.model),
            is_deep=is_deep,
            may_be_known=request.base.metadata.has_learned_drawings or request.writer in learned,
        )

    def _report(self, progress: DeepProgress) -> None:
        self.progressed.emit(progress.fit, progress.fits, progress.share)
        if progress.model is not None:
            self.first_learned.emit(Classifier(progress.model))
