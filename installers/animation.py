"""Makes the README's animation from the real window: a digit is drawn, then asked why.

    python -m installers.animation [--out docs/inside.webp]

Runs on a display or with QT_QPA_PLATFORM=offscreen; the window's data folder is a temporary one.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QImage

from installers.screenshots import DOCS, new_application, new_window, points_of
from mnist_desktop.app.window_script import (
    Steps,
    WindowScriptFailure,
    WindowUser,
    pause,
    play,
    send_mouse,
)
from mnist_desktop.window.appearance import WindowStyle
from mnist_desktop.window.main_window import MainWindow
from mnist_desktop.window.theme import Theme

FRAME_MS = 100
WIDTH = 960  # px
QUALITY = 70  # of WebP
_LIMIT = 120.0  # s
_MOVE_SECONDS = 0.02  # between two places of the pen
_LOOK_SECONDS = 1.5  # at the finished drawing
_WHY_SECONDS = 2.5  # at what speaks for the answer, and at what would change it
_LAST_MS = 2500  # before it begins again

THREE = "34,24 52,18 66,28 60,42 46,48 64,54 68,70 54,82 34,76"


def main(arguments: list[str] | None = None) -> None:
    """Plays the script and writes the animation."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--out", type=Path, default=DOCS / "inside.webp")
    out = parser.parse_args(arguments).out
    if not out.parent.is_dir():  # before it plays
        sys.exit(f"{out.parent} is not a folder")
    with tempfile.TemporaryDirectory() as folder:
        application = new_application(Path(folder))
        application.setStyle(WindowStyle())
        window = new_window(Path(folder), "en", Theme.LIGHT)
        frames = Frames(window)
        try:
            play(window, script(window, frames), _LIMIT)
        except WindowScriptFailure as failure:
            sys.exit(str(failure))
        frames.save(out)


class Frames:
    """Pictures of a window, taken at an even pace from `start` on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._pictures: list[Image.Image] = []
        self._timer = QTimer(window, interval=FRAME_MS)
        self._timer.timeout.connect(self._take)

    def start(self) -> None:
        """Begins to take pictures."""
        self._timer.start()

    def _take(self) -> None:
        picture = self._window.grab().toImage()
        picture = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        picture = picture.convertToFormat(QImage.Format.Format_RGBX8888)  # rows without padding
        size = picture.width(), picture.height()
        self._pictures.append(
            Image.frombytes("RGBX", size, bytes(picture.constBits())).convert("RGB")
        )

    def save(self, path: Path) -> None:
        """Writes them as an animated WebP that repeats."""
        first, *others = self._pictures
        durations = [FRAME_MS] * len(others) + [_LAST_MS]
        first.save(
            path,
            save_all=True,
            append_images=others,
            duration=durations,
            loop=0,
            quality=QUALITY,
            method=6,
        )


def script(window: MainWindow, frames: Frames) -> Steps:
    """Draws with the tab *Inside* open, then presses Why."""
    user = WindowUser(window)
    yield from user.ready()
    user.show_tab("insideTab")
    yield from pause(_LOOK_SECONDS)
    frames.start()
    side = min(window.canvas.width(), window.canvas.height())
    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    places = [QPointF(x, y) for x, y in (side * points_of(THREE)).tolist()]
    send_mouse(window.canvas, QEvent.Type.MouseButtonPress, places[0], button, button)
    for place in places[1:]:
        yield from pause(_MOVE_SECONDS)
        send_mouse(window.canvas, QEvent.Type.MouseMove, place, none, button)
    send_mouse(window.canvas, QEvent.Type.MouseButtonRelease, places[-1], button, none)
    yield from pause(_LOOK_SECONDS)
    user.press("showWhyButton")
    yield from pause(_WHY_SECONDS)
    yield "the sentence", lambda: user.shows("showSentence")
    user.press("showSentence")
    yield from pause(_WHY_SECONDS)


if __name__ == "__main__":
    main()
