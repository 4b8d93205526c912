"""Whether marks stand side by side, or in rows, as digits do: one digit at a time is read."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink

SIDEWAYS_GAP = 0.1  # of the whole height, between the pens' ways of two neighbours
_LOWEST = 0.6  # of the whole height; what is lower is a part of a digit, as of an open 4
UPRIGHT_GAP = 0.2  # of the whole height, between the pens' ways of one digit above the other
_MOST_UNLIKE = 0.6  # a lower digit by the highest; the bar of a 5 is far lower
# Of 19,863 single pen digits 3 are parted sideways, open 4s, and 1 upright; of pairs 98 % sideways.

Boxes = NDArray[np.float64]
"""(n, 4): left, top, right, bottom of each mark."""


def are_side_by_side(boxes: Boxes, gap: float = SIDEWAYS_GAP) -> bool:
    """Whether the marks fall into a left and a right group, clearly apart and both tall.

    Args:
        boxes: of one mark or more, in any unit.
        gap: the least room between the groups, a share of the height of all.
    """
    order = boxes[np.argsort(boxes[:, 0])]
    height = float(order[:, 3].max() - order[:, 1].min())
    for place in range(1, len(order)):
        left, right = order[:place], order[place:]
        if right[0, 0] - left[:, 2].max() <= gap * height:
            continue
        if min(_height(left), _height(right)) > _LOWEST * height:
            return True
    return False


def are_stacked(boxes: Boxes, gap: float = UPRIGHT_GAP) -> bool:
    """Whether the marks fall into rows, clearly apart and about as high as each other."""
    order = boxes[np.argsort(boxes[:, 1])]
    free = gap * float(order[:, 3].max() - order[:, 1].min())
    bottoms = np.maximum.accumulate(order[:, 3])
    starts = np.flatnonzero(order[1:, 1] - bottoms[:-1] > free) + 1
    heights = [_height(row) for row in np.split(order, starts)]
    return len(heights) > 1 and min(heights) > _MOST_UNLIKE * max(heights)


def are_several(ink: Ink) -> bool:
    """Whether ink is more than one digit, such as "42"; False if nothing is drawn."""
    if len(ink.strokes) < 2:
        return False
    lows = np.array([stroke[:, :2].min(axis=0) for stroke in ink.strokes])
    highs = np.array([stroke[:, :2].max(axis=0) for stroke in ink.strokes])
    boxes = np.concatenate([lows, highs], axis=1)
    return are_side_by_side(boxes) or are_stacked(boxes)


def _height(boxes: Boxes) -> float:
    return float(boxes[:, 3].max() - boxes[:, 1].min())
