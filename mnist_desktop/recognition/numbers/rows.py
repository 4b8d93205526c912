"""Rows of a drawing: parts that stand beside each other, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from mnist_desktop.recognition.numbers.candidates import (
    Boxes,
    boxes_of,
    overlapping,
    row_height,
)
from mnist_desktop.recognition.numbers.parts import Part

_CORE = 0.3  # of a part's height, left out above and below: digits of two rows may overlap there
_SHARED = 0.2  # of the lower one's height, that two strokes of a digit share
_TALL = 0.5  # of the tallest; lower parts are bars and dots, which belong to the nearest row
_GAP = 0.35  # of the lower row's height, between two rows of one digit each
_LITTLE_GAP = 0.1  # the same for several digits; the loops of an open 8 are closer
_LEAST_HEIGHT = 0.6  # of the tallest row or digit; the bar of a 5 is far lower

Span = tuple[float, float]


def rows_of(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts of each row; the rows from top to bottom, the parts in writing order.

    Two marks on top of each other are one row unless they are clearly apart, since they may be
    the loops of an 8.
    """
    boxes = _clusters(boxes_of(parts))
    heights = boxes[:, 3] - boxes[:, 1]
    tall = boxes[heights >= _TALL * heights.max()]
    spans = _joined([_core(float(low), float(high)) for _, low, _, high in tall])
    rows = _nearest(parts, spans)
    if len(rows) > 1 and not _are_apart(rows):
        return [list(parts)]
    return rows


def _clusters(boxes: Boxes) -> Boxes:
    """The boxes of what overlaps upwards and sideways, as the strokes of a 4 do."""
    low = np.maximum(boxes[:, None, :2], boxes[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], boxes[None, :, 2:])
    heights = boxes[:, 3] - boxes[:, 1]
    shared = high - low
    least = np.minimum(heights[:, None], heights[None])
    is_joined = (shared[..., 0] >= 0) & (shared[..., 1] >= _SHARED * least)
    names = np.arange(len(boxes))
    while True:  # every box takes the least name among those it overlaps
        spread = np.where(is_joined, names[None], len(boxes)).min(axis=1)
        if (spread == names).all():
            break
        names = spread
    groups = [boxes[names == name] for name in np.unique(names)]
    return np.array([[*own[:, :2].min(axis=0), *own[:, 2:].max(axis=0)] for own in groups])


def _core(low: float, high: float) -> Span:
    return low + _CORE * (high - low), high - _CORE * (high - low)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Overlapping spans as one, ascending."""
    joined: list[Span] = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined


def _nearest(parts: Sequence[Part], spans: Sequence[Span]) -> list[list[Part]]:
    """Each part in the row whose span is nearest to its middle."""
    rows: list[list[Part]] = [[] for _ in spans]
    for part in parts:
        middle = (part.low[1] + part.high[1]) / 2
        away = [max(low - middle, middle - high, 0.0) for low, high in spans]
        rows[int(np.argmin(away))].append(part)
    return rows


def _are_apart(rows: Sequence[Sequence[Part]]) -> bool:
    """Whether these are rows of digits rather than parts of digits."""
    boxes = [boxes_of(row) for row in rows]
    heights = sorted(float(box[:, 3].max() - box[:, 1].min()) for box in boxes)
    digits = sorted(row_height(box) for box in boxes)
    if heights[-2] < _LEAST_HEIGHT * heights[-1] or digits[-2] < _LEAST_HEIGHT * digits[-1]:
        return False
    gaps = [float(after[:, 1].min() - before[:, 3].max()) for before, after in pairwise(boxes)]
    if len(rows) > 2 or any(_is_number(row) for row in rows):
        return min(gaps) > _LITTLE_GAP * heights[0] or all(_is_number(row) for row in rows)
    return gaps[0] > _GAP * heights[0]


def _is_number(row: Sequence[Part]) -> bool:
    """Whether tall marks stand beside each other."""
    boxes = boxes_of(row)
    heights = [float(boxes[group, 3].max() - boxes[group, 1].min()) for group in overlapping(boxes)]
    return sum(height >= _LEAST_HEIGHT * max(heights) for height in heights) > 1
