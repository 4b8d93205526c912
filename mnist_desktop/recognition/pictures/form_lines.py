"""Erases the lines of boxes, tables and rules that are joined to digits or stand around them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.pictures.segment import Marks, Mask, boxes_of, inked

PxBox = tuple[int, int, int, int]
"""Left, top, right, bottom in px of the search, the last two exclusive."""

_MIN_HOLE = 8  # px
_RECTANGULAR = 0.6  # of its box, the least area of a cell; what touches its sides is no part of it
_CORNER, _MIN_CORNERS = 0.11, 3  # of its sides; a digit may touch one
_MIN_CELL = 0.3  # of a frame's box, all cells together
_MIN_INSIDE = 0.3  # of a cell's height, the mark in it
_SIDE = 0.85  # of a cell's side: straight for so long is a line of its frame
_MIN_LINES = 0.85  # of a frame's sides, along which there are lines
_LONG = 2.0  # of a digit's height; longer straight lines are no strokes
_LARGE = 2.2  # of a digit's height; marks as wide or high may have such lines
_STEEPEST = 0.12  # rise over run
_SLOPES = tuple(np.linspace(-_STEEPEST, _STEEPEST, 13).tolist())
_MAX_LONG = 30  # marks in which long lines are looked for, the largest ones
_ALL = 0.8  # of a mark, if it is a line and nothing else
_MAX_FRAMES = 80


@dataclass(frozen=True, eq=False)
class FormLines:
    """The marks of a picture without lines.

    Attributes:
        marks: what is left; a mark that lost a line may have become several.
        cells: the boxes of a form that have something in them.
        drawn: the boxes of long lines that are nothing else, such as one under a number.
        erased: (H, W) bool, the lines.
    """

    marks: Marks
    cells: tuple[PxBox, ...]
    drawn: tuple[PxBox, ...]
    erased: Mask


def without_lines(marks: Marks) -> FormLines:
    """The marks without the lines of frames around others, and without long straight lines."""
    labels = np.array([marks.main, *inked(marks)] if marks.main else [], np.intp)
    erased = np.zeros(marks.labels.shape, bool)
    cells: list[PxBox] = []
    drawn: list[PxBox] = []
    others = []
    sizes = marks.stats[labels, 2] * marks.stats[labels, 3]
    for place, label in enumerate(labels[np.argsort(-sizes, kind="stable")].tolist()):
        inside = _frame_lines(marks, label, labels) if place < _MAX_FRAMES else None
        if inside is None:
            others.append(label)
        else:
            _paint(erased, marks, label, inside[0])
            cells += inside[1]
    height = digit_height(marks, np.array(others, np.intp)) if others else 0.0
    for label in others[:_MAX_LONG]:
        if max(marks.stats[label, 2:4]) > _LARGE * height:
            lines = _lines(marks, label, _LONG * height, _LONG * height)
            _paint(erased, marks, label, lines)
            if lines.sum() > _ALL * marks.stats[label, 4]:
                drawn.append(_px_box(marks, label))
    return FormLines(_relabelled(marks, erased), tuple(cells), tuple(drawn), erased)


def digit_height(marks: Marks, labels: npt.NDArray[np.intp]) -> float:
    """The height, px, of most of the ink of some marks, apart from flat ones."""
    boxes, area = boxes_of(marks.stats)[labels], marks.stats[labels, 4].astype(np.float64)
    high, wide = boxes[:, 3] - boxes[:, 1], boxes[:, 2] - boxes[:, 0]
    is_flat = high < 0.2 * wide
    area[is_flat & ~is_flat.all()] = 0.0
    order = np.argsort(high)
    place = int(np.searchsorted(np.cumsum(area[order]), 0.5 * area.sum()))
    return float(high[order][min(place, len(order) - 1)])


def _frame_lines(
    marks: Marks, label: int, labels: npt.NDArray[np.intp]
) -> tuple[Mask, list[PxBox]] | None:
    """The lines of a mark that is a frame, and its cells that have ink in them; else None.

    A boxy digit is a frame, too, but for there being nothing inside.
    """
    import cv2

    left, top, right, bottom = _px_box(marks, label)
    mark = marks.labels[top:bottom, left:right] == label
    count, parts, stats, _ = cv2.connectedComponentsWithStats(
        (~mark).astype(np.uint8), connectivity=4
    )
    holes = [
        (x, y, x + wide, y + high)
        for hole, (x, y, wide, high, area) in enumerate(stats[:count].tolist())
        if hole
        and min(wide, high) >= _MIN_HOLE
        and (x and y and x + wide < mark.shape[1] and y + high < mark.shape[0])
        and area >= _RECTANGULAR * wide * high
        and _corners(parts[y : y + high, x : x + wide] == hole) >= _MIN_CORNERS
    ]
    if not holes:
        return None
    sides = np.array([(right - left, bottom - top) for left, top, right, bottom in holes])
    if sides.prod(axis=1).sum() < _MIN_CELL * mark.size:
        return None
    wide, high = np.median(sides, axis=0)
    lines = _lines(marks, label, _SIDE * float(wide), _SIDE * float(high))
    if min(lines.any(axis=0).mean(), lines.any(axis=1).mean()) < _MIN_LINES:
        return None
    ink = np.isin(marks.labels[top:bottom, left:right], labels) & ~lines
    cells = [
        (left + cell[0], top + cell[1], left + cell[2], top + cell[3])
        for cell in holes
        if _is_inked(ink[cell[1] : cell[3], cell[0] : cell[2]])
    ]
    return (lines, cells) if cells else None


def _corners(hole: Mask) -> int:
    """How many corners of its box a hole reaches; that of a 0 reaches none."""
    y, x = (max(1, round(_CORNER * side)) for side in hole.shape)
    corners = hole[:y, :x], hole[:y, -x:], hole[-y:, :x], hole[-y:, -x:]
    return sum(bool(corner.any()) for corner in corners)


def _is_inked(cell: Mask) -> bool:
    """Whether something like a digit is in a cell."""
    rows = np.flatnonzero(cell.any(axis=1))
    return bool(len(rows)) and int(np.ptp(rows)) + 1 >= _MIN_INSIDE * len(cell)


def _lines(marks: Marks, label: int, across: float, down: float) -> Mask:
    """The straight level and upright lines in a mark of at least these lengths, in its box.

    Where a stroke crosses a line, the stroke stays.
    """
    left, top, right, bottom = _px_box(marks, label)
    mark = marks.labels[top:bottom, left:right] == label
    return _level(mark, across) | _level(mark.T, down).T


def _level(mark: Mask, length: float) -> Mask:
    """The nearly level lines of at least some length, px, without what crosses them."""
    import cv2

    wide = mark.shape[1]
    reach = max(3, round(length))
    if wide < reach:
        return np.zeros_like(mark)
    ink = np.ascontiguousarray(mark, np.uint8)
    rise = int(np.ceil(_STEEPEST * wide)) + 1
    padded = np.pad(ink, ((rise, rise), (0, 0)))
    thick = cv2.dilate(padded, np.ones((3, 1), np.uint8))  # a thin line that leans has steps
    straight = np.ones((1, reach), np.uint8)
    line = np.zeros_like(padded)
    size = padded.shape[1], padded.shape[0]
    for slope in _SLOPES:
        lean = np.array([[1, 0, 0], [slope, 1, -slope * wide / 2]])
        back = cv2.WARP_INVERSE_MAP | cv2.INTER_NEAREST
        level = cv2.warpAffine(thick, lean, size, flags=back)
        level = cv2.morphologyEx(level, cv2.MORPH_OPEN, straight, borderValue=0)
        if level.any():
            line |= cv2.warpAffine(level, lean, size, flags=cv2.INTER_NEAREST)
    line = line[rise:-rise] & ink
    if not line.any():
        return np.zeros_like(mark)
    thickness = float(np.median(line.sum(axis=0)[line.any(axis=0)]))
    wider = cv2.dilate(line, np.ones((3, 1), np.uint8)) & ink
    crossing = np.ones((round(min(thickness, 0.1 * reach)) + 4, 1), np.uint8)
    strokes = cv2.morphologyEx(ink, cv2.MORPH_OPEN, crossing, borderValue=0)
    return np.asarray((wider > 0) & (strokes == 0))


def _paint(erased: Mask, marks: Marks, label: int, lines: Mask) -> None:
    left, top, right, bottom = _px_box(marks, label)
    erased[top:bottom, left:right] |= lines


def _px_box(marks: Marks, label: int) -> PxBox:
    left, top, wide, high = (int(value) for value in marks.stats[label, :4])
    return left, top, left + wide, top + high


def _relabelled(marks: Marks, erased: Mask) -> Marks:
    """The marks that are left without what is erased."""
    import cv2

    if not erased.any():
        return marks
    rest = (marks.labels > 0) & ~erased
    count, labels, stats, _ = cv2.connectedComponentsWithStats(rest.astype(np.uint8))
    area = stats[:, 4].copy()
    area[0] = 0
    return replace(marks, labels=labels, stats=stats, main=int(area.argmax()) if count > 1 else 0)
