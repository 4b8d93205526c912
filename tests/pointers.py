"""Real Qt events of a mouse, a finger and a pen."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest

LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
NO_BUTTON = Qt.MouseButton.NoButton

Press, Move, Release = (
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletRelease,
)
_eraser_end = []  # a device lives as long as events may name it


def mouse_press(widget, x, y, button=LEFT):
    QTest.mousePress(widget, button, Qt.KeyboardModifier.NoModifier, QPoint(x, y))


def mouse_move(widget, x, y):
    QTest.mouseMove(widget, QPoint(x, y))


def mouse_release(widget, x, y, button=LEFT):
    QTest.mouseRelease(widget, button, Qt.KeyboardModifier.NoModifier, QPoint(x, y))


def mouse_stroke(widget, points, button=LEFT):
    """Draws through (n, 2) whole logical px."""
    points = [(round(float(x)), round(float(y))) for x, y in points]
    mouse_press(widget, *points[0], button)
    for x, y in points[1:]:
        mouse_move(widget, x, y)
    mouse_release(widget, *points[-1], button)


def draw(widget, shape):
    """Draws a shape in [0, 1] with the mouse."""
    side = min(widget.width(), widget.height())
    mouse_stroke(widget, np.asarray(shape) * side)


def send_mouse(widget, kind, x, y, *, button=NO_BUTTON, buttons=NO_BUTTON, source=None):
    """One mouse event at a place in floats, which QTest does not offer."""
    place = QPointF(x, y)
    event = QMouseEvent(
        kind,
        place,
        place,
        QPointF(widget.mapToGlobal(QPoint(0, 0))) + place,
        button,
        buttons,
        Qt.KeyboardModifier.NoModifier,
        source or Qt.MouseEventSource.MouseEventNotSynthesized,
    )
    QCoreApplication.sendEvent(widget, event)


def eraser_end():
    """A pen that is held the other way round."""
    if not _eraser_end:
        capability = QInputDevice.Capability
        _eraser_end.append(
            QPointingDevice(
                "pen",
                7,
                QInputDevice.DeviceType.Stylus,
                QPointingDevice.PointerType.Eraser,
                capability.Position | capability.Pressure,
                1,
                2,
            )
        )
    return _eraser_end[0]


def send_tablet(widget, kind, x, y, *, pressure=0.5, button=LEFT, buttons=None, device=None):
    """One event of a pen."""
    if buttons is None:
        buttons = NO_BUTTON if kind == Release else button
    place = QPointF(x, y)
    event = QTabletEvent(
        kind,
        device or QPointingDevice.primaryPointingDevice(),
        place,
        place,
        pressure,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        NO_BUTTON if kind == Move else button,
        buttons,
    )
    QCoreApplication.sendEvent(widget, event)
    return event


def send_proximity(*, is_near):
    """The pen comes near or leaves; Qt tells the application, not a widget."""
    kind = QEvent.Type.TabletEnterProximity if is_near else QEvent.Type.TabletLeaveProximity
    application = QCoreApplication.instance()
    send_tablet(application, kind, 0, 0, button=NO_BUTTON)


class Finger:
    """One finger of a touch screen.

    Args:
        widget: what is touched.
        device: from `QTest.createTouchDevice`.
        number: which finger.
    """

    def __init__(self, widget, device, number=1):
        self._widget, self._device, self._number = widget, device, number

    def press(self, x, y):
        self._send("press", x, y)

    def move(self, x, y):
        self._send("move", x, y)

    def release(self, x, y):
        self._send("release", x, y)

    def _send(self, what, x, y):
        sequence = QTest.touchEvent(self._widget, self._device, False)
        getattr(sequence, what)(self._number, QPoint(x, y), self._widget)
        sequence.commit()
