"""What is read of a drawing or a picture with one digit or several."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.ink import Ink

Box = tuple[float, float, float, float]
"""x, y, width, height: ink units, or pixels of a picture."""


@dataclass(frozen=True, eq=False)
class ReadDigit:
    """One digit of a number.

    Attributes:
        box: of its ink, without the pen's width.
        prediction: the answer to it alone.
        ink: its strokes, or the part of a stroke that was cut; None in a picture.
        strokes: which strokes of the drawing it has ink of, ascending; a stroke that was cut
            belongs to several digits. Empty in a picture.
    """

    box: Box
    prediction: Prediction
    ink: Ink | None = None
    strokes: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Number:
    """What was read: rows of digits, from top to bottom and left to right.

    Attributes:
        rows: the words of each row: digits that stand together. A gap wider than a digit is high
            parts two words.
        rest: what was found and belongs to no digit, such as a drawn line; in a picture's pixels
            or ink units.
    """

    rows: tuple[tuple[tuple[ReadDigit, ...], ...], ...]
    rest: tuple[Box, ...] = ()

    @property
    def digits(self) -> tuple[ReadDigit, ...]:
        """All digits in reading order."""
        return tuple(digit for row in self.rows for word in row for digit in word)

    @property
    def text(self) -> str:
        """The digits as text: "2746", "3 1 4" where they stand apart, a line a row."""
        return "\n".join(
            " ".join("".join(str(one.prediction.digit) for one in word) for word in row)
            for row in self.rows
        )

    def scaled(self, across: float, down: float) -> Number:
        """The same number with its boxes in another unit; the ink stays as it is."""

        def scaled(box: Box) -> Box:
            x, y, width, height = box
            return x * across, y * down, width * across, height * down

        rows = tuple(
            tuple(tuple(replace(one, box=scaled(one.box)) for one in word) for word in row)
            for row in self.rows
        )
        return Number(rows, tuple(scaled(box) for box in self.rest))
