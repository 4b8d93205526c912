"""A drawing as SVG: its strokes as round lines of the brush's width; no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.raw_preprocessing import PAPER_SIZE

LIGHTEST_PRESSURE = 0.4
"""Share of the brush's width that the lightest touch of a pen draws."""
_WIDTH_STEPS = 20  # pressures that are told apart: a pen's noise needs no path of its own
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"'
    ' viewBox="0 0 {size} {size}">\n'
    '<rect width="{size}" height="{size}" fill="#ffffff"/>\n'
    '<g fill="none" stroke="#000000" stroke-linecap="round" stroke-linejoin="round">\n'
)


def drawing_svg(drawing: Drawing) -> str:
    """The paper with its strokes, white and black; of a picture, which has none, white alone."""
    paths = (
        f'<path d="{_path(points)}" stroke-width="{_number(width)}"/>\n'
        for points, width in _lines(drawing)
    )
    return _HEAD.format(size=_number(PAPER_SIZE)) + "".join(paths) + "</g>\n</svg>\n"


def _lines(drawing: Drawing) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Pieces of stroke of one width each, as (n, 2) points in ink units."""
    for stroke, brush in zip(drawing.strokes, drawing.widths, strict=True):
        if stroke.shape[1] < 4:
            yield stroke[:, :2], brush
            continue
        steps = np.rint(stroke[:, 3] * _WIDTH_STEPS).astype(int)  # a line is as wide as its end
        ends = np.flatnonzero(np.diff(steps[1:])) + 1
        for first, last in pairwise([0, *ends.tolist(), max(len(stroke) - 1, 1)]):
            pressure = steps[min(last, len(stroke) - 1)] / _WIDTH_STEPS
            width = brush * (LIGHTEST_PRESSURE + (1 - LIGHTEST_PRESSURE) * pressure)
            yield stroke[first : last + 1, :2], width


def _path(points: NDArray[np.float64]) -> str:
    """A line; of one place a line to itself, which a round cap makes a dot."""
    places = [f"{_number(x)} {_number(y)}" for x, y in points.tolist()]
    start, *others = places
    return f"M{start}L{' '.join(others or [start])}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
