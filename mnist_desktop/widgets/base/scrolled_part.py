"""A part of a column that scrolls by itself, so that what is below stays visible."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_ANY_HEIGHT = 16_777_215  # Qt's QWIDGETSIZE_MAX
_MIN_LINES = 6  # of text visible where there is little room


def fill_scroll_area(area: QScrollArea, content: QWidget) -> None:
    """Lets an area without a frame scroll a widget that follows its width."""
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its content has the keyboard
    area.viewport().setBackgroundRole(QPalette.ColorRole.Window)


def reveal(area: QScrollArea, part: QWidget) -> None:
    """Scrolls as far as a part of the content needs that was shown or has grown just now.

    Of a part that is higher than the area, the top is seen.
    """
    content = area.widget()
    assert content is not None

    def scroll() -> None:
        top = part.mapTo(content, QPoint(0, 0)).y()
        bar = area.verticalScrollBar()
        at_least = top + part.height() - area.viewport().height()
        bar.setValue(min(max(bar.value(), at_least), top))

    QTimer.singleShot(0, part, scroll)  # then it has its height


class ScrolledPart(QScrollArea):
    """Asks for the height of its content, up to a limit; never scrolls sideways."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._max_height = _ANY_HEIGHT
        fill_scroll_area(self, content)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Preferred)
        content.installEventFilter(self)

    def set_max_height(self, height_limit: int) -> None:
        """Limits the height, in logical px; the minimum height still holds."""
        if height_limit != self._max_height:
            self._max_height = height_limit
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the height of its content."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs, some lines high."""
        width = self._content.minimumSizeHint().width() + self._bar_width()
        return QSize(width, _MIN_LINES * self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """The content's, up to the limit."""
        hint = self._content.sizeHint()
        height = max(min(hint.height(), self._max_height), self.minimumSizeHint().height())
        return QSize(hint.width() + self._bar_width(), height)

    def _bar_width(self) -> int:
        return self.verticalScrollBar().sizeHint().width()
