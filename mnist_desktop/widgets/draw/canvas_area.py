"""The place of the canvas: a square, or as wide as there is room or ink."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_MIN_WIDTH = 240  # logical px
MIN_HEIGHT = 220
_WIDEST = 3.0  # times as wide as high, unless the ink is wider; below `MAX_WIDTH`


class CanvasArea(QWidget):
    """Holds one widget, at the top left, with a thin border.

    Args:
        content: becomes a child of this one.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._is_wide = False
        self._least_ratio = 1.0
        content.setParent(self)
        content.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_MIN_WIDTH, MIN_HEIGHT)

    def set_wide(self, is_wide: bool) -> None:
        """Lets the widget be as wide as this one, or square."""
        self._is_wide = is_wide
        self._place()

    def set_least_ratio(self, ratio: float) -> None:
        """Sets how many times as wide as high the widget is at least, so that it shows all ink."""
        ratio = max(ratio, 1.0)
        if ratio != self._least_ratio:
            self._least_ratio = ratio
            self._place()

    def _place(self) -> None:
        width, height = max(self.width() - 2, 1), max(self.height() - 2, 1)
        ratio = self._least_ratio
        if self._is_wide:
            ratio = max(ratio, min(width / height, _WIDEST))
        wide = min(width, round(height * ratio))
        high = min(height, round(width / ratio))
        self._content.setGeometry(1, 1, wide, high)
        self.update()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows whether the widget has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places the widget."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the border, highlighted while the widget has the focus."""
        roles = QPalette.ColorRole
        role = roles.Highlight if self._content.hasFocus() else roles.Mid
        # Filled, and covered by the content: at 150 % a line may lie under it, wholly or with a gap
        border = self._content.geometry().adjusted(-1, -1, 1, 1)
        with QPainter(self) as painter:
            painter.fillRect(border, self.palette().color(role))

    def sizeHint(self) -> QSize:
        """The widget's own."""
        return self._content.sizeHint()
