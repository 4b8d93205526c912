"""What a blank canvas asks for, and how it can be drawn on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStatusTipEvent
from PySide6.QtWidgets import QApplication, QWidget

_COLOR = QColor("#4b5563")  # contrast 7.6 : 1 on white, 5.2 : 1 on dim
_SCALE = 1.4  # of the canvas's own type
_MARGIN = 16  # logical px


class CanvasHint(QObject):
    """The hint on the blank canvas, and the canvas's status tip.

    Args:
        canvas: which paints it.
    """

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._wish = self._tip = ""
        self._reads_numbers = self._has_keyboard_pen = False

    def set_wish(self, wish: str, tip: str = "") -> None:
        """Sets what the blank canvas says, and its status tip; empty for the usual ones."""
        self._wish, self._tip = wish, tip
        self._change_tip()

    def set_keyboard_pen(self, is_on: bool) -> None:
        """Whether the arrow keys draw, which the status tip explains then."""
        self._has_keyboard_pen = is_on
        self._change_tip()

    def set_reads_numbers(self, reads_numbers: bool) -> None:
        """Sets what the hint asks for: a digit, or also a number."""
        self._reads_numbers = reads_numbers
        self.show()

    def show(self) -> None:
        """Shows both in the current language."""
        self._canvas.setStatusTip(self._status_tip())
        self._canvas.update()

    def _change_tip(self) -> None:
        before = self._canvas.statusTip()
        self.show()
        tip = self._canvas.statusTip()
        if tip != before and self._canvas.hasFocus():
            QApplication.sendEvent(self._canvas, QStatusTipEvent(tip))

    def _status_tip(self) -> str:
        if self._tip:
            return self._tip
        if self._has_keyboard_pen:
            return self.tr(
                "Arrow keys, Home, End, Page Up and Page Down move the ring; Space puts the pen"
                " down and lifts it. K ends drawing with the keyboard."
            )
        if self._reads_numbers:
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
        if self._reads_numbers:
            hint = self.tr("Write a digit or a number")
        larger = QFont(font)
        larger.setPointSizeF(font.pointSizeF() * _SCALE)
        painter.setFont(larger)
        painter.setPen(_COLOR)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        place = canvas.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawText(place, flags, self._wish or hint)
