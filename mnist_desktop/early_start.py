"""TensorFlow starts while the person still looks at the settings, not when Train is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

REST_MS = 600
"""A pointer that only passes does not start what takes seconds and 300 MB."""


class EarlyStart(QObject):
    """Tells once that the pointer rests on a widget.

    Args:
        column: which is watched; it owns this object.
    """

    due = Signal()

    def __init__(self, column: QWidget) -> None:
        super().__init__(column)
        self._column = column
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._tell)
        column.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at what the pointer does, and takes nothing."""
        if event.type() == QEvent.Type.Enter:
            self._rest.start()
        elif event.type() == QEvent.Type.Leave:
            self._rest.stop()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self._column.removeEventFilter(self)
        self.due.emit()
