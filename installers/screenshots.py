"""Takes the README's pictures from the real window, with the built-in model.

    python -m installers.screenshots                 all of them, into docs/
    python -m installers.screenshots --only dark     one of them
    python -m installers.screenshots --folder DIR    into another folder

Draws with real mouse events; what the window keeps goes into a temporary folder. Runs on a display
or with QT_QPA_PLATFORM=offscreen.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from mnist_desktop.app import create_window
from mnist_desktop.folders import Folders
from mnist_desktop.main_window import OPENING_SIZE, MainWindow
from mnist_desktop.theme import Theme
from mnist_desktop.threads.inference_thread import Answer
from mnist_desktop.window_settings import WindowSettings

DOCS = Path(__file__).resolve().parent.parent / "docs"
_PATIENCE_MS = 30_000
_STEP = 0.01  # of the paper, between two mouse moves

# Strokes: their corners in hundredths of the paper, x and y downwards; the hand rounds them
SEVEN = ("27,25 45,27 72,22 74,24 60,46 52,62 46,82",)
FOUR_OR_NINE = ("46.25,20 40,22 33,34 32,48 46,52 62,44", "66,18 65,45 60,83")
FIVE = ("37,22 35,46 50,41 68,50 66,74 48,83 29,75", "36,22 53,22 68,19")


def main(arguments: list[str] | None = None) -> None:
    """Takes the pictures asked for."""
    pictures = {"light": light, "dark": dark, "chinese": chinese}
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--only", choices=pictures)
    parser.add_argument("--folder", type=Path, default=DOCS)
    chosen = parser.parse_args(arguments)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")  # as the app does
    for name in [chosen.only] if chosen.only else pictures:
        with tempfile.TemporaryDirectory() as kept:
            pictures[name](Path(kept), chosen.folder / f"window-{name}.png")


def light(kept: Path, path: Path) -> None:
    """A seven, in light colours."""
    save(drawn(opened_window(kept, "en", Theme.LIGHT), SEVEN), path)


def dark(kept: Path, path: Path) -> None:
    """A four that could be a nine, in dark colours."""
    save(drawn(opened_window(kept, "en", Theme.DARK), FOUR_OR_NINE), path)


def chinese(kept: Path, path: Path) -> None:
    """A five, in Chinese."""
    save(drawn(opened_window(kept, "zh_CN", Theme.LIGHT), FIVE), path)


def opened_window(kept: Path, language: str, theme: Theme) -> MainWindow:
    """The window of a person who has seen the first hints."""
    folders = Folders.at(kept)
    folders.create()
    settings = WindowSettings(folders.settings)
    settings.theme = theme
    settings.has_seen_first_steps = True
    settings.save()
    window = create_window(folders, language)
    window.resize(OPENING_SIZE)
    window.show()
    loop = QEventLoop()
    window.session.model_changed.connect(loop.quit)
    window.start()
    loop.exec()  # else the time of the first answer would be that of loading the model
    return window


def drawn(window: MainWindow, strokes: tuple[str, ...]) -> MainWindow:
    """The window with a drawing made by the mouse, when that very drawing is answered."""
    canvas, answers, loop = window.canvas, list[Answer](), QEventLoop()
    window.session.answered.connect(answers.append)
    window.session.answered.connect(loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop, lambda: sys.exit("the drawing was not answered"))
    for stroke in strokes:
        places = [QPointF(*place) * canvas.height() for place in points(stroke)]
        kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * (len(places) - 1)]
        for kind, place in zip(kinds, places, strict=True):
            send_mouse(canvas, kind, place, is_down=True)
        send_mouse(canvas, QEvent.Type.MouseButtonRelease, places[-1], is_down=False)
    while not (answers and answers[-1].subject is canvas.drawing()):
        loop.exec()
    QTimer.singleShot(0, loop.quit)
    loop.exec()  # one turn, in which the window finds room for its new texts
    return window


def send_mouse(canvas: QWidget, kind: QEvent.Type, place: QPointF, *, is_down: bool) -> None:
    """One event in floats, which QTest does not offer: whole pixels make a shaky line."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    buttons, keys = left if is_down else none, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, place, canvas.mapToGlobal(place), button, buttons, keys)
    QCoreApplication.sendEvent(canvas, event)


def points(stroke: str) -> NDArray[np.float64]:
    """(n, 2) in [0, 1], at even distances on a line that cuts the corners off (Chaikin)."""
    line = np.array([corner.split(",") for corner in stroke.split()], float) / 100
    for _ in range(4):
        start, end = line[:-1], line[1:]
        cut = np.stack([0.75 * start + 0.25 * end, 0.25 * start + 0.75 * end], axis=1)
        line = np.concatenate([line[:1], cut.reshape(-1, 2), line[-1:]])
    along = np.append(0, np.hypot(*np.diff(line, axis=0).T).cumsum())
    even = np.arange(0, along[-1], _STEP)
    return np.stack([np.interp(even, along, column) for column in line.T], axis=1)


def save(window: MainWindow, path: Path) -> None:
    """Takes the picture and closes the window."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(path)):
        sys.exit(f"{path} cannot be written")
    window.close()


if __name__ == "__main__":
    main()
