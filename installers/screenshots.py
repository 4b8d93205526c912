"""Takes the README's pictures from the real window, with the built-in model.

    python -m installers.screenshots [--only dark] [--folder docs] [--images 55000]

Runs on a display or with QT_QPA_PLATFORM=offscreen; the window's data folder is a temporary one.
"""

import argparse
import json
import os
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QApplication, QSpinBox

from mnist_desktop.app.startup import create_window
from mnist_desktop.app.window_script import Steps, WindowScriptFailure, WindowUser, pause, play
from mnist_desktop.folders import Folders
from mnist_desktop.learning.events import BatchProgress
from mnist_desktop.window.appearance import WindowStyle
from mnist_desktop.window.main_window import MainWindow
from mnist_desktop.window.settings import WindowSettings
from mnist_desktop.window.theme import Theme

DOCS = Path(__file__).resolve().parent.parent / "docs"
_LIMIT = 180.0  # s per picture
_SCREEN = {
    "name": "school",
    **{"x": 0, "y": 0, "width": 1366, "height": 768},
    **{"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
}
"""Of the offscreen platform: the window opens no larger than its screen."""
_CHART_SECONDS = 0.2  # in which the charts are redrawn
_MOVES = 80  # of the mouse per stroke

# Strokes: their corners in hundredths of the canvas, x and y downwards; the hand rounds them
SEVEN = ("27,25 45,27 72,22 74,24 60,46 52,62 46,82",)
FOUR_OR_NINE = ("46.25,20 40,22 33,34 32,48 46,52 62,44", "66,18 65,45 60,83")
FIVE = ("37,22 35,46 50,41 68,50 66,74 48,83 29,75", "36,22 53,22 68,19")
PICTURES = {
    "light": ("en", Theme.LIGHT, SEVEN, 1.7),
    "dark": ("en", Theme.DARK, FOUR_OR_NINE, None),
    "chinese": ("zh_CN", Theme.LIGHT, FIVE, 1.4),
}
"""Language, colours, strokes, and after how many epochs; None: once the network is kept."""


def main(arguments: list[str] | None = None) -> None:
    """Takes the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--only", choices=PICTURES)
    parser.add_argument("--folder", type=Path, default=DOCS)
    parser.add_argument("--images", type=int, default=55_000, help="to train on")
    chosen = parser.parse_args(arguments)
    if not chosen.folder.is_dir():  # before a minute is spent
        sys.exit(f"{chosen.folder} is not a folder")
    with tempfile.TemporaryDirectory() as folder:
        application = new_application(Path(folder))
    application.setStyle(WindowStyle())
    for name in [chosen.only] if chosen.only else PICTURES:
        path = chosen.folder / f"window-{name}.png"
        language, theme, strokes, epochs = PICTURES[name]
        with tempfile.TemporaryDirectory() as kept:
            window = new_window(Path(kept), language, theme)
            try:
                play(window, script(window, strokes, chosen.images, epochs, path), _LIMIT)
            except WindowScriptFailure as failure:
                sys.exit(str(failure))


def new_application(folder: Path) -> QApplication:
    """The application; offscreen, on a screen of a school computer whose file is in `folder`."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":  # whose screen is 800 x 800 px
        file = folder / "screens.json"
        file.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    return QApplication(sys.argv[:1])


def new_window(kept: Path, language: str, theme: Theme) -> MainWindow:
    """The window of a person who has seen the hints of the first start."""
    folders = Folders.at(kept)
    folders.create()
    settings = WindowSettings(folders.settings)
    settings.theme = theme
    settings.has_seen_first_steps = settings.has_seen_inside = True
    settings.save()
    return create_window(folders, language)


def script(
    window: MainWindow, strokes: tuple[str, ...], images: int, epochs: float | None, path: Path
) -> Steps:
    """Draws, trains and saves the picture; `epochs` is None for a network kept and tested."""
    user = WindowUser(window)
    yield from user.ready()
    yield from user.draw_and_wait([points_of(stroke) for stroke in strokes])
    batches, scored = list[BatchProgress](), list[Path]()
    user.trainer.batch_ended.connect(batches.append)
    user.trainer.run_model.scored.connect(scored.append)
    user.part("samplesSpin", QSpinBox).setValue(images)
    user.press("trainButton")
    if epochs is None:
        yield "the end of the training", lambda: bool(user.results)
        user.press("keepButton")
        yield "the test result", lambda: bool(scored)
    else:
        yield "half-trained networks", lambda: bool(batches) and epochs_of(batches[-1]) >= epochs
    window.canvas.setFocus()
    yield from pause(_CHART_SECONDS)
    if not window.grab().save(str(path)):
        raise WindowScriptFailure(f"{path} cannot be written")


def epochs_of(progress: BatchProgress) -> float:
    """How many epochs are done, a part of one included."""
    return progress.epoch - 1 + progress.batch / progress.batches


def points_of(stroke: str) -> NDArray[np.float64]:
    """(n, 2) shares of the canvas, at even distances on a line that bends at the corners."""
    corners = [QPointF(*map(float, corner.split(","))) / 100 for corner in stroke.split()]
    path = QPainterPath(corners[0])
    for corner, following in pairwise(corners[1:]):
        path.quadTo(corner, (corner + following) / 2)
    path.lineTo(corners[-1])
    points = [path.pointAtPercent(number / _MOVES) for number in range(_MOVES + 1)]
    return np.array([(point.x(), point.y()) for point in points])


if __name__ == "__main__":
    main()
