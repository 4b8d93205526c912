"""Draws in the real window until it is killed: `python -m tests.promises.endless_drawing POINTS`.

Begins with a drawing of so many points, 0 for none. Prints `READY`, then a line for each point: how
many there are now, and when it came, in seconds of the monotonic clock.
"""

import sys
import time

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt

from mnist_desktop.app import startup
from mnist_desktop.app.window_script import WindowScript, WindowUser, pause, send_mouse
from mnist_desktop.recognition.drawing import Drawing

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
LIMIT = 600.0  # s; a parent that died kills nobody


def scribbled(count):
    """A drawing of so many points."""
    along = np.linspace(0, count / 20, count)
    points = np.stack([200 + 150 * np.sin(along), 200 + 150 * np.cos(1.1 * along)], axis=1)
    strokes = tuple(np.array_split(points, max(count // 2000, 1))) if count else ()
    return Drawing(strokes, (22.0,) * len(strokes))


def drawing(window, count):
    user = WindowUser(window)
    yield from user.ready()
    canvas = window.canvas
    if count:
        canvas.replace(scribbled(count))
        yield from pause(10.0)  # the journal has it, and rests no more
    say("READY")
    for stroke in range(10_000):
        place = QPointF(30, 30 + stroke % 200)
        send_mouse(canvas, QEvent.Type.MouseButtonPress, place, LEFT, LEFT)
        for step in range(400):
            place = QPointF(30 + step % 250, 30 + (7 * step + stroke) % 240)
            send_mouse(canvas, QEvent.Type.MouseMove, place, NONE, LEFT)
            count = sum(map(len, canvas.drawing().strokes))
            say(f"{count} {time.monotonic()}")
            yield from pause(0.004)
        send_mouse(canvas, QEvent.Type.MouseButtonRelease, place, LEFT, NONE)


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def begin(window, relay):
    WindowScript(window, drawing(window, int(sys.argv[1])), LIMIT)


if __name__ == "__main__":
    sys.exit(startup.run(language="en", script=begin))
