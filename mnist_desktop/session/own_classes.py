"""Own classes as a data set: written from the kept drawings, opened to train on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mnist_desktop.folders import Folders
from mnist_desktop.problem import AppError, SampleError
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.sample_tasks import SampleTasks
from mnist_desktop.session.training_backend import TrainingPreparation

if TYPE_CHECKING:
    from mnist_desktop.samples.class_parts import ClassSet

FILE = "My classes.npz"
"""Its stem is the name of the data set."""


class OwnClasses(QObject):
    """Makes the data set, which is removed when a writer is deleted or the classroom ends.

    Args:
        folders: ours, for errors.
        folder: gives the folder where the file goes.
        samples: the kept drawings.
        preparation: opens the data set.
        tasks: where the work is done.
    """

    made = Signal(object)  # ClassSet, of the data set that is being opened now
    failed = Signal(object)  # Exception

    def __init__(
        self,
        folders: Folders,
        folder: Callable[[], Path],
        samples: SampleTasks,
        preparation: TrainingPreparation,
        tasks: BackgroundTasks,
    ) -> None:
        super().__init__(tasks)
        self._folders = folders
        self._folder = folder
        self._samples = samples
        self._preparation = preparation
        self._tasks = tasks
        samples.writer_deleted.connect(self._on_writer_deleted)
        samples.classroom_changed.connect(self._leave_what_is_gone)

    def make(self, names: Sequence[str]) -> None:
        """Writes and opens the data set of these labels; `made` follows."""
        path = self._folder() / FILE

        def work() -> ClassSet:
            from mnist_desktop.samples.class_set import write_class_set

            return write_class_set(self._samples.kept.store(), names, path)

        self._tasks.run("make a data set", work, partial(self._on_made, path), self._on_failed)

    def _on_made(self, path: Path, made: ClassSet) -> None:
        self._preparation.open_data(path)
        self.made.emit(made)

    def _on_failed(self, error: Exception) -> None:
        is_expected = isinstance(error, AppError) and not isinstance(error, SampleError)
        self.failed.emit(self._folders.why_not_saved(error) if is_expected else error)

    def _on_writer_deleted(self, _name: str, _models: object) -> None:
        for folder in {self._folders.samples, self._folder()}:
            with suppress(OSError):
                (folder / FILE).unlink(missing_ok=True)
        self._leave_what_is_gone()

    def _leave_what_is_gone(self) -> None:
        path, _ = self._preparation.data
        if path is not None and path.name == FILE and not path.exists():
            self._preparation.open_data(None)
