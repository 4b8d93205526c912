"""Where a stroke may be cut because it may belong to two digits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.numbers.parts import Part

MAX_CUTS = 6
_COLUMN = 0.05  # of the row's height
_ARM = 0.12  # of the row's height: a corner is looked at this far to either side
_CORNER = 0.3  # cosine above which a turn is no corner
_APART = 0.15  # of the row's height, along the stroke, between two cuts and from its ends


def cuts_of(part: Part, height: float) -> list[int]:
    """The points of a stroke at which it may be cut, ascending; at most MAX_CUTS.

    These are the ends of stretches that alone cross their columns, as the line that joins two
    digits does, and corners.

    Args:
        part: a whole stroke.
        height: of the row.
    """
    places = part.points[:, :2]
    steps = np.hypot(*np.diff(places, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)]) / height
    if along[-1] < 2 * _APART:
        return []
    lone = _lone_ends(places[:, 0] / height, along)
    corners = _corners(places, along)
    chosen: list[int] = []
    for index in [*lone, *corners]:
        ends = [0.0, along[-1], *along[chosen]]
        if len(chosen) < MAX_CUTS and np.abs(np.subtract(ends, along[index])).min() > _APART:
            chosen.append(index)
    return sorted(chosen)


def _lone_ends(x: NDArray[np.float64], along: NDArray[np.float64]) -> list[int]:
    """Points between which the stroke is alone in its columns; of the widest such stretch first."""
    # Evenly spaced places, since a straight line may have no points but its ends
    even = np.linspace(0.0, along[-1], int(along[-1] / _COLUMN) + 2)
    x = np.interp(even, along, x)
    column = np.floor((x - x.min()) / _COLUMN).astype(np.int64)
    is_lone = _passes(column)[column] == 1
    stretches = np.split(np.arange(len(x)), np.flatnonzero(np.diff(is_lone.astype(np.int8))) + 1)
    inner = [one for one in stretches[1:-1] if is_lone[one[0]]]
    inner.sort(key=lambda one: -abs(float(x[one[-1]] - x[one[0]])))
    ends = []
    for one in inner:
        ends.append(int(np.searchsorted(along, even[one[0]], "right")) - 1)
        ends.append(int(np.searchsorted(along, even[one[-1]])))
    return ends


def _passes(column: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often the stroke passes each column."""
    low, high = np.minimum(column[:-1], column[1:]), np.maximum(column[:-1], column[1:])
    # A step inside a column continues the pass; a step into others begins one in each of them
    difference = np.zeros(column.max() + 2, np.int64)
    forward = column[1:] >= column[:-1]
    np.add.at(difference, np.where(forward, low + 1, low), 1)
    np.add.at(difference, np.where(forward, high + 1, high), -1)
    passes = np.cumsum(difference)[:-1]
    passes[column[0]] += 1
    return passes


def _corners(places: NDArray[np.float64], along: NDArray[np.float64]) -> list[int]:
    """Points where the direction changes sharply, the sharpest first."""
    before = np.searchsorted(along, along - _ARM)
    after = np.minimum(np.searchsorted(along, along + _ARM), len(along) - 1)
    back, ahead = places - places[before], places[after] - places
    lengths = np.hypot(*back.T) * np.hypot(*ahead.T)
    cosine = np.einsum("ij,ij->i", back, ahead) / np.where(lengths > 0, lengths, 1.0)
    cosine[lengths <= 0] = 1.0
    order = np.argsort(cosine, kind="stable")
    return [int(index) for index in order[: 4 * MAX_CUTS] if cosine[index] < _CORNER]
