"""2,000 models are opened in the table of runs: `python -m training.benchmark.models_2000`.

Prints one line of JSON: the time from the press that unfolds the runs until they are painted, with
the index of the start before and without one, the memory that this takes, and how late the window
is meanwhile.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtWidgets import QToolButton

from mnist_desktop.app.window_script import Steps, WindowUser, pause, play
from mnist_desktop.folders import Folders
from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.model_index import FILE
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.session.session import Session
from mnist_desktop.window.main_window import MainWindow
from training.benchmark.figures import Figure, Line, printed_by
from training.benchmark.heartbeat import Heartbeat
from training.benchmark.pen_to_bars import POLL_MS, memory_mb, new_window

MODELS = 2_000
_LIMIT = 120.0  # s


def models_lines(_: int) -> list[Line | Figure]:
    """The figures of the goal, each in a process of its own."""
    known, new = (printed_by(__name__, index) for index in ("index", "no-index"))
    return [
        Figure("2,000 models opened, until they are painted", known["seconds"], "s", 0.5),
        Figure("the same: memory", known["memory_mb"], "MB", 40),
        Figure("the same: window late, longest", known["late_ms"], "ms"),
        Figure("2,000 models opened for the first time", new["seconds"], "s"),
        Figure("the same: window late, longest", new["late_ms"], "ms"),
    ]


def write_models(folder: Path, count: int = MODELS) -> None:
    """Writes that many models, each of a run of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    architecture = ARCHITECTURES["quick"]
    weights = {
        name: np.zeros(shape, np.float32) for name, shape in architecture.weight_shapes.items()
    }
    for number in range(count):
        history = tuple({"loss": 1 / n, "val_accuracy": 1 - 0.1 / n} for n in range(1, 13))
        metadata = ModelMetadata(
            settings={"samples": 1_000 + number, "seconds": 12.5, "device": "CPU"},
            history=history,
            scores={"mnist_validation": 0.9 + number / 100_000},
            seed=number,
            date=f"2026-11-{1 + number % 28:02}T12:{number % 60:02}:00+00:00",
            curve=tuple((n / 20, 1.0, 0.5) for n in range(240)),
        )
        write_model(folder / f"run {number}.digitmodel", Model(architecture, weights, metadata))


class _Opening:
    """Opens the table in a window, and what is measured of that."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self.figures: dict[str, Any] = {}
        self._window = window
        self._user = WindowUser(window)
        self._heartbeat = Heartbeat(window)
        self._listed: list[int] = []
        session.model_files.listed.connect(lambda models: self._listed.append(len(models)))

    def script(self) -> Steps:
        """Presses once, and waits until the rows are there and painted."""
        yield from self._user.ready()
        yield from pause(1.0)
        before, started = memory_mb("VmRSS"), time.perf_counter()
        self._user.part("runsButton", QToolButton).click()
        yield "the list", lambda: bool(self._listed)
        self._window.grab()
        ended = time.perf_counter()
        assert self._listed[0] == MODELS
        yield from pause(0.5)
        late = self._heartbeat.late(started, time.perf_counter()) or [0.0]
        self.figures = {
            "seconds": ended - started,
            "memory_mb": memory_mb("VmRSS") - before,
            "late_ms": max(late),
        }


def main() -> int:
    """Measures and prints."""
    folders = Folders.at(Path(tempfile.mkdtemp()))
    folders.create()
    write_models(folders.models)
    if "index" in sys.argv[1:]:
        ModelFolder(folders.models, folders.cache / FILE).models()  # as an earlier start did
    window = new_window(folders)
    opening = _Opening(window, window.session)
    play(window, opening.script(), _LIMIT, POLL_MS)
    print(json.dumps(opening.figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
