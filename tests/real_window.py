"""The real window in a process of its own, used as a person would, with the real TensorFlow.

`python -m tests.real_window SCENE SETTINGS`, the settings being a JSON object with at least a seed;
tests/real_play.py starts it and reads the JSON lines on standard output.
"""

import json
import os
import sys
from functools import partial

from mnist_desktop.app import startup
from mnist_desktop.app.window_script import WindowScript
from tests.person import Person, WatchedCalls, say
from tests.real_scenes import SCENES

LIMIT = 360.0  # s; a scene that takes longer has failed, however slow the machine


class Blocked:
    """Stands in `sys.meta_path` for a computer without TensorFlow."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("tensorflow", "keras"):
            raise ImportError(f"No module named {name!r}")


def fail(reason):
    say(what="failed", reason=reason)
    sys.stderr.write(f"{reason}\n")
    sys.stderr.flush()
    os._exit(3)


def main():
    name, settings = sys.argv[1], json.loads(sys.argv[2])
    seed = settings.pop("seed")
    if name == "missing":
        sys.meta_path.insert(0, Blocked())
    calls = WatchedCalls()
    startup.create_window = partial(startup.create_window, backend=calls)

    def begin(window, relay):
        person = Person(window, calls, seed)
        script = WindowScript(window, SCENES[name](person, **settings), LIMIT)
        script.failed.connect(fail)

    return startup.run(language="en", script=begin)


if __name__ == "__main__":
    sys.exit(main())
