"""The person's own models: listed, renamed, removed; off the window's thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.training import Trainer


class ModelFiles(QObject):
    """Does it, and tells what has changed; the model of the last run is the trainer's to change.

    Args:
        folder: where they are.
        trainer: has a model of its own there.
        parent: the Qt parent.
    """

    listed = Signal(object)  # list[ModelSummary]
    renamed = Signal(Path, Path)  # before, from now on
    removed = Signal(Path)
    failed = Signal(object)  # Exception

    def __init__(
        self, folder: ModelFolder, trainer: Trainer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._trainer = trainer
        self._errands = BackgroundTasks(self)
        self._errands.failed.connect(self.failed)

    def read(self) -> None:
        """Lists what there is."""
        self._errands.send(self._folder.models, self.listed.emit)

    def rename(self, path: Path, typed: str) -> None:
        """Calls a model what a person has typed."""
        new = self._trainer.new_model_at(path)
        rename = partial(self._folder.rename, path) if new is None else new.rename
        self._errands.send(partial(rename, typed), partial(self.renamed.emit, path))

    def remove(self, path: Path) -> None:
        """Removes a model's file."""
        new = self._trainer.new_model_at(path)
        remove = partial(self._folder.remove, path) if new is None else new.remove
        self._errands.send(remove, lambda _: self.removed.emit(path))

    def close(self) -> None:
        """From now on nothing is told; what is under way goes on to its end."""
        self._errands.close()

    def threads(self) -> list[QThread]:
        """What is under way."""
        return self._errands.threads()
