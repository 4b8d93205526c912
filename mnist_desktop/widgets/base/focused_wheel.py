"""The wheel belongs to the column that scrolls, until a field has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class FocusedWheel(QObject):
    """Keeps the wheel from changing numbers and choices in passing.

    Args:
        root: all of its spin boxes and combo boxes are watched; it owns this object.
    """

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        for kind in (QAbstractSpinBox, QComboBox):
            for field in root.findChildren(kind):
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves the wheel to what the field lies in."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
