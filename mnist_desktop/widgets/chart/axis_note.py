"""What a reader must know of a chart's upright axis: where it begins, what it leaves out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QWidget

_FRESH_MS = 4000
_BREAK_WIDTH, _BREAK_HEIGHT = 12, 9  # logical px


class AxisNote(QLabel):
    """A few words in the plot, standing out for some seconds whenever they change."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("axisNote")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(4, 0, 4, 0)
        self.setAutoFillBackground(True)  # it may lie on a line
        self._fresh = QTimer(self, interval=_FRESH_MS, singleShot=True)
        self._fresh.timeout.connect(self._grow_old)
        self._grow_old()
        self.hide()

    @property
    def is_fresh(self) -> bool:
        """Whether the words have changed just now, and stand out."""
        return self._fresh.isActive()

    def say(self, words: str) -> None:
        """Says something else from now on; nothing where it is empty."""
        if words != self.text():
            self.setText(words)
            self._show_fresh(bool(words))
        self.setVisible(bool(words))

    def settle(self) -> None:
        """The words stand out no more, as in a picture that is kept."""
        self._fresh.stop()
        self._grow_old()

    def _show_fresh(self, is_fresh: bool) -> None:
        if is_fresh:
            self._fresh.start()
            self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
            self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        else:
            self.settle()

    def _grow_old(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setForegroundRole(QPalette.ColorRole.WindowText)


class AxisBreak(QWidget):
    """Two strokes across the lower end of an axis that does not begin at 0."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("axisBreak")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(_BREAK_WIDTH, _BREAK_HEIGHT)
        self.hide()

    def place(self, middle: QPointF) -> None:
        """Goes to a place, in px of the widget around it."""
        self.move(round(middle.x() - _BREAK_WIDTH / 2), round(middle.y() - _BREAK_HEIGHT / 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the strokes."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.2))
            for top in (0.5, 3.5):
                painter.drawLine(QPointF(1, top + 5), QPointF(_BREAK_WIDTH - 1, top))
