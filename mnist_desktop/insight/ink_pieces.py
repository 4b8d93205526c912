"""Ink cut into pieces of about equal length, to ask what each of them does for the answer."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import (
    BOX_SIZE,
    PEN_WIDTH,
    Image,
    coverage,
    segments_of,
    straightened,
    strokes_in_image,
)

PIECES = 40  # about how many a drawing is cut into
MIN_LENGTH = 1.25
"""px at 28 x 28 of the pieces of a short drawing, which are then fewer: a straight line has 14.
Two shorter ones would leave no gap, since the round ends of the line beside them meet."""

Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class InkPiece:
    """A piece of a stroke.

    Attributes:
        stroke: index in `Ink.strokes`.
        start: where it starts in its stroke, counted in recorded points: 2.5 is halfway between
            the points 2 and 3.
        end: where it ends, likewise.
        points: (n, 2) in the ink's unit, its two ends included.
    """

    stroke: int
    start: float
    end: float
    points: Points

    @property
    def first(self) -> int:
        """Index of the last recorded point at or before its start."""
        return floor(self.start)

    @property
    def last(self) -> int:
        """Index of the first recorded point at or after its end."""
        return ceil(self.end)


def ink_pieces(ink: Ink) -> tuple[InkPiece, ...]:
    """The pieces in drawing order: of equal length within a stroke, at least one a stroke.

    A dot is one piece; blank ink has none.
    """
    if ink.is_blank:
        return ()
    unit = _usual_length(ink)
    pieces = []
    for index, stroke in enumerate(ink.strokes):
        length = way_along(stroke)[-1]
        count = max(1, round(length / unit)) if unit > 0 else 1
        cuts = np.interp(
            np.linspace(0, length, count + 1), way_along(stroke), np.arange(len(stroke))
        )
        cuts[0], cuts[-1] = 0, len(stroke) - 1  # also where the first or last points are equal
        for start, end in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
            pieces.append(InkPiece(index, start, end, part_of_stroke(stroke, start, end)))
    return tuple(pieces)


def pieces_between_points(ink: Ink) -> tuple[InkPiece, ...]:
    """Pieces as `ink_pieces` cuts them, but only at recorded points: `first` and `last` are exact.

    Where points are far apart a piece is the whole line from one to the next.
    """
    if ink.is_blank:
        return ()
    unit = _usual_length(ink)
    pieces = []
    for index, stroke in enumerate(ink.strokes):
        cuts = _cuts_at_points(way_along(stroke), unit)
        for start, end in pairwise(cuts):
            points = stroke[start : end + 1, :2]
            pieces.append(InkPiece(index, float(start), float(end), points))
    return tuple(pieces)


def images_of_pieces(ink: Ink, pieces: tuple[InkPiece, ...]) -> NDArray[np.float32]:
    """Each piece alone, where `image_from_ink` draws it and as dark.

    The largest of all, pixel by pixel, is the image of the ink to half a grey level.

    Returns:
        (pieces, 28, 28) float32 in [0, 1].
    """
    strokes = strokes_in_image(ink)
    images = [_image(part_of_stroke(strokes[one.stroke], one.start, one.end)) for one in pieces]
    drawn = np.stack(images)
    scaled: NDArray[np.float32] = (drawn / drawn.max()).astype(np.float32)
    return scaled


def neighbours_of_pieces(pieces: tuple[InkPiece, ...]) -> list[list[int]]:
    """For each piece those before and after it in its stroke."""
    strokes = [piece.stroke for piece in pieces]
    return [
        [other for other in (place - 1, place + 1) if strokes[other : other + 1] == [stroke]]
        for place, stroke in enumerate(strokes)
    ]


def way_along(stroke: Points) -> Points:
    """(n,) the way along a stroke (n, 2 or more) to each of its points, in its unit."""
    steps = np.diff(stroke[:, :2], axis=0)
    return np.concatenate([[0.0], np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])


def part_of_stroke(stroke: Points, start: float, end: float) -> Points:
    """(n, 2) the part of a stroke between two places, counted in its points: 2.5 lies halfway."""
    places = np.concatenate([[start], np.arange(floor(start) + 1, ceil(end)), [end]])
    indices = np.arange(len(stroke))
    return np.stack([np.interp(places, indices, stroke[:, axis]) for axis in (0, 1)], axis=1)


def _usual_length(ink: Ink) -> float:
    """Length of a piece in the ink's unit; the ink must not be blank."""
    length = sum(float(way_along(stroke)[-1]) for stroke in ink.strokes)
    pixel = max(ink.box[2:]) / (BOX_SIZE - PEN_WIDTH)
    return max(length / PIECES, MIN_LENGTH * pixel)


def _cuts_at_points(along: Points, unit: float) -> list[int]:
    """The points nearest to equal cuts of about `unit`, the first and the last point included."""
    last = len(along) - 1
    count = max(1, round(along[-1] / unit)) if unit > 0 else 1
    even = np.linspace(0, along[-1], count + 1)
    nearest = np.rint(np.interp(even, along, np.arange(len(along)))).astype(np.intp)
    cuts: list[int] = np.unique(np.searchsorted(along, along[nearest])).tolist()
    # Of equal points the first is a cut; those at the end belong to the last piece
    return [*cuts[:-1], last] if len(cuts) > 1 else [0, last]


def _image(points: Points) -> Image:
    return coverage(segments_of([straightened(points)]), PEN_WIDTH).astype(np.float32)
