"""Groups of parts that may be a digit, and what their shape says of that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.numbers.grouping import Mask, mask_of, members
from mnist_desktop.recognition.numbers.parts import Part

MAX_PARTS = 4  # of a digit, unless they overlap; of 12,460 pen digits none has more
_MAX_GAP = 0.45  # of the row's height, sideways between two parts of a digit
_MAX_WIDTH = 1.6  # of the row's height; wider digits are one stroke

Boxes = NDArray[np.float64]
"""(n, 4): left, top, right, bottom."""


def boxes_of(parts: Sequence[Part]) -> Boxes:
    """The box of each part."""
    return np.array([[*part.low, *part.high] for part in parts])


def row_height(boxes: Boxes) -> float:
    """The height of a row's digits: of the middle one of those that stand apart sideways."""
    heights = [float(boxes[group, 3].max() - boxes[group, 1].min()) for group in overlapping(boxes)]
    tall = [height for height in heights if height >= max(heights) / 2]
    widest = float((boxes[:, 2] - boxes[:, 0]).max())
    return max(float(np.median(tall)), widest / 10, 1e-9)


def overlapping(boxes: Boxes) -> list[list[int]]:
    """Parts whose boxes overlap sideways, from left to right."""
    groups: list[list[int]] = []
    right = -np.inf
    for place in np.argsort(boxes[:, 0], kind="stable").tolist():
        if boxes[place, 0] > right:
            groups.append([])
        groups[-1].append(place)
        right = max(right, float(boxes[place, 2]))
    return groups


def candidates(boxes: Boxes, height: float) -> list[Mask]:
    """Every part alone, neighbours together, and what overlaps sideways."""
    count = len(boxes)
    gaps = np.maximum(boxes[:, None, 0], boxes[None, :, 0]) - np.minimum(
        boxes[:, None, 2], boxes[None, :, 2]
    )
    is_near = gaps < _MAX_GAP * height
    near = [mask_of(np.flatnonzero(row).tolist()) & ~(1 << i) for i, row in enumerate(is_near)]
    layer = {1 << place for place in range(count)}
    found = set(layer)
    for _ in range(MAX_PARTS - 1):
        layer = {
            mask | 1 << place
            for mask in layer
            for place in members(_neighbours(mask, near) & ~mask)
            if _width(boxes, mask | 1 << place) <= _MAX_WIDTH * height
        }
        found |= layer
    found |= {mask_of(group) for group in overlapping(boxes)}
    return sorted(found)


def _neighbours(mask: Mask, near: Sequence[Mask]) -> Mask:
    result = 0
    for place in members(mask):
        result |= near[place]
    return result


def _width(boxes: Boxes, mask: Mask) -> float:
    own = boxes[members(mask)]
    return float(own[:, 2].max() - own[:, 0].min())


def shape_of(boxes: Boxes, mask: Mask, height: float) -> NDArray[np.float64]:
    """What the boxes say against a group being one digit, each 0 or more.

    Returns:
        (5,): too wide, too low, widest gap within, overlap with parts of other groups, parts
        beyond the first; lengths in row heights.
    """
    own = boxes[members(mask)]
    low, high = own[:, :2].min(axis=0), own[:, 2:].max(axis=0)
    width, tall = (high - low) / height
    order = own[np.argsort(own[:, 0])]
    gap = 0.0
    right = order[0, 2]
    for _, box in pairwise(order):
        gap = max(gap, (box[0] - right) / height)
        right = max(right, box[2])
    others = np.delete(boxes, members(mask), axis=0)
    shared = np.minimum(others[:, 2], high[0]) - np.maximum(others[:, 0], low[0])
    widths = np.minimum(others[:, 2] - others[:, 0], high[0] - low[0])
    overlap = np.clip(shared / np.maximum(widths, 0.1 * height), 0.0, 1.0).sum()
    return np.array(
        [max(width - 1.0, 0.0), max(0.6 - tall, 0.0), gap, float(overlap), len(own) - 1.0]
    )
