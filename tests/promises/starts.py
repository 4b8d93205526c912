"""Opens the window as a person does, uses it and closes it: `python -m tests.promises.starts`.

The data folder is that of MNIST_DESKTOP_HOME; STARTED is the time on the monotonic clock at which
the process was started. Times leave out what other work on the computer takes. Says as a line of
JSON how long each thing took, in seconds, and every sentence that the window said; then, unless a
thread that could not be ended in time has cut it short, how long the closing took and what failed.
"""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel

from mnist_desktop.app import startup
from mnist_desktop.app.window_script import WindowScript, WindowUser, pause

LIMIT = 300.0  # s
STROKE = np.array([[0.28, 0.22], [0.72, 0.2], [0.6, 0.5], [0.48, 0.82]])


def clock():
    """Seconds; on Linux without the time in which this thread could run, but other work did."""
    now = time.monotonic()
    try:
        return now - int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9
    except OSError:
        return now


class Watch(QObject):
    """Notes what the window says, and how long its event loop stood still."""

    def __init__(self, window):
        super().__init__(window)
        self.said, self.painted, self.stall = [], None, 0.0
        self._label = window.findChild(QLabel, "messageLabel")
        self._canvas = window.canvas
        self._canvas.installEventFilter(self)
        self._beat = None
        self.startTimer(10)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.painted is None:
            self.painted = self._beat = clock()
        return False

    def timerEvent(self, event):
        now = clock()
        if self._beat is not None:
            self.stall, self._beat = max(self.stall, now - self._beat), now
        if self._label.isVisible() and self._label.text() not in self.said:
            self.said.append(self._label.text())


def say(facts):
    sys.stdout.write(f"{json.dumps(facts)}\n")
    sys.stdout.flush()


def steps(user, watch, told, started):
    """Until the model answers; the menu of models, the kept drawings, a stroke, the end."""
    yield from user.ready()
    told["answering"] = clock() - started
    menu = user.window.menuBar().actions()[2].menu()
    start = clock()
    menu.aboutToShow.emit()
    told["menu"] = clock() - start
    listed = (action for action in menu.actions() if action.objectName() == "allModelsAction")
    told["models"] = next((action.text() for action in listed), "")
    user.show_tab("handTab")
    yield from pause(0.5)
    yield "the tasks to end", lambda: not user.session.tasks.threads()
    user.draw([STROKE])
    yield from pause(0.5)
    user.session.save()  # returns when the stroke is written, or cannot be
    yield from pause(0.2)
    yield "the tasks to end", lambda: not user.session.tasks.threads()
    told |= {"said": watch.said, "painted": watch.painted - started, "stall": watch.stall}
    say(told)
    told["closing"] = clock()


def main():
    told, started = {}, float(os.environ["STARTED"])
    failures = []

    def begin(window, relay):
        script = WindowScript(
            window, steps(WindowUser(window), Watch(window), told, started), LIMIT
        )
        script.failed.connect(failures.append)
        relay.reported.connect(failures.append)

    status = startup.run(language="en", script=begin)
    say({"closing": clock() - told.get("closing", clock()), "failures": failures})
    return status


if __name__ == "__main__":
    sys.exit(main())
