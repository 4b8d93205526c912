"""Measures whether the canvas keeps up with the pen: fast pens, much ink, a large screen."""

import os

from training.benchmark.figures import Figure, Line, printed_by

GOAL_MS = 25
LATEST_MS = 100
POINTS = 50_000
CASES = {
    "pen at 200 Hz": ("--hertz", "200"),
    "pen at 1,000 Hz": ("--hertz", "1000"),
    f"on {POINTS:,} points": ("--hertz", "200", "--points", str(POINTS)),
    "window of 3840 x 2160 at 200 %": ("--hertz", "200", "--size", "1920x1080"),
    f"such a window, {POINTS:,} points redrawn": (
        *("--hertz", "200", "--size", "1920x1080"),
        *("--points", str(POINTS)),
    ),
}


def canvas_lines(_: int, *options: str) -> list[Line | Figure]:
    """What `training.benchmark.pen_to_canvas` measures, each in a process of its own."""
    lines: list[Line | Figure] = []
    for what, arguments in CASES.items():
        scale = {"QT_SCALE_FACTOR": "2"} if "--size" in arguments else {}
        module, environment = "training.benchmark.pen_to_canvas", os.environ | scale
        pen = printed_by(module, *arguments, *options, environment=environment)
        late = 100 * pen["late_share"]
        lines += [
            Figure(f"pen event -> canvas painted, {what}, p99", pen["p99_ms"], "ms", GOAL_MS),
            Figure("of these events, later than a frame", late, "%", 1),
            # A blocked window sends no events: only this figure shows that
            Figure("the latest of them", pen["largest_ms"], "ms", LATEST_MS),
        ]
    return lines
