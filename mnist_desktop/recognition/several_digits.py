"""Detects several digits: marks side by side or in rows."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink

SIDEWAYS_GAP = 0.1  # of the whole height, between the pen paths of two neighbours
_MIN_HEIGHT = 0.6  # of the whole height; lower marks are parts of a digit, as of an open 4
_WIDE_GAP, _MIN_HEIGHT_FAR = 0.3, 0.45  # the same for neighbours further apart
UPRIGHT_GAP = 0.35  # of the smaller one's height, between the pen paths of two stacked digits
_BROKEN = 0.1  # of the whole height: least gap of two rows; parts of a broken digit are closer
ROWS_GAP = 0.1  # the same for three or more rows
_MIN_ROW_RATIO = 0.6  # height of a row by that of the tallest; the bar of a 5 is far lower

Boxes = NDArray[np.float64]
"""(n, 4): left, top, right, bottom of each mark."""


def are_side_by_side(boxes: Boxes, gap: float = SIDEWAYS_GAP) -> bool:
    """Whether the marks form a left and a right group that are clearly apart and both tall.

    Args:
        boxes: of one or more marks, in any unit.
        gap: least gap between the groups, as a share of the whole height.
    """
    order = boxes[np.argsort(boxes[:, 0])]
    height = max(_height(order), 1e-9)
    # At each place between two marks: the gap there, and the lower of the groups beside it
    room = (order[1:, 0] - np.maximum.accumulate(order[:, 2])[:-1]) / height
    lower = np.minimum(_heights(order)[:-1], _heights(order[::-1])[-2::-1]) / height
    is_far = room > gap + _WIDE_GAP - SIDEWAYS_GAP
    are_parted = (room > gap) & (lower > np.where(is_far, _MIN_HEIGHT_FAR, _MIN_HEIGHT))
    return bool(are_parted.any())


def are_stacked(boxes: Boxes, pen: float = 0.0) -> bool:
    """Whether the marks form rows that are clearly apart and about equally high.

    Args:
        boxes: of one or more marks, in any unit.
        pen: pen width by which the boxes exceed those of the pen paths, as a share of a row's
            height.
    """
    order = boxes[np.argsort(boxes[:, 1])]
    bottoms = np.maximum.accumulate(order[:, 3])
    room = order[1:, 1] - bottoms[:-1]
    starts = np.flatnonzero(room > 0) + 1
    if not len(starts):
        return False
    rows = np.split(order, starts)
    heights = sorted((_height(row) for row in rows), reverse=True)
    least = float(room[starts - 1].min())
    if len(rows) > 2:  # some may be flat or touch
        return heights[2] > _MIN_ROW_RATIO * heights[0] and least > (ROWS_GAP - pen) * heights[-1]
    if heights[1] <= _MIN_ROW_RATIO * heights[0] or least <= (UPRIGHT_GAP - pen) * heights[1]:
        return False
    return least > _BROKEN * _height(boxes) or any(are_side_by_side(row) for row in rows)


def are_several(ink: Ink) -> bool:
    """Whether ink is more than one digit, such as "42"; False if nothing is drawn."""
    if len(ink.strokes) < 2:
        return False
    lows = np.array([stroke[:, :2].min(axis=0) for stroke in ink.strokes])
    highs = np.array([stroke[:, :2].max(axis=0) for stroke in ink.strokes])
    boxes = np.concatenate([lows, highs], axis=1)
    return are_side_by_side(boxes) or are_stacked(boxes)


def _heights(boxes: Boxes) -> NDArray[np.float64]:
    """(n,): the height of the first box, of the first two together, and so on."""
    return np.maximum.accumulate(boxes[:, 3]) - np.minimum.accumulate(boxes[:, 1])


def _height(boxes: Boxes) -> float:
    return float(boxes[:, 3].max() - boxes[:, 1].min())
