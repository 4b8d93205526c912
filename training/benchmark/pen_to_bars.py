"""Measures the time from a pen event until the bars are painted, in the real window.

    python -m training.benchmark.pen_to_bars [--hertz 200] [--seconds 5] [--digits 5]

A pen draws a digit-like curve; each event is timed until the bars first paint an answer to ink that
contains it. With `--digits`, so many digits of a number stand beside it, on wide paper. Works
offscreen and on a display.
"""

import argparse
import json
import math
import os
import sys
import tempfile
import time
from collections import deque
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from mnist_desktop.app.startup import create_window
from mnist_desktop.app.window_script import Steps, WindowUser, pause, play, send_mouse
from mnist_desktop.folders import Folders
from mnist_desktop.recognition.drawing import DEFAULT_BRUSH, Drawing
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.window.appearance import WindowStyle
from mnist_desktop.window.main_window import MainWindow

LIMIT = 120.0
"""Seconds for the start and the end of a window, besides what it draws."""
POLL_MS = 50
"""Seldom enough not to be measured."""
_DIGITS = (
    [[(0.0, 0.2), (0.3, 0.0), (0.55, 0.25), (0.0, 1.0), (0.6, 1.0)]],
    [[(0.0, 0.0), (0.6, 0.0), (0.2, 1.0)], [(0.1, 0.5), (0.5, 0.5)]],
    [[(0.3, 0.0), (0.0, 0.6), (0.6, 0.6)], [(0.45, 0.3), (0.45, 1.0)]],
    [[(0.5, 0.0), (0.1, 0.5), (0.1, 0.9), (0.5, 1.0), (0.5, 0.6), (0.1, 0.7)]],
    [[(0.1, 0.2), (0.3, 0.0), (0.3, 1.0)]],
)
"""Strokes of 2, 7, 4, 6 and 1, in shares of their height."""
_STROKE_EVENTS = 200  # then the pen is lifted and the canvas cleared
_PATIENCE = 10.0  # s that the last events may take to be painted; on full paper they are not
_LAST_PAINT = 0.2  # s in which what follows from a paint is noted


class PenToBars(QObject):
    """Draws from `start` to `stop`, `hertz` events a second, and keeps how long each took (ms)."""

    def __init__(self, window: MainWindow, hertz: float, digits: int = 0) -> None:
        super().__init__(window)
        self.milliseconds: list[float] = []
        self.sent = 0
        self._window = window
        self._beside = _number(digits)
        self._canvas = window.canvas
        bars = window.findChild(QWidget, "probabilityBars")
        assert isinstance(bars, QWidget)
        self._bars = bars
        self._bars.installEventFilter(self)
        window.session.answered.connect(self._on_answer)
        self._waiting: deque[tuple[int, float]] = deque()  # number of the event, when it was sent
        self._answered = 0
        self._timer = QTimer(self, interval=round(1000 / hertz))
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._move)

    def start(self) -> None:
        """Starts to draw, or continues."""
        self._timer.start()

    def stop(self) -> None:
        """Stops drawing."""
        self._timer.stop()

    def script(self, seconds: float) -> Steps:
        """Draws for so long, and lets the last events be painted."""
        yield from WindowUser(self._window).ready()
        self.start()
        yield from pause(seconds)
        self.stop()
        end = time.perf_counter() + _PATIENCE
        yield "the last paint", lambda: not self._waiting or time.perf_counter() > end
        yield from pause(_LAST_PAINT)

    def _move(self) -> None:
        step = self.sent % _STROKE_EVENTS
        if step == 0:
            self._send(QEvent.Type.MouseButtonRelease, 0, Qt.MouseButton.NoButton)
            self._clear()
            self._waiting.clear()
        kind = QEvent.Type.MouseMove if step else QEvent.Type.MouseButtonPress
        self._waiting.append((step + 1, time.perf_counter()))
        self.sent += 1
        self._send(kind, step, Qt.MouseButton.LeftButton)

    def _clear(self) -> None:
        self._canvas.replace(self._beside)

    def _send(self, kind: QEvent.Type, step: int, buttons: Qt.MouseButton) -> None:
        angle = 4 * math.pi * step / _STROKE_EVENTS
        side = self._canvas.height()
        left = (self._beside.strokes[-1][:, 0].max() / 400 + 0.1) if self._beside.strokes else 0.3
        x = left + 0.2 + 0.2 * math.sin(angle)
        place = QPointF(side * x, side * (0.2 + 0.003 * step))
        send_mouse(self._canvas, kind, place, Qt.MouseButton.LeftButton, buttons)

    def _on_answer(self, answer: Answer) -> None:
        drawing = self._canvas.drawing()
        strokes = getattr(answer.submitted, "strokes", ())
        is_of_this_stroke = len(strokes) == len(drawing.strokes) and answer.prediction is not None
        self._answered = len(strokes[-1]) if is_of_this_stroke and strokes else 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Records the events whose answer is painted now."""
        if event.type() == QEvent.Type.Paint:
            now = time.perf_counter()
            while self._waiting and self._waiting[0][0] <= self._answered:
                self.milliseconds.append(1000 * (now - self._waiting.popleft()[1]))
        return False


def _number(count: int) -> Drawing:
    """So many digits from left to right, half as high as the canvas and a little apart."""
    strokes = [
        np.array(stroke) * 200.0 + [20.0 + at * 160.0, 100.0]
        for at in range(count)
        for stroke in _DIGITS[at % len(_DIGITS)]
    ]
    points = [
        np.stack(
            [np.interp(np.arange(0, len(one) - 1, 0.1), range(len(one)), axis) for axis in one.T], 1
        )
        for one in strokes
    ]
    return Drawing(tuple(points), (DEFAULT_BRUSH,) * len(points))


def new_window(folders: Folders | None = None) -> MainWindow:
    """A window, with folders of its own, in a new application; without a screen unless asked."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    application.setStyle(WindowStyle())
    return create_window(folders or Folders.at(Path(tempfile.mkdtemp())), "en")


def figures(milliseconds: list[float]) -> dict[str, float]:
    """Count, median, 99th percentile and largest."""
    values = np.array(milliseconds)
    return {
        "events": len(values),
        "median_ms": float(np.median(values)),
        "p99_ms": float(np.percentile(values, 99)),
        "largest_ms": float(values.max()),
    }


def memory_mb(line: str) -> float:
    """Memory of this process in MB, now ("VmRSS") or at its peak ("VmHWM"); NaN except on Linux.

    Not from `getrusage`, whose peak a process inherits from its parent.
    """
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    sizes = [one.split()[1] for one in lines if one.startswith(line)]
    return int(sizes[0]) * 1024 / 1e6 if sizes else math.nan


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--hertz", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--digits", type=int, default=0)
    arguments = parser.parse_args()
    window = new_window()
    pen = PenToBars(window, arguments.hertz, arguments.digits)
    play(window, pen.script(arguments.seconds), arguments.seconds + LIMIT, POLL_MS)
    memory = memory_mb("VmHWM")
    print(json.dumps({"sent": pen.sent} | figures(pen.milliseconds) | {"memory_mb": memory}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
