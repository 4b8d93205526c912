"""The thread that writes the drawing's journal: a full or slow disk never holds up the pen."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.recognition.drawing import Drawing


class JournalThread(QThread):
    """Writes the newest drawing, and before it ends whatever is still unwritten.

    Args:
        write: stores one drawing; raises where it cannot.
        parent: the Qt parent.
    """

    written = Signal()
    failed = Signal(object)  # Exception

    def __init__(self, write: Callable[[Drawing], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write = write
        self._drawing: Drawing | None = None
        self._is_stopping = False
        self._changed = Condition()

    def submit(self, drawing: Drawing) -> None:
        """Asks for a drawing to be written; one still waiting is dropped."""
        with self._changed:
            self._drawing = drawing
            self._changed.notify()

    def stop(self) -> None:
        """Asks the thread to end, after writing what is waiting."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify()

    def run(self) -> None:
        """Works until `stop`; an error is told and the thread goes on."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_stopping or self._drawing is not None)
                drawing, self._drawing = self._drawing, None
            if drawing is None:
                return
            try:
                self._write(drawing)
            except Exception as error:  # noqa: BLE001 - told to the person by who listens
                self.failed.emit(error)
            else:
                self.written.emit()
