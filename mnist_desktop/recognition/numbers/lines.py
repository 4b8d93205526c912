"""Drawn lines and crossed-out digits, which are no digits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.numbers.candidates import boxes_of, overlapping, row_height
from mnist_desktop.recognition.numbers.number import Box
from mnist_desktop.recognition.numbers.parts import Part, box_of

_STRAIGHT = 0.95  # of a stroke's length, between its ends
_LYING = 0.2  # height by width of a lying line
_LONG, _LONG_FOR_ONE = 1.2, 2.0
"""Of the digits' height: length of a line at several digits or at one, whose bar may be long."""
_UNDERLINE = 0.5  # of the digits' height, its least width
_BELOW, _BELOW_ONE = 0.05, 0.25
"""Of the digits' height: the gap above an underline; a 1 may have a foot."""
_BEYOND = 0.15  # of a digit's height: what strikes it shows on both sides
_NARROW = 0.25  # of its height, the width of a digit that a bar does not strike: a 1
_MIDDLE = 0.25  # of a digit's height, above and below what a line strikes
_STRUCK = 0.6  # of a digit's width, that a line strikes
_STEEP = (0.4, 2.5)  # height by width of the lines of an X
_MOST = 60  # straight strokes among which an X is looked for
_CROSSING = 0.3  # of either line of an X, from the crossing to its nearer end
_OUTSIDE = 0.1  # of a digit's size: how far a line that crosses it out ends from it
_SCRIBBLED = 7.0  # heights of a digit: length of the ink with which it is scribbled over


def without_lines(
    parts: Sequence[Part], is_digit: Callable[[Sequence[Part]], bool]
) -> tuple[list[Part], list[Part]]:
    """The strokes without underlines and what strikes digits out, and those.

    A drawing of lines alone keeps them.

    Args:
        parts: all strokes.
        is_digit: whether some are surely a digit, as a 7 with its bar is.
    """
    straight = [part for part in parts if _is_straight(part)]
    lying = [part for part in straight if _is_lying(part)]
    pairs = combinations(straight[:_MOST], 2)
    crosses = {line for pair in pairs if _is_cross(*pair) for line in pair}
    others = [part for part in parts if part not in lying and part not in crosses]
    if len(others) == len(parts) or not others:
        return list(parts), []
    height = row_height(boxes_of(others))
    lines = [line for line in lying if _is_long(line, others, height, is_digit)]
    lines += [line for line in crosses if any(strikes(line, box_of([one])) for one in others)]
    kept = [part for part in parts if part not in lines]
    return kept, [part for part in parts if part in lines]


def strikes(line: Part, box: Box) -> bool:
    """Whether a straight line goes through the middle of a digit's box."""
    x, y, width, height = box
    ends = line.own_points[[0, -1], :2]
    (x0, y0), (x1, y1) = ends[np.argsort(ends[:, 0])]
    down = np.interp(x + width / 2, [x0, x1], [y0, y1])
    shared = min(x1, x + width) - max(x0, x)
    is_amid = y + _MIDDLE * height < down < y + (1 - _MIDDLE) * height
    return bool(is_amid and shared >= _STRUCK * width)


def is_crossed_out(group: Sequence[Part], answer: Prediction) -> bool:
    """Whether a drawing that resembles no digit is one with a line through it, or scribbled over.

    Args:
        group: all parts of it.
        answer: to it.
    """
    if not answer.refused:
        return False
    _, _, width, height = box_of(group)
    if sum(_length(part) for part in group) > _SCRIBBLED * max(width, height):
        return True
    for part in group:
        others = [other for other in group if other is not part]
        if others and _is_straight(part) and _crosses(part, box_of(others)):
            return True
    return False


def _crosses(line: Part, box: Box) -> bool:
    """Whether a line goes through the middle of a box and beyond it at both ends."""
    low = np.array(box[:2])
    size = np.maximum(box[2:], 1e-9)
    ends = (line.own_points[[0, -1], :2] - low) / size  # the box is from 0 to 1
    middle = ends.mean(axis=0)
    is_amid = bool((np.abs(middle - 0.5) < _MIDDLE).all())
    return is_amid and bool((np.abs(ends - 0.5).max(axis=1) > 0.5 + _OUTSIDE).all())


def _is_long(
    line: Part,
    others: Sequence[Part],
    height: float,
    is_digit: Callable[[Sequence[Part]], bool],
) -> bool:
    """Whether a lying line underlines or strikes digits, rather than being the bar of one."""
    width = float(line.high[0] - line.low[0])
    near = [one for one in others if one.high[0] >= line.low[0] and one.low[0] <= line.high[0]]
    if not near:
        return width >= _LONG * height
    groups = overlapping(boxes_of(near))
    is_one = len(groups) == 1
    if width >= (_LONG_FOR_ONE if is_one else _LONG) * height:
        return True
    gap = float(line.low[1]) - max(float(one.high[1]) for one in near)
    if gap > (_BELOW_ONE if is_one else _BELOW) * height:
        return width >= _UNDERLINE * height
    box = box_of(near)
    x, _, wide, tall = box
    is_beyond = line.low[0] < x - _BEYOND * tall and line.high[0] > x + wide + _BEYOND * tall
    is_last = line.stroke > max(one.stroke for one in near)
    if not (is_beyond and is_last and wide > _NARROW * tall and strikes(line, box)):
        return False
    return not is_digit([*near, line])


def _is_cross(first: Part, second: Part) -> bool:
    """Whether two straight lines make an X."""
    a, b = (line.own_points[[0, -1], :2] for line in (first, second))
    a, b = a[np.argsort(a[:, 0])], b[np.argsort(b[:, 0])]
    along, other = a[1] - a[0], b[1] - b[0]
    slopes = [vector[1] / max(vector[0], 1e-9) for vector in (along, other)]
    if slopes[0] * slopes[1] >= 0 or not all(_STEEP[0] < abs(one) < _STEEP[1] for one in slopes):
        return False
    area = along[0] * other[1] - along[1] * other[0]
    between = b[0] - a[0]
    places = (
        (between[0] * other[1] - between[1] * other[0]) / area,
        (between[0] * along[1] - between[1] * along[0]) / area,
    )
    return all(_CROSSING < place < 1 - _CROSSING for place in places)


def _is_lying(part: Part) -> bool:
    width, height = part.high - part.low
    return bool(height <= _LYING * width)


def _is_straight(part: Part) -> bool:
    ends = part.own_points[[0, -1], :2]
    return float(np.hypot(*(ends[1] - ends[0]))) >= _STRAIGHT * _length(part) > 0


def _length(part: Part) -> float:
    return float(np.hypot(*np.diff(part.own_points[:, :2], axis=0).T).sum())
