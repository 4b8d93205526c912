"""Keeps the drawing's journal while the window is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from mnist_desktop.drawing_journal import DrawingJournal
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.problem import InkError, PictureError
from mnist_desktop.threads.journal_thread import JournalThread

INTERVAL_MS = 2000


class Journaling(QObject):
    """Writes what is on the paper every two seconds if it has changed, and at the end.

    Args:
        path: the journal's file.
        parent: the Qt parent.
    """

    failed = Signal(object)  # Exception; a disk that stays full is told once

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = DrawingJournal(path)
        self._take_drawing: Callable[[], Drawing] = Drawing
        self._is_unwritten = False
        self._has_told = False
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._write)
        self.thread_ = JournalThread(self._journal.write, self)
        self.thread_.failed.connect(self._take_failure)

    def read(self) -> Drawing:
        """What was on the paper when the program last ended.

        Empty if that cannot be told; the file is then put aside, not written over.
        """
        try:
            return self._journal.read()
        except (InkError, PictureError) as problem:
            self._journal.put_aside()
            self.failed.emit(problem)
            return Drawing()

    def start(self, take_drawing: Callable[[], Drawing]) -> None:
        """Begins to write what `take_drawing` gives."""
        self._take_drawing = take_drawing
        self.thread_.start()
        self._timer.start()

    def note_change(self) -> None:
        """The paper is not as it was written."""
        self._is_unwritten = True

    def end(self) -> None:
        """Has the last state written; the thread ends when it is."""
        self._timer.stop()
        self.thread_.disconnect(self)
        self._write()
        self.thread_.stop()

    def _write(self) -> None:
        if self._is_unwritten:
            self._is_unwritten = False
            self.thread_.submit(self._take_drawing())

    def _take_failure(self, error: Exception) -> None:
        self._is_unwritten = True  # tried again in two seconds
        if not self._has_told:
            self._has_told = True
            self.failed.emit(error)
