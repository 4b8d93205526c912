"""Starts tests/real_window.py, and looks at what a process of it leaves."""

import json
import os
import subprocess
import sys
import time

from PySide6.QtCore import QLockFile

from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.window.settings import WindowSettings
from tests.conftest import NOISE, ROOT


class Ending:
    """How a process of `tests.real_window` ended.

    Args:
        process: it has ended.
        seconds: on the clock, when.
    """

    def __init__(self, process, seconds):
        self.status = process.returncode
        self.lines = [json.loads(line) for line in process.stdout.splitlines()]
        self.errors = process.stderr.replace(NOISE, "").splitlines()
        self.at = seconds

    def of(self, what):
        """The lines that say this, in order."""
        return [line for line in self.lines if line["what"] == what]

    def assert_good(self):
        assert self.errors == [], "\n".join(self.errors[-20:])
        assert self.status == 0


def play_scene(scene, seed=0, environment=None, **settings):
    """Plays a scene with the real window, and returns its `Ending`."""
    settings = json.dumps(settings | {"seed": seed})
    process = subprocess.run(
        [sys.executable, "-m", "tests.real_window", scene, settings],
        cwd=ROOT,
        env=os.environ | (environment or {}),
        capture_output=True,
        encoding="utf-8",
        timeout=380,
        check=False,
    )
    return Ending(process, time.time())


def assert_all_is_whole(folders):
    """Every model can be read, the settings too, and nobody holds the lock."""
    for path in folders.models.iterdir():
        read_model(path)
    assert not WindowSettings(folders.settings).is_broken
    lock = QLockFile(str(folders.lock))
    assert lock.tryLock(0)
    lock.unlock()
