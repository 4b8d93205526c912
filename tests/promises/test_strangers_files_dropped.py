"""A window on which strangers' files are dropped stays alive."""

import time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThread, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.pointers import draw
from tests.promises.hostile import hostile_files
from tests.window.parts import canvas_of

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]

KINDS = ("drawing", "picture", "digits", "model", "lesson")
STANDSTILL = 3.0
"""Seconds that the window may stand still; also on a computer that is busy with other things."""


class Pulse:
    """Beats in the event loop, and remembers the longest time between two beats."""

    def __init__(self, parent):
        self.longest = 0.0
        self._last = time.monotonic()
        self.timer = QTimer(parent, interval=20)
        self.timer.timeout.connect(self._on_timeout)
        self.timer.start()

    def skip(self):
        """What came before counts no more."""
        self._last = time.monotonic()

    def _on_timeout(self):
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def drop(widget, path):
    """Drops a file as a person does: Qt gives a drop only to what the drag has entered."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place, actions = QPoint(20, 20), Qt.DropAction.CopyAction
    how = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, actions, mime, *how)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), actions, mime, *how))


def is_idle(tasks):
    return not any(thread.isRunning() for thread in tasks.findChildren(QThread))


def test_hostile_files_are_dropped_on_it(window, qtbot, tmp_path, a_seven, attempts, measured):
    chosen = [one for kind in KINDS for one in hostile_files(kind)]
    chosen = chosen[:: attempts(12, 2)]
    pulse, tasks = Pulse(window), window.session.tasks
    for number, hostile in enumerate(chosen):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = hostile.make(folder)
        pulse.skip()
        with qtbot.waitSignal(pulse.timer.timeout, timeout=60_000):
            drop(canvas_of(window), path)
        qtbot.waitUntil(lambda: is_idle(tasks), timeout=60_000)
        for box in window.findChildren(QMessageBox):
            box.reject()
    measured("hostile files dropped on the window", len(chosen), "", 30, more=True)
    assert pulse.longest > 0
    measured("the window stood still for at most", pulse.longest, "s", STANDSTILL)
    canvas = canvas_of(window)
    canvas.clear()
    with qtbot.waitSignal(window.session.answered, timeout=30_000):
        draw(canvas, a_seven)
