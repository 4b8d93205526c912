"""Times the program from its start to its window and its first answer."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink
from training.benchmark.figures import MILLISECONDS, Line, timed

TIMING_VARIABLE = "MNIST_DESKTOP_TIMING"  # as in mnist_desktop.app.startup


FROM_SOURCE = (sys.executable, "-m", "mnist_desktop")


def start_lines(rounds: int, program: Path | None = None) -> list[Line]:
    """Started -> window painted, -> first answer, against `import tensorflow`.

    Of the source, or of a frozen program.
    """
    command = FROM_SOURCE if program is None else (str(program),)
    goal = 0.4 if program is None else 0.25
    painted, answered, imported = [], [], []
    with tempfile.TemporaryDirectory() as home:
        start_window(home, command)  # once before: writes settings, fills the disk cache
        for _ in range(rounds):
            imported.append(timed(_import_tensorflow))
            times = start_window(home, command)
            painted.append(times["painted"])
            answered.append(times["answered"])
    return [
        Line.of(
            'started -> window painted : python -c "import tensorflow"', painted, imported, goal
        ),
        Line.of("started -> first answer : the same", answered, imported, 0.6),
    ]


def _import_tensorflow() -> None:
    subprocess.run([sys.executable, "-c", "import tensorflow"], check=True, capture_output=True)


def start_window(home: str, program: Sequence[str] = FROM_SOURCE) -> dict[str, float]:
    """Milliseconds from the start of the process until it prints "painted" and "answered".

    Raises:
        subprocess.CalledProcessError: it failed, or did not print them.
    """
    drawing = Path(home) / "three.digitink"
    three().save(drawing)
    command = [*program, "--data-dir", home, str(drawing)]
    times = {}
    started = time.perf_counter()
    with subprocess.Popen(
        command, env=environment(), stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            times[line.strip()] = (time.perf_counter() - started) * MILLISECONDS
    if process.returncode or not times.keys() >= {"painted", "answered"}:
        raise subprocess.CalledProcessError(process.returncode, command)
    return times


def environment() -> dict[str, str]:
    """The environment of a window that prints its times; offscreen without a display."""
    whole = os.environ | {TIMING_VARIABLE: "1"}
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & whole.keys():
        whole["QT_QPA_PLATFORM"] = "offscreen"
    return whole


def three() -> Ink:
    """A 3 of 200 points, about a second of a pen at 200 Hz."""

    def arc(centre: float, first: float, last: float) -> NDArray[np.float64]:
        angle = np.linspace(first, last, 100)
        return np.stack([200 + 80 * np.cos(angle), centre + 80 * np.sin(angle)], axis=1)

    return Ink((np.concatenate([arc(120, -2.5, 1.5), arc(280, -1.5, 2.5)]),))
