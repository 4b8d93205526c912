"""Turns mouse, touch and pen events into strokes; each stroke has one owner."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QGuiApplication,
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)

_HUGE = 1e6  # logical px; no screen is that large
_PEN_SECONDS = 2.0  # a pen that is near sends many events a second
_PEN, _MOUSE, _TOUCH = "pen", "mouse", "touch"
_OTHER_BUTTONS = ~(Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton)  # do nothing here

_CLOSING = {
    QEvent.Type.UngrabMouse,
    QEvent.Type.WindowDeactivate,
    QEvent.Type.Hide,
    QEvent.Type.TouchCancel,
}
_LEAVING = {QEvent.Type.WindowDeactivate, QEvent.Type.Hide}


@dataclass(frozen=True)
class PointerPoint:
    """One point of a pointer's path.

    Args:
        x: logical px from the widget's left edge.
        y: logical px from its top edge.
        seconds: of the event's own clock.
        pressure: 0 to 1; 1 where the device has none.
    """

    x: float
    y: float
    seconds: float
    pressure: float


class StrokeTarget(Protocol):
    """What receives strokes."""

    def begin_stroke(self, point: PointerPoint, *, is_erasing: bool) -> None:
        """The pointer went down."""

    def extend_stroke(self, point: PointerPoint) -> None:
        """The pointer moved."""

    def end_stroke(self) -> None:
        """The pointer went up, or was lost."""


class PointerInput(QObject):
    """Lets one pointer at a time draw, and leaves no stroke open.

    Args:
        target: receives the strokes; the widget whose events go to `handle`.
    """

    def __init__(self, target: StrokeTarget) -> None:
        super().__init__()
        self._target = target
        self._owner: str | int | None = None
        self.device = ""  # of the last stroke: pen, mouse or touch; empty before the first
        self._pen_seen = -math.inf
        # Proximity events go to the application, not to a widget
        application = QGuiApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes when the pen comes near and leaves; filters no event."""
        kind = event.type()
        if kind == QEvent.Type.TabletEnterProximity:
            self._note_pen()
        elif kind == QEvent.Type.TabletLeaveProximity:
            self._pen_seen = -math.inf
            self._end(_PEN)
        return False

    def handle(self, event: QEvent) -> bool:
        """Draws with an event of the widget; returns whether it was handled."""
        if event.type() in _CLOSING:
            self.close()
            if event.type() in _LEAVING:  # a pen unplugged meanwhile must not lock out the mouse
                self._pen_seen = -math.inf
        elif isinstance(event, QTabletEvent):
            return self._handle_tablet(event)
        elif isinstance(event, QTouchEvent):
            return self._handle_touch(event)
        elif isinstance(event, QMouseEvent):
            return self._handle_mouse(event)
        return False

    def close(self) -> None:
        """Ends the open stroke, whoever owns it."""
        if self._owner is not None:
            self._owner = None
            self._target.end_stroke()

    @property
    def _is_pen_near(self) -> bool:
        """Only for a while: some drivers do not report that the pen has left."""
        return time.monotonic() - self._pen_seen < _PEN_SECONDS

    def _note_pen(self) -> None:
        """Notes that the pen is near, and ends other strokes: their releases will be ignored."""
        if not self._is_pen_near:
            self.close()
        self._pen_seen = time.monotonic()

    def _handle_tablet(self, event: QTabletEvent) -> bool:
        event.accept()  # else Qt sends a mouse event for it too
        self._note_pen()
        if event.button() & _OTHER_BUTTONS:
            return True
        is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        is_erasing = is_eraser or bool(event.buttons() & Qt.MouseButton.RightButton)
        point = _point(event.position(), event.timestamp(), event.pressure())
        self._follow(event, _PEN, point, is_erasing=is_erasing)
        return True

    def _handle_mouse(self, event: QMouseEvent) -> bool:
        is_synthesised = event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
        if is_synthesised or self._is_pen_near or isinstance(self._owner, int):
            return True
        if event.button() & _OTHER_BUTTONS:
            return False
        is_erasing = event.button() == Qt.MouseButton.RightButton
        point = _point(event.position(), event.timestamp(), 1.0)
        self._follow(event, _MOUSE, point, is_erasing=is_erasing)
        return True

    def _follow(
        self,
        event: QMouseEvent | QTabletEvent,
        owner: str,
        point: PointerPoint | None,
        *,
        is_erasing: bool,
    ) -> None:
        match event.type():
            case (
                QEvent.Type.MouseButtonPress
                | QEvent.Type.MouseButtonDblClick
                | QEvent.Type.TabletPress
            ):
                self._begin(owner, point, is_erasing=is_erasing)
            case QEvent.Type.MouseMove | QEvent.Type.TabletMove:
                if event.buttons() == Qt.MouseButton.NoButton:  # the release was lost
                    self._end(owner)
                else:
                    self._extend(owner, point)
            case QEvent.Type.MouseButtonRelease | QEvent.Type.TabletRelease:
                self._extend(owner, point)
                self._end(owner)

    def _handle_touch(self, event: QTouchEvent) -> bool:
        if event.device().type() == QInputDevice.DeviceType.TouchPad:
            event.ignore()  # macOS sends it for a finger that only moves the mouse
            return False
        event.accept()
        if self._is_pen_near:  # the hand that rests on the screen
            return True
        if event.type() == QEvent.Type.TouchBegin:  # no finger was down: a release was lost
            self.close()
        for touch in event.points():
            owner = touch.id()
            point = _point(touch.position(), event.timestamp(), 1.0)
            match touch.state():
                case QEventPoint.State.Pressed:
                    if not isinstance(self._owner, int):  # further fingers do not draw
                        self._begin(owner, point, is_erasing=False)
                case QEventPoint.State.Updated:
                    self._extend(owner, point)
                case QEventPoint.State.Released:
                    self._extend(owner, point)
                    self._end(owner)
        return True

    def _begin(self, owner: str | int, point: PointerPoint | None, *, is_erasing: bool) -> None:
        self.close()
        if point is not None:
            self._owner = owner
            self.device = owner if isinstance(owner, str) else _TOUCH
            self._target.begin_stroke(point, is_erasing=is_erasing)

    def _extend(self, owner: str | int, point: PointerPoint | None) -> None:
        if self._owner == owner and point is not None:
            self._target.extend_stroke(point)

    def _end(self, owner: str | int) -> None:
        if self._owner == owner:
            self.close()


