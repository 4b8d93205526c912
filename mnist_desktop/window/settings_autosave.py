"""Autosave of the settings: they are written soon after each change, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from mnist_desktop.folders import Folders
from mnist_desktop.problem import SavingError
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.window.settings import WindowSettings

DELAY_MS = 500  # of the first change; those that follow in this time are written with it


class SettingsAutosave(QObject):
    """Writes the settings when they have changed; the window writes them once more as it closes.

    Args:
        settings: what is written.
        folders: what they are in.
        tasks: where they are written.
        report: is given the first error; a disk that stays full is reported once.
    """

    def __init__(
        self,
        settings: WindowSettings,
        folders: Folders,
        tasks: BackgroundTasks,
        report: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._folders = folders
        self._tasks = tasks
        self._report = report
        self._has_reported = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._on_timeout)
        settings.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_timeout(self) -> None:
        self._tasks.run("save the settings", self._save, on_failed=self._on_failed)

    def _save(self) -> None:
        """Called on the task's thread."""
        try:
            self._settings.save()
        except SavingError as error:
            raise self._folders.why_not_saved(error) from error

    def _on_failed(self, error: Exception) -> None:
        if not self._has_reported:
            self._has_reported = True
            self._report(error)
