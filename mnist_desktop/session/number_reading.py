"""Reads the newest drawing as a number, and looks at one of its digits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import DEFAULT_BRUSH, Drawing
from mnist_desktop.recognition.numbers.number import Number, ReadDigit
from mnist_desktop.recognition.numbers.read_number import NumberReader

Points = NDArray[np.float64]


class NumberReading:
    """Keeps what is known of the last drawing, which the next one mostly continues.

    For one thread.
    """

    def __init__(self) -> None:
        self._classifier: Classifier | None = None
        self._reader: NumberReader | None = None  # of that one
        self._digit = Drawing()  # that was looked at last

    def read(self, drawing: Drawing, classifier: Classifier) -> Number | None:
        """What is written; None where that is one digit, made of all there is, or nothing.

        A model with classes of its own reads no numbers.
        """
        if classifier.classes or drawing.picture is not None or drawing.is_blank:
            return None
        if self._reader is None or classifier is not self._classifier:
            self._classifier, self._reader = classifier, NumberReader(classifier)
        number = self._reader.read(drawing.ink)
        if number is None or not number.digits:
            return None
        is_one = len(number.digits) == 1 and not number.rest
        return None if is_one else number

    def focus(self, number: Number, chosen: int | None) -> int:
        """The digit that is looked at: the chosen one if there is such, or what was drawn last."""
        digits = number.digits
        if chosen is not None and chosen < len(digits):
            return chosen
        return max(range(len(digits)), key=lambda at: (max(digits[at].strokes, default=0), at))

    def drawing_of(self, digit: ReadDigit, drawing: Drawing) -> Drawing:
        """One digit by itself; the same object as long as its ink is the same."""
        part = digit_drawing(digit, drawing)
        if not _are_same(part, self._digit):
            self._digit = part
        return self._digit


def digit_drawing(digit: ReadDigit, drawing: Drawing) -> Drawing:
    """One digit of a drawing by itself, where it stands."""
    strokes = () if digit.ink is None else digit.ink.strokes
    return Drawing(strokes, _widths(digit, drawing, len(strokes)))


def with_digit(drawing: Drawing, number: Number, at: int, strokes: Sequence[Points]) -> Drawing:
    """The drawing with other strokes for one of its digits.

    What a stroke that was cut gave to other digits stays, as a stroke by itself.
    """
    digit = number.digits[at]
    others = [i for i in range(len(drawing.strokes)) if i not in digit.strokes]
    pieces = [
        piece
        for other in number.digits
        if other is not digit and other.ink is not None
        for piece in other.ink.strokes
        if not any(np.array_equal(piece, drawing.strokes[i]) for i in others)
    ]
    changed = [*pieces, *strokes]
    before = digit_drawing(digit, drawing)
    widths = [width_of(stroke, before) for stroke in changed]
    return Drawing(
        (*(drawing.strokes[i] for i in others), *changed),
        (*(drawing.widths[i] for i in others), *widths),
    )


def width_of(stroke: Points, drawing: Drawing) -> float:
    """The brush of a stroke that was not touched; of others the widest of the drawing."""
    for old, width in zip(drawing.strokes, drawing.widths, strict=True):
        if np.array_equal(old, stroke):
            return width
    return max(drawing.widths, default=DEFAULT_BRUSH)


def _are_same(one: Drawing, other: Drawing) -> bool:
    is_same = len(one.strokes) == len(other.strokes)
    return is_same and all(map(np.array_equal, one.strokes, other.strokes))


def _widths(digit: ReadDigit, drawing: Drawing, count: int) -> tuple[float, ...]:
    """The brush of each stroke of a digit, in ink units."""
    if len(digit.strokes) == count:
        return tuple(drawing.widths[stroke] for stroke in digit.strokes)
    return (max(drawing.widths[stroke] for stroke in digit.strokes),) * count
