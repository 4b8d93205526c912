"""Axes of a plot of shares in percent, and what its columns have in common."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

_STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
_MAX_STEPS = 5
_EDGE = 6.0  # logical px over the highest line, for a mark at 100 %
_LINES = 10  # of text, the height of the plot
_ROLES = QPalette.ColorRole


class PercentPlot(QWidget):
    """Shares upright, from a round number to 100 %; the subclass paints what is plotted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._step = 0.0, 0.2

    def set_lowest(self, share: float) -> None:
        """Lets the axis begin at a round number that is at most this share, in [0, 1]."""
        share = min(share, 1 - _STEPS[0])
        fitting = (step for step in _STEPS if (1 - share) / step <= _MAX_STEPS)
        self._step = next(fitting, _STEPS[-1])
        self._low = max(floor(share / self._step + 1e-9) * self._step, 0.0)
        self.update()

    def area(self) -> QRectF:
        """Where shares are painted; the numbers are left of it, a line of text below."""
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance("99.9 %") + 8.0
        below = metrics.height() + 6.0
        width, height = self.width() - left - 4.0, self.height() - below - _EDGE
        return QRectF(left, _EDGE, max(width, 1.0), max(height, 1.0))

    def y_of(self, share: float) -> float:
        """Where a share is, in logical px."""
        area = self.area()
        return area.bottom() - (share - self._low) / (1 - self._low) * area.height()

    def paint_axis(self, painter: QPainter) -> None:
        """Paints the grid and its numbers."""
        area, palette, metrics = self.area(), self.palette(), self.fontMetrics()
        painter.fillRect(area, palette.color(_ROLES.Base))
        for index in range(round((1 - self._low) / self._step) + 1):
            share = min(self._low + index * self._step, 1.0)
            y = self.y_of(share)
            painter.setPen(QPen(palette.color(_ROLES.Midlight), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(palette.color(_ROLES.WindowText))
            top = min(max(y - metrics.height() / 2, 0.0), self.height() - metrics.height())
            place = QRectF(0, top, area.left() - 6, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, f"{100 * share:g} %")

    def paint_below(self, painter: QPainter, left: str, right: str) -> None:
        """Paints a text at either end of the lower edge."""
        area = self.area()
        place = QRectF(area.left(), area.bottom() + 3, area.width(), self.fontMetrics().height())
        painter.setPen(self.palette().color(_ROLES.WindowText))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, right)

    def paint_focus(self, painter: QPainter) -> None:
        """Paints a frame while the keyboard is here."""
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(_ROLES.Highlight), 1.5))
            painter.drawRect(self.area())

    def sizeHint(self) -> QSize:
        """Some lines high."""
        return QSize(360, _LINES * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """As high, and wide enough for numbers and a plot."""
        return QSize(220, _LINES * self.fontMetrics().height())


class ColumnPlot(PercentPlot):
    """Columns of equal width, one of which is pointed at by pointer or keyboard."""

    pointed = Signal(int)  # column
    chosen = Signal(int)  # by a click, Enter or Space

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._columns = 0
        self._column = -1

    @property
    def column(self) -> int:
        """The column that is pointed at; -1 for none."""
        return self._column

    def set_columns(self, count: int) -> None:
        """Sets how many columns there are; the one pointed at stays if it is still there."""
        self._columns = count
        if self._column >= count:
            self._column = -1
        self.update()

    def set_column(self, column: int) -> None:
        """Marks a column without a signal; -1 for none."""
        self._column = column
        self.update()

    def point_at(self, column: int) -> None:
        """Marks a column as the person does."""
        if column != self._column and 0 <= column < self._columns:
            self._column = column
            self.update()
            self.pointed.emit(column)

    def x_of(self, column: float) -> float:
        """The middle of a column, in logical px."""
        area = self.area()
        return area.left() + (column + 0.5) / max(self._columns, 1) * area.width()

    def paint_column(self, painter: QPainter) -> None:
        """Paints the ground of the column that is pointed at."""
        if self._column >= 0:
            area = self.area()
            width = area.width() / max(self._columns, 1)
            left = area.left() + self._column * width
            color = self.palette().color(_ROLES.Midlight)
            painter.fillRect(QRectF(left, area.top(), width, area.height()), color)

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Points at the column under the pointer."""
        self.point_at(self._column_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the column under the pointer."""
        column = self._column_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and 0 <= column < self._columns:
            self.point_at(column)
            self.chosen.emit(column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End point; Enter and Space choose."""
        keys, last = Qt.Key, self._columns - 1
        here = self._column
        moves = {
            keys.Key_Left: max(here - 1, 0),
            keys.Key_Right: min(here + 1, last),
            keys.Key_Home: 0,
            keys.Key_End: last,
        }
        if event.key() in moves:
            self.point_at(moves[keys(event.key())])
        elif event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space) and here >= 0:
            self.chosen.emit(here)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Takes Space and Enter before the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = Qt.Key
            if event.key() in (keys.Key_Space, keys.Key_Return, keys.Key_Enter, keys.Key_Home):
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: object) -> None:
        """Points at a column, so that the keyboard has a place."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        if self._column < 0:
            self.point_at(0)
        self.update()

    def _column_at(self, place: QPointF) -> int:
        area = self.area()
        return floor((place.x() - area.left()) / area.width() * max(self._columns, 1))
