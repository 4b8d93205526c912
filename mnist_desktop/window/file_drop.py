"""Drops of `.digits` files anywhere on the window; the paper takes what it shows itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from mnist_desktop.samples.sample import DIGITS_SUFFIX


def digits_in(mime: QMimeData) -> list[Path]:
    """The `.digits` files that a drop or the clipboard holds."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == DIGITS_SUFFIX]


class FileDrop(QObject):
    """Lets a window take drops.

    Args:
        window: the window.
    """

    digits_dropped = Signal(object)  # list[Path]

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes `.digits` files, nothing else."""
        types = QEvent.Type
        is_drop = event.type() in (types.DragEnter, types.DragMove, types.Drop)
        if not (is_drop and isinstance(event, QDropEvent)):
            return False
        paths = digits_in(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == types.Drop:
            self.digits_dropped.emit(paths)
        return True
