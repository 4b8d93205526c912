"""The window that is open; a new one takes its place when a person starts afresh."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from mnist_desktop.app.crash_reports import ErrorDialog, ErrorRelay, LogFiles
from mnist_desktop.folders import Folders
from mnist_desktop.problem import SavingError
from mnist_desktop.session.user_data import UserData

if TYPE_CHECKING:
    from mnist_desktop.app.instance_channel import Request
    from mnist_desktop.window.main_window import MainWindow


class WindowLifecycle(QObject):
    """Creates the window, and another one when everything that was kept is removed.

    A new window is in its first state by construction: nothing has to be reset one by one.

    Args:
        create: creates a window.
        folders: where the windows keep things.
        logs: closed while they are removed.
        relay: reports errors.
    """

    def __init__(
        self, create: Callable[[], MainWindow], folders: Folders, logs: LogFiles, relay: ErrorRelay
    ) -> None:
        super().__init__()
        self._create = create
        self._kept = UserData(folders)
        self._logs = logs
        self._before: list[MainWindow] = []  # whose threads could not be ended
        self.window = self._new_window()
        relay.reported.connect(self._show_error)

    @property
    def is_running(self) -> bool:
        """Whether a thread is at work, be it only because it could not be ended in time."""
        return any(window.session.is_running for window in (self.window, *self._before))

    def save(self) -> None:
        """Writes what is not written yet, when a shutdown is announced, which may be called off.

        Only closing the window ends it: one that hid itself at the announcement would stay there
        unseen after the shutdown is called off, and keep every other start away.
        """
        self.window.save()

    def open_request(self, request: Request) -> None:
        """Opens what a second start was given."""
        self.window.open_from_elsewhere(request.file, request.model)

    def open_file(self, file: Path) -> None:
        """Opens what the system hands over."""
        self.window.open_from_elsewhere(file)

    def _new_window(self) -> MainWindow:
        window = self._create()
        self._is_showing_error = False  # in front of this window
        # Queued: the old window is removed, and must not be in one of its own slots then
        queued = Qt.ConnectionType.QueuedConnection
        window.fresh_start_confirmed.connect(self._start_afresh, queued)
        return window

    def _show_error(self, details: str) -> None:
        """Shows one error at a time."""
        if not self._is_showing_error:
            self._is_showing_error = True
            dialog = ErrorDialog(details, self.window)
            dialog.finished.connect(self._on_error_closed)
            dialog.open()

    def _on_error_closed(self) -> None:
        self._is_showing_error = False

    def _start_afresh(self) -> None:
        QApplication.setQuitOnLastWindowClosed(False)  # for a moment there is none
        old = self.window
        old.shut_down()
        old.forget_settings()
        was_open = self._logs.is_open
        self._logs.close()
        left = self._kept.remove()
        if was_open:
            self._logs.open()
        self.window = self._new_window()
        self.window.show()
        self.window.start()
        if left:
            name, folder = left[0].name, left[0].parent
            problem = SavingError("files_not_removed", count=len(left), name=name, folder=folder)
            self.window.show_problem(problem)
        if old.session.is_running:
            self._before.append(old)  # a thread must not lose its owner
        else:
            old.deleteLater()
        QApplication.setQuitOnLastWindowClosed(True)


class FileOpenEvents(QObject):
    """Opens files that macOS hands over: a double-click is an event there, not an argument.

    Args:
        open_file: is given the file.
    """

    def __init__(self, open_file: Callable[[Path], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_file = open_file

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes file open events and no others."""
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return False
        self._open_file(Path(event.file()))
        return True
