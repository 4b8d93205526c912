import math
from dataclasses import replace

import pytest

from mnist_desktop.learning.config import TrainingConfig
from tests.recognition.random_weights import SMALL
from training.benchmark import training_lines
from training.benchmark.figures import Figure, Line

TINY = TrainingConfig(SMALL, 1, batch_size=50, samples=100)
LATE = {"beats": 9, "p99_ms": 2.0, "largest_ms": 5.0}


@pytest.fixture
def runs(monkeypatch):
    """What was asked for; every run gives the same figures at once."""
    asked = []

    def bare(config, *options):
        asked.append(("bare", config, options))
        seconds = 4.0 if "--script" in options else 2.0
        times = dict.fromkeys(("seconds", "epoch_seconds", "unvalidated"), seconds)
        return times | {"test_accuracy": 0.9}

    def window(config, *options):
        asked.append(("window", config, options))
        run = {"seconds": 3.0, "first_point_s": 1.0, "after": LATE, "until_first_batch": LATE}
        left = {"memory_mb": 200.0, "peak_mb": 210.0, "threads": 7, "objects": 9}
        count = int(options[options.index("--runs") + 1]) if "--runs" in options else 1
        pen = {"median_ms": 1.0, "p99_ms": 2.0}
        return {"before": left, "runs": [run] * count, "left": [left] * count, "pen": pen}

    monkeypatch.setattr(training_lines, "bare_run", bare)
    monkeypatch.setattr(training_lines, "window_run", window)
    return asked


@pytest.mark.parametrize("name", training_lines.PARTS)
def test_every_part_gives_finite_figures(name, runs):
    lines = training_lines.PARTS[name](2)
    assert lines
    for line in lines:
        assert math.isfinite(line.ratio if isinstance(line, Line) else line.value)
        assert line.what in str(line)


def test_the_window_is_measured_beside_a_bare_script(runs):
    first, drawn, bare, *late = training_lines.window_lines(2, TINY)
    assert (first.ratio, drawn.ratio, bare.ratio) == (0.75, 0.75, 0.5)
    assert [kind for kind, _, _ in runs] == ["bare", "window", "window", "bare"] * 2
    assert late[1] == Figure("the same, largest", 5.0, "ms", 100)


def test_quick_has_three_seeds(runs):
    training_lines.quick_lines(1, TINY, replace(TINY, epochs=5))
    assert [config.seed for _, config, _ in runs] == [0, 0, 1, 2]


@pytest.mark.long
@pytest.mark.parametrize("options", [(), ("--script",), ("--film",)])
def test_a_bare_run(options):
    run = training_lines.bare_run(TINY, *options)
    assert 0 < run["epoch_seconds"] <= run["seconds"]
    assert options or 0 < run["last_epoch"] <= run["epoch_seconds"]
    assert 0 <= run["test_accuracy"] <= 1
