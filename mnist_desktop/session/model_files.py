"""The person's own models: listed, renamed, removed; off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mnist_desktop.learning.film_folder import film_of
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import read_description
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.model_summary import ModelSummary
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.trainer import Trainer


class ModelFiles(QObject):
    """Changes model files and reports what has changed; the last run's model is the trainer's.

    Args:
        folder: where they are.
        trainer: has a model of its own there.
        tasks: where files are read and written.
    """

    listed = Signal(object)  # list[ModelSummary]
    renamed = Signal(Path, Path)  # before, from now on
    removed = Signal(Path)
    restored = Signal(Path, Path)  # before, from now on
    changed = Signal(Path)  # what is said of a model
    failed = Signal(object)  # Exception

    def __init__(self, folder: ModelFolder, trainer: Trainer, tasks: BackgroundTasks) -> None:
        super().__init__(tasks)
        self._folder = folder
        self._trainer = trainer
        self._tasks = tasks
        self._is_reading = self._must_read_again = False

    def read(self) -> None:
        """Lists the models; `listed` follows, once for several calls in the meantime."""
        if self._is_reading:
            self._must_read_again = True
            return
        self._is_reading = True
        self._tasks.run("list the models", self._folder.models, self._on_listed, self._on_unlisted)

    def rename(self, path: Path, typed: str) -> None:
        """Renames a model to what a person has typed."""
        new = self._trainer.run_model.at(path)
        rename = partial(self._folder.rename, path) if new is None else new.rename
        on_done = partial(self.renamed.emit, path)
        self._tasks.run("rename a model", partial(rename, typed), on_done, self.failed.emit)

    def remove(self, path: Path) -> None:
        """Removes a model's file."""
        new = self._trainer.run_model.at(path)
        remove = partial(self._folder.remove, path) if new is None else new.remove
        remove_both = partial(self._remove_with_film, path, remove)
        on_done = partial(self._on_removed, path)
        self._tasks.run("remove a model", remove_both, on_done, self.failed.emit)

    def _remove_with_film(self, path: Path, remove: Callable[[], None]) -> None:
        film = ""
        with suppress(AppError):  # a broken file names no film
            film = film_of(read_description(path)[1])
        remove()
        self._trainer.films.remove(film)

    def restore(self, path: Path) -> None:
        """Brings back the model that was removed from a path, and its film."""
        new = self._trainer.run_model.at(path)
        restore = partial(self._folder.restore, path) if new is None else new.restore
        restore_both = partial(self._restore_with_film, restore)
        on_done = partial(self.restored.emit, path)
        self._tasks.run("restore a model", restore_both, on_done, self.failed.emit)

    def _restore_with_film(self, restore: Callable[[], Path]) -> Path:
        path = restore()
        with suppress(AppError):
            self._trainer.films.restore(film_of(read_description(path)[1]))
        return path

    def set_pinned(self, path: Path, is_pinned: bool) -> None:
        """Pins a model or no longer: a pinned one comes first in the menu."""
        new = self._trainer.run_model.at(path)
        pin = partial(self._folder.set_pinned, path) if new is None else new.set_pinned
        on_done = partial(self._on_changed, path)
        self._tasks.run("pin a model", partial(pin, is_pinned), on_done, self.failed.emit)

    def describe(self, path: Path, on_done: Callable[[object], None]) -> None:
        """Reads a model's network and metadata; `on_done` gets both."""
        read = partial(read_description, path)
        self._tasks.run("read a model", read, on_done, self.failed.emit, is_dispensable=True)

    def _on_changed(self, path: Path, _: None) -> None:
        self.changed.emit(path)

    def _on_listed(self, summaries: list[ModelSummary]) -> None:
        self._is_reading = False
        if self._must_read_again:
            self._must_read_again = False
            self.read()
        else:
            self.listed.emit(summaries)

    def _on_unlisted(self, error: Exception) -> None:
        self._is_reading = self._must_read_again = False
        self.failed.emit(error)

    def _on_removed(self, path: Path, _: None) -> None:
        self.removed.emit(path)
