"""What the tests of a chart share: points, and what is seen of a chart."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from mnist_desktop.widgets.base.images import picture_from_qimage

BLUE, ORANGE = (0x00, 0x72, 0xB2), (0xE6, 0x9F, 0x00)
CURVE = [(step / 20, 0.5 + 1.5 / (1 + step)) for step in range(1, 101)]  # 5 epochs
VALIDATION = [(1, 0.7), (2, 0.6), (3, 0.55), (4, 0.6), (5, 0.65)]


def sentence(chart):
    label = chart.findChild(QLabel, "chartSentence")
    return label.text() if label.isVisible() else None


def repaint_timer(chart):
    return chart.findChild(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)


def action(chart, name):
    return chart.findChild(QAction, name)


def wait_until_drawn(chart, qtbot):
    qtbot.waitUntil(lambda: not repaint_timer(chart).isActive())


def show_finished(chart, qtbot, best_epoch=3):
    chart.show_history(CURVE, VALIDATION, best_epoch)
    wait_until_drawn(chart, qtbot)


def pixels(image, color):
    """How many pixels have a colour, or nearly."""
    picture = picture_from_qimage(image)[:, :, :3].astype(int)
    return int((abs(picture - np.array(color)).max(axis=2) <= 4).sum())


def view_range(chart):
    return chart.plot.view.viewRange()


def place_of(chart, epoch, value):
    return chart.plot.place_of(epoch, value).toPoint()


def turn_wheel(widget, place, steps=1):
    event = QWheelEvent(
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def numbers(chart, side):
    """What is written along an axis."""
    axis = chart.plot.getAxis(side)
    ((_, values),) = axis.tickValues(*axis.range, 0)
    return axis.tickStrings(values, 1, 1)


def marks(chart, kind):
    """What is seen of pyqtgraph's items of a kind."""
    return [one for one in chart.plot.scene().items() if type(one) is kind and one.isVisible()]
