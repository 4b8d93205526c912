"""Measure the program against Keras in one interleaved run: `python -m training.benchmark`.

Every line is a ratio of two things measured in turn on the same machine, so that a slow or busy
one changes both. The goals are those of the design's section 11.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.benchmark.canvas_lines import canvas_lines
from training.benchmark.cost import cost_lines
from training.benchmark.exports import export_lines
from training.benchmark.figures import Figure, Line, printed_by, timed
from training.benchmark.film_lines import film_cost_lines, film_scrub_lines
from training.benchmark.five_seeds import five_seeds_lines
from training.benchmark.folder_lines import folder_lines
from training.benchmark.inside_lines import inside_lines
from training.benchmark.map_lines import dot_lines, map_lines
from training.benchmark.models_2000 import models_lines
from training.benchmark.number_lines import number_lines
from training.benchmark.picture_lines import grid_lines, pictures_open_lines
from training.benchmark.recognition_lines import keras_model_of, recognition_lines
from training.benchmark.rival_lines import rival_lines
from training.benchmark.start_lines import environment, start_lines, three
from training.benchmark.training_lines import PARTS
from training.benchmark.training_lines import SLOW as SLOW_TRAININGS

SLOW = ("export", "recognition", "folder", "five_seeds", "cost", "rivals", *SLOW_TRAININGS)
"""Parts of minutes each, which run on request only."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the command line, measures, prints; returns 1 if a part could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m training.benchmark", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one line of JSON instead of a table")
    parser.add_argument("--rounds", type=int, default=7, help="of the slow measurements")
    parts = _parts(None)
    parser.add_argument("--only", action="append", choices=parts, help="may be given repeatedly")
    parser.add_argument("--slow", action="store_true", help=f"{' and '.join(SLOW)} too")
    parser.add_argument("--plot", type=Path, metavar="FILE.png", help="the ratios beside the goals")
    parser.add_argument("--program", type=Path, help="a frozen program, whose start is measured")
    options = parser.parse_args(arguments)
    parts = _parts(options.program)
    usual = [name for name in parts if options.slow or name not in SLOW]
    chosen = options.only or usual
    lines: list[Line | Figure] = []
    status = 0
    for name in chosen:
        try:
            measured = parts[name](options.rounds)
        # Such as a rival that cannot be installed
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"{name} was not measured: {error}", file=sys.stderr)
            status = 1
            continue
        lines += measured
        print(*measured, sep="\n", flush=True, file=sys.stderr if options.json else sys.stdout)
    if options.plot is not None:
        # matplotlib is in the extra `test` alone
        from training.benchmark.ratio_bars import ratio_bars

        options.plot.write_bytes(ratio_bars(lines))
    if options.json:
        print(json.dumps([line.as_json() for line in lines]))
    return status


def _parts(program: Path | None) -> dict[str, Callable[[int], Sequence[Line | Figure]]]:
    """The parts by name; `starts` first, while nothing else of ours is in memory."""
    return {
        "start": partial(start_lines, program=program),
        "network": network_figures,
        "answer": answer_lines,
        "pen": pen_lines,
        "canvas": canvas_lines,
        "inside": inside_lines,
        "film_cost": film_cost_lines,
        "film_scrub": film_scrub_lines,
        "numbers": number_lines,
        "export": export_lines,
        "grid": grid_lines,
        "pictures_open": pictures_open_lines,
        "digit_map": map_lines,
        "digit_map_dot": dot_lines,
        "models_2000": models_lines,
        "recognition": recognition_lines,
        "folder": folder_lines,
        "five_seeds": five_seeds_lines,
        "cost": cost_lines,
        "rivals": rival_lines,
        **PARTS,
    }


def network_figures(rounds: int) -> list[Figure]:
    """The built-in network alone: its size, and one prepared image on one thread."""
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
    model = keras_model_of(classifier)
    images = load_mnist().test.as_floats()
    ink = three()

    def answer() -> None:
        image = image_from_ink(ink)
        assert image is not None
        classifier.read(image)

    live, predicted, evaluated, evaluated_by_keras = [], [], [], []
    for _ in range(rounds):
        live += [timed(answer) for _ in range(100)]
        predicted += [timed(lambda: model.predict(images[:1], verbose=0)) for _ in range(10)]
        evaluated.append(timed(lambda: classifier.predict(images)))
        evaluated_by_keras.append(timed(lambda: model.predict(images, batch_size=500, verbose=0)))
    return [
        # The first of each warms up.
        Line.of("one live answer : model.predict of one image", live[1:], predicted[1:], 0.1),
        Line.of(
            "10,000 images evaluated : model.predict(batch_size=500)",
            evaluated[1:] or evaluated,
            evaluated_by_keras[1:] or evaluated_by_keras,
            1.0,
        ),
    ]


def pen_lines(_: int) -> list[Figure]:
    """Runs `training.benchmark.pen_to_bars` in its own process."""
    pen = printed_by("training.benchmark.pen_to_bars", environment=environment())
    return [
        Figure("pen event -> bars painted, pen at 200 Hz, p99", pen["p99_ms"], "ms", 25),
        Figure("the same, median", pen["median_ms"], "ms"),
        Figure("memory of window and recogniser", pen["memory_mb"], "MB", 200),
    ]


if __name__ == "__main__":
    sys.exit(main())
