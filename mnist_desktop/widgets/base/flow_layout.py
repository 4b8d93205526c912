"""A layout that puts widgets side by side and goes on in the next row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Gives each widget the width that it asks for; the height follows from the width.

    Args:
        owner: the widget whose layout it is.
        spacing: between two widgets, in logical px.
    """

    def __init__(self, owner: QWidget, spacing: int = 4) -> None:
        super().__init__(owner)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._items: list[QLayoutItem] = []

    # Qt

    def addItem(self, item: QLayoutItem) -> None:
        """Adds a widget's item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Removes an item; None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """In less width there are more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all rows at this width."""
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Puts the widgets into rows."""
        super().setGeometry(rect)
        self._arrange(rect, moves=True)

    def sizeHint(self) -> QSize:
        """As narrow as the widest widget."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Of the largest widget."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, moves: bool) -> int:
        """Returns the height of all rows, and puts the widgets there if asked to."""
        items = [item for item in self._items if not item.isEmpty()]  # those that are not hidden
        # One height for all: letters of another script make a button taller
        height = max((item.sizeHint().height() for item in items), default=0)
        x, y = rect.x(), rect.y()
        for item in items:
            size = QSize(item.sizeHint().width(), height)
            if x > rect.x() and x + size.width() > rect.x() + rect.width():
                x, y = rect.x(), y + height + self.spacing()
            if moves:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
        return y + height - rect.y()
