"""A frame round the widget that a lesson speaks of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QRegion
from PySide6.QtWidgets import QScrollArea, QWidget

_LINE = 3  # logical px
_GAP = 3  # to the target, which may be of the same colour
_FOLLOW_MS = 150  # its target may be scrolled, moved by a splitter or covered by another tab


class PointerFrame(QWidget):
    """Lies over the window, lets every event through and covers nothing but its own line."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("lessonPointer")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._window = window
        self._target: QWidget | None = None
        self._timer = QTimer(self, interval=_FOLLOW_MS)
        self._timer.timeout.connect(self._follow)
        self.hide()

    def point_at(self, target: QWidget | None) -> None:
        """Frames a widget, brought into sight, while it is visible; None frames nothing."""
        self._target = target
        if target is None:
            self._timer.stop()
            self.hide()
            return
        around = target.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(target)
            around = around.parentWidget()
        self._follow()
        self._timer.start()

    def _follow(self) -> None:
        place = self._place()
        if place is None:
            self.hide()
            return
        if place != self.geometry() or self.isHidden():
            self.setGeometry(place)
            inside = self.rect().adjusted(_LINE, _LINE, -_LINE, -_LINE)
            self.setMask(QRegion(self.rect()) - QRegion(inside))
            self.show()
        self.raise_()

    def _place(self) -> QRect | None:
        """Round the part of the target that is visible, in the window's coordinates."""
        target = self._target
        if target is None or not target.isVisible():
            return None
        seen = target.visibleRegion().boundingRect()
        if seen.isEmpty():
            return None
        place = QRect(target.mapTo(self._window, QPoint(0, 0)) + seen.topLeft(), seen.size())
        outside = _LINE + _GAP
        framed = place.adjusted(-outside, -outside, outside, outside)
        return framed.intersected(self._window.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the line."""
        with QPainter(self) as painter:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2 * _LINE))
            painter.drawRect(self.rect())
