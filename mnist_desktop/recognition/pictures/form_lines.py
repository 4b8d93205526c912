"""Erases the lines of boxes, tables and rules that are joined to digits or stand around them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.pictures.segment import Marks, Mask, boxes_of, inked

PxBox = tuple[int, int, int, int]
"""Left, top, right, bottom in px of the search, the last two exclusive."""

_MIN_CELL = 0.3  # of a frame's area, at most divided by its cells; smaller holes are gaps
_MIN_INSIDE = 0.3  # of a cell's height, the mark in it
_SIDE = 0.85  # of a cell's side: straight for so long is a line of its frame
_MIN_LINES = 0.5  # share of a frame that is lines
_LONG = 2.0  # of a digit's height; longer straight lines are no strokes
_LARGE = 2.2  # of a digit's height; marks as wide or high may have such lines
_SLOPES = tuple(np.linspace(-0.12, 0.12, 13).tolist())
_MAX_FRAMES = 80


@dataclass(frozen=True, eq=False)
class FormLines:
    """The marks of a picture without lines.

    Attributes:
        marks: what is left; a mark that lost a line may have become several.
        cells: the boxes of a form that have something in them.
        erased: (H, W) bool, the lines.
    """

    marks: Marks
    cells: tuple[PxBox, ...]
    erased: Mask


def without_lines(marks: Marks) -> FormLines:
    """The marks without the lines of frames around others, and without long straight lines."""
    labels = np.array([marks.main, *inked(marks)], np.intp)
    boxes = boxes_of(marks.stats)
    erased = np.zeros(marks.labels.shape, bool)
    cells: list[PxBox] = []
    frames = set()
    for label in _around_others(boxes, labels)[:_MAX_FRAMES]:
        inside = _cells(marks, label, boxes, labels)
        if not inside:
            continue
        sides = np.array(inside)[:, 2:] - np.array(inside)[:, :2]
        wide, high = np.median(sides, axis=0)
        lines = _lines(marks, label, _SIDE * float(wide), _SIDE * float(high))
        if lines.sum() >= _MIN_LINES * marks.stats[label, 4]:
            _paint(erased, marks, label, lines)
            cells += inside
            frames.add(label)
    others = np.array([label for label in labels if label not in frames], np.intp)
    height = digit_height(marks, others) if len(others) else 0.0
    for label in others.tolist():
        wide, high = boxes[label, 2:] - boxes[label, :2]
        if max(wide, high) > _LARGE * height:
            lines = _lines(marks, label, _LONG * height, _LONG * height)
            _paint(erased, marks, label, lines)
    return FormLines(_relabelled(marks, erased), tuple(cells), erased)


def digit_height(marks: Marks, labels: npt.NDArray[np.intp]) -> float:
    """The height, px, of most of the ink of some marks, apart from flat ones."""
    boxes, area = boxes_of(marks.stats)[labels], marks.stats[labels, 4].astype(np.float64)
    high, wide = boxes[:, 3] - boxes[:, 1], boxes[:, 2] - boxes[:, 0]
    is_flat = high < 0.2 * wide
    area[is_flat & ~is_flat.all()] = 0.0
    order = np.argsort(high)
    place = int(np.searchsorted(np.cumsum(area[order]), 0.5 * area.sum()))
    return float(high[order][min(place, len(order) - 1)])


def _around_others(
    boxes: npt.NDArray[np.float64], labels: npt.NDArray[np.intp]
) -> list[int]:
    """The marks whose box has the middle of another mark inside, the largest first."""
    middles = (boxes[labels, :2] + boxes[labels, 2:]) / 2
    sizes = (boxes[labels, 2:] - boxes[labels, :2]).prod(axis=1)
    found = []
    for place in np.argsort(-sizes)[: 4 * _MAX_FRAMES].tolist():
        left_top, right_bottom = boxes[labels[place], :2], boxes[labels[place], 2:]
        within = (middles > left_top).all(axis=1) & (middles < right_bottom).all(axis=1)
        within[place] = False
        if within.any():
            found.append(int(labels[place]))
    return found


def _cells(
    marks: Marks, label: int, boxes: npt.NDArray[np.float64], labels: npt.NDArray[np.intp]
) -> list[PxBox]:
    """The holes of a mark with something like a digit in them."""
    import cv2

    left, top, right, bottom = (int(value) for value in boxes[label])
    mark = marks.labels[top:bottom, left:right] == label
    count, holes, stats, _ = cv2.connectedComponentsWithStats((~mark).astype(np.uint8), None, 4, 4)
    found = []
    for hole in range(1, count):
        x, y, wide, high, area = (int(value) for value in stats[hole])
        is_open = not (x and y and x + wide < mark.shape[1] and y + high < mark.shape[0])
        if is_open or area < 0.5 * wide * high or min(wide, high) < 8:
            continue
        cell = np.array([left + x, top + y, left + x + wide, top + y + high])
        middles = (boxes[labels, :2] + boxes[labels, 2:]) / 2
        within = (middles > cell[:2]).all(axis=1) & (middles < cell[2:]).all(axis=1)
        heights = (boxes[labels, 3] - boxes[labels, 1])[within & (labels != label)]
        if (heights >= _MIN_INSIDE * high).any():
            found.append((left + x, top + y, left + x + wide, top + y + high))
    return found


def _lines(marks: Marks, label: int, across: float, down: float) -> Mask:
    """The straight level and upright lines in a mark of at least these lengths, in its box.

    Where a stroke crosses a line, the stroke stays.
    """
    left, top, right, bottom = (int(value) for value in boxes_of(marks.stats)[label])
    mark = marks.labels[top:bottom, left:right] == label
    return _level(mark, across) | _level(mark.T, down).T


def _level(mark: Mask, length: float) -> Mask:
    """The nearly level lines of at least some length, px, without what crosses them."""
    import cv2

    reach = max(3, round(length))
    if mark.shape[1] < reach:
        return np.zeros_like(mark)
    ink = np.ascontiguousarray(mark, np.uint8)
    line = np.zeros_like(ink)
    for slope in _SLOPES:
        rise = round(abs(slope) * reach)
        kernel = np.zeros((rise + 1, reach), np.uint8)
        rows = np.rint(np.linspace(0, rise, reach)).astype(np.intp)
        kernel[rows if slope >= 0 else rise - rows, np.arange(reach)] = 1
        line |= cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel, borderValue=0)
    if not line.any():
        return np.zeros_like(mark)
    thickness = float(np.median(line.sum(axis=0)[line.any(axis=0)]))
    wider = cv2.dilate(line, np.ones((3, 1), np.uint8)) & ink
    crossing = np.ones((round(min(thickness, 0.1 * reach)) + 4, 1), np.uint8)
    strokes = cv2.morphologyEx(ink, cv2.MORPH_OPEN, crossing, borderValue=0)
    return np.asarray((wider > 0) & (strokes == 0))


def _paint(erased: Mask, marks: Marks, label: int, lines: Mask) -> None:
    left, top, right, bottom = (int(value) for value in boxes_of(marks.stats)[label])
    erased[top:bottom, left:right] |= lines


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
