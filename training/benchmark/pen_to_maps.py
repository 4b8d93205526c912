"""Measures the time from a pen event until feature maps and bars are painted, Inside open.

python -m training.benchmark.pen_to_maps [--hertz 200] [--seconds 5]
"""

import argparse
import json

from PySide6.QtWidgets import QWidget

from mnist_desktop.app.window_script import Steps, WindowUser, play
from mnist_desktop.insight.inspection import Inspection
from mnist_desktop.session.inspection_thread import InspectionRequest
from mnist_desktop.window.main_window import MainWindow
from training.benchmark.pen_to_bars import LIMIT, POLL_MS, figures, new_window
from training.benchmark.pen_to_paint import PenToPaint


class PenToMaps(PenToPaint):
    """Keeps as well how long each event took until the maps of its answer were painted (ms)."""

    def __init__(self, window: MainWindow, hertz: float) -> None:
        maps = window.findChild(QWidget, "featureMaps")
        assert isinstance(maps, QWidget)
        super().__init__(window, hertz, maps)
        window.session.inspection.inspected.connect(self._on_inspected)

    def script(self, seconds: float) -> Steps:
        """Opens the tab first; the first second warms up."""
        user = WindowUser(self._window)
        yield from user.ready()
        user.show_tab("insideTab")
        yield from self.warm_up()
        yield from super().script(seconds)

    def _on_inspected(self, request: InspectionRequest, _: Inspection) -> None:
        self.note(request.image)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--hertz", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=5)
    arguments = parser.parse_args()
    window = new_window()
    pen = PenToMaps(window, arguments.hertz)
    play(window, pen.script(arguments.seconds), arguments.seconds + LIMIT, POLL_MS)
    print(
        json.dumps({"maps": figures(pen.painted_milliseconds), "bars": figures(pen.milliseconds)})
    )


if __name__ == "__main__":
    main()
