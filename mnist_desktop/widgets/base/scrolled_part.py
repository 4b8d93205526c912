"""A part of a column that scrolls by itself, so that what is below it stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_ANY_HEIGHT = 16_777_215  # Qt's QWIDGETSIZE_MAX
_MIN_LINES = 6  # of type that are seen where there is little room


class ScrolledPart(QScrollArea):
    """Wants the height of its content, or what it is allowed; never scrolls sideways.

    Args:
        content: what scrolls.
        parent: the Qt parent.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._most = _ANY_HEIGHT
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Preferred)
        content.installEventFilter(self)

    def set_most_height(self, most: int) -> None:
        """Wants no more than so many logical px, or the least height if that is more."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes another height with its content."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs, some lines high."""
        width = self._content.minimumSizeHint().width() + self._bar_width()
        return QSize(width, _MIN_LINES * self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """As the content's, if it may."""
        hint = self._content.sizeHint()
        height = max(min(hint.height(), self._most), self.minimumSizeHint().height())
        return QSize(hint.width() + self._bar_width(), height)

    def _bar_width(self) -> int:
        return self.verticalScrollBar().sizeHint().width()
