"""A frame that keeps the widget in it square and as large as fits."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_NARROWEST = 240  # logical px
_LOWEST = 220


class SquareArea(QWidget):
    """Holds one widget, at the top left, with a thin border.

    Args:
        content: becomes a child of this one.
        parent: the Qt parent.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        content.setParent(self)
        content.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_NARROWEST, _LOWEST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows where the keyboard is."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places the widget."""
        side = min(self.width(), self.height()) - 2
        self._content.setGeometry(1, 1, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the border; it is the highlight colour while the widget has the focus."""
        roles = QPalette.ColorRole
        role = roles.Highlight if self._content.hasFocus() else roles.Mid
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(role))
            painter.drawRect(self._content.geometry().adjusted(-1, -1, 0, 0))

    def sizeHint(self) -> QSize:
        """As the widget's."""
        return self._content.sizeHint()
