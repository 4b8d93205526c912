"""Kept drawings of digits for training runs: written as images, and noted when they are learned."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.class_names import DIGITS
from mnist_desktop.folders import Folders
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.events import TrainingResult
from mnist_desktop.problem import AppError, SampleError
from mnist_desktop.samples.selection import Selection
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.run_started import RunStarted
from mnist_desktop.session.sample_tasks import SampleTasks
from mnist_desktop.session.trainer import Trainer

if TYPE_CHECKING:
    from mnist_desktop.samples.store import SampleStore

PATTERN = "own-*.npz"
"""Names of the files, in the folder of the store; the star stands for a hash of the images."""


class OwnDrawings(QObject):
    """Adds the kept drawings to the settings of a run.

    A file stays as long as a run may go on with it: until another run starts, or the program ends
    without an interrupted one. It is removed when a writer is deleted.

    Args:
        folders: where the files are; those of a classroom are in a temporary folder.
        samples: the kept drawings.
        trainer: whose runs learn them.
        tasks: where the work is done.
    """

    wanted_changed = Signal(bool)
    failed = Signal(object)  # Exception

    def __init__(
        self, folders: Folders, samples: SampleTasks, trainer: Trainer, tasks: BackgroundTasks
    ) -> None:
        super().__init__(tasks)
        self.is_wanted = False
        self._folders = folders
        self._samples = samples
        self._trainer = trainer
        self._tasks = tasks
        self._is_writing = False
        self._written: dict[Path, tuple[SampleStore, list[int]]] = {}  # what is in each file
        self._classroom: tempfile.TemporaryDirectory[str] | None = None
        trainer.started.connect(self._on_started)
        trainer.ended.connect(self._on_ended)
        samples.writer_deleted.connect(self._on_writer_deleted)
        samples.classroom_changed.connect(self._on_classroom_changed)

    def set_wanted(self, is_wanted: bool) -> None:
        """Sets whether the next run on MNIST learns them too."""
        if is_wanted != self.is_wanted:
            self.is_wanted = is_wanted
            self.wanted_changed.emit(is_wanted)

    def add_to(self, config: TrainingConfig, on_ready: Callable[[TrainingConfig], object]) -> None:
        """Hands on the settings of a run, with the drawings where they are wanted.

        They are written in the background; a second call meanwhile does nothing.

        Args:
            config: of a run that is about to start, or of which the code is to be shown.
            on_ready: called at once where nothing has to be written.
        """
        if self._is_writing:
            return
        if not self.is_wanted or config.data is not None:
            on_ready(replace(config, also=None))
            return
        self._is_writing = True

        def on_written(path: Path) -> None:
            self._is_writing = False
            on_ready(replace(config, also=path))

        self._tasks.run("write own drawings", self._write, on_written, self._on_not_written)

    def folder(self) -> Path:
        """Where files of drawings go: beside the store, or in a classroom's temporary folder."""
        if not self._samples.is_classroom:
            return self._folders.samples
        if self._classroom is None:
            self._classroom = tempfile.TemporaryDirectory(prefix="mnist-desktop-")
        return Path(self._classroom.name)

    def close(self) -> None:
        """Removes what no interrupted run needs; the trainer must be closed before."""
        self._end_classroom()
        if not self._folders.checkpoint.exists():
            self._remove_all_but(None)

    def _write(self) -> Path:
        from mnist_desktop.samples.own_images import OwnImages

        store, folder = self._samples.kept.store(), self.folder()
        digits = [one for one in store.to_learn() if one.label in DIGITS]
        drawn = Selection(ids=[one.id for one in digits if one.has_ink])
        inks = {sample.id: ink for sample, ink in store.drawings(drawn)}  # some may be gone by now
        found = [(one, inks.get(one.id)) for one in digits if one.id in inks or not one.has_ink]
        if not found:
            raise SampleError("own_drawings_none")
        own = OwnImages.of_samples(found)
        path = folder / f"own-{own.digest[:16]}.npz"
        own.write(path)
        self._written[path] = store, own.samples.tolist()
        return path

    def _on_not_written(self, error: Exception) -> None:
        self._is_writing = False
        is_expected = isinstance(error, AppError) and not isinstance(error, SampleError)
        self.failed.emit(self._folders.why_not_saved(error) if is_expected else error)

    def _on_started(self, started: RunStarted) -> None:
        self._remove_all_but(started.config.also)

    def _on_ended(self, result: TrainingResult | None) -> None:
        """Notes whose drawings the new model has learned."""
        model = self._trainer.run_model.path
        if result is None or not result.weights or model is None or not result.own_drawings:
            return
        also = result.config.also
        assert also is not None
        note = partial(self._note, also, model.stem)
        self._samples.run_in_order("note what a model learned", note)

    def _note(self, also: Path, model: str) -> None:
        from mnist_desktop.samples.own_images import OwnImages

        if also not in self._written:  # by an earlier start, which had the store on the disk
            if self._samples.is_classroom:
                return
            ids = OwnImages.load(also).samples.tolist()
            self._written[also] = self._samples.kept.store(), ids
        store, ids = self._written[also]
        store.writers.note_learned(model, ids)

    def _on_writer_deleted(self, _name: str, _models: object) -> None:
        self._remove_all_but(None)

    def _on_classroom_changed(self, _is_classroom: bool) -> None:
        self._end_classroom()

    def _end_classroom(self) -> None:
        if self._classroom is not None:
            with suppress(OSError):
                self._classroom.cleanup()
            self._classroom = None

    def _remove_all_but(self, kept: Path | None) -> None:
        folders = [self._folders.samples]
        folders += [] if self._classroom is None else [Path(self._classroom.name)]
        for path in [path for folder in folders for path in folder.glob(PATTERN)]:
            if path != kept:
                with suppress(OSError):  # tried again next time
                    path.unlink()
