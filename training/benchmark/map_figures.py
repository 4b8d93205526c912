"""Measures how soon the digit map is there, and the time from a pen event until the dot is painted.

python -m training.benchmark.map_figures [--hertz 200] [--seconds 5]
"""

import argparse
import json
import time
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject

from mnist_desktop.app.window_script import Steps, WindowUser, play
from mnist_desktop.insight.digit_map import DigitMap, MapPlace
from mnist_desktop.session.map_tasks import MapRequest
from mnist_desktop.session.map_thread import PlaceRequest
from mnist_desktop.widgets.pictures.map_page import MapPage
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPanel
from mnist_desktop.window.main_window import MainWindow
from training.benchmark.pen_to_bars import LIMIT, POLL_MS, figures, new_window
from training.benchmark.pen_to_paint import PenToPaint

Found = TypeVar("Found", bound=QObject)


class PenToDot(PenToPaint):
    """Keeps as well how long each event took until the dot of its answer was painted (ms).

    Attributes:
        opened: seconds from the click on the page to the first picture of the map, and to all of
            it; the data set is read before.
    """

    def __init__(self, window: MainWindow, hertz: float) -> None:
        self.opened: list[float] = []
        self._page = _found(window, MapPage)
        self._clicked = 0.0
        self._map: DigitMap | None = None  # that is not painted yet
        super().__init__(window, hertz, self._page.view)
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
        yield from self.warm_up()
        yield from super().script(seconds)

    def _on_placed(self, request: PlaceRequest, _: MapPlace) -> None:
        self.note(request.image)

    def _on_map(self, _: MapRequest, digit_map: DigitMap) -> None:
        self._map = digit_map

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Records when the map is painted, too."""
        is_painted = watched is self._page.view and event.type() == QEvent.Type.Paint
        if is_painted and self._map is not None and (not self.opened or self._map.is_complete):
            self.opened.append(time.perf_counter() - self._clicked)
            self._map = None
        return super().eventFilter(watched, event)


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
    dot, bars = figures(pen.painted_milliseconds), figures(pen.milliseconds)
    print(json.dumps({"map": opened, "dot": dot, "bars": bars}))


if __name__ == "__main__":
    main()
