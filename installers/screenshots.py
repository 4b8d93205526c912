"""Takes the README's pictures from the real window, with the built-in model.

    python -m installers.screenshots [--only dark] [--folder docs] [--images 55000]

Runs on a display or with QT_QPA_PLATFORM=offscreen; the window's data folder is a temporary one.
"""

import argparse
import faulthandler
import json
import os
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainterPath
from PySide6.QtWidgets import QApplication, QPushButton, QSpinBox

from mnist_desktop.app.startup import create_window
from mnist_desktop.folders import Folders
from mnist_desktop.learning.events import BatchProgress
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.window.appearance import WindowStyle
from mnist_desktop.window.main_window import MainWindow
from mnist_desktop.window.settings import WindowSettings
from mnist_desktop.window.theme import Theme

DOCS = Path(__file__).resolve().parent.parent / "docs"
_PATIENCE_SECONDS = 180
_SCREEN = {
    "name": "school",
    **{"x": 0, "y": 0, "width": 1366, "height": 768},
    **{"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
}
"""Of the offscreen platform: the window opens no larger than its screen."""
_CHART_MS = 200  # in which the charts are drawn anew
_MOVES = 80  # of the mouse in a stroke

# Strokes: their corners in hundredths of the paper, x and y downwards; the hand rounds them
SEVEN = ("27,25 45,27 72,22 74,24 60,46 52,62 46,82",)
FOUR_OR_NINE = ("46.25,20 40,22 33,34 32,48 46,52 62,44", "66,18 65,45 60,83")
FIVE = ("37,22 35,46 50,41 68,50 66,74 48,83 29,75", "36,22 53,22 68,19")
PICTURES = {
    "light": ("en", Theme.LIGHT, SEVEN, 1.7),
    "dark": ("en", Theme.DARK, FOUR_OR_NINE, None),
    "chinese": ("zh_CN", Theme.LIGHT, FIVE, 1.4),
}
"""Language, colours, what is drawn, and after how many epochs; None is after the choice."""


def main(arguments: list[str] | None = None) -> None:
    """Takes the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--only", choices=PICTURES)
    parser.add_argument("--folder", type=Path, default=DOCS)
    parser.add_argument("--images", type=int, default=55_000, help="to train on")
    chosen = parser.parse_args(arguments)
    if not chosen.folder.is_dir():  # before a minute is spent
        sys.exit(f"{chosen.folder} is not a folder")
    faulthandler.dump_traceback_later(_PATIENCE_SECONDS, exit=True)
    with tempfile.TemporaryDirectory() as folder:
        if os.environ.get("QT_QPA_PLATFORM") == "offscreen":  # whose screen is 800 x 800 px
            file = Path(folder) / "screens.json"
            file.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
        application = QApplication(sys.argv[:1])
    application.setStyle(WindowStyle())
    for name in [chosen.only] if chosen.only else PICTURES:
        path = chosen.folder / f"window-{name}.png"
        language, theme, strokes, epochs = PICTURES[name]
        with tempfile.TemporaryDirectory() as kept:
            window = opened_window(Path(kept), language, theme)
            draw_and_wait(window, strokes)
            train(window, chosen.images, epochs)
            is_saved = window.grab().save(str(path))
            window.close()
        if not is_saved:
            sys.exit(f"{path} cannot be written")


def opened_window(kept: Path, language: str, theme: Theme) -> MainWindow:
    """The window of a person who has seen the first hints, the model loaded."""
    folders = Folders.at(kept)
    folders.create()
    settings = WindowSettings(folders.settings)
    settings.theme = theme
    settings.has_seen_first_steps = True
    settings.save()
    window = create_window(folders, language)
    window.show()
    loop = QEventLoop()
    window.session.model_changed.connect(loop.quit)
    window.start()
    loop.exec()
    return window


def draw_and_wait(window: MainWindow, strokes: tuple[str, ...]) -> None:
    """Draws with the mouse; returns when that very drawing is answered."""
    canvas, answers, loop = window.canvas, list[Answer](), QEventLoop()
    window.session.answered.connect(answers.append)
    window.session.answered.connect(loop.quit)
    for stroke in strokes:
        draw(canvas, [place * canvas.height() for place in places_of(stroke)])
    while not (answers and answers[-1].subject is canvas.drawing()):
        loop.exec()
    QTimer.singleShot(0, loop.quit)
    loop.exec()  # one turn, in which the window finds room for its new texts


def train(window: MainWindow, images: int, epochs: float | None) -> None:
    """Presses Train; returns after so many epochs, or when the network is kept and judged."""
    loop, trainer = QEventLoop(), window.session.trainer

    def take_batch(progress: BatchProgress) -> None:
        done = progress.epoch - 1 + progress.batch / progress.batches
        if epochs is not None and done >= epochs:
            QTimer.singleShot(_CHART_MS, loop.quit)

    def take_end(_: object) -> None:
        press(window, "keepButton")

    trainer.batch_ended.connect(take_batch)
    trainer.ended.connect(take_end)
    trainer.scored.connect(lambda _: QTimer.singleShot(_CHART_MS, loop.quit))
    trainer.failed.connect(lambda error: sys.exit(str(error)))
    window.findChild(QSpinBox, "samplesSpin").setValue(images)
    press(window, "trainButton")
    loop.exec()
    trainer.ended.disconnect(take_end)


def press(window: MainWindow, name: str) -> None:
    """Presses a button."""
    window.findChild(QPushButton, name).click()


def draw(canvas: DrawingCanvas, places: list[QPointF]) -> None:
    """Mouse events in floats, which QTest does not offer: whole pixels make a shaky line."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

    def send(kind: QEvent.Type, at: QPointF, changed: Qt.MouseButton, held: Qt.MouseButton) -> None:
        keys = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, canvas.mapToGlobal(at), changed, held, keys)
        QCoreApplication.sendEvent(canvas, event)

    send(QEvent.Type.MouseButtonPress, places[0], left, left)
    for place in places:
        send(QEvent.Type.MouseMove, place, none, left)
    send(QEvent.Type.MouseButtonRelease, places[-1], left, none)


def places_of(stroke: str) -> list[QPointF]:
    """Shares of the paper, at even distances on a line that bends at the corners."""
    corners = [QPointF(*map(float, corner.split(","))) / 100 for corner in stroke.split()]
    path = QPainterPath(corners[0])
    for corner, following in pairwise(corners[1:]):
        path.quadTo(corner, (corner + following) / 2)
    path.lineTo(corners[-1])
    return [path.pointAtPercent(number / _MOVES) for number in range(_MOVES + 1)]


if __name__ == "__main__":
    main()
