"""TensorFlow starts while the person still looks at the settings, not when Train is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

REST_MS = 600
"""A pointer that only passes does not start what takes seconds and 300 MB, nor does one that lay
there when the window opened."""


class EarlyStart(QObject):
    """Tells once that the pointer has come to a widget and rests there.

    Args:
        column: which is watched; it owns this object.
    """

    due = Signal()

    def __init__(self, column: QWidget) -> None:
        super().__init__(column)
        self._column = column
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._tell)
        column.setAttribute(Qt.WidgetAttribute.WA_Hover)  # else only its children hear of moves
        column.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at what the pointer does, and takes nothing."""
        if event.type() == QEvent.Type.HoverMove and not self._rest.isActive():
            self._rest.start()
        elif event.type() == QEvent.Type.HoverLeave:
            self._rest.stop()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self._column.removeEventFilter(self)
        self.due.emit()
