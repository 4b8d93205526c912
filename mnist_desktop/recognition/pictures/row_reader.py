"""Which pieces of a row are a digit together: the grouping whose digits are likeliest."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np

from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.pictures.cut import cut
from mnist_desktop.recognition.pictures.digit_pieces import Piece, Pieces
from mnist_desktop.recognition.pictures.form_lines import PxBox
from mnist_desktop.recognition.pictures.scene import Scene
from mnist_desktop.recognition.pictures.segment import DigitShape, Mask

Row = tuple[Piece, ...]


class Read(NamedTuple):
    """A digit of a row: its box, its answer, and its cell in a form, else its box."""

    box: PxBox
    answer: Prediction
    place: PxBox


# Costs are negative logarithms of probabilities.
_CUT = 0.3  # for each of two digits that a mark is cut into
_SURE_CUT = 0.05  # likewise, of one that is surely a digit by itself
_JOINED = 0.7  # of each further mark as high as a digit that is part of one
_REFUSED = 1.0  # of a group that resembles no digit
_LOW = 1.5  # of a digit lower than the others
_SHAPE = 0.35  # per square of a standard deviation beyond one that its shape is from the mean
_GAP = 4.0  # per digit's height of background between the pieces of a digit
_LEFT_OUT, _BODY_LEFT_OUT = 1.3, 3.5  # of a part, and of a mark as high as a digit

_SHAPES = (
    *((-0.21, 0.26), (-1.14, 0.59), (-0.12, 0.28), (-0.33, 0.23), (-0.34, 0.24)),
    *((-0.19, 0.26), (-0.47, 0.24), (-0.31, 0.23), (-0.38, 0.24), (-0.51, 0.23)),
)
"""Mean and standard deviation of log(width / height) for each digit, of half of the pen writers."""
_MIN_BODY = 0.5  # of a digit's height
_TALL = 0.7  # likewise, of marks that are a digit rather than a part of one
_WIDE = 1.15  # width by height of a mark that may be two digits though it looks like one
_WIDE_FOR_DIGIT = 1.0  # deviations above the mean of its digit: likewise
_SURE = 0.9  # confidence of pieces that are digits by themselves
_VERY_SURE = 0.99  # likewise, of parts of a mark
_MAX_OVERLAP = 0.25  # of the narrower of two such pieces' widths
_MAX_WIDTH, _MAX_HEIGHT = 1.45, 1.9  # of a digit's height, of pieces together
_MAX_GAP = 0.25  # of the longer side of the pieces together
_MAX_TOGETHER = 8  # pieces


class RowReader:
    """Reads the rows of pieces of one scene.

    After `max_answers` answers marks are neither cut nor joined any more, only read.
    """

    def __init__(
        self, scene: Scene, pieces: Pieces, classifier: Classifier, max_answers: int
    ) -> None:
        self._scene = scene
        self._max_answers = max_answers
        self._height = pieces.height
        self._classifier = classifier
        self._erased = pieces.erased
        self._answers: dict[tuple[PxBox, ...], Prediction | None] = {}
        self._whole: dict[int, list[Piece]] = {}
        self._marks = np.zeros(scene.marks.labels.shape, bool)
        for row in pieces.rows:
            for piece in row:
                _paint(self._marks, piece)

    def read(self, row: Row) -> tuple[list[Read], list[PxBox]]:
        """The digits of a row from left to right, and the boxes of what belongs to none."""
        items = [part for piece in row for part in self._parts(piece)]
        best = [0.0] + [np.inf] * len(items)
        last: list[tuple[int, bool]] = [(0, False)] * (len(items) + 1)
        for start in range(len(items)):
            for stop, cost, is_digit in self._choices(items, start):
                if best[start] + cost < best[stop]:
                    best[stop] = best[start] + cost
                    last[stop] = start, is_digit
        read: list[Read] = []
        left_out: list[PxBox] = []
        stop = len(items)
        while stop:
            start, is_digit = last[stop]
            group = items[start:stop]
            answer = self._answer(group) if is_digit else None
            if answer is None or answer.refused:
                left_out.append(_box_of(group))
            else:
                box = _box_of(group)
                read.append(Read(box, answer, group[0].cell or box))
            stop = start
        return read[::-1], left_out[::-1]

    def _parts(self, piece: Piece) -> list[Piece]:
        """A mark, cut wherever it might be several digits."""
        if len(self._answers) > self._max_answers:
            return [piece]
        if piece.height < _TALL * self._height or piece.width < 0.35 * self._height:
            return [piece]
        answer = self._answer([piece])
        if answer is not None and not may_be_two(answer, piece.width, piece.height, _WIDE):
            return [piece]
        self._whole[piece.mark] = parts = cut(piece)
        return parts

    def _choices(self, items: list[Piece], start: int) -> list[tuple[int, float, bool]]:
        """What may begin with a piece: where it ends, what it costs and whether it is a digit."""
        first = items[start]
        is_body = first.height >= _MIN_BODY * self._height
        left_out = _BODY_LEFT_OUT if is_body else _LEFT_OUT
        left_out += _CUT * _cut_ends(items, start, start + 1)
        choices = [(start + 1, left_out, False)]
        for stop in range(start + 1, min(len(items), start + _MAX_TOGETHER) + 1):
            group = items[start:stop]
            ends = _cut_ends(items, start, stop)
            if not self._may_be_one(group, ends):
                continue
            answer = self._answer(group)
            if answer is not None:
                each = _SURE_CUT if answer.confidence >= _VERY_SURE else _CUT
                cost = self._cost(group, answer) + each * ends
                choices.append((stop, cost, True))
        return choices

    def _may_be_one(self, group: list[Piece], ends: int) -> bool:
        """Whether pieces, with so many ends that are cuts, may be a digit and are worth reading."""
        marks = {piece.mark for piece in group}
        if len(marks) == 1 and group == self._whole.get(group[0].mark, group[:1]):
            return True
        if len(self._answers) > self._max_answers or (ends == 2 and len(marks) > 1):
            return False  # parts of two marks are no digit
        if len(group) == 1:
            return True
        left, top, right, bottom = _box_of(group)
        if right - left > _MAX_WIDTH * self._height or bottom - top > _MAX_HEIGHT * self._height:
            return False
        if _gap(group) > _MAX_GAP * max(right - left, bottom - top):
            return False
        return not (len(marks) == len(group) and self._are_digits(group))

    def _are_digits(self, group: list[Piece]) -> bool:
        """Whether whole marks beside each other are surely digits by themselves."""
        for one, other in itertools.pairwise(group):
            shared = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
            if shared > _MAX_OVERLAP * min(one.width, other.width):
                return False
        answers = [self._answer([piece]) for piece in group]
        are_high = all(piece.height >= 1.2 * _MIN_BODY * self._height for piece in group)
        return are_high and all(one and one.confidence >= _SURE for one in answers)

    def _cost(self, group: list[Piece], answer: Prediction) -> float:
        left, top, right, bottom = _box_of(group)
        cost = -float(np.log(max(answer.confidence, 1e-4)))
        cost += _REFUSED if answer.refused else 0.0
        away = _deviations(answer.digit, right - left, bottom - top)
        cost += _SHAPE * min(max(abs(away) - 1.0, 0.0), 4.0) ** 2
        least = _TALL if group[0].mark in self._whole else 1.1 * _MIN_BODY
        if max(bottom - top, 0.6 * (right - left)) < least * self._height:
            cost += _LOW
        marks = {piece.mark for piece in group}
        if len(marks) == len(group) > 1:
            high = sum(piece.height >= _TALL * self._height for piece in group)
            cost += _JOINED * max(high - 1, 0)
        if len(marks) > 1:
            cost += _GAP * max(_gap(group) / self._height - 0.05, 0.0)
        return cost

    def _answer(self, group: list[Piece]) -> Prediction | None:
        """What pieces are read as together; None if there is no ink."""
        key = tuple(piece.box for piece in group)
        if key not in self._answers:
            mask = np.zeros_like(self._marks)
            for piece in group:
                _paint(mask, piece)
            others = (self._marks & ~mask) | self._erased
            image = self._scene.image_of(DigitShape(mask, _box_of(group)), others)
            self._answers[key] = None if image is None else self._classifier.read(image)
        return self._answers[key]


def may_be_two(answer: Prediction, width: float, height: float, widest: float) -> bool:
    """Whether a mark with this answer may be two digits that touch.

    Args:
        answer: to the mark.
        width: of its box.
        height: likewise.
        widest: width by height from which any mark may be two.
    """
    if not answer.accepted or width > widest * height:
        return True
    return _deviations(answer.digit, width, height) > _WIDE_FOR_DIGIT


def _deviations(digit: int, width: float, height: float) -> float:
    """How many standard deviations a box is wider than a digit mostly is."""
    mean, deviation = _SHAPES[digit]
    return (float(np.log(width / height)) - mean) / deviation


def _cut_ends(items: list[Piece], start: int, stop: int) -> int:
    """How many ends of a group are cuts."""
    at_start = start > 0 and items[start - 1].mark == items[start].mark
    at_stop = stop < len(items) and items[stop - 1].mark == items[stop].mark
    return at_start + at_stop


def _paint(mask: Mask, piece: Piece) -> None:
    left, top, right, bottom = piece.box
    mask[top:bottom, left:right] |= piece.mask


def _box_of(group: list[Piece]) -> PxBox:
    boxes = np.array([piece.box for piece in group])
    left, top = (int(value) for value in boxes[:, :2].min(axis=0))
    right, bottom = (int(value) for value in boxes[:, 2:].max(axis=0))
    return left, top, right, bottom


def _gap(group: list[Piece]) -> float:
    """The widest gap, px, that must be crossed between pieces, each measured to its nearest."""
    boxes = np.array([piece.box for piece in group], np.float64)
    apart = np.maximum(
        boxes[:, np.newaxis, :2] - boxes[np.newaxis, :, 2:],
        boxes[np.newaxis, :, :2] - boxes[:, np.newaxis, 2:],
    )
    away = np.hypot(*np.moveaxis(np.maximum(apart, 0.0), 2, 0))
    np.fill_diagonal(away, np.inf)
    return float(away.min(axis=1).max()) if len(group) > 1 else 0.0
