"""A bar chart of the benchmark's results against their goals."""

import io
from collections.abc import Sequence

from matplotlib.figure import Figure as Canvas

from training.benchmark.figures import Figure, Line
from training.judging.plots import BLUE, ORANGE

LARGEST = 2.0
"""Times the goal, where longer bars are cut; their value is beside them."""


def ratio_bars(lines: Sequence[Line | Figure]) -> bytes:
    """A PNG with a bar for each line that has a goal: the measured share of the goal.

    Bars that end left of 1 meet their goal; where larger is better, the share is inverted.
    """
    shown = [line for line in lines if line.goal]
    parts = [_part(line) for line in shown]
    canvas = Canvas(figsize=(11, 1.2 + 0.36 * len(shown)), layout="constrained", dpi=100)
    axes = canvas.subplots()
    colours = [BLUE if line.is_met else ORANGE for line in shown]
    axes.barh(range(len(shown)), [min(part, LARGEST) for part in parts], color=colours)
    axes.axvline(1, color="black", linewidth=1)
    for row, line in enumerate(shown):
        axes.text(LARGEST + 0.05, row, _numbers(line), va="center", fontsize=8)
    axes.set_yticks(range(len(shown)), [line.what for line in shown], fontsize=8)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set(xlim=(0, LARGEST + 0.7), xlabel="measured, as a share of the goal (1: just met)")
    axes.set_xticks([0, 0.5, 1, 1.5, 2], ["0", "0.5", "1", "1.5", "2 or more"])
    axes.spines[["top", "right"]].set_visible(False)
    stream = io.BytesIO()
    canvas.savefig(stream, format="png")
    return stream.getvalue()


def _part(line: Line | Figure) -> float:
    goal = line.goal or 1.0
    if isinstance(line, Line):
        return line.ratio / goal
    return goal / line.value if line.more else line.value / goal


def _numbers(line: Line | Figure) -> str:
    if isinstance(line, Line):
        return f"{line.ratio:.3g} (goal {line.goal:g})"
    return f"{line.value:.4g} {line.unit} (goal {line.goal:g})"
