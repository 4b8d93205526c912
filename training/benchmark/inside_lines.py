"""The budgets of the tab Inside, each measured in processes of its own."""

from dataclasses import replace

from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.presets import PRESETS
from training.benchmark.figures import MILLISECONDS, Figure, Line, printed_by
from training.benchmark.start_lines import environment
from training.benchmark.training_lines import MAX_ROUNDS, window_run

TRAINED = replace(PRESETS["quick"].config, samples=20_000, epochs=2)


def inside_lines(rounds: int, config: TrainingConfig = TRAINED) -> list[Line | Figure]:
    """From the pen to maps and bars, and what looking inside costs a training."""
    pen = printed_by("training.benchmark.pen_to_maps", environment=environment())
    opened, hidden = [], []
    for _ in range(min(rounds, MAX_ROUNDS)):
        opened.append(_milliseconds(config, "open"))
        hidden.append(_milliseconds(config, "hidden"))
    return [
        Figure("pen event -> maps painted, pen at 200 Hz, p99", pen["maps"]["p99_ms"], "ms", 50),
        Figure("the same, median", pen["maps"]["median_ms"], "ms"),
        Figure("pen event -> bars painted, Inside open, p99", pen["bars"]["p99_ms"], "ms", 25),
        Figure("the same, median", pen["bars"]["median_ms"], "ms"),
        Line.of("training with Inside open : hidden", opened, hidden, 1.10),
    ]


def _milliseconds(config: TrainingConfig, inside: str) -> float:
    run = window_run(config, "--hertz", "0", "--inside", inside)
    return float(run["runs"][0]["seconds"]) * MILLISECONDS
