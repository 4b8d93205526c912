"""Push buttons, one of them filled with the highlight colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton

from mnist_desktop.widgets.base.labels import bold, named

_RADIUS = 4.0  # logical px
_HOVER, _PRESSED = 106, 118  # percent of darkness


def push_button(
    name: str, on_click: Callable[[], object] | SignalInstance, **properties: Any
) -> QPushButton:
    """A button with an object name, what a click does, and Qt properties such as autoDefault."""
    button = named(name, QPushButton(**properties))
    button.clicked.connect(on_click)
    return button


class FilledButton(QPushButton):
    """Painted by hand: Fusion lightens a button's colour until white text is hard to read."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(bold(self.font()))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted again when the pointer comes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it in the highlight colours, or in grey while disabled."""
        roles = QPalette.ColorRole
        palette = self.palette()
        fill, ink = palette.color(roles.Highlight), palette.color(roles.HighlightedText)
        if not self.isEnabled():
            fill, ink = palette.color(roles.Midlight), palette.color(roles.ButtonText)
        elif self.isDown():
            fill = fill.darker(_PRESSED)
        elif self.underMouse():
            fill = fill.darker(_HOVER)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
            painter.setPen(ink)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
            painter.drawText(self.rect(), flags, self.text())
            if self.hasFocus():
                painter.setPen(QPen(ink, 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                frame = QRectF(self.rect()).adjusted(3, 3, -3, -3)
                painter.drawRoundedRect(frame, _RADIUS - 1, _RADIUS - 1)
