"""The training budgets of the design's section 11, each measured in processes of its own."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.presets import PRESETS
from training.benchmark.figures import MILLISECONDS, Figure, Line, printed_by

Lines = list[Line | Figure]

QUICK = PRESETS["quick"].config
WATCHED = replace(QUICK, samples=20_000, epochs=4)
SMALL = replace(QUICK, samples=1_000)
SHORT = replace(SMALL, epochs=1)
AUGMENTED = replace(PRESETS["tutorial2"].config, samples=20_000, epochs=1)
MAX_ROUNDS = 5
SEEDS = (0, 1, 2)
TRAININGS = 20
DRAWING_SECONDS = 120


def window_lines(rounds: int, config: TrainingConfig = WATCHED) -> Lines:
    """A training in the window beside one without, and how the window lives meanwhile."""
    bare, scripted, quiet, drawn, watched = [], [], [], [], []
    for _ in range(min(rounds, MAX_ROUNDS)):
        bare.append(_milliseconds(bare_run(config)))
        quiet.append(_run_milliseconds(window_run(config, "--hertz", "0")))
        watched.append(window_run(config, "--hertz", "60"))
        drawn.append(_run_milliseconds(watched[-1]))
        scripted.append(_milliseconds(bare_run(config, "--script")))
    after = [one["runs"][0]["after"] for one in watched]
    before = [one["runs"][0]["until_first_batch"] for one in watched]
    p99 = float(np.median([one["p99_ms"] for one in after]))
    largest = max(one["largest_ms"] for one in after)
    imported = max(one["largest_ms"] for one in before)
    return [
        Line.of("training in the window : the same fit in a bare script", quiet, scripted, 1.05),
        Line.of("the same, somebody drawing : in a bare script", drawn, scripted, None),
        Line.of("training without a window : in a bare script", bare, scripted, None),
        Figure("a beat of 60 Hz late while training, p99", p99, "ms", 16),
        Figure("the same, largest", largest, "ms", 100),
        Figure("the same, largest during TensorFlow's import", imported, "ms"),
    ]


def pen_lines(_: int, config: TrainingConfig = WATCHED) -> Lines:
    """From the pen to the bars while a network is in training."""
    pen = window_run(config, "--hertz", "200")["pen"]
    return [
        Figure("pen event -> bars painted while training, p99", pen["p99_ms"], "ms", 50),
        Figure("the same, median", pen["median_ms"], "ms"),
    ]


def first_point_lines(rounds: int, config: TrainingConfig = SMALL) -> Lines:
    """From pressing Train to the first validation point."""
    runs = window_run(config, "--runs", str(1 + min(rounds, MAX_ROUNDS)))["runs"]
    cold, *warm = [run["first_point_s"] for run in runs]
    few = f"{config.samples} images: Train pressed -> first point"
    return [
        Figure(f"{few}, TensorFlow loaded", float(np.median(warm)), "s", 2),
        Figure(f"{few}, at the first time", cold, "s"),
    ]


def memory_lines(_: int, config: TrainingConfig = QUICK) -> Lines:
    """What the window's process holds."""
    run = window_run(config)
    (left,) = run["left"]
    return [
        Figure("memory of the window before training", run["before"]["memory_mb"], "MB", 200),
        Figure("the most while it trains", left["peak_mb"], "MB", 1500),
    ]


def augmented_lines(rounds: int, config: TrainingConfig = AUGMENTED) -> Lines:
    """Whether making new examples from old ones holds up the network."""
    plain = replace(config, augmentation=None)
    ours, other = [], []
    for _ in range(min(rounds, MAX_ROUNDS)):
        ours.append(_milliseconds(bare_run(config)))
        other.append(_milliseconds(bare_run(plain)))
    return [Line.of("training with augmentation : without", ours, other, 1.15)]


def quick_lines(
    _: int, config: TrainingConfig = QUICK, other: TrainingConfig = PRESETS["tutorial1"].config
) -> Lines:
    """`quick` to its accuracy beside the first tutorial; slow."""
    runs = [bare_run(replace(config, seed=SEEDS[0]))]
    tutorial = bare_run(other)
    runs += [bare_run(replace(config, seed=seed)) for seed in SEEDS[1:]]
    seconds = [run["unvalidated"] * MILLISECONDS for run in runs]
    accuracy = float(np.mean([run["test_accuracy"] for run in runs]))
    theirs = [tutorial["unvalidated"] * MILLISECONDS]
    return [
        Line.of("quick : the first tutorial, without their validation", seconds, theirs, 0.35),
        Figure("quick on the test images, mean of 3 seeds", 100 * accuracy, "%", 99.3, more=True),
        Figure(
            "the first tutorial likewise", 100 * tutorial["test_accuracy"], "%", 99.06, more=True
        ),
    ]


def growth_lines(
    _: int,
    config: TrainingConfig = SHORT,
    trainings: int = TRAININGS,
    drawing: float = DRAWING_SECONDS,
) -> Lines:
    """What many trainings and much drawing leave in memory; slow."""
    wanted = ("--runs", str(trainings), "--decides", "--drawing", str(drawing))
    first, *_, last = window_run(config, *wanted)["left"]
    growth = last["memory_mb"] / first["memory_mb"]
    what = f"memory after {trainings} trainings : after the first"
    return [
        Figure(what, growth, "times", 1.05),
        Figure("of that, more memory", last["memory_mb"] - first["memory_mb"], "MB"),
        Figure("more threads", last["threads"] - first["threads"], ""),
        Figure("more Qt objects", last["objects"] - first["objects"], ""),
    ]


PARTS: Mapping[str, Callable[[int], Lines]] = {
    "window": window_lines,
    "pen_training": pen_lines,
    "first_point": first_point_lines,
    "memory": memory_lines,
    "augmented": augmented_lines,
    "quick": quick_lines,
    "growth": growth_lines,
}
"""By the names that `--only` takes."""
SLOW = ("quick", "growth")
"""Minutes each: only when they are asked for."""


def bare_run(config: TrainingConfig, *options: str) -> dict[str, Any]:
    """What `training.benchmark.bare_run` prints."""
    return printed_by("training.benchmark.bare_run", json.dumps(config.to_json()), *options)


def window_run(config: TrainingConfig, *options: str) -> dict[str, Any]:
    """What `training.benchmark.window_run` prints."""
    return printed_by("training.benchmark.window_run", json.dumps(config.to_json()), *options)


def _milliseconds(run: Mapping[str, Any]) -> float:
    return float(run["epoch_seconds"]) * MILLISECONDS


def _run_milliseconds(run: Mapping[str, Any]) -> float:
    return float(run["runs"][0]["seconds"]) * MILLISECONDS
