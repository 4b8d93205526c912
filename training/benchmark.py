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
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.learning.mnist import load_mnist
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.canvas_lines import canvas_lines
from training.cost import cost_lines
from training.figures import Figure, Line
from training.folder_lines import folder_lines
from training.recognition_lines import recognition_lines
from training.stopwatch import MILLISECONDS, timed
from training.training_lines import PARTS
from training.training_lines import SLOW as SLOW_TRAININGS

SLOW = ("recognition", "folder", "cost", *SLOW_TRAININGS)
"""Minutes each: only when they are asked for."""
TIMING_VARIABLE = "MNIST_DESKTOP_TIMING"  # see mnist_desktop.app, which this does not import


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m training.benchmark", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one line of JSON instead of a table")
    parser.add_argument("--rounds", type=int, default=7, help="of the slow measurements")
    parts = _parts()
    parser.add_argument("--only", action="append", choices=parts, help="may be given repeatedly")
    parser.add_argument("--slow", action="store_true", help=f"{' and '.join(SLOW)} too")
    parser.add_argument("--plot", type=Path, metavar="FILE.png", help="the ratios beside the goals")
    options = parser.parse_args(arguments)
    usual = [name for name in parts if options.slow or name not in SLOW]
    chosen = options.only or usual
    lines = [line for name in chosen for line in parts[name](options.rounds)]
    if options.plot is not None:
        from training.ratio_bars import ratio_bars  # matplotlib is in the extra `test` alone

        options.plot.write_bytes(ratio_bars(lines))
    if options.json:
        print(json.dumps([line.as_json() for line in lines]))
    else:
        print(*lines, sep="\n")


def _parts() -> dict[str, Callable[[int], Sequence[Line | Figure]]]:
    """By name; starts first: they are measured while nothing else of ours is in memory."""
    return {
        "start": start_lines,
        "network": network_figures,
        "answer": answer_lines,
        "pen": pen_lines,
        "canvas": canvas_lines,
        "recognition": recognition_lines,
        "folder": folder_lines,
        "cost": cost_lines,
        **PARTS,
    }


def start_lines(rounds: int) -> list[Line]:
    """Started -> window painted, -> first answer, against `import tensorflow`."""
    painted, answered, imported = [], [], []
    with tempfile.TemporaryDirectory() as home:
        _start_window(home)  # the first start writes its settings and fills the disk cache
        for _ in range(rounds):
            imported.append(timed(_import_tensorflow))
            times = _start_window(home)
            painted.append(times["painted"])
            answered.append(times["answered"])
    return [
        Line.of(
            'started -> window painted : python -c "import tensorflow"', painted, imported, 0.4
        ),
        Line.of("started -> first answer : the same", answered, imported, 0.6),
    ]


def network_figures(rounds: int) -> list[Figure]:
    """The built-in network by itself: its size, and one prepared image on one thread."""
    classifier = Classifier.load()
    image = load_mnist().test.as_floats()[:1]
    classifier.predict(image)  # warms up
    times = [timed(lambda: classifier.predict(image)) for _ in range(200 * rounds)]
    return [
        Figure(
            "parameters of the built-in network",
            float(classifier.architecture.parameters),
            "",
            600_000,
        ),
        Figure("one answer of it on one thread, median", float(np.median(times)), "ms", 0.5),
        Figure("the same, p99", float(np.percentile(times, 99)), "ms"),
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
        live += [timed(answer) for _ in range(100)]
        predicted += [timed(lambda: model.predict(images[:1], verbose=0)) for _ in range(10)]
        judged.append(timed(lambda: classifier.predict(images)))
        judged_by_keras.append(timed(lambda: model.predict(images, batch_size=500, verbose=0)))
    return [
        # The first of each warms up.
        Line.of("one live answer : model.predict of one image", live[1:], predicted[1:], 0.1),
        Line.of(
            "10,000 images judged : model.predict(batch_size=500)",
            judged[1:] or judged,
            judged_by_keras[1:] or judged_by_keras,
            1.0,
        ),
    ]


def _import_tensorflow() -> None:
    subprocess.run([sys.executable, "-c", "import tensorflow"], check=True, capture_output=True)


def _start_window(home: str) -> dict[str, float]:
    """Milliseconds from the start of the process to its words "painted" and "answered"."""
    drawing = Path(home) / "three.digitink"
    _three().save(drawing)
    command = [sys.executable, "-m", "mnist_desktop", "--data-dir", home, str(drawing)]
    times = {}
    started = time.perf_counter()
    with subprocess.Popen(
        command, env=_environment(), stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            times[line.strip()] = (time.perf_counter() - started) * MILLISECONDS
    return times


def pen_lines(_: int) -> list[Figure]:
    """What `training.pen_to_bars` measures, in a process of its own."""
    command = [sys.executable, "-m", "training.pen_to_bars"]
    done = subprocess.run(
        command, env=_environment(), check=True, capture_output=True, encoding="utf-8"
    )
    pen: dict[str, float] = json.loads(done.stdout)
    return [
        Figure("pen event -> bars painted, pen at 200 Hz, p99", pen["p99_ms"], "ms", 25),
        Figure("the same, median", pen["median_ms"], "ms"),
        Figure("memory of window and recogniser", pen["memory_mb"], "MB", 200),
    ]


def _environment() -> dict[str, str]:
    environment = os.environ | {TIMING_VARIABLE: "1"}
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


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
