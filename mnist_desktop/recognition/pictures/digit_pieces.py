"""The marks of a picture that may be digits or parts of digits, in rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.pictures.form_lines import (
    FormLines,
    PxBox,
    digit_height,
    without_lines,
)
from mnist_desktop.recognition.pictures.segment import Marks, Mask, boxes_of, inked

MAX_PIECES = 200
_MIN_SPECK = 0.16  # of a digit's height; smaller marks are dirt, dots and commas
_MIN_BODY = 0.5  # of a digit's height; lower marks are parts of one
_MAX_HEIGHT = 2.2  # of a digit's height; higher marks are drawings
_FLAT = 0.2  # height by width of a line, if it is longer than a digit is high
_ONE_ROW = 0.5  # of the digit's height: how far the middles of neighbours may differ
_FAR = 8.0  # digits' heights between neighbours of one row
_NEAR = 0.6  # of a digit's height, from a part to the row that it belongs to


class TooManyPieces(Exception):
    """A picture has more marks than MAX_PIECES: a page of text or noise, not numbers."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A mark, or a part of one that was cut.

    Attributes:
        mask: (h, w) bool, within `box`.
        box: at the size of the search.
        mark: the label of the mark.
        cell: the box of a form that it is in, if any.
    """

    mask: Mask
    box: PxBox
    mark: int
    cell: PxBox | None = None

    @property
    def width(self) -> int:
        """Of the box, px."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> int:
        """Of the box, px."""
        return self.box[3] - self.box[1]


@dataclass(frozen=True, eq=False)
class Pieces:
    """What may be digits, by rows from left to right, and what cannot be.

    Attributes:
        rows: pieces by the middle of their boxes.
        height: of a digit, px of the search.
        rest: boxes of drawings and lines.
        erased: (H, W) bool, the lines of boxes and rules.
    """

    rows: tuple[tuple[Piece, ...], ...]
    height: float
    rest: tuple[PxBox, ...]
    erased: Mask


def digit_pieces(marks: Marks, known: Collection[int] = ()) -> Pieces | None:
    """The pieces of a picture apart from the marks that are `known`; None if there are none.

    Raises:
        TooManyPieces: it is a page of text or noise.
    """
    known_marks = np.isin(marks.labels, list(known)) if known else None
    form = without_lines(marks if known_marks is None else _without(marks, known_marks))
    marks = form.marks
    labels = np.array([marks.main, *inked(marks)] if marks.main else [], np.intp)
    if not len(labels):
        return None
    boxes = boxes_of(marks.stats)
    height = digit_height(marks, labels)
    high, wide = boxes[:, 3] - boxes[:, 1], boxes[:, 2] - boxes[:, 0]
    labels = labels[np.maximum(high, wide)[labels] >= _MIN_SPECK * height]
    if len(labels) > MAX_PIECES:
        raise TooManyPieces
    is_line = (high < _FLAT * wide) & (wide > height)
    is_drawing = (high > _MAX_HEIGHT * height) | _are_rims(marks, boxes)
    is_rest = (is_line | is_drawing)[labels]
    pieces = [_piece_of(form, int(label)) for label in labels[~is_rest]]
    rest = tuple(_px(boxes[label]) for label in labels[is_rest])
    rows, lost = _in_rows(pieces, height)
    return Pieces(rows, height, (*rest, *lost, *form.drawn), form.erased)


def _without(marks: Marks, known: Mask) -> Marks:
    labels = np.where(known, 0, marks.labels)
    stats = marks.stats.copy()
    stats[np.unique(marks.labels[known]), 4] = 0
    area = stats[:, 4].copy()
    area[0] = 0
    return replace(marks, labels=labels, stats=stats, main=int(area.argmax()) if area.any() else 0)


def _piece_of(form: FormLines, label: int) -> Piece:
    """A whole mark as a piece."""
    marks = form.marks
    left, top, right, bottom = box = _px(boxes_of(marks.stats)[label])
    x, y = (left + right) / 2, (top + bottom) / 2
    around = [one for one in form.cells if one[0] <= x < one[2] and one[1] <= y < one[3]]
    mask = marks.labels[top:bottom, left:right] == label
    return Piece(mask, box, label, around[-1] if around else None)


def rows_of(boxes: npt.NDArray[np.float64], height: float) -> list[list[int]]:
    """Indices of boxes that stand in one row, rows from top to bottom, boxes from left to right.

    Each box is in the row of the last box to the left whose middle is about as high, so that rows
    may rise or fall.

    Args:
        boxes: (n, 4): left, top, right, bottom.
        height: of a digit, in the same unit.
    """
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    rows: list[list[int]] = []
    for index in np.argsort(middle[:, 0], kind="stable").tolist():
        best, least = None, _ONE_ROW * height
        for row in rows:
            last = row[-3:]
            away = abs(float(np.median(middle[last, 1])) - middle[index, 1])
            if away < least and boxes[index, 0] - boxes[row[-1], 2] < _FAR * height:
                best, least = row, away
        if best is None:
            rows.append([index])
        else:
            best.append(index)
    return sorted(rows, key=lambda row: float(middle[row, 1].mean()))


def _are_rims(marks: Marks, boxes: npt.NDArray[np.float64]) -> Mask:
    """(n,) whether each mark is a line along the picture's edge, left over from a frame."""
    high, wide = marks.labels.shape
    left, top, right, bottom = boxes.T
    reaches_down = (top <= 1) & (bottom >= high - 1) & (right - left < 0.25 * (bottom - top))
    reaches_across = (left <= 1) & (right >= wide - 1) & (bottom - top < 0.25 * (right - left))
    is_large = (high > 40) | (wide > 40)
    at_side = (left <= 1) | (right >= wide - 1)
    at_end = (top <= 1) | (bottom >= high - 1)
    return np.asarray(is_large & ((reaches_down & at_side) | (reaches_across & at_end)))


def _in_rows(
    pieces: list[Piece], height: float
) -> tuple[tuple[tuple[Piece, ...], ...], list[PxBox]]:
    """The pieces by rows; parts join the row of the nearest body, or are left over."""
    bodies = [piece for piece in pieces if piece.height >= _MIN_BODY * height]
    if not bodies:
        return (), []
    boxes = np.array([piece.box for piece in bodies], np.float64)
    places = np.array([piece.cell or piece.box for piece in bodies], np.float64)
    indices = rows_of(places, height)
    rows = [[bodies[index] for index in row] for row in indices]
    row_of = {index: place for place, row in enumerate(indices) for index in row}
    lost = []
    for piece in pieces:
        if piece.height >= _MIN_BODY * height:
            continue
        box = np.array(piece.box, np.float64)
        apart = np.maximum(np.maximum(boxes[:, :2] - box[2:], box[:2] - boxes[:, 2:]), 0)
        away = np.hypot(*apart.T)
        nearest = int(away.argmin())
        if away[nearest] <= _NEAR * height:
            rows[row_of[nearest]].append(piece)
        else:
            lost.append(piece.box)
    return tuple(tuple(sorted(row, key=_middle)) for row in rows), lost


def _middle(piece: Piece) -> float:
    return (piece.box[0] + piece.box[2]) / 2


def _px(box: npt.NDArray[np.float64]) -> PxBox:
    left, top, right, bottom = (int(value) for value in box)
    return left, top, right, bottom
