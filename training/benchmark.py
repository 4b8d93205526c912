"""Measure the program against Keras in one interleaved run: `python -m training.benchmark`.

Every line is a ratio of two things measured in turn on the same machine, so that a slow or busy
one changes both. The goals are those of the design's section 11.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.learning.mnist import load_mnist
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink

MILLISECONDS = 1000.0


@dataclass(frozen=True)
class Line:
    """One line of the table; times are medians in milliseconds, `p99` of the first."""

    what: str
    ours: float
    other: float
    p99: float
    goal: float

    @property
    def ratio(self) -> float:
        """Ours as a share of the other."""
        return self.ours / self.other

    def __str__(self) -> str:
        return (
            f"{self.what:62} {self.ours:9.2f} : {self.other:9.2f} ms = {self.ratio:6.3f}"
            f"  (goal {self.goal:.2f}; p99 {self.p99:.2f} ms)"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m training.benchmark", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one line of JSON instead of a table")
    parser.add_argument("--rounds", type=int, default=7, help="of the slow measurements")
    options = parser.parse_args(arguments)
    # Starts first: they are measured while nothing else of ours is in memory.
    lines = [*start_lines(options.rounds), *answer_lines(options.rounds)]
    if options.json:
        print(json.dumps([asdict(line) | {"ratio": line.ratio} for line in lines]))
    else:
        print(*lines, sep="\n")


def start_lines(rounds: int) -> list[Line]:
    """Started -> window painted, -> first answer, against `import tensorflow`."""
    painted, answered, imported = [], [], []
    with tempfile.TemporaryDirectory() as home:
        _start_window(home)  # the first start writes its settings and fills the disk cache
        for _ in range(rounds):
            imported.append(_timed(_import_tensorflow))
            times = _start_window(home)
            painted.append(times["painted"] * MILLISECONDS)
            answered.append(times["answered"] * MILLISECONDS)
    return [
        _line('started -> window painted : python -c "import tensorflow"', painted, imported, 0.4),
        _line("started -> first answer : the same", answered, imported, 0.6),
    ]


def answer_lines(rounds: int) -> list[Line]:
    """One live answer and 10,000 images, against `model.predict` of the same network."""
    classifier = Classifier.load()
    model = _keras_model(classifier)
    images = load_mnist().test.as_floats()
    ink = _three()

    def answer() -> None:
        image = image_from_ink(ink)
        assert image is not None
        classifier.read(image)

    live, predicted, judged, judged_by_keras = [], [], [], []
    for _ in range(rounds):
        live += [_timed(answer) for _ in range(100)]
        predicted += [_timed(lambda: model.predict(images[:1], verbose=0)) for _ in range(10)]
        judged.append(_timed(lambda: classifier.predict(images)))
        judged_by_keras.append(_timed(lambda: model.predict(images, batch_size=500, verbose=0)))
    return [
        # The first of each warms up.
        _line("one live answer : model.predict of one image", live[1:], predicted[1:], 0.1),
        _line(
            "10,000 images judged : model.predict(batch_size=500)",
            judged[1:] or judged,
            judged_by_keras[1:] or judged_by_keras,
            1.0,
        ),
    ]


def _line(what: str, ours: Sequence[float], other: Sequence[float], goal: float) -> Line:
    p99 = float(np.percentile(ours, 99))
    return Line(what, float(np.median(ours)), float(np.median(other)), p99, goal)


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * MILLISECONDS


def _import_tensorflow() -> None:
    subprocess.run([sys.executable, "-c", "import tensorflow"], check=True, capture_output=True)


def _start_window(home: str) -> dict[str, float]:
    """Seconds since the process began at which the window says what happened."""
    environment = os.environ | {"MNIST_DESKTOP_HOME": home, "MNIST_DESKTOP_TIMING": "quit"}
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", "mnist_desktop"]
    done = subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True, timeout=60
    )
    words = [line.split() for line in done.stderr.splitlines()]
    return {line[0]: float(line[1]) for line in words if line[:1] in (["painted"], ["answered"])}


def _keras_model(classifier: Classifier) -> Any:
    from mnist_desktop.learning.keras_model import build_keras_model, set_keras_weights

    model = build_keras_model(classifier.architecture)
    set_keras_weights(model, classifier.architecture, classifier.model.weights)
    return model


def _three() -> Ink:
    """A 3 of 200 points, which is about a second of a pen at 200 Hz."""

    def arc(centre: float, first: float, last: float) -> NDArray[np.float64]:
        angle = np.linspace(first, last, 100)
        return np.stack([200 + 80 * np.cos(angle), centre + 80 * np.sin(angle)], axis=1)

    return Ink((np.concatenate([arc(120, -2.5, 1.5), arc(280, -1.5, 2.5)]),))


if __name__ == "__main__":
    main()
