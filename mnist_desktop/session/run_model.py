"""The model that a run has made: written, evaluated, taken out of its folder and back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mnist_desktop.learning.events import TestResult, TrainingConfig, TrainingResult
from mnist_desktop.learning.film_folder import FilmFolder, film_of
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.new_model import NewModel
from mnist_desktop.session.training_backend import TrainingBackend

Curve = Sequence[tuple[float, float, float]]


class RunModel(QObject):
    """The model of the last run, which lies in the models folder before anybody chooses.

    Args:
        backend: evaluates it.
        models: where it goes.
        films: has the film of its run.
        tasks: where files are read and written.
    """

    evaluated = Signal(object)  # TestResult
    written = Signal(Path)  # its file
    scored = Signal(Path)  # its file, when its test accuracy is in it
    listing_changed = Signal(bool)  # whether its file is in the models folder
    failed = Signal(object)  # Exception

    def __init__(
        self,
        backend: TrainingBackend,
        models: ModelFolder,
        films: FilmFolder,
        tasks: BackgroundTasks,
    ) -> None:
        super().__init__(tasks)
        self._backend = backend
        self._models = models
        self._films = films
        self._tasks = tasks
        self._model: NewModel | None = None

    @property
    def path(self) -> Path | None:
        """Where it is, or is about to be; None while there is none."""
        return None if self._model is None else self._model.path

    def at(self, path: Path) -> NewModel | None:
        """The model, if that is its file."""
        return self._model if self.path == path else None

    def forget(self) -> None:
        """Another run starts; the file stays."""
        self._model = None

    def make(self, result: TrainingResult, curve: Curve, title: str) -> Model:
        """Makes it of a result with weights, and has it written; as `NewModel.of`."""
        model = self._model = NewModel.of(result, curve, self._models, title)
        self._tasks.run("write the new model", model.write, self.written.emit, self.failed.emit)
        return model.model

    def evaluate(self, result: TrainingResult, other: Model | None) -> None:
        """Measures it on the test images; another run may start meanwhile.

        Args:
            result: of its run.
            other: the model that was in use.
        """
        assert self._model is not None
        evaluate = partial(self._backend.evaluate, result, other)
        on_done = partial(self._on_evaluated, result.config, self._model)
        # Not queued: the person waits for it, and at the lowest priority a busy computer starves it
        self._tasks.run("evaluate", evaluate, on_done, self.failed.emit, is_dispensable=True)

    def remove(self) -> None:
        """Takes it out of the models folder; it can be restored."""
        assert self._model is not None
        self._list(self._model, is_listed=False)

    def restore(self) -> None:
        """Puts it there again, if it was taken out."""
        assert self._model is not None
        if self._model.is_removed:
            self._list(self._model, is_listed=True)

    # The end of the program

    def save(self) -> None:
        """Writes it now, if it is not written.

        Raises:
            SavingError: if it cannot be written.
        """
        if self._model is not None and not self._model.is_written:
            self._model.write()

    def save_result(self, result: TrainingResult, curve: Curve, title: str) -> None:
        """Makes it of a result with weights, and writes it now; SavingError as `save`."""
        self._model = NewModel.of(result, curve, self._models, title)
        self.save()

    def save_unended(self, config: TrainingConfig, classifier: Classifier, curve: Curve) -> None:
        """Likewise, of the newest weights of a run whose thread cannot be ended in time."""
        self._model = NewModel.of_unended_run(config, classifier, curve, self._models)
        self.save()

    # What tasks bring

    def _on_evaluated(self, config: TrainingConfig, model: NewModel, found: TestResult) -> None:
        model.add_scores(config, found)
        self._tasks.run("write the scores", model.write, self.scored.emit, self.failed.emit)
        if model is self._model:  # else another run has started
            self.evaluated.emit(found)

    def _list(self, model: NewModel, *, is_listed: bool) -> None:
        def on_done(_: object) -> None:
            if model is self._model:
                self.listing_changed.emit(is_listed)

        def change() -> None:
            film = film_of(model.model.metadata)
            if is_listed:
                model.restore()
                self._films.restore(film)
            else:
                model.remove()
                self._films.remove(film)

        self._tasks.run("change the models folder", change, on_done, self.failed.emit)
