"""What the upright axis of a plot leaves out, in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

_HIGHLIGHT_MS = 4000
_GAP = 2  # px between the note and the ends of the axis
_ROLES = QPalette.ColorRole


class AxisNote(QLabel):
    """In a corner of the plot, and highlighted for some seconds whenever it changes.

    Args:
        plot: the parent.
        is_above: in the upper corner; else in the lower one.
    """

    def __init__(self, plot: QWidget, *, is_above: bool) -> None:
        super().__init__(plot)
        self.setObjectName("axisNote")
        self._is_above = is_above
        self._highlight = QTimer(self, interval=_HIGHLIGHT_MS, singleShot=True)
        self._highlight.timeout.connect(self.settle)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(4, 0, 4, 0)
        self.setAutoFillBackground(True)  # it may lie on a line
        self.hide()

    def show_text(self, text: str, view: QRectF) -> None:
        """Shows a text, none if it is empty, inside the axes; in several lines if need be."""
        if text != self.text():
            self.setText(text)
            self.setBackgroundRole(_ROLES.ToolTipBase)
            self.setForegroundRole(_ROLES.ToolTipText)
            self._highlight.start()
        self.setVisible(bool(text))
        room = round(view.width()) - 2 * _GAP
        self.setWordWrap(False)
        self.adjustSize()
        if self.width() > room > 0:
            self.setWordWrap(True)
            self.resize(room, self.heightForWidth(room))
        left = max(view.right() - self.width() - _GAP, view.left() + _GAP)
        top = view.top() if self._is_above else view.bottom() - self.height()
        self.move(round(left), round(top))

    def settle(self) -> None:
        """Ends the highlight, also for a picture that is saved."""
        self._highlight.stop()
        self.setBackgroundRole(_ROLES.Base)
        self.setForegroundRole(_ROLES.WindowText)
