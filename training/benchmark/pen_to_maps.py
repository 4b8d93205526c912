"""Measures the time from a pen event until feature maps and bars are painted, Inside open.

python -m training.benchmark.pen_to_maps [--hertz 200] [--seconds 5]
"""

import argparse
import json
import time
from collections import deque

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from mnist_desktop.app.window_script import Steps, WindowUser, pause, play
from mnist_desktop.insight.inspection import Inspection
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.inspection_thread import InspectionRequest
from mnist_desktop.window.main_window import MainWindow
from training.benchmark.pen_to_bars import LIMIT, POLL_MS, PenToBars, figures, new_window

_KEPT = 50  # answers whose inspection may still come


class PenToMaps(PenToBars):
    """Keeps as well how long each event took until the maps of its answer were painted (ms)."""

    def __init__(self, window: MainWindow, hertz: float) -> None:
        super().__init__(window, hertz)
        self.maps_milliseconds: list[float] = []
        maps = window.findChild(QWidget, "featureMaps")
        assert isinstance(maps, QWidget)
        self._maps = maps
        self._maps.installEventFilter(self)
        self._unpainted: deque[tuple[int, float]] = deque()  # as `_waiting`
        self._answers: deque[tuple[object, int]] = deque(maxlen=_KEPT)  # image, events in it
        self._inspected = 0
        window.session.inspection.inspected.connect(self._on_inspected)

    def script(self, seconds: float) -> Steps:
        """Opens the tab first; the first second warms up."""
        user = WindowUser(self._window)
        yield from user.ready()
        user.show_tab("insideTab")
        self.start()
        yield from pause(1)
        self.stop()
        yield from pause(1)
        self.milliseconds.clear()
        self.maps_milliseconds.clear()
        yield from super().script(seconds)

    def _move(self) -> None:
        super()._move()
        if len(self._waiting) == 1 and self._waiting[0][0] == 1:  # a new stroke
            self._unpainted.clear()
            self._inspected = 0
        self._unpainted.append(self._waiting[-1])

    def _on_answer(self, answer: Answer) -> None:
        super()._on_answer(answer)
        if answer.prediction is not None:
            self._answers.append((answer.prediction.image, self._answered))

    def _on_inspected(self, request: InspectionRequest, _: Inspection) -> None:
        for image, events in self._answers:
            if image is request.image:
                self._inspected = events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Records the events whose maps are painted now."""
        if watched is not self._maps:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Paint:
            now = time.perf_counter()
            while self._unpainted and self._unpainted[0][0] <= self._inspected:
                self.maps_milliseconds.append(1000 * (now - self._unpainted.popleft()[1]))
        return False


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--hertz", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=5)
    arguments = parser.parse_args()
    window = new_window()
    pen = PenToMaps(window, arguments.hertz)
    play(window, pen.script(arguments.seconds), arguments.seconds + LIMIT, POLL_MS)
    print(json.dumps({"maps": figures(pen.maps_milliseconds), "bars": figures(pen.milliseconds)}))


if __name__ == "__main__":
    main()
