"""How long it takes from a pen event to the painted canvas.

    python -m training.benchmark.pen_to_canvas [--hertz 200] [--points 50000] [--size 1920x1080]

In the real window; `--points` are on the canvas already, `--size` is in units of the screen, of
which `QT_SCALE_FACTOR=2` makes two pixels each. Prints one line of JSON.
"""

import argparse
import json
import sys
import time

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer

from mnist_desktop.app.window_script import play
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.window.main_window import MainWindow
from training.benchmark.heartbeat import HERTZ
from training.benchmark.pen_to_bars import LIMIT, POLL_MS, PenToBars, figures, new_window

FRAME_MS = 1000 / HERTZ
STROKE_POINTS = 500


class PenToCanvas(PenToBars):
    """Keeps the milliseconds of each event until the canvas has painted.

    So many points are on the canvas from the beginning, and stay; 0 for none.
    """

    def __init__(self, window: MainWindow, hertz: float, points: int) -> None:
        super().__init__(window, hertz)
        self._keeps_ink = points > 0
        self._canvas.installEventFilter(self)
        if self._keeps_ink:
            self._canvas.restore(drawing_of(points))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes the events that are painted now, once that is done."""
        if watched is self._canvas and event.type() == QEvent.Type.Paint:
            sent = [moment for _, moment in self._waiting]
            self._waiting.clear()
            QTimer.singleShot(0, lambda: self._note(sent))
        return False

    def _note(self, sent: list[float]) -> None:
        now = time.perf_counter()
        self.milliseconds += [1000 * (now - moment) for moment in sent]

    def _clear(self) -> None:
        if not self._keeps_ink:
            super()._clear()


def drawing_of(points: int) -> Drawing:
    """Strokes all over the canvas."""
    random = np.random.default_rng(0)
    walks = [
        200 + np.cumsum(random.normal(0, 4, (STROKE_POINTS, 2)), axis=0)
        for _ in range(points // STROKE_POINTS)
    ]
    strokes = tuple(np.clip(walk, 0, 400) for walk in walks)
    return Drawing(strokes, (16.0,) * len(strokes))


def measured(arguments: argparse.Namespace) -> dict[str, float]:
    """Draws, and counts what came later than a frame."""
    window = new_window()
    if arguments.size is not None:
        window.resize(*(int(side) for side in arguments.size.split("x")))
    pen = PenToCanvas(window, arguments.hertz, arguments.points)
    play(window, pen.script(arguments.seconds), arguments.seconds + LIMIT, POLL_MS)
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
    print(json.dumps(measured(arguments)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