def _point(position: QPointF, milliseconds: int, pressure: float) -> PointerPoint | None:
    """The point, or None where a driver sent an impossible one."""
    x, y = position.x(), position.y()
    if not (math.isfinite(x) and math.isfinite(y) and abs(x) < _HUGE and abs(y) < _HUGE):
        return None
    pressure = min(max(pressure, 0.0), 1.0) if math.isfinite(pressure) else 1.0
    return PointerPoint(x, y, milliseconds / 1000, pressure)


MAX_STROKE_POINTS = 20_000
_FIRST_CAPACITY = 256


class StrokePoints:
    """x, y in ink units, t in seconds since the stroke began, pressure."""

    def __init__(self) -> None:
        self._values = np.empty((_FIRST_CAPACITY, 4))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, x: float, y: float, seconds: float, pressure: float) -> None:
        """Adds a point; time never runs backwards."""
        if self._count == len(self._values):
            self._values = np.concatenate([self._values, np.empty_like(self._values)])
        if self._count:
            seconds = max(seconds, self._values[self._count - 1, 2])
        self._values[self._count] = x, y, seconds, pressure
        self._count += 1

    @property
    def last(self) -> tuple[float, float]:
        """(x, y) of the newest point."""
        x, y = self._values[self._count - 1, :2]
        return float(x), float(y)

    def snapshot(self) -> NDArray[np.float64]:
        """(n, 4) read-only copy of the points so far."""
        points = self._values[: self._count].copy()
        points.flags.writeable = False
        return points
