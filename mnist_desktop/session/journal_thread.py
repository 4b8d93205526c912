"""The thread that reads and writes the drawing's journal: a slow disk never holds up the pen."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Condition

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.recognition.drawing import Drawing

_REST = 3.0  # times what a write took, so that the disk is ours for a quarter of the time at most
_LONGEST_REST = 2.0  # s


class JournalThread(QThread):
    """Reads what is stored, then writes the newest drawing, and at the end what is still unwritten.

    Args:
        read: gives what is stored; called once, before anything is written.
        write: stores one drawing; raises where it cannot.
        parent: the Qt parent.
    """

    was_read = Signal(object)  # what `read` gave
    read_failed = Signal(object)  # Exception
    written = Signal()
    failed = Signal(object)  # Exception

    def __init__(
        self,
        read: Callable[[], object],
        write: Callable[[Drawing], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._write = write
        self._drawing: Drawing | None = None
        self._is_writing = False
        self._is_hurried = False
        self._is_stopping = False
        self._changed = Condition()

    def submit(self, drawing: Drawing) -> None:
        """Asks for a drawing to be written; one still waiting is dropped."""
        with self._changed:
            self._drawing = drawing
            self._changed.notify_all()

    def flush(self, seconds: float) -> bool:
        """Waits until what was submitted is written or has failed; whether it is."""
        with self._changed:
            self._is_hurried = True
            self._changed.notify_all()
            is_done = self._changed.wait_for(
                lambda: self._drawing is None and not self._is_writing, seconds
            )
            self._is_hurried = False
        return is_done

    def stop(self) -> None:
        """Asks the thread to end, after writing what is waiting."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify_all()

    def run(self) -> None:
        """Works until `stop`; an error is told and the thread goes on."""
        try:
            stored = self._read()
        except Exception as error:  # noqa: BLE001 - told to the person by who listens
            self.read_failed.emit(error)
        else:
            self.was_read.emit(stored)
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_stopping or self._drawing is not None)
                drawing, self._drawing = self._drawing, None
                self._is_writing = drawing is not None
            if drawing is None:
                return
            began = time.monotonic()
            self._write_one(drawing)
            rest = min(_REST * (time.monotonic() - began), _LONGEST_REST)
            with self._changed:
                self._is_writing = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._is_stopping or self._is_hurried, rest)

    def _write_one(self, drawing: Drawing) -> None:
        try:
            self._write(drawing)
        except Exception as error:  # noqa: BLE001 - told to the person by who listens
            self.failed.emit(error)
        else:
            self.written.emit()
