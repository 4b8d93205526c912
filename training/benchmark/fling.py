"""Opens the tab Pictures and flings through all images: `python -m training.benchmark.fling`.

Prints one line of JSON: seconds until the built-in model has read the 5,000 validation images and
the grid shows its mistakes, frame times in ms while the grid is flung, and what all of it adds to
the memory.
"""

import argparse
import json
import os
import time

from mnist_desktop.app.window_script import Steps, WindowUser, pause, play
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.widgets.pictures.image_grid import ImageGrid
from mnist_desktop.window.main_window import MainWindow
from training.benchmark.pen_to_bars import LIMIT, POLL_MS, figures, memory_mb, new_window

FASTEST = 6_000  # logical px a frame: a hard push of a touch screen is 100 at most
FRAMES = 60  # of one fling, each slower than the one before
SLOWING = 0.9


class Fling:
    """A person who opens the tab, looks for mistakes, then flings through everything."""

    def __init__(self, window: MainWindow) -> None:
        self.opened = self.begun = 0.0  # s
        self.milliseconds: list[float] = []
        self.computed: list[float] = []  # ms of the processor in the same frames
        self.added = 0.0  # MB
        self._window = window
        self._user = WindowUser(window)
        self._grid = self._user.part("imageGrid", ImageGrid)
        self._is_read = False
        window.session.pictures.answered.connect(self._on_answered)

    def script(self, flings: int) -> Steps:
        """Steps of it."""
        yield from self._user.ready()
        before = memory_mb("VmRSS")
        self.begun = time.perf_counter()
        self._user.show_tab("picturesTab")
        self._user.press("allMistakesButton")
        yield "the validation images are read", lambda: self._is_read
        self._grid.viewport().repaint()
        self.opened = time.perf_counter() - self.begun
        assert self._grid.pictures is not None
        assert self._grid.pictures.is_wrong.all()
        session = self._window.session
        assert session.classifier is not None
        session.test_opening.open(session.classifier.model)
        self._user.press("twentyImagesButton")
        self._user.press("allImagesButton")
        assert len(self._grid.pictures) == 70_000, len(self._grid.pictures)
        for fling in range(flings):
            self._fling(fling)
            yield from pause(0.01)
        self.added = memory_mb("VmRSS") - before

    def _fling(self, number: int) -> None:
        """From where it is, down and up by turns, as fast as `number` says."""
        bar, view = self._grid.verticalScrollBar(), self._grid.viewport()
        speed = FASTEST / 4 ** (number % 4) * (1 if number % 8 < 4 else -1)
        for _ in range(FRAMES):
            started, computed = time.perf_counter(), time.thread_time()
            bar.setValue(bar.value() + round(speed))
            view.repaint()
            self.milliseconds.append(1000 * (time.perf_counter() - started))
            self.computed.append(1000 * (time.thread_time() - computed))
            speed *= SLOWING

    def _on_answered(self, answers: PartAnswers) -> None:
        self._is_read = self._is_read or (answers.part == "validation" and answers.is_complete)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--flings", type=int, default=40)
    parser.add_argument("--size", default="1366x768", help="of the window, logical px")
    arguments = parser.parse_args()
    window = new_window()
    window.resize(*map(int, arguments.size.split("x")))
    fling = Fling(window)
    play(window, fling.script(arguments.flings), LIMIT, POLL_MS)
    printed = {"opened_s": fling.opened, "added_mb": fling.added} | figures(fling.milliseconds)
    printed["computed_p99_ms"] = figures(fling.computed)["p99_ms"]
    window.shut_down()  # a network may still be reading
    print(json.dumps(printed), flush=True)
    if window.session.is_running:  # it does not end in time: as the program does
        os._exit(0)


if __name__ == "__main__":
    main()
