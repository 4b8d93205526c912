"""What a blank canvas asks for, and how it can be drawn on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter

_COLOR = QColor("#4b5563")  # contrast 7.6 : 1 on white, 5.2 : 1 on dim
_SCALE = 1.4  # of the canvas's own type
_MARGIN = 16  # logical px


class CanvasHint(QObject):
    """The hint on the blank canvas, and its status tip.

    Attributes:
        wish: in place of the usual hint; empty for that.
        tip: in place of the usual status tip; empty for that.
        reads_numbers: whether a number may be written, too.
        has_keyboard_pen: whether the arrow keys draw.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wish = self.tip = ""
        self.reads_numbers = self.has_keyboard_pen = False

    @property
    def status_tip(self) -> str:
        """How the canvas can be drawn on, in the current language."""
        if self.tip:
            return self.tip
        if self.has_keyboard_pen:
            return self.tr(
                "Arrow keys, Home, End, Page Up and Page Down move the ring; Space puts the pen"
                " down and lifts it. K ends drawing with the keyboard."
            )
        if self.reads_numbers:
            return self.tr(
                "Write a digit or a number here with the mouse, a finger or a pen, anywhere and as"
                " large as you like. You can also drop a picture of one here."
            )
        return self.tr(
            "Draw a digit here with the mouse, a finger or a pen, anywhere and as large as you"
            " like. You can also drop a picture of a digit here."
        )

    def paint(self, painter: QPainter, canvas: QRect, font: QFont) -> None:
        """Paints the hint in the middle of the canvas, in larger type than its font."""
        hint = self.tr("Draw a digit, 0 to 9")
        if self.reads_numbers:
            hint = self.tr("Write a digit or a number")
        larger = QFont(font)
        larger.setPointSizeF(font.pointSizeF() * _SCALE)
        painter.setFont(larger)
        painter.setPen(_COLOR)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        place = canvas.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawText(place, flags, self.wish or hint)
