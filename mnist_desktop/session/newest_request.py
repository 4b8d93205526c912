"""A thread that works on one request after the other, always the newest."""

from __future__ import annotations

from abc import abstractmethod
from threading import Condition
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

Request = TypeVar("Request")


class NewestRequestThread(QThread, Generic[Request]):
    """Drops a request that still waits when another one comes.

    It starts with the first request: who never asks has no such thread.
    """

    failed = Signal(object)  # Exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request: Request | None = None  # that waits
        self._is_stopping = False
        self._changed = Condition()

    def submit(self, request: Request | None) -> None:
        """Asks for something; a request that still waits is dropped, by None without another."""
        with self._changed:
            self._request = request
            self._changed.notify()
        if request is not None and not self._is_stopping and not self.isRunning():
            self.start()

    def stop(self) -> None:
        """Asks the thread to end after the request that it is working on."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify()

    def run(self) -> None:
        """Works until `stop`; an error is reported and the thread goes on."""
        while not self._is_stopping:
            with self._changed:
                self._changed.wait_for(lambda: self._is_stopping or self._request is not None)
                request, self._request = self._request, None
            if request is not None and not self._is_stopping:
                try:
                    self.answer(request)
                except Exception as error:  # noqa: BLE001 - reported by whoever listens
                    self.failed.emit(error)

    @abstractmethod
    def answer(self, request: Request) -> None:
        """Does what is asked for and emits it; called in the thread."""
