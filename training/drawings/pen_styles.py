"""Restyles digits in stroke space, as if other people had written them.

Besides slant, proportion and a smooth warp, digits get marks that people use and MNIST hardly
shows: slashed zeros, flagged and footed ones, barred sevens.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Stroke = NDArray[np.float64]
"""(n, 2) x and y, y downwards, in units of the drawing's longer side."""

TURN, MAX_TURN = 6.5, 18.0  # degrees: standard deviation, and the limit either way
SLANT = 0.38  # shift per height, either way
STRETCH = 0.3  # natural logarithm of width by height
WARP = 0.035  # standard deviation of the smooth displacement, in longer sides
SLASHED_ZEROS = 0.15
FLAGGED_ONES = 0.20
FOOTED_ONES = 0.15
BARRED_SEVENS = 0.20
TRIMMED = 0.2  # share of drawings whose ends are cut, as if the pen touched late
COARSE = 0.12  # share of drawings with few points, as from a slow computer
MIN_POINTS, MAX_POINTS = 6, 14  # per stroke of those
PLAIN = -1
"""Instead of a digit: no marks are added."""


def restyled(strokes: Sequence[Stroke], digit: int, generator: np.random.Generator) -> list[Stroke]:
    """The same digit in another hand.

    Args:
        strokes: (n, 2 or more) each, in any unit.
        digit: whose marks may be added, or PLAIN.
        generator: of the style.

    Returns:
        (n, 2) each, in units of the longer side.
    """
    drawing = in_unit([np.asarray(stroke[:, :2], np.float64) for stroke in strokes])
    drawing = in_short_pieces(_marked(drawing, digit, generator))
    if generator.random() < TRIMMED:
        drawing = [_trimmed(stroke, generator) for stroke in drawing]
    if generator.random() < COARSE:
        points = int(generator.integers(MIN_POINTS, MAX_POINTS, endpoint=True))
        drawing = [_of_points(stroke, points) for stroke in drawing]
    return _bent(drawing, generator)


def in_unit(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Centres a drawing at 0 and scales its longer side to 1."""
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    side = float((high - low).max()) or 1.0
    return [(stroke - (low + high) / 2) / side for stroke in strokes]


def _marked(drawing: list[Stroke], digit: int, generator: np.random.Generator) -> list[Stroke]:
    if digit == 0 and generator.random() < SLASHED_ZEROS:
        return [*drawing, _slash(drawing, generator)]
    if digit == 1 and _is_bare(drawing):
        if generator.random() < FLAGGED_ONES:
            drawing = _flagged(drawing, generator)
        if generator.random() < FOOTED_ONES:
            drawing = [*drawing, _foot(drawing, generator)]
    if digit == 7 and len(drawing) == 1 and generator.random() < BARRED_SEVENS:
        return [*drawing, _bar(drawing[0], generator)]
    return drawing


def _half(drawing: Sequence[Stroke]) -> NDArray[np.float64]:
    points = np.concatenate(drawing)
    half: NDArray[np.float64] = (points.max(axis=0) - points.min(axis=0)) / 2
    return half


def _slash(drawing: Sequence[Stroke], generator: np.random.Generator) -> Stroke:
    """A line from the lower left to the upper right, within the zero or a little beyond."""
    reach = _half(drawing) * generator.uniform(0.6, 1.15, 2)
    return np.array([[-reach[0], reach[1]], [reach[0], -reach[1]]])


def _is_bare(drawing: Sequence[Stroke]) -> bool:
    """Whether a one is a single upright line."""
    half = _half(drawing)
    return len(drawing) == 1 and bool(half[0] < 0.35 * half[1])


def _flagged(drawing: list[Stroke], generator: np.random.Generator) -> list[Stroke]:
    """Adds an upstroke at the top, a sixth to a half of the height."""
    (stem,) = drawing
    if stem[0, 1] > stem[-1, 1]:
        stem = stem[::-1]
    length, angle = generator.uniform(0.15, 0.5), np.deg2rad(generator.uniform(25, 75))
    start = stem[0] + length * np.array([-np.sin(angle), np.cos(angle)])
    middle = (start + stem[0]) / 2 + generator.normal(0, 0.02, 2)
    return [np.concatenate([[start, middle], stem])]


def _foot(drawing: Sequence[Stroke], generator: np.random.Generator) -> Stroke:
    """A line under the one."""
    points = np.concatenate(drawing)
    x, y = points[points[:, 1].argmax()]
    left, right = generator.uniform(0.12, 0.35, 2)
    tilt = generator.normal(0, 0.03)
    return np.array([[x - left, y + tilt], [x + right, y - tilt]])


def _bar(stroke: Stroke, generator: np.random.Generator) -> Stroke:
    """A line through the seven's stem, which is the last half of its one stroke."""
    stem = stroke[len(stroke) // 2 :]
    top, bottom = stroke[:, 1].min(), stroke[:, 1].max()
    y = top + generator.uniform(0.4, 0.65) * (bottom - top)
    x = stem[np.abs(stem[:, 1] - y).argmin(), 0]
    left, right = generator.uniform(0.1, 0.3, 2)
    tilt = generator.normal(0, 0.05)
    return np.array([[x - left, y + tilt], [x + right, y - tilt]])


def _trimmed(stroke: Stroke, generator: np.random.Generator) -> Stroke:
    if len(stroke) < 12:
        return stroke
    first, last = (generator.uniform(0, 0.07, 2) * len(stroke)).astype(int)
    return stroke[first : len(stroke) - last]


def _of_points(stroke: Stroke, count: int) -> Stroke:
    """At most `count` of a stroke's points, evenly spaced, with both ends."""
    chosen = np.unique(np.linspace(0, len(stroke) - 1, count).round().astype(int))
    kept: Stroke = stroke[chosen]
    return kept


def _bent(drawing: Sequence[Stroke], generator: np.random.Generator) -> list[Stroke]:
    """Rotates, slants, stretches and smoothly warps a drawing."""
    angle = np.deg2rad(np.clip(generator.normal(0, TURN), -MAX_TURN, MAX_TURN))
    cos, sin = np.cos(angle), np.sin(angle)
    slant = generator.uniform(-SLANT, SLANT)
    stretch = np.exp(generator.uniform(-STRETCH, STRETCH) / 2)
    matrix = np.array([[cos, -sin], [sin, cos]]) @ np.array([[stretch, -slant], [0, 1 / stretch]])
    # Three slow waves, each in its direction: smooth displacements of about WARP
    waves = generator.normal(0, 2.5, (3, 2))
    phases = generator.uniform(0, 2 * np.pi, 3)
    sizes = generator.normal(0, WARP, (3, 2))
    return [(stroke + np.sin(stroke @ waves.T + phases) @ sizes) @ matrix.T for stroke in drawing]


def in_short_pieces(drawing: Sequence[Stroke], length: float = 0.05) -> list[Stroke]:
    """Adds points, so that long straight lines bend too and can be cut."""
    return [_in_pieces(stroke, length) for stroke in drawing]


def _in_pieces(stroke: Stroke, length: float) -> Stroke:
    if len(stroke) < 2:
        return stroke
    steps = np.hypot(*np.diff(stroke, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    places = np.union1d(along, np.arange(0, along[-1], length))
    return np.stack([np.interp(places, along, stroke[:, axis]) for axis in range(2)], axis=1)
