"""Autosave: the drawing is written to its journal while it changes, and read at the next start."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition

from PySide6.QtCore import QElapsedTimer, QObject, QThread, QTimer, Signal

from mnist_desktop.problem import InkError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.drawing_files import DrawingJournal

_REST = 3.0  # times what a write took, so that we use the disk a quarter of the time at most
_MAX_REST = 2.0  # s


class AutosaveThread(QThread):
    """Reads what is stored, then writes the newest drawing whenever one is submitted.

    Args:
        read: returns what is stored; called once, before anything is written.
        write: stores one drawing, or raises.
    """

    was_read = Signal(object)  # what `read` returned
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
        """Asks for a drawing to be written; one that is still waiting is dropped."""
        with self._changed:
            self._drawing = drawing
            self._changed.notify_all()

    def flush(self, seconds: float) -> bool:
        """Waits until what was submitted is written or has failed; returns whether that is so."""
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
        """Works until `stop`; an error is reported and the thread goes on."""
        try:
            stored = self._read()
        except Exception as error:  # noqa: BLE001 - reported by whoever listens
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
            start = time.monotonic()
            self._write_one(drawing)
            rest = min(_REST * (time.monotonic() - start), _MAX_REST)
            with self._changed:
                self._is_writing = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._is_stopping or self._is_hurried, rest)

    def _write_one(self, drawing: Drawing) -> None:
        try:
            self._write(drawing)
        except Exception as error:  # noqa: BLE001 - reported by whoever listens
            self.failed.emit(error)
        else:
            self.written.emit()


QUIET_MS = 60  # without a change, and the drawing is written: after every stroke
INTERVAL_MS = 1500  # while it goes on changing, and between two tries on a full disk; with the
# rest below and the writing, two seconds of ink at most are not on the disk


@dataclass(frozen=True, eq=False)
class RestoredDrawing:
    """What the journal held at the start.

    Attributes:
        drawing: blank where nothing was stored, or nothing that can be read.
        saved: local date and time at which it was written; empty if there was nothing.
    """

    drawing: Drawing
    saved: str = ""


class Autosave(QObject):
    """Reads the drawing of the program's last run, then writes the current one.

    It is written when a stroke ends, every second and a half while one is drawn, and at the end.
    Nothing is written before what was stored has been read.

    Args:
        path: the journal's file.
    """

    restored = Signal(object)  # RestoredDrawing; once
    failed = Signal(object)  # Exception; a disk that stays full is reported once

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = DrawingJournal(path)
        self._current_drawing: Callable[[], Drawing] = Drawing
        self._is_read = False
        self._is_unwritten = False
        self._changes = self._changes_seen = 0
        self._on_disk: Drawing | None = None  # or on its way there
        self._has_reported = False
        self._since_first_change = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)
        self.thread_ = AutosaveThread(self._read_stored, self._journal.write, self)
        self.thread_.was_read.connect(self._on_read)
        self.thread_.read_failed.connect(self._on_read_failed)
        self.thread_.failed.connect(self._on_failed)

    def start(self, current_drawing: Callable[[], Drawing]) -> None:
        """Reads the journal; then writes what `current_drawing` gives whenever that has changed."""
        self._current_drawing = current_drawing
        self.thread_.start()

    def note_change(self) -> None:
        """The drawing has changed since it was written."""
        self._is_unwritten = True
        self._changes += 1
        if self._is_read and not self._timer.isActive():
            self._wait_for_quiet()

    def flush(self, seconds: float) -> bool:
        """Writes the last state now and waits for it; returns whether it is written."""
        if self._is_read:
            self._write()
        return self._is_read and self.thread_.flush(seconds)

    def end(self) -> None:
        """Writes the last state; the thread ends when that is done."""
        self._timer.stop()
        self.thread_.disconnect(self)
        if not self._is_read and self._is_unwritten:
            self._journal.keep_unseen()
        self._write()
        self.thread_.stop()

    def _read_stored(self) -> RestoredDrawing:
        """Called in the thread. What cannot be read is put aside, not overwritten."""
        try:
            drawing = self._journal.read()
        except Exception as error:
            aside = self._journal.put_aside()
            if aside is None:
                raise
            raise InkError("drawing_put_aside", name=aside.name) from error
        return RestoredDrawing(drawing, self._journal.saved())

    def _on_read(self, stored: RestoredDrawing) -> None:
        self._on_disk = stored.drawing
        self._start_writing(stored)

    def _on_read_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self._start_writing(RestoredDrawing(Drawing()))

    def _start_writing(self, stored: RestoredDrawing) -> None:
        self._is_read = True
        if self._is_unwritten:
            self._wait_for_quiet()
        self.restored.emit(stored)

    def _wait_for_quiet(self) -> None:
        self._changes_seen = self._changes
        self._since_first_change.start()
        self._timer.start(QUIET_MS)

    def _on_timeout(self) -> None:
        is_quiet = self._changes == self._changes_seen
        self._changes_seen = self._changes
        if is_quiet or self._since_first_change.hasExpired(INTERVAL_MS):
            self._write()
        else:
            self._timer.start(QUIET_MS)

    def _write(self) -> None:
        if not self._is_unwritten:
            return
        self._is_unwritten = False
        drawing = self._current_drawing()
        if drawing is not self._on_disk:  # a large picture that was restored is there already
            self._on_disk = drawing
            self.thread_.submit(drawing)

    def _on_failed(self, error: Exception) -> None:
        self._is_unwritten, self._on_disk = True, None  # tried again
        self._timer.start(INTERVAL_MS)
        if not self._has_reported:
            self._has_reported = True
            self.failed.emit(error)
