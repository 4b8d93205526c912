"""Measures how soon the digit map is there, and the time from a pen event until the dot is painted.

python -m training.benchmark.map_figures [--hertz 200] [--seconds 5]
"""

import argparse
import json
import time
from collections import deque
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject

from mnist_desktop.app.window_script import Steps, WindowUser, pause, play
from mnist_desktop.insight.digit_map import DigitMap, MapPlace
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.map_tasks import MapRequest
from mnist_desktop.session.map_thread import PlaceRequest
from mnist_desktop.widgets.pictures.map_page import MapPage
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPanel
from mnist_desktop.window.main_window import MainWindow
from training.benchmark.figures import MILLISECONDS
from training.benchmark.pen_to_bars import LIMIT, POLL_MS, PenToBars, figures, new_window

Found = TypeVar("Found", bound=QObject)
_KEPT = 50  # answers whose place may still come


class PenToDot(PenToBars):
    """Keeps as well how long each event took until the dot of its answer was painted (ms).

    Attributes:
        opened: seconds from the click on the page to the first picture of the map, and to all of
            it; the data set is read before.
    """

    def __init__(self, window: MainWindow, hertz: float) -> None:
        super().__init__(window, hertz)
        self.dot_milliseconds: list[float] = []
        self.opened: list[float] = []
        self._page = _found(window, MapPage)
        self._page.view.installEventFilter(self)
        self._unpainted: deque[tuple[int, float]] = deque()  # as `_waiting`
        self._answers: deque[tuple[object, int]] = deque(maxlen=_KEPT)  # image, events in it
        self._placed = 0
        self._clicked = 0.0
        self._map: DigitMap | None = None  # that is not painted yet
        window.session.map_places.placed.connect(self._on_placed)
        window.session.maps.changed.connect(self._on_map)

    def script(self, seconds: float) -> Steps:
        """Opens the page first; the first second of the pen warms up."""
        user, session = WindowUser(self._window), self._window.session
        yield from user.ready()
        session.pictures.open()
        yield "the data set", lambda: session.pictures.data_set is not None
        self._clicked = time.perf_counter()
        _found(self._window, PicturesPanel).show_page(self._page)
        user.show_tab("picturesTab")
        yield "the whole map", lambda: len(self.opened) >= 2
        self.start()
        yield from pause(1)
        self.stop()
        yield from pause(1)
        self.milliseconds.clear()
        self.dot_milliseconds.clear()
        yield from super().script(seconds)

    def _move(self) -> None:
        super()._move()
        if len(self._waiting) == 1 and self._waiting[0][0] == 1:  # a new stroke
            self._unpainted.clear()
            self._placed = 0
        self._unpainted.append(self._waiting[-1])

    def _on_answer(self, answer: Answer) -> None:
        super()._on_answer(answer)
        if answer.prediction is not None:
            self._answers.append((answer.prediction.image, self._answered))

    def _on_placed(self, request: PlaceRequest, _: MapPlace) -> None:
        for image, events in self._answers:
            if image is request.image:
                self._placed = events

    def _on_map(self, _: MapRequest, digit_map: DigitMap) -> None:
        self._map = digit_map

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Records the events whose dot is painted now, and when the map is."""
        if watched is not self._page.view:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Paint:
            now = time.perf_counter()
            if self._map is not None and (not self.opened or self._map.is_complete):
                self.opened.append(now - self._clicked)
                self._map = None
            while self._unpainted and self._unpainted[0][0] <= self._placed:
                self.dot_milliseconds.append(MILLISECONDS * (now - self._unpainted.popleft()[1]))
        return False


def _found(window: MainWindow, kind: type[Found]) -> Found:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--hertz", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=5)
    arguments = parser.parse_args()
    window = new_window()
    pen = PenToDot(window, arguments.hertz)
    play(window, pen.script(arguments.seconds), arguments.seconds + LIMIT, POLL_MS)
    first, whole = pen.opened[:2]
    opened = {"first_s": first, "whole_s": whole}
    print(
        json.dumps(
            {"map": opened, "dot": figures(pen.dot_milliseconds), "bars": figures(pen.milliseconds)}
        )
    )


if __name__ == "__main__":
    main()
