"""Strokes in units of the drawing's longer side, in even steps, and what their shape says."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink

Points = NDArray[np.float64]
"""(n, 2) x and y, y downwards."""

STEP = 0.03
"""Distance of the points along a stroke."""
_REACH = 3
"""Steps on either side from which the direction at a point is taken."""


@dataclass(frozen=True, eq=False)
class UnitDrawing:
    """A drawing of longer side 1, centred at 0.

    Attributes:
        strokes: (n, 2) each; a dot has one point.
        scale: units of the ink per unit here.
        middle: (2,) of the ink's box, in its own units.
    """

    strokes: tuple[Points, ...]
    scale: float
    middle: Points

    @classmethod
    def of_ink(cls, ink: Ink) -> "UnitDrawing":
        """The drawing of ink that is not blank."""
        strokes = [stroke[:, :2] for stroke in ink.strokes]
        points = np.concatenate(strokes)
        low, high = points.min(axis=0), points.max(axis=0)
        scale = float((high - low).max()) or 1.0
        middle = (low + high) / 2
        return cls(
            tuple(in_even_steps((stroke - middle) / scale) for stroke in strokes), scale, middle
        )

    def in_ink_units(self, points: Points) -> Points:
        """Points of this drawing where the ink has them."""
        return points * self.scale + self.middle

    @property
    def length(self) -> float:
        """Of all strokes together."""
        return sum(length_of(stroke) for stroke in self.strokes)


def in_even_steps(stroke: Points, step: float = STEP) -> Points:
    """The stroke with points in equal steps of at most `step`; both ends stay."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
    if along[-1] == 0:
        return stroke[:1]
    places = np.linspace(0, along[-1], int(np.ceil(along[-1] / step - 1e-9)) + 1)
    return np.stack([np.interp(places, along, stroke[:, axis]) for axis in range(2)], axis=1)


def length_of(stroke: Points) -> float:
    """Length along a stroke."""
    return float(np.hypot(*np.diff(stroke, axis=0).T).sum())


def directions(stroke: Points) -> Points:
    """(n, 2) unit vectors along a stroke of at least two points, smoothed."""
    index = np.arange(len(stroke))
    ahead = stroke[np.minimum(index + _REACH, len(stroke) - 1)]
    chord = ahead - stroke[np.maximum(index - _REACH, 0)]
    units: Points = chord / np.maximum(np.hypot(*chord.T), 1e-9)[:, None]
    return units


def corners(stroke: Points, degrees: float = 55.0) -> list[int]:
    """Indices where a stroke turns sharply, not next to its ends."""
    if len(stroke) < 2 * _REACH + 1:
        return []
    middle = stroke[_REACH:-_REACH]
    before = middle - stroke[: -2 * _REACH]
    after = stroke[2 * _REACH :] - middle
    cosine = np.einsum("ij,ij->i", before, after)
    cosine = cosine / np.maximum(np.hypot(*before.T) * np.hypot(*after.T), 1e-9)
    turn = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    found: list[int] = []
    for place in np.argsort(-turn, kind="stable"):
        if turn[place] < degrees:
            break
        index = int(place) + _REACH
        if all(abs(index - other) > 2 * _REACH for other in found):
            found.append(index)
    return sorted(found)


def straightness(points: Points) -> float:
    """Distance of the ends : length along, in [0, 1]."""
    length = length_of(points)
    return float(np.hypot(*(points[-1] - points[0]))) / length if length else 0.0


def slope(points: Points) -> float:
    """Angle of the line through the ends with the horizontal, degrees in [0, 90]."""
    x, y = np.abs(points[-1] - points[0])
    return float(np.degrees(np.arctan2(y, x)))
