"""Distortions of drawings, one at a time and extreme: the ink part of the robustness grid."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from training.drawings.pen_styles import Stroke, in_short_pieces, in_unit

Drawing = Sequence[Stroke]

CANVAS = 400
"""Side of the canvas in its own units and, at 100 %, in pixels (design 7)."""
TURN = 15.0
SLANT = np.tan(np.deg2rad(25.0))
FEW = 10
"""Points of a stroke on a computer so slow that it loses the others."""
SMALLEST = 0.05
"""Longer side of the digit, as a share of the canvas: 20 px."""


def on_canvas(drawing: Drawing, size: float, middle: tuple[float, float]) -> list[Stroke]:
    """Scales a drawing to canvas pixels; `size` of its longer side and `middle` are shares."""
    return [(stroke * size + middle) * CANVAS for stroke in in_unit(drawing)]


def in_whole_pixels(
    size: float, middle: tuple[float, float] = (0.5, 0.5)
) -> Callable[[Drawing], list[Stroke]]:
    """As a mouse reports it: moves of a pixel or more, whole pixels, clipped to the canvas."""

    def changed(drawing: Drawing) -> list[Stroke]:
        strokes = in_short_pieces(on_canvas(drawing, size, middle), 4.0)
        return [np.clip(np.rint(stroke), 0, CANVAS - 1) for stroke in strokes]

    return changed


def turned(degrees: float) -> Callable[[Drawing], list[Stroke]]:
    """Rotates clockwise."""
    angle = np.deg2rad(degrees)
    matrix = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return lambda drawing: [stroke @ matrix for stroke in in_unit(drawing)]


def slanted(slant: float) -> Callable[[Drawing], list[Stroke]]:
    """Shears the top to the right by `slant` times the height."""
    matrix = np.array([[1.0, 0.0], [-slant, 1.0]])
    return lambda drawing: [stroke @ matrix for stroke in in_unit(drawing)]


def of_few_points(drawing: Drawing) -> list[Stroke]:
    """FEW points per stroke, evenly spaced."""
    strokes = []
    for stroke in in_short_pieces(in_unit(drawing), 0.02):
        chosen = np.unique(np.linspace(0, len(stroke) - 1, FEW).round().astype(int))
        strokes.append(stroke[chosen])
    return strokes


INK_CELLS: Mapping[str, Callable[[Drawing], list[Stroke]]] = MappingProxyType(
    {
        "whole pixels": in_whole_pixels(0.5),
        "5 % of the canvas": in_whole_pixels(SMALLEST),
        "100 % of the canvas": in_whole_pixels(1.0),
        "turned -15 degrees": turned(-TURN),
        "turned +15 degrees": turned(TURN),
        "slanted to the right": slanted(SLANT),
        "slanted to the left": slanted(-SLANT),
        "10 points a stroke": of_few_points,
        "in a corner": in_whole_pixels(0.2, (0.1, 0.1)),
    }
)
"""The distortions by name."""
