"""Files and pictures dropped on the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DropTarget(QWidget):
    """Takes files and pictures, once `setAcceptDrops` is on.

    By overrides, not by an event filter: that would see each event of the pen.
    """

    mime_dropped = Signal(object)  # QMimeData, valid only during the signal

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        """Accepts files and pictures."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.setDropAction(Qt.DropAction.CopyAction)  # a move would delete the file
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Accepts them still."""
        self.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Reports what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.mime_dropped.emit(event.mimeData())
