"""Reads one digit or several from ink."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.numbers.group_answers import Group, GroupAnswers
from mnist_desktop.recognition.numbers.lines import (
    is_crossed_out,
    strikes,
    without_lines,
)
from mnist_desktop.recognition.numbers.number import Box, Number, ReadDigit
from mnist_desktop.recognition.numbers.parts import Part, box_of, joined, parts_of
from mnist_desktop.recognition.numbers.row import grouped
from mnist_desktop.recognition.numbers.rows import rows_of

MAX_STROKES = 400
"""A drawing with more is read as one digit."""
WORD_GAP = 1.0  # row heights
_FLAT = 0.25  # a line's height by its width
_LONG = 0.3  # of the row's height; shorter lines and dots are not looked at

Words = tuple[tuple[ReadDigit, ...], ...]


class NumberReader:
    """Reads a drawing while it grows; keeps the answers to groups that have not changed.

    One call at a time, from any thread.
    """

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        self._answers = GroupAnswers(classifier)

    def read(self, ink: Ink) -> Number | None:
        """What is written; None if the ink is blank.

        A model with classes of its own answers to the whole drawing, as one group; so does any
        model to a drawing of more than MAX_STROKES strokes.
        """
        if ink.is_blank:
            return None
        self._answers.begin()
        parts = parts_of(ink)
        if self._classifier.classes or len(parts) > MAX_STROKES:
            return Number((((self._digit(parts),),),))
        strokes, lines = without_lines(parts, self._is_digit)
        rows = [self._row(row, lines) for row in rows_of(strokes)]
        found = tuple(row for row, _ in rows if row)
        if not found:
            return Number((((self._digit(parts),),),))
        rest = [box for _, boxes in rows for box in boxes] + [box_of([line]) for line in lines]
        return Number(found, tuple(rest))

    def _row(self, parts: Sequence[Part], lines: Sequence[Part]) -> tuple[Words, list[Box]]:
        """The digits of a row, and the boxes of what is none."""
        grouping, height = grouped(parts, self._answers)
        digits, rest = [], [box_of([part]) for part in grouping.skipped]
        for group in grouping.digits:
            digit = self._digit(group)
            is_none = (
                (_is_mark(digit.box, height) and not digit.prediction.accepted)
                or any(strikes(line, digit.box) for line in lines)
                or is_crossed_out(group, digit.prediction)
            )
            if is_none:
                rest.append(digit.box)
            else:
                digits.append(digit)
        digits.sort(key=lambda digit: digit.box[0] + digit.box[2] / 2)
        return _words(digits, height), rest

    def _is_digit(self, parts: Group) -> bool:
        (prediction,) = self._answers.of([parts])
        return prediction.accepted

    def _digit(self, parts: Group) -> ReadDigit:
        (prediction,) = self._answers.of([parts])
        ink = Ink(tuple(part.own_points for part in joined(parts)))
        strokes = tuple(sorted({part.stroke for part in parts}))
        return ReadDigit(box_of(parts), prediction, ink, strokes)


def read_number(ink: Ink, classifier: Classifier) -> Number | None:
    """What is written in a drawing; None if it is blank."""
    return NumberReader(classifier).read(ink)


def _is_mark(box: Box, height: float) -> bool:
    """Whether a box is that of a lying line or of a dot."""
    _, _, wide, tall = box
    return tall < _FLAT * wide or tall < _LONG * height


def _words(digits: Sequence[ReadDigit], height: float) -> Words:
    words: list[list[ReadDigit]] = []
    right = -np.inf
    for digit in digits:
        left, _, width, _ = digit.box
        if left - right > WORD_GAP * height:
            words.append([])
        words[-1].append(digit)
        right = max(right, left + width)
    return tuple(tuple(word) for word in words)
