"""The model in use is exported from the window: `python -m training.benchmark.exports KIND`.

Prints one line of JSON: seconds from the wish to the message, how late the window was meanwhile,
and how long a second export took to end after it was cancelled.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from mnist_desktop.app.window_script import Steps, WindowUser, pause, play
from mnist_desktop.session.model_export import ModelExport
from mnist_desktop.window.export_controller import KINDS
from mnist_desktop.window.main_window import MainWindow
from training.benchmark.figures import Figure, Line, printed_by
from training.benchmark.heartbeat import Heartbeat
from training.benchmark.pen_to_bars import POLL_MS, new_window
from training.benchmark.start_lines import environment

_LIMIT = 180.0  # s
_LEARNING = 1.0  # s after which a second export is cancelled


def export_lines(_: int) -> list[Line | Figure]:
    """Time and heartbeat of each kind, each in a process of its own."""
    lines: list[Line | Figure] = []
    for kind in KINDS:
        found = printed_by(__name__, kind, environment=environment())
        lines += [
            Figure(f"export of the built-in model to {kind}, in the window", found["s"], "s", 10),
            Figure("the same: window late, p99", found["late_p99_ms"], "ms", 16),
            Figure("the same: cancelled", found["cancelled_s"], "s"),
        ]
    return lines


def script(window: MainWindow, export: ModelExport, kind: str, found: dict[str, float]) -> Steps:
    """Exports once to the end, and once more until it is cancelled."""
    heartbeat, ended = Heartbeat(window), list[str]()
    export.succeeded.connect(lambda _: ended.append("succeeded"))
    export.cancelled.connect(lambda: ended.append("cancelled"))
    yield from WindowUser(window).ready()
    yield from pause(1.0)
    classifier = window.session.classifier
    assert classifier is not None
    model = classifier.model
    folder = Path(tempfile.mkdtemp())
    started = time.perf_counter()
    export.start(model, kind, folder / f"digits.{kind}")
    yield "the export", lambda: ended == ["succeeded"]
    done = time.perf_counter()
    export.start(model, kind, folder / f"second.{kind}")
    yield from pause(min(_LEARNING, (done - started) / 2))  # before it could be through
    cancelled = time.perf_counter()
    export.cancel()
    yield "the cancelled export", lambda: ended == ["succeeded", "cancelled"]
    late = heartbeat.late(started, done)
    found["s"] = done - started
    found["late_p99_ms"] = float(np.percentile(late, 99))
    found["cancelled_s"] = time.perf_counter() - cancelled


def main() -> int:
    """Measures and prints."""
    window = new_window()
    found: dict[str, float] = {}
    play(window, script(window, window.session.model_export, sys.argv[1], found), _LIMIT, POLL_MS)
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
