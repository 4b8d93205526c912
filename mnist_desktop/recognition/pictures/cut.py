"""Cuts a mark of touching digits along the ways from top to bottom that cross least ink."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.pictures.digit_pieces import Piece
from mnist_desktop.recognition.pictures.segment import Mask

MAX_CUTS = 6
_SIDE = 56  # px, height at which ways are searched
_SIDEWAYS = 0.35  # px of ink that a step aside costs
_MIN_WIDTH = 0.1  # of the mark's height, of a part
_MIN_AREA = 0.03  # of the mark's ink, likewise
_LEVELS = (0.3, 0.5, 0.7)  # of the height, at which ways are compared
_MAX_CROSSED = 0.45  # of the mark's height: ink that a way may cross

Way = npt.NDArray[np.intp]
"""(h,) the column of each row; the part to the left ends there."""


def cut(piece: Piece) -> list[Piece]:
    """The parts of a mark from left to right, cut wherever it might be two digits.

    Neighbouring parts may belong to one digit; a mark without such a way is one part.
    """
    ways = _ways(piece.mask)
    columns = np.arange(piece.width)[np.newaxis]
    edges = [np.zeros(piece.height, np.intp), *ways, np.full(piece.height, piece.width, np.intp)]
    parts: list[Mask] = []
    for start, stop in itertools.pairwise(edges):
        parts.append(piece.mask & (columns >= start[:, None]) & (columns < stop[:, None]))
    return [_framed(part, piece) for part in parts if part.any()]


def _ways(mask: Mask) -> list[Way]:
    """Ways that cross little ink, from left to right, each clear of the one before."""
    import cv2

    high, wide = mask.shape
    scale = min(1.0, _SIDE / high)
    size = max(2, round(wide * scale)), max(2, round(high * scale))
    ink = cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    down, up = _costs(ink), _costs(ink[::-1])[::-1]
    through = down + up - ink
    found: list[tuple[float, int, int]] = []
    for level in _LEVELS:
        row = round(level * (len(ink) - 1))
        costs = through[row]
        lowest = np.flatnonzero(
            (costs <= np.pad(costs, (1, 0), mode="edge")[:-1])
            & (costs < np.pad(costs, (0, 1), constant_values=np.inf)[1:])
        )
        found += [(float(costs[column]), row, int(column)) for column in lowest]
    chosen: list[Way] = []
    for cost, row, column in sorted(found):
        if cost > _MAX_CROSSED * len(ink) or len(chosen) == MAX_CUTS:
            break
        way = _traced(ink, down, up, row, column)
        if _is_apart(way, chosen, ink):
            chosen.append(way)
    chosen.sort(key=lambda way: float(way.mean()))
    rows = np.minimum((np.arange(high) * len(ink)) // high, len(ink) - 1)
    full = [np.rint(way[rows] * wide / size[0]).astype(np.intp) for way in chosen]
    for before, after in itertools.pairwise(full):
        np.maximum(after, before, out=after)
    return full


def _costs(ink: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """(h, w): the ink on the best way from the top to each pixel, that pixel included."""
    costs = ink.copy()
    for row in range(1, len(ink)):
        before = costs[row - 1]
        left = np.concatenate([[np.inf], before[:-1]]) + _SIDEWAYS
        right = np.concatenate([before[1:], [np.inf]]) + _SIDEWAYS
        costs[row] += np.minimum(before, np.minimum(left, right))
    return costs


def _traced(
    ink: npt.NDArray[np.float32],
    down: npt.NDArray[np.float32],
    up: npt.NDArray[np.float32],
    row: int,
    column: int,
) -> Way:
    """The best way through a pixel."""
    way = np.empty(len(ink), np.intp)
    way[row] = column
    for costs, rows in ((down, range(row - 1, -1, -1)), (up, range(row + 1, len(ink)))):
        here = column
        for place in rows:
            near = slice(max(0, here - 1), here + 2)
            steps = _SIDEWAYS * np.abs(np.arange(near.start, min(here + 2, ink.shape[1])) - here)
            here = near.start + int((costs[place, near] + steps).argmin())
            way[place] = here
    return way


def _is_apart(way: Way, others: list[Way], ink: npt.NDArray[np.float32]) -> bool:
    """Whether a way leaves enough ink on both sides and between it and each other way."""
    high, wide = ink.shape
    edges = [np.zeros(high, np.intp), *others, np.full(high, wide, np.intp)]
    columns = np.arange(wide)[np.newaxis]
    for other in edges:
        low, top = np.minimum(way, other)[:, None], np.maximum(way, other)[:, None]
        between = ink * ((columns >= low) & (columns < top))
        if between.sum() < _MIN_AREA * ink.sum():
            return False
        if _span(between) < _MIN_WIDTH * high:
            return False
    return True


def _framed(mask: Mask, piece: Piece) -> Piece:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    left, top = piece.box[:2]
    box = (
        left + int(columns[0]),
        top + int(rows[0]),
        left + int(columns[-1]) + 1,
        top + int(rows[-1]) + 1,
    )
    part = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Piece(part, box, piece.mark, piece.cell)


def _span(ink: npt.NDArray[np.float32]) -> int:
    """How wide the ink is, px."""
    columns = np.flatnonzero(ink.max(axis=0) > 0.3)
    return int(columns[-1] - columns[0]) + 1 if len(columns) else 0
