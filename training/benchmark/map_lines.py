"""The budgets of the digit map, measured in a process of its own."""

from training.benchmark.figures import Figure, printed_by
from training.benchmark.start_lines import environment


def map_lines(_: int) -> list[Figure]:
    """How soon the map of the built-in network is there."""
    opened = printed_by("training.benchmark.map_figures", environment=environment())["map"]
    return [
        Figure("digit map of 5,000 images, built-in network", opened["whole_s"], "s", 1),
        Figure("its first 1,000 images", opened["first_s"], "s"),
    ]


def dot_lines(_: int) -> list[Figure]:
    """From the pen to the dot on the map, and to the bars meanwhile."""
    pen = printed_by("training.benchmark.map_figures", environment=environment())
    return [
        Figure(
            "pen event -> dot on the map painted, pen at 200 Hz, p99",
            pen["dot"]["p99_ms"],
            "ms",
            30,
        ),
        Figure("the same, median", pen["dot"]["median_ms"], "ms"),
        Figure("pen event -> bars painted, map open, p99", pen["bars"]["p99_ms"], "ms", 25),
    ]
