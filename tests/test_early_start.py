import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QWidget

from mnist_desktop.early_start import EarlyStart


@pytest.fixture
def column(qtbot):
    column = QWidget()
    qtbot.addWidget(column)
    return column


def send(column, kind):
    QCoreApplication.sendEvent(column, QEvent(kind))


def test_is_due_when_the_pointer_rests(column, qtbot):
    early = EarlyStart(column)
    with qtbot.waitSignal(early.due):
        send(column, QEvent.Type.Enter)


def test_a_pointer_that_passes_starts_nothing(column):
    early = EarlyStart(column)
    send(column, QEvent.Type.Enter)
    send(column, QEvent.Type.Leave)
    assert not early.findChild(QTimer).isActive()


def test_is_due_once(column, qtbot):
    early = EarlyStart(column)
    with qtbot.waitSignal(early.due):
        send(column, QEvent.Type.Enter)
    send(column, QEvent.Type.Leave)
    send(column, QEvent.Type.Enter)
    assert not early.findChild(QTimer).isActive()
