"""A push button filled with the highlight colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QWidget

_RADIUS = 4.0  # logical px
_HOVER, _PRESSED = 106, 118  # percent of darkness


class FilledButton(QPushButton):
    """Painted by hand: Fusion lightens a button's colour until white text is hard to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = self.font()
        font.setBold(True)
        self.setFont(font)

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

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows that the pointer is over it."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Shows that it is not."""
        super().leaveEvent(event)
        self.update()
