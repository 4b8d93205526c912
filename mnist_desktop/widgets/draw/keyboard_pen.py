"""Drawing without a pointer: a grid of points on the paper, arrow keys and the space bar."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.widgets.draw.pointer_input import PointerPoint

POINTS = 9
"""In a row and in a column of the square that is as high as the paper."""
_DOT, _CURSOR = 1.5, 9.0  # logical px, radii
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Home: (-1, -1),
    Qt.Key.Key_PageUp: (1, -1),
    Qt.Key.Key_End: (-1, 1),
    Qt.Key.Key_PageDown: (1, 1),
}


class KeyboardPen(QWidget):
    """Lies on the canvas while it is on; the canvas has the keyboard.

    Arrow keys move to the next point; Home, Page Up, End and Page Down move diagonally, as they lie
    on a number pad. Space puts the pen down and lifts it. The strokes are the canvas's own.
    """

    moved = Signal(int, int, bool)  # column and row from 1, whether the pen is down

    def __init__(self, canvas: DrawingCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("keyboardPen")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._canvas = canvas
        self._column = self._row = POINTS // 2
        self._is_down = False
        self.hide()

    def set_on(self, is_on: bool) -> None:
        """Shows the grid and listens to the keys, or ends a stroke and hides."""
        self._lift()
        self._canvas.hint.set_keyboard_pen(is_on)
        self.setVisible(is_on)
        if is_on:
            self._canvas.installEventFilter(self)
            self.setGeometry(self._canvas.rect())
            self.raise_()
            self._canvas.setFocus()
            self._tell()
        else:
            self._canvas.removeEventFilter(self)

    @property
    def is_down(self) -> bool:
        """Whether a stroke is being drawn."""
        return self._is_down and self._canvas.is_drawing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys of the canvas that it needs, and follows its size."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self.setGeometry(self._canvas.rect())
        elif kind == QEvent.Type.FocusOut:
            self._lift()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() not in plain:
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._move(*step)
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._put_down_or_lift()
        else:
            return False
        return True

    def _move(self, right: int, down: int) -> None:
        self._column = min(max(self._column + right, 0), POINTS - 1)
        self._row = min(max(self._row + down, 0), POINTS - 1)
        if self.is_down:
            self._canvas.extend_stroke(self._point())
        self._tell()

    def _put_down_or_lift(self) -> None:
        if self.is_down:
            self._lift()
        else:
            self._canvas.begin_stroke(self._point(), is_erasing=False)
            self._is_down = True
        self._tell()

    def _lift(self) -> None:
        if self.is_down:
            self._canvas.end_stroke()
        self._is_down = False
        self.update()

    def _tell(self) -> None:
        self.update()
        self.moved.emit(self._column + 1, self._row + 1, self.is_down)

    def _place(self, column: int, row: int) -> QPointF:
        gap = self._canvas.height() / (POINTS + 1)
        return QPointF((column + 1) * gap, (row + 1) * gap)

    def _point(self) -> PointerPoint:
        place = self._place(self._column, self._row)
        return PointerPoint(place.x(), place.y(), time.monotonic(), 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the points, and a ring where the pen is: filled while it is down."""
        roles = QPalette.ColorRole
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.GlobalColor.gray)
            for column in range(POINTS):
                for row in range(POINTS):
                    painter.drawEllipse(self._place(column, row), _DOT, _DOT)
            highlight = self.palette().color(roles.Highlight)
            painter.setPen(QPen(highlight, 3))
            painter.setBrush(highlight if self.is_down else Qt.BrushStyle.NoBrush)
            place = self._place(self._column, self._row)
            ring = QRectF(0, 0, 2 * _CURSOR, 2 * _CURSOR)
            ring.moveCenter(place)
            painter.drawEllipse(ring)
