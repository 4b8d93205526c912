"""Measures the time from a pen event until the canvas is painted.

    python -m training.benchmark.pen_to_paint [--hertz 200] [--points 50000] [--size 1920x1080]

In the real window; `--points` are drawn beforehand, `--size` is in logical pixels, which
`QT_SCALE_FACTOR=2` doubles. Prints one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from mnist_desktop.app.startup import create_window
from mnist_desktop.folders import Folders
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.window.main_window import MainWindow
from training.benchmark.heartbeat import HERTZ
from training.benchmark.pen_to_bars import PenToBars, figures

FRAME_MS = 1000 / HERTZ
STROKE_POINTS = 500


class PenToPaint(PenToBars):
    """Records the milliseconds from each event until the canvas has painted it.

    Args:
        window: a visible window.
        hertz: pen events per second.
        points: drawn beforehand; they stay.
    """

    def __init__(self, window: MainWindow, hertz: float, points: int) -> None:
        super().__init__(window, hertz)
        self._keeps_drawing = points > 0
        self._canvas.installEventFilter(self)
        if self._keeps_drawing:
            self._canvas.restore(drawing_of(points))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Records the events that this paint event shows, once it is done."""
        if watched is self._canvas and event.type() == QEvent.Type.Paint:
            sent = [moment for _, moment in self._waiting]
            self._waiting.clear()
            QTimer.singleShot(0, lambda: self._note(sent))
        return False

    def _note(self, sent: list[float]) -> None:
        now = time.perf_counter()
        self.milliseconds += [1000 * (now - moment) for moment in sent]

    def _clear_canvas(self) -> None:
        if not self._keeps_drawing:
            super()._clear_canvas()


def drawing_of(points: int) -> Drawing:
    """Random strokes all over the canvas."""
    random = np.random.default_rng(0)
    walks = [
        200 + np.cumsum(random.normal(0, 4, (STROKE_POINTS, 2)), axis=0)
        for _ in range(points // STROKE_POINTS)
    ]
    strokes = tuple(np.clip(walk, 0, 400) for walk in walks)
    return Drawing(strokes, (16.0,) * len(strokes))


def measured(arguments: argparse.Namespace) -> dict[str, float]:
    """Draws, and counts events that were painted later than a frame."""
    window = create_window(Folders.at(Path(tempfile.mkdtemp())))
    if arguments.size is not None:
        window.resize(*(int(side) for side in arguments.size.split("x")))
    pen = PenToPaint(window, arguments.hertz, arguments.points)
    window.show()
    window.session.model_changed.connect(pen.start)
    milliseconds = round(1000 * arguments.seconds)
    window.session.model_changed.connect(lambda: QTimer.singleShot(milliseconds, pen.stop))
    window.session.model_changed.connect(
        lambda: QTimer.singleShot(milliseconds + 200, window.close)
    )
    window.start()
    QApplication.exec()
    late = float(np.mean(np.array(pen.milliseconds) > FRAME_MS))
    pixels = window.width() * window.devicePixelRatioF()
    return figures(pen.milliseconds) | {"late_share": late, "pixels_wide": pixels}


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--hertz", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--points", type=int, default=0)
    parser.add_argument("--size", metavar="WIDTHxHEIGHT")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    print(json.dumps(measured(arguments)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
