"""Writes the histories of the runs chosen in the table for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from mnist_desktop.files import write_whole
from mnist_desktop.learning.run_export import (
    histories_csv,
    histories_json,
    write_tensorboard_logs,
)
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import ModelMetadata, read_description
from mnist_desktop.recognition.model_summary import ModelSummary, model_name
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.runs.runs_section import RunsSection
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.languages import translated


class RunExportController(QObject):
    """Asks where, and writes in the background."""

    def __init__(self, section: RunsSection, session: Session, dialogs: FileDialogs) -> None:
        super().__init__(section)
        self._section = section
        self._tasks = session.tasks
        self._failed = session.failed
        self._dialogs = dialogs
        section.set_has_tensorflow(session.backend.why_no_training() is None)
        section.export_requested.connect(self._on_requested)

    def _on_requested(self, chosen: Sequence[ModelSummary], is_logs: bool) -> None:
        if not chosen:
            return  # they were deleted while the menu was open
        dialogs = self._dialogs
        path = dialogs.logs_folder() if is_logs else dialogs.runs_to_save(chosen[0].name)
        if path is None:
            return
        paths = [one.path for one in chosen]

        def write() -> Path:
            runs = _read(paths)
            if is_logs:
                write_tensorboard_logs(path, runs)
            else:
                is_json = path.suffix.lower() == ".json"
                write_whole(path, histories_json(runs) if is_json else histories_csv(runs))
            return path

        self._section.say(self.tr("Writing…"))
        self._tasks.run("export histories", write, self._on_written, self._on_failed)

    def _on_written(self, path: Path) -> None:
        self._section.say(self.tr("Saved as {path}.").format(path=path))

    def _on_failed(self, error: Exception) -> None:
        self._section.say("")
        if isinstance(error, AppError):
            self._section.show_problem(translated(error))
        else:
            self._failed.emit(error)


def _read(paths: Sequence[Path]) -> dict[str, ModelMetadata]:
    return {model_name(path): read_description(path)[1] for path in paths}
