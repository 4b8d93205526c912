"""Notices that a person is about to train, so that TensorFlow can be imported meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

REST_MS = 600
"""A pointer that only passes by does not start what takes seconds and 300 MB; nor does one that was
there when the window opened."""


class HoverPreload(QObject):
    """Reports once that the pointer has come to a widget and rests there.

    Args:
        column: the widget that is watched; it owns this object.
    """

    due = Signal()

    def __init__(self, column: QWidget) -> None:
        super().__init__(column)
        self._column = column
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)
        column.setAttribute(Qt.WidgetAttribute.WA_Hover)  # else only its children hear of moves
        column.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watches the pointer; no event is taken."""
        if event.type() == QEvent.Type.HoverMove and not self._rest.isActive():
            self._rest.start()
        elif event.type() == QEvent.Type.HoverLeave:
            self._rest.stop()
        return super().eventFilter(watched, event)

    def _on_rest(self) -> None:
        self._column.removeEventFilter(self)
        self.due.emit()
