"""Commands in a process of their own, in which neither Qt nor TensorFlow can be imported."""

import os
import subprocess
import sys

from tests.conftest import ROOT

BLOCKED = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "tensorflow", "keras"}:
            raise ImportError(name + " must not be imported")
sys.meta_path.insert(0, Blocker())
from mnist_desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
SEVEN = [[[100, 100], [300, 100], [180, 400]]]


def run(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *map(str, arguments)],
        capture_output=True,
        cwd=options.pop("cwd", ROOT),
        encoding="utf-8",
        timeout=230,
        env={**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})},
        **options,
    )
