import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QTimer
from PySide6.QtGui import QHoverEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.window.hover_preload import HoverPreload


@pytest.fixture
def column(qtbot):
    column = QWidget()
    qtbot.addWidget(column)
    return column


def send(column, kind):
    QCoreApplication.sendEvent(column, QHoverEvent(kind, QPointF(), QPointF(), QPointF()))


def test_is_due_when_the_pointer_rests(column, qtbot):
    early = HoverPreload(column)
    with qtbot.waitSignal(early.due):
        send(column, QEvent.Type.HoverMove)


def test_a_pointer_that_passes_starts_nothing(column):
    early = HoverPreload(column)
    send(column, QEvent.Type.HoverMove)
    send(column, QEvent.Type.HoverLeave)
    assert not early.findChild(QTimer).isActive()


def test_is_due_once(column, qtbot):
    early = HoverPreload(column)
    with qtbot.waitSignal(early.due):
        send(column, QEvent.Type.HoverMove)
    send(column, QEvent.Type.HoverLeave)
    send(column, QEvent.Type.HoverMove)
    assert not early.findChild(QTimer).isActive()


def test_a_pointer_that_lay_there_when_the_window_opened_starts_nothing(column):
    early = HoverPreload(column)
    send(column, QEvent.Type.HoverEnter)
    assert not early.findChild(QTimer).isActive()


def test_a_move_over_what_is_in_the_column_counts(column, qtbot):
    early = HoverPreload(column)
    label = QLabel("Train", column)
    column.resize(200, 100)
    column.show()
    with qtbot.waitSignal(early.due):
        QTest.mouseMove(label, QPoint(3, 3))
        QTest.mouseMove(label, QPoint(6, 6))
