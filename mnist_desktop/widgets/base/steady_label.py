"""A label that changes often, and below which nothing may move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class SteadyLabel(QWidget):
    """Stays as high as the highest of its texts, until `forget_height` or another width.

    A QLabel has the whole column laid out again with every text; a few times a second, that takes
    longer than all else that is shown.

    Args:
        label: with the text; it wraps.
    """

    def __init__(self, label: QLabel) -> None:
        super().__init__()
        self._label = label
        self._height = 0  # logical px, at the present width
        label.setParent(self)
        label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        """Shows another text."""
        if text != self._label.text():
            self._label.setText(text)
            self._grow()

    def forget_height(self) -> None:
        """Takes only the room of the present text: something else is shown now."""
        self._height = 0
        self._grow()

    def _grow(self) -> None:
        height = self._label.heightForWidth(self.width())
        if height > self._height:
            self._height = height
            self.updateGeometry()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Makes room for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.forget_height()

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of the highest text so far; at another width, of the present one."""
        return self._height if width == self.width() else self._label.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """All lines at the present width."""
        return QSize(200, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """All lines at the present width."""
        return QSize(80, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps the text anew."""
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())
        if event.size().width() != event.oldSize().width():
            self.forget_height()
