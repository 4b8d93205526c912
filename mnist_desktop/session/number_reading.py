"""Reads the newest drawing as a number, and looks at one of its digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import DEFAULT_BRUSH, Drawing
from mnist_desktop.recognition.numbers.number import Box, Number, ReadDigit
from mnist_desktop.recognition.numbers.read_number import NumberReader

_MARGIN = 0.1  # of a digit's height, round its part of a picture

Points = NDArray[np.float64]


class NumberReading:
    """Keeps what is known of the last drawing, which the next one mostly continues.

    For one thread.
    """

    def __init__(self) -> None:
        self._classifier: Classifier | None = None
        self._reader: NumberReader | None = None  # of that one
        self._in_picture: tuple[Drawing, Number | None] = Drawing(), None  # that was read last
        self._digit = Drawing()  # that was looked at last

    def read(self, drawing: Drawing, classifier: Classifier) -> Number | None:
        """What is written: one digit or several; None if nothing is, or no number is looked for.

        A model with classes of its own reads none. An image that goes to the network as it is holds
        none, nor does one stroke that is higher than wide: the usual way costs less.

        Raises:
            PictureError: the picture is not one.
        """
        if classifier.classes or drawing.is_blank or drawing.is_image or _is_one(drawing):
            return None
        is_other = classifier is not self._classifier
        if is_other or self._reader is None:
            self._classifier, self._reader = classifier, NumberReader(classifier)
        if drawing.picture is None:
            return self._reader.read(drawing.ink)
        from mnist_desktop.recognition.pictures.read_digits import read_digits  # for pictures

        before, number = self._in_picture
        if drawing is not before:
            number = read_digits(drawing.picture, classifier)
        elif is_other and number is not None:
            number = _answered_by(classifier, number)
        self._in_picture = drawing, number
        return number

    def focus(self, number: Number, chosen: int | None) -> int:
        """The digit that is looked at: the chosen one, or what was drawn last; else the first."""
        if chosen is not None and chosen < len(number.digits):
            return chosen
        newest = [max(digit.strokes, default=-1) for digit in number.digits]
        return newest.index(max(newest))

    def drawing_of(self, digit: ReadDigit, drawing: Drawing) -> Drawing:
        """One digit by itself; the same object as long as its ink, or place, is the same."""
        part = digit_drawing(digit, drawing)
        if not _are_same(part, self._digit):
            self._digit = part
        return self._digit


def digit_drawing(digit: ReadDigit, drawing: Drawing) -> Drawing:
    """One digit of a drawing by itself: its ink where it stands, or its part of the picture."""
    if drawing.picture is not None:
        return Drawing(picture=_part_of_picture(digit.box, drawing.picture))
    strokes = () if digit.ink is None else digit.ink.strokes
    return Drawing(strokes, _widths(digit, drawing, len(strokes)))


def _part_of_picture(box: Box, picture: NDArray[np.generic]) -> NDArray[np.generic]:
    x, y, width, height = box
    margin = _MARGIN * height
    top, bottom = max(int(y - margin), 0), int(y + height + margin) + 1
    left, right = max(int(x - margin), 0), int(x + width + margin) + 1
    return picture[top:bottom, left:right]


def _answered_by(classifier: Classifier, number: Number) -> Number:
    """The same digits of a picture, read by another network."""
    images = [digit.prediction.image for digit in number.digits]
    scores = zip(images, classifier.logits(np.stack(images)), strict=True)
    answers = iter([classifier.prediction(*one) for one in scores])
    rows = tuple(
        tuple(tuple(replace(digit, prediction=next(answers)) for digit in word) for word in row)
        for row in number.rows
    )
    return replace(number, rows=rows)


def _is_one(drawing: Drawing) -> bool:
    """Whether the drawing is one stroke that is higher than wide."""
    if drawing.picture is not None or len(drawing.strokes) > 1:
        return False
    width, height = np.ptp(drawing.strokes[0][:, :2], axis=0)
    return bool(width <= height)


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
    if one.picture is not None and other.picture is not None:
        return np.array_equal(one.picture, other.picture)
    is_same = len(one.strokes) == len(other.strokes) and one.picture is other.picture
    return is_same and all(map(np.array_equal, one.strokes, other.strokes))


def _widths(digit: ReadDigit, drawing: Drawing, count: int) -> tuple[float, ...]:
    """The brush of each stroke of a digit, in ink units."""
    if len(digit.strokes) == count:
        return tuple(drawing.widths[stroke] for stroke in digit.strokes)
    return (max(drawing.widths[stroke] for stroke in digit.strokes),) * count
