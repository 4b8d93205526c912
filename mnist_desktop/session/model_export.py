"""Exports a model by the command `export` in a process of its own, which can be ended at any time.

TensorFlow's converter holds the interpreter's lock for seconds; in this process the pen would stop.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from mnist_desktop.files import write_whole
from mnist_desktop.json_records import json_object
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import SUFFIX, Model, write_model
from mnist_desktop.session.background_tasks import BackgroundTasks

ENDING_MS = 2_000
_Folder = tempfile.TemporaryDirectory[str]


@dataclass(frozen=True)
class ExportDone:
    """A file that was written, as `export --json` reports it.

    Attributes:
        path: the file.
        read_me: the text beside it; None for a format that needs none.
        images: how many images were compared.
        difference: the largest difference of a probability among them.
    """

    path: Path
    read_me: Path | None
    images: int
    difference: float


class ModelExport(QObject):
    """One export at a time. Each ends in one of `succeeded`, `failed` and `cancelled`.

    Args:
        tasks: where files are read and written.
    """

    started = Signal(Path)  # the file that will be written
    succeeded = Signal(object)  # ExportDone
    failed = Signal(object)  # Exception
    cancelled = Signal()

    def __init__(self, tasks: BackgroundTasks) -> None:
        super().__init__(tasks)
        self._tasks = tasks
        self._process: QProcess | None = None
        self._folder: _Folder | None = None  # of the export under way; each has its own
        self._path = Path()

    @property
    def is_running(self) -> bool:
        """Whether an export is under way."""
        return self._folder is not None

    def start(self, model: Model, kind: str, path: Path) -> None:
        """Exports a model.

        Args:
            model: what is exported, kept in a file or not.
            kind: the format, as `export --to` takes it.
            path: the file to write; one that is there is replaced.
        """
        if self.is_running or self._tasks.is_closed:
            return
        self._path = path
        folder = self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.started.emit(path)
        title = model.metadata.title or "model"
        source = Path(folder.name) / "model" / f"{_file_name(title)}{SUFFIX}"
        write = partial(self._write_source, folder, source, model)
        on_done = partial(self._export, folder, source, kind)
        on_failed = partial(self._on_failed, folder)
        self._tasks.run("write the model to export", write, on_done, on_failed)

    def cancel(self) -> None:
        """Ends the export; nothing is written."""
        if not self.is_running:
            return
        self._end_process()
        self._clean_up()
        self.cancelled.emit()

    def close(self) -> None:
        """Ends the export, as the program ends."""
        self._end_process()
        self._clean_up()

    def _write_source(self, folder: _Folder, source: Path, model: Model) -> None:
        """On a thread. What was cancelled meanwhile it takes away itself, as it may write last."""
        try:
            source.parent.mkdir()
            write_model(source, model)
        finally:
            if folder is not self._folder:
                folder.cleanup()

    def _export(self, folder: _Folder, source: Path, kind: str, _: None) -> None:
        if folder is not self._folder:
            return  # cancelled meanwhile
        made = Path(folder.name) / self._path.name
        process = self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        for name in ("TMPDIR", "TEMP", "TMP"):  # what it leaves there goes with our folder
            environment.insert(name, folder.name)
        process.setProcessEnvironment(environment)
        process.finished.connect(partial(self._on_finished, folder, process))
        process.errorOccurred.connect(partial(self._on_error, folder, process))
        program, *arguments = _command("export", source, "--to", kind, made, "--json")
        process.start(program, arguments)

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(ENDING_MS)
            process.deleteLater()

    def _on_error(self, folder: _Folder, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error is QProcess.ProcessError.FailedToStart:
            self._process = None
            self._on_failed(folder, AppError("export_ended", reason=process.errorString()))

    def _on_finished(self, folder: _Folder, process: QProcess, status: int, _: object) -> None:
        if process is not self._process:
            return
        self._process = None
        output = bytes(process.readAllStandardOutput().data())
        errors = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        process.deleteLater()
        try:
            report = json_object(output)
        except ValueError:
            lines = errors.splitlines() or [f"exit status {status}"]
            self._on_failed(folder, AppError("export_ended", reason=lines[-1].rstrip(".")))
            return
        if "error" in report:
            self._on_failed(folder, AppError(report["error"], **report["values"]))
            return
        place = partial(_put_in_place, report, self._path)
        on_placed, on_failed = partial(self._on_placed, folder), partial(self._on_failed, folder)
        self._tasks.run("put the export in its place", place, on_placed, on_failed)

    def _on_placed(self, folder: _Folder, done: ExportDone) -> None:
        if folder is self._folder:  # else it was cancelled meanwhile
            self._clean_up()
            self.succeeded.emit(done)

    def _on_failed(self, folder: _Folder, error: Exception) -> None:
        if folder is self._folder:
            self._clean_up()
            self.failed.emit(error)

    def _clean_up(self) -> None:
        folder, self._folder = self._folder, None
        if folder is not None:
            folder.cleanup()


def _command(*arguments: object) -> list[str]:
    """How this program is started with a command; the frozen one is its own executable."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m"]
    module = [] if getattr(sys, "frozen", False) else ["mnist_desktop"]
    return [*program, *module, *map(str, arguments)]


def _file_name(title: str) -> str:
    from mnist_desktop.recognition.model_folder import file_name

    return file_name(title)


def _put_in_place(report: dict[str, object], path: Path) -> ExportDone:
    """Copies what the process has written; a kill before that leaves nothing."""
    made = Path(str(report["file"]))
    read_me = None
    write_whole(path, made.read_bytes())
    if report["read_me"] is not None:
        written = Path(str(report["read_me"]))
        read_me = path.with_name(written.name)
        write_whole(read_me, written.read_bytes())
    images, difference = report["images"], report["difference"]
    assert isinstance(images, int)
    assert isinstance(difference, float)
    return ExportDone(path, read_me, images, difference)
