"""`mnist-desktop train` in a process of its own, to which Qt is forbidden.

So is matplotlib, which Keras imports where it is: the program's own environment has none, and its
first import writes to standard error that it takes a moment.
"""

import os
import subprocess
import sys

from tests.conftest import ROOT

SMALL_RUN = ("--preset", "tutorial5", "--samples", "100")
WITHOUT_QT = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in BLOCKED:
            raise ImportError(name + " must not be imported")
BLOCKED = {"PySide6", "matplotlib"}
sys.meta_path.insert(0, Blocker())
"""
MAIN = """
from mnist_desktop.__main__ import main
from mnist_desktop.cli.destination import checked_destination
sys.exit(main(sys.argv[1:]))
"""


def command(script, *arguments):
    """Runs a script, then `train`."""
    return [sys.executable, "-c", WITHOUT_QT + script + MAIN, "train", *map(str, arguments)]


def environment(**changes):
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}


def run(*arguments, script="", env=None, **options):
    """The finished process of `train`, started with a script."""
    return subprocess.run(
        command(script, *arguments),
        capture_output=True,
        encoding="utf-8",
        timeout=230,
        env=environment(**(env or {})),
        **options,
    )
