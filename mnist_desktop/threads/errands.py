"""Calls that take a moment, each on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.threads.loading_thread import LoadingThread


class Errands(QObject):
    """Sends calls off and hands over what they bring, on the window's thread.

    Args:
        parent: the Qt parent.
    """

    failed = Signal(object)  # Exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._takers: dict[LoadingThread, Callable[[Any], None]] = {}
        self._is_open = True

    def send(self, call: Callable[[], object], take: Callable[[Any], None]) -> None:
        """Calls something on a thread; `take` gets what it returns."""
        thread = LoadingThread(call, self)
        self._takers[thread] = take
        thread.succeeded.connect(self._take_brought)
        thread.failed.connect(self._take_failure)
        thread.finished.connect(self._drop)
        thread.start()

    def close(self) -> None:
        """From now on nothing is handed over or told; what is under way goes on to its end."""
        self._is_open = False

    def threads(self) -> list[QThread]:
        """What is under way."""
        return list(self._takers)

    def _take_brought(self, brought: object) -> None:
        thread = self.sender()
        if self._is_open and isinstance(thread, LoadingThread):
            self._takers[thread](brought)

    def _take_failure(self, error: Exception) -> None:
        if self._is_open:
            self.failed.emit(error)

    def _drop(self) -> None:
        thread = self.sender()
        if isinstance(thread, LoadingThread):
            del self._takers[thread]
            thread.deleteLater()
