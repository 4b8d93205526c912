"""Times two rivals: `neural-network-digits` from PyPI, and the first tutorial's own program.

The rival is installed into its own virtual environment (`build/rivals`) and started as its users
do; its photos are the bundled MNIST, as it has no network access.
"""

import math
import os
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mnist_desktop.assets import asset_path
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.keras_code.script import keras_script
from mnist_desktop.learning.presets import PRESETS
from training.benchmark.figures import MILLISECONDS, Figure, Line, timed
from training.benchmark.start_lines import start_window

RIVAL = "neural-network-digits==1.2.2"
VENV = Path(__file__).resolve().parents[2] / "build" / "rivals"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
GOOD = 98.0  # %
RIVAL_LINE = re.compile(r"Epoch +\d+/.*val +([\d.]+)%$")
OUR_LINE = re.compile(r"epoch \d+/.*accuracy ([\d.]+) %, [\d.]+ s$")
LOADED = """
import numpy as np
import nn_digits.gui.window
from nn_digits.neural_net.network import NeuralNetwork
NeuralNetwork.load().predict(np.zeros((1, 784), np.float32))
"""
"""Its start up to the first answer, without its window, which needs a screen."""
MAX_ROUNDS = 3


@dataclass(frozen=True)
class TrainingLog:
    """The epochs of a program's training.

    Attributes:
        seconds: from the start of the program to the end of each epoch.
        accuracies: on its validation images after each, in %.
    """

    seconds: tuple[float, ...]
    accuracies: tuple[float, ...]

    @property
    def epoch_milliseconds(self) -> list[float]:
        """The duration of each epoch but the first, which includes the program's start."""
        return [float(gap) * MILLISECONDS for gap in np.diff(self.seconds)]

    @property
    def milliseconds_until_good(self) -> float:
        """From the program's start to the accuracy GOOD; infinite if it was not reached."""
        reached = zip(self.seconds, self.accuracies, strict=True)
        return next((at * MILLISECONDS for at, one in reached if one >= GOOD), float("inf"))


def rival_lines(rounds: int) -> list[Line | Figure]:
    """Time per epoch, to 98 %, and from a program's start to a useful answer."""
    install()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        environment = {"XDG_DATA_HOME": name, "LC_ALL": "C", "MPLBACKEND": "Agg"}
        write_collection(home / "neural-network-digits" / "photos")
        ours = timed_training(_our_training(home, "quick"), OUR_LINE)
        command = [str(PYTHON), "-m", "nn_digits", "train", "--no-plot"]
        theirs = timed_training(command, RIVAL_LINE, environment)  # 60 epochs, its default
        started, loaded = [], []
        start_window(name)  # once before: writes settings, fills the disk cache
        for _ in range(rounds):
            started.append(start_window(name)["answered"])
            loaded.append(timed(lambda: _run([str(PYTHON), "-c", LOADED], environment)))
    untaught = [theirs.milliseconds_until_good]  # infinite if it was not reached
    lines = [
        Line.of(
            "an epoch of quick : of neural-network-digits",
            *(ours.epoch_milliseconds, theirs.epoch_milliseconds, None),
        ),
        Line.of("started -> answer : its program, trained, no window", started, loaded, None),
        *tutorial_lines(min(rounds, MAX_ROUNDS)),
    ]
    if math.isfinite(ours.milliseconds_until_good) and math.isfinite(*untaught):
        lines += [
            Line.of(
                f"program started -> {GOOD:g} %, quick : neural-network-digits",
                *([ours.milliseconds_until_good], untaught, None),
            ),
            Line.of(
                "started -> an answer of use : its first start -> 98 %", started, untaught, None
            ),
        ]
    return lines


def tutorial_lines(rounds: int, preset: str = "tutorial1") -> list[Line | Figure]:
    """A tutorial trained by our command line against its plain Keras script."""
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "program.py"
        path = repr(asset_path("mnist.npz").as_posix())
        code = keras_script(PRESETS[preset].config).replace('DATA = ""', f"DATA = {path}")
        script.write_text(code, encoding="utf-8")
        for _ in range(rounds):
            ours.append(timed(lambda: _run(_our_training(Path(name), preset))))
            theirs.append(timed(lambda: _run([sys.executable, str(script)], folder=Path(name))))
    return [Line.of(f"{preset}, program started -> ended : its own program", ours, theirs, None)]


def install() -> None:
    """Installs the rival into its environment, unless it is there."""
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    _run([str(PYTHON), "-m", "pip", "install", "--quiet", RIVAL])


def write_collection(photos: Path) -> None:
    """Writes MNIST as the rival stores it: a folder per digit, and a file read instead of them."""
    data = load_mnist()
    learned = (data.train, data.validation)
    whole = LabelledImages(
        np.concatenate([one.images for one in learned]),
        np.concatenate([one.labels for one in learned]),
    )
    for name, images in (("train", whole), ("test", data.test)):
        for digit in range(10):
            (photos / name / str(digit)).mkdir(parents=True)
        np.savez(photos / f"{name}.npz", photos=images.images, digits=images.labels)


def timed_training(
    command: Sequence[str], line: re.Pattern[str], environment: Mapping[str, str] | None = None
) -> TrainingLog:
    """Runs a program that prints a line per epoch, in which `line` finds the accuracy.

    Raises:
        subprocess.CalledProcessError: it failed, or printed no such line.
    """
    seconds, accuracies = [], []
    started = time.perf_counter()
    whole = os.environ | {"PYTHONUNBUFFERED": "1"} | dict(environment or {})
    with subprocess.Popen(
        command, env=whole, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        for printed in process.stdout:
            found = line.search(printed.rstrip())
            if found:
                seconds.append(time.perf_counter() - started)
                accuracies.append(float(found[1]))
    if process.returncode or not seconds:
        raise subprocess.CalledProcessError(process.returncode, command)
    return TrainingLog(tuple(seconds), tuple(accuracies))


def _our_training(folder: Path, preset: str) -> list[str]:
    train = [sys.executable, "-m", "mnist_desktop", "train", "--preset", preset]
    return [*train, "--out", str(folder / f"{preset}.digitmodel")]


def _run(
    command: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> None:
    whole = os.environ | dict(environment or {})
    subprocess.run(command, env=whole, cwd=folder, check=True, stdout=subprocess.DEVNULL)
