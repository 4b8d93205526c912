"""Calls that take a moment, each on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal


class TaskThread(QThread):
    """Calls `load` once, off the window's thread.

    Exactly one of `succeeded` and `failed` follows, then Qt's own `finished`.

    Args:
        load: takes nothing, returns what `succeeded` hands on.
        parent: the Qt parent.
    """

    succeeded = Signal(object)
    failed = Signal(object)  # Exception

    def __init__(self, load: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load

    def run(self) -> None:
        """Loads."""
        try:
            loaded = self._load()
        except Exception as error:  # noqa: BLE001 - told to the person by who listens
            self.failed.emit(error)
        else:
            self.succeeded.emit(loaded)


Take = Callable[[Any], None]
Fail = Callable[[Exception], None]


class BackgroundTasks(QObject):
    """Sends calls off and hands over what they bring, on the window's thread.

    Args:
        parent: the Qt parent.
    """

    failed = Signal(object)  # Exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._takers: dict[TaskThread, tuple[Take, Fail]] = {}
        self._is_open = True

    def send(self, call: Callable[[], object], take: Take, fail: Fail | None = None) -> None:
        """Calls something on a thread.

        Args:
            call: made on the thread.
            take: gets what it returns.
            fail: gets what it raises; without it `failed` tells that.
        """
        thread = TaskThread(call, self)
        self._takers[thread] = (take, fail or self.failed.emit)
        thread.succeeded.connect(self._on_brought)
        thread.failed.connect(self._on_failure)
        thread.finished.connect(self._drop)
        thread.start()

    def close(self) -> None:
        """From now on nothing is handed over or told; what is under way goes on to its end."""
        self._is_open = False

    def threads(self) -> list[QThread]:
        """What is under way."""
        return list(self._takers)

    def _on_brought(self, brought: object) -> None:
        thread = self.sender()
        if self._is_open and isinstance(thread, TaskThread):
            take, _ = self._takers[thread]
            take(brought)

    def _on_failure(self, error: Exception) -> None:
        thread = self.sender()
        if self._is_open and isinstance(thread, TaskThread):
            _, fail = self._takers[thread]
            fail(error)

    def _drop(self) -> None:
        thread = self.sender()
        if isinstance(thread, TaskThread):
            del self._takers[thread]
            thread.deleteLater()
