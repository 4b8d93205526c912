"""Drops of drawings' collections and lessons anywhere on the window; the paper takes all others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from mnist_desktop.lessons.lesson import SUFFIX as LESSON_SUFFIX
from mnist_desktop.samples.sample import DIGITS_SUFFIX


def digits_in(mime: QMimeData) -> list[Path]:
    """The `.digits` files that a drop or the clipboard holds."""
    return _files_in(mime, DIGITS_SUFFIX)


def lessons_in(mime: QMimeData) -> list[Path]:
    """Its `.lesson` files."""
    return _files_in(mime, LESSON_SUFFIX)


def _files_in(mime: QMimeData, suffix: str) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == suffix]


class FileDrop(QObject):
    """Lets a window take drops.

    Args:
        window: the window.
    """

    mime_dropped = Signal(object)  # QMimeData, valid only during the signal

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes `.digits` and `.lesson` files, nothing else."""
        types = QEvent.Type
        is_drop = event.type() in (types.DragEnter, types.DragMove, types.Drop)
        if not (is_drop and isinstance(event, QDropEvent)):
            return False
        mime = event.mimeData()
        if not digits_in(mime) and not lessons_in(mime):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would delete the file
        event.accept()
        if event.type() == types.Drop:
            self.mime_dropped.emit(mime)
        return True
