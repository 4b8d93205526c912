"""Backup and restore in the background, one at a time."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.files import UNFINISHED, not_written, write_whole
from mnist_desktop.folders import Folders
from mnist_desktop.problem import BackupError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.drawing_files import DrawingJournal
from mnist_desktop.session.sample_tasks import SampleTasks
from mnist_desktop.session.test_opening import TestOpening

if TYPE_CHECKING:
    from mnist_desktop.backup.kept_settings import KeptSettings
    from mnist_desktop.backup.read_backup import Unpacked
    from mnist_desktop.backup.restore import Comparison, Restored
    from mnist_desktop.backup.write_backup import BackupDone


@dataclass(frozen=True, eq=False)
class OpenedBackup:
    """A backup that was checked and waits for a choice.

    Attributes:
        path: of its file.
        unpacked: what is in it.
        comparison: what it would bring.
        drawing: what was on the canvas; None where that was blank.
    """

    path: Path
    unpacked: Unpacked
    comparison: Comparison
    drawing: Drawing | None


class Backups(QObject):
    """Writes a backup; opens one, then restores it or lets it be.

    Each of these ends in its own signal, in `failed`, or in `cancelled`.

    Args:
        folders: what is kept.
        models: the folder of the models.
        samples: the kept drawings.
        test_opening: the test counts.
        tasks: where the work is done.
    """

    started = Signal(Path)  # the file that is written or read
    progressed = Signal(int)  # per cent
    written = Signal(object)  # BackupDone
    opened = Signal(object)  # OpenedBackup; `restore` or `leave` must follow
    restored = Signal(object)  # Restored
    cancelled = Signal()
    failed = Signal(object)  # Exception

    def __init__(
        self,
        folders: Folders,
        models: ModelFolder,
        samples: SampleTasks,
        test_opening: TestOpening,
        tasks: BackgroundTasks,
    ) -> None:
        super().__init__(tasks)
        self._folders = folders
        self._models = models
        self._samples = samples
        self._test_opening = test_opening
        self._tasks = tasks
        self._cancel = Event()
        self._percent = -1
        self._folder: Path | None = None  # of the backup that waits for a choice
        self.is_busy = False

    def write(self, path: Path, drawing: Drawing, settings: KeptSettings) -> None:
        """Writes a backup; `written` follows.

        Args:
            path: its file.
            drawing: what the next start would show.
            settings: those of the window.
        """

        def work() -> BackupDone:
            from mnist_desktop.backup.contents import Kind
            from mnist_desktop.backup.write_backup import write_backup

            with self._working_folder() as folder:
                DrawingJournal(folder / Kind.CANVAS.value).write(drawing)
                write_whole(folder / Kind.SETTINGS.value, settings.to_json())
                watched = self._progress, self._should_stop
                return write_backup(path, self._folders, folder, *watched)

        self._run("write a backup", path, work, self.written.emit)

    def open(self, path: Path) -> None:
        """Unpacks and checks a backup; `opened` follows, and nothing is changed yet."""
        if self._samples.is_classroom:
            self.failed.emit(BackupError("backup_in_classroom"))
            return

        def work() -> OpenedBackup:
            from mnist_desktop.backup.read_backup import unpack_backup
            from mnist_desktop.backup.restore import compare

            folder = self._new_folder()
            try:
                unpacked = unpack_backup(path, folder, self._progress, self._should_stop)
                drawing = _drawing_of(unpacked, path.name)
                places = self._folders, self._models, self._samples.kept.store()
                comparison = compare(unpacked, *places)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self._folder = folder
            return OpenedBackup(path, unpacked, comparison, drawing)

        self._run("open a backup", path, work, self.opened.emit)

    def leave(self) -> None:
        """Restores nothing of the backup that is open."""
        self._delete_folder()

    def restore(self, opened: OpenedBackup) -> None:
        """Adds what the backup brings; `restored` follows."""
        if self._samples.is_classroom:
            self.leave()
            self.failed.emit(BackupError("backup_in_classroom"))
            return

        def work() -> Restored:
            from mnist_desktop.backup.restore import restore

            places = self._folders, self._models, self._samples.kept.store()
            try:
                return restore(opened.unpacked, *places)
            finally:
                self._delete_folder()

        def on_done(restored: Restored) -> None:
            counts = opened.unpacked.test_counts
            if counts:
                self._test_opening.add_counts(counts)
            self._samples.load()
            self.restored.emit(restored)

        self._run("restore a backup", opened.path, work, on_done)

    def cancel(self) -> None:
        """Calls off what is under way; `cancelled` follows, unless it was done by then."""
        self._cancel.set()

    def close(self) -> None:
        """Deletes what was unpacked, as the program ends."""
        self._cancel.set()
        self._delete_folder()

    def _run(
        self,
        name: str,
        path: Path,
        work: Callable[[], Any],
        on_done: Callable[[Any], object],
    ) -> None:
        if self.is_busy or self._tasks.is_closed:
            return
        self.is_busy, self._percent = True, -1
        self._cancel.clear()
        self.started.emit(path)
        self._tasks.run(name, work, partial(self._on_done, on_done), self._on_failed)

    def _on_done(self, on_done: Callable[[Any], object], result: Any) -> None:
        self.is_busy = False
        on_done(result)

    def _on_failed(self, error: Exception) -> None:
        from mnist_desktop.samples.store_copies import Stopped

        self.is_busy = False
        if isinstance(error, Stopped):
            self.cancelled.emit()
        else:
            self.failed.emit(error)

    def _progress(self, share: float) -> None:
        """Called on the task's thread."""
        percent = int(100 * share)
        if percent != self._percent:
            self._percent = percent
            self.progressed.emit(percent)

    def _should_stop(self) -> bool:
        return self._cancel.is_set() or QThread.currentThread().isInterruptionRequested()

    @contextmanager
    def _working_folder(self) -> Iterator[Path]:
        folder = self._new_folder()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _new_folder(self) -> Path:
        """A folder on the disk of what is kept; a kill leaves it to `Folders.remove_unfinished`."""
        folder = self._folders.data / f".{secrets.token_hex(8)}{UNFINISHED}"
        try:
            folder.mkdir(mode=0o700, parents=True)
        except OSError as error:
            raise not_written(folder, error) from error
        return folder

    def _delete_folder(self) -> None:
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _drawing_of(unpacked: Unpacked, name: str) -> Drawing | None:
    """What was on the canvas; BackupError "backup_damaged" if that cannot be read."""
    if unpacked.canvas is None:
        return None
    try:
        drawing = DrawingJournal(unpacked.canvas).read()
    except Exception as error:
        raise BackupError("backup_damaged", name=name, file=unpacked.canvas.name) from error
    is_blank = drawing.picture is None and drawing.ink.is_blank
    return None if is_blank else drawing
