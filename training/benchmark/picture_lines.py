"""The budgets of the tab Pictures, each measured in processes of its own."""

import numpy as np

from training.benchmark.figures import Figure, Line, printed_by
from training.benchmark.start_lines import environment

MODULE = "training.benchmark.fling"
MAX_ROUNDS = 3
SIZES = ("1366x768", "1920x1080")


def grid_lines(_: int) -> list[Line | Figure]:
    """Frames while all images are flung through, and what they add to the memory."""
    lines: list[Line | Figure] = []
    for size in SIZES:
        found = printed_by(MODULE, "--size", size, environment=environment())
        lines += [
            Figure(f"frame while 70,000 images fly by, {size}, p99", found["p99_ms"], "ms", 16),
            # On a busy computer a frame waits for others
            Figure("the processor's share of it, p99", found["computed_p99_ms"], "ms"),
            Figure("the same, median", found["median_ms"], "ms"),
            Figure("what the grid and its images add to the memory", found["added_mb"], "MB", 120),
        ]
    return lines


def pictures_open_lines(rounds: int) -> list[Line | Figure]:
    """From opening the tab to all mistakes among the 5,000 validation images."""
    seconds = [
        printed_by(MODULE, "--flings", "1", environment=environment())["opened_s"]
        for _ in range(min(rounds, MAX_ROUNDS))
    ]
    what = "tab Pictures opened -> mistakes of 5,000 images shown, median"
    return [
        Figure(what, float(np.median(seconds)), "s", 1.5),
        Figure("the longest", max(seconds), "s"),
    ]
