"""The real window in a process of its own, used as a person would, with the real TensorFlow.

`python -m tests.real_window SCENE SETTINGS`, the settings being a JSON object with at least a seed;
tests/test_training_for_real.py starts it and reads the JSON lines on standard output.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QObject, QTimer

from mnist_desktop.app import startup as app
from tests.person import Person, WatchedCalls, say
from tests.real_scenes import SCENES

PATIENCE = 180.0  # s; a scene that waits longer has failed, however slow the machine
LOOK_MS = 2


class Blocked:
    """Stands in `sys.meta_path` for a computer without TensorFlow."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("tensorflow", "keras"):
            raise ImportError(f"No module named {name!r}")


class Performance(QObject):
    """Goes on with a scene whenever what it waits for has come."""

    def __init__(self, window, scene):
        super().__init__(window)
        self._window, self._scene = window, scene
        self._is_time = lambda: True
        self._since = time.monotonic()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self):
        try:
            if self._is_time():
                self._timer.stop()  # a scene's events may run the loop
                self._is_time = next(self._scene)
                self._since = time.monotonic()
                self._timer.start()
            elif time.monotonic() - self._since > PATIENCE:
                raise TimeoutError("the scene waits for what does not come")
        except StopIteration:
            self._timer.stop()
        except Exception:  # noqa: BLE001 - the test reads it
            self._timer.stop()
            sys.excepthook(*sys.exc_info())
            line = self._scene.gi_frame.f_lineno if self._scene.gi_frame else 0
            say(what="failed", line=line)
            os._exit(3)


def main():
    name, settings = sys.argv[1], json.loads(sys.argv[2])
    seed = settings.pop("seed")
    if name == "missing":
        sys.meta_path.insert(0, Blocked())
    create_really = app.create_window
    calls = WatchedCalls()

    def create_watched(folders, language):
        window = create_really(folders, language, calls)
        person = Person(window, calls, seed)
        window.performance = Performance(window, SCENES[name](person, **settings))
        return window

    app.create_window = create_watched
    return app.run(language="en")


if __name__ == "__main__":
    sys.exit(main())
