"""Groups of a row's parts that may be a digit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.numbers.grouping import Mask, mask_of, members
from mnist_desktop.recognition.numbers.parts import Part

MAX_RUNS = 4  # strokes of a digit, unless they overlap; of 12,460 pen digits none has more
MAX_CANDIDATES = 400
_MAX_GAP = 0.4  # of the row's height, sideways between two parts of a digit
_MAX_WIDTH = 1.4  # of the row's height, of parts put together

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


def candidates(parts: Sequence[Part], boxes: Boxes, height: float) -> list[Mask]:
    """Every part alone, neighbours together, what overlaps sideways, and every whole stroke.

    Of a stroke that is cut a group has one stretch. Where these would be too many, only parts that
    follow each other from left to right make groups.
    """
    near = _near(parts, boxes, height)
    sides = boxes[:, [0, 2]].tolist()
    most = _MAX_WIDTH * height
    layer = {1 << place: (left, right) for place, (left, right) in enumerate(sides)}
    found = set(layer)
    while layer:
        grown: dict[Mask, tuple[float, float]] = {}
        for mask, (left, right) in layer.items():
            own = members(mask)
            for place in members(_union(near, own) & ~mask):
                larger = mask | 1 << place
                low, high = min(left, sides[place][0]), max(right, sides[place][1])
                if larger in found or larger in grown or high - low > most:
                    continue
                if _may_join([parts[one] for one in own], parts[place]):
                    grown[larger] = low, high
            if len(found) + len(grown) > MAX_CANDIDATES:
                return runs(len(parts))
        layer = grown
        found |= grown.keys()
    everything = {(1 << len(parts)) - 1} if _strokes(parts) <= MAX_RUNS else set()
    clusters = {mask_of(group) for group in overlapping(boxes)}
    return sorted(found | clusters | everything | _whole(parts))


def runs(count: int) -> list[Mask]:
    """Up to MAX_RUNS parts that follow each other."""
    return [
        (1 << stop) - (1 << start)
        for start in range(count)
        for stop in range(start + 1, min(start + MAX_RUNS, count) + 1)
    ]


def _near(parts: Sequence[Part], boxes: Boxes, height: float) -> list[Mask]:
    """For each part the others that may be parts of the same digit."""
    gaps = np.maximum(boxes[:, None, 0], boxes[None, :, 0]) - np.minimum(
        boxes[:, None, 2], boxes[None, :, 2]
    )
    return [
        mask_of(np.flatnonzero(row).tolist()) & ~(1 << place)
        for place, row in enumerate(gaps < _MAX_GAP * height)
    ]


def _may_join(own: Sequence[Part], part: Part) -> bool:
    """Whether the parts would be few strokes, and one stretch of each."""
    same = [one for one in own if one.stroke == part.stroke]
    if same:
        return any(one.last == part.first or part.last == one.first for one in same)
    return _strokes(own) < MAX_RUNS


def _whole(parts: Sequence[Part]) -> set[Mask]:
    """The strokes that are cut."""
    return {
        mask_of([place for place, other in enumerate(parts) if other.stroke == part.stroke])
        for part in parts
        if part.is_begun
    }


def _strokes(parts: Sequence[Part]) -> int:
    return len({part.stroke for part in parts})


def _union(masks: Sequence[Mask], places: Sequence[int]) -> Mask:
    result = 0
    for place in places:
        result |= masks[place]
    return result
