"""Frames around a digit: the box of a form, the axes of a plot, the dark panel of a viewer."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Window = tuple[int, int, int, int]
"""Left, top, right, bottom in px, the last two exclusive."""


class Enclosure(NamedTuple):
    """The inside of a frame.

    Attributes:
        window: the part of the picture.
        is_panel: whether it is a filled panel, not background with lines around it.
        mark: the label of the frame.
        line: px, the length of the single straight line that the frame consists of; else 0. The 1
            of a 10 is such a mark too, but no longer than the 0.
    """

    window: Window
    is_panel: bool
    mark: int
    line: int = 0


_MIN_SIDE = 0.3  # of the picture's longer side
_MIN_PX = 8  # px, the shorter side of a frame and of its inside
_MIN_ASPECT = 0.25  # shorter side by longer side
_BAND = 0.05  # of its shorter side: how far its line may wander if the phone was held askew
_CELL_BAND = 0.12  # likewise for lines that cross the whole picture
_REACHING = 0.85  # of the picture's side, the least length of such a line
_RIM = 0.2  # of the picture's sides: how close to the edge such lines are
_SWELLING, _WANDERING = 1.3, 0.02  # of their thickness and length: tolerances
_MIN_COVERED = 0.95  # of a side, for it to be a line of the frame
_MAX_LINE = 0.2  # of its shorter side; a thicker line is a panel
_MAX_FILL = 0.15  # of its box, by the lines of two axes
_MIN_PANEL_FILL = 0.6  # of its box, by a panel
_PANEL_BAND = 0.02  # of its shorter side: how far its edge may wander; its corners are square
_INSET = 0.015  # of its shorter side: a panel's blurred rim


def windows_within(
    labels: npt.NDArray[np.int32], stats: npt.NDArray[np.int32], least_side: float = _MIN_SIDE
) -> Iterator[Enclosure]:
    """The insides of all frames among the marks of a picture, the largest frame first.

    Straight sides make a mark a frame; the caller must check whether anything is inside, since a
    boxy zero is a frame too.

    Args:
        labels: (H, W), the label of each pixel's mark.
        stats: (n, 5) left, top, width, height, area of each mark; the first is background.
        least_side: of a frame's longer side, as a share of the picture's.
    """
    least = least_side * max(labels.shape)
    for label in np.argsort(-stats[:, 2] * stats[:, 3]):
        left, top, wide, high, _ = (int(value) for value in stats[label])
        if label == 0 or max(wide, high) < least:
            continue
        reaches = high >= _REACHING * labels.shape[0] or wide >= _REACHING * labels.shape[1]
        is_flat = min(wide, high) < max(_MIN_PX, _MIN_ASPECT * max(wide, high))
        if is_flat and not reaches:
            continue
        mark = labels[top : top + high, left : left + wide] == label
        is_cell = (high, wide) == labels.shape  # its lines may go on beyond its corners
        is_panel = not is_flat and _is_panel(mark)  # a straight line fills its box, too
        if is_panel:
            inset = max(2, round(_INSET * min(wide, high)))
            inside: Window | None = (inset, inset, wide - inset, high - inset)
        else:
            inside = _inside(mark, _CELL_BAND if is_cell else _BAND)
        if inside is None and reaches:
            whole = np.zeros(labels.shape, bool)
            whole[top : top + high, left : left + wide] = mark
            inside, left, top = _between_lines(whole), 0, 0
        if inside is None or min(inside[2] - inside[0], inside[3] - inside[1]) < _MIN_PX:
            continue
        window = left + inside[0], top + inside[1], left + inside[2], top + inside[3]
        yield Enclosure(window, is_panel, int(label), max(wide, high) if is_flat else 0)


def _is_panel(mark: Mask) -> bool:
    """Whether a mark is a filled rectangle, apart from its content."""
    rim = max(1, round(_PANEL_BAND * min(mark.shape)))
    sides = mark.T, mark, mark.T[::-1], mark[::-1]
    return mark.mean() >= _MIN_PANEL_FILL and all(_is_covered(side, rim) for side in sides)


def _between_lines(mark: Mask) -> Window | None:
    """The part of the picture inside lines that run along its edges from end to end."""
    high, wide = mark.shape
    y, x = round(_RIM * high), round(_RIM * wide)
    if mark[y : high - y, x : wide - x].any():
        return None
    upright, level = mark[y : high - y], mark[:, x : wide - x].T
    rims = upright[:, :x], level[:, :y], upright[:, ::-1][:, :x], level[:, ::-1][:, :y]
    if not all(_is_straight(rim) for rim in rims):
        return None
    left, top, right, bottom = (_reach(rim) for rim in rims)
    return left, top, wide - right, high - bottom


def _is_straight(rim: Mask) -> bool:
    """Whether the mark along a side is a printed line, not one drawn by hand."""
    places = np.flatnonzero(rim.any(axis=0))
    if not len(places):
        return True
    thickness = float(np.median(rim.sum(axis=1)))
    return bool(np.ptp(places) + 1 <= _SWELLING * thickness + _WANDERING * len(rim))


def _reach(rim: Mask) -> int:
    """How far the line reaches into the picture; 0 if there is none."""
    places = np.flatnonzero(rim.any(axis=0))
    return int(places[-1]) + 2 if len(places) else 0


def _inside(mark: Mask, share: float) -> Window | None:
    """The part of the mark's box that its lines enclose; None if it is not a frame."""
    high, wide = mark.shape
    short = min(high, wide)
    band = max(2, round(share * short))
    sides = mark.T, mark, mark.T[::-1], mark[::-1]  # left, top, right, bottom come first
    covered = [_is_covered(side, band) for side in sides]
    count = sum(covered)
    is_corner = count == 2 and covered[0] != covered[2]
    if count < 3 and not (is_corner and mark.mean() <= _MAX_FILL):
        return None
    ends = [
        _line_end(side, band) if is_line else 0
        for side, is_line in zip(sides, covered, strict=True)
    ]
    if max(ends) > _MAX_LINE * short:
        return None
    return ends[0], ends[1], wide - ends[2], high - ends[3]


def _is_covered(side: Mask, band: int) -> bool:
    return bool(side[:band].any(axis=0).mean() >= _MIN_COVERED)


def _line_end(side: Mask, band: int) -> int:
    """How far from the side its line reaches, ignoring strokes that touch it."""
    middle = side[:, side.shape[1] // 10 : side.shape[1] - side.shape[1] // 10]
    first = middle.argmax(axis=0)
    rows = np.arange(len(middle))[:, np.newaxis]
    beyond = ~middle & (rows > first)
    ends = np.where(beyond.any(axis=0), beyond.argmax(axis=0), len(middle))
    ends = ends[middle[:band].any(axis=0)]
    thickness = ends - first[middle[:band].any(axis=0)]
    is_line = thickness <= 2.5 * max(float(np.median(thickness)), 1.0)
    return int(ends[is_line].max()) + 1
