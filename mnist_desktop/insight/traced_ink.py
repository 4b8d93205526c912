"""Ink whose points know where they come from, so that what was altered can be told exactly.

A search alters thousands of copies of a drawing. The points of the drawing are numbered; a copy
keeps the numbers of those that it has not moved. A piece of line between two points that were
neighbours in the drawing is original ink, every other piece is new. Lengths are pixels of the
28 x 28 image, in which the drawing's long side is BOX_SIZE.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import BOX_SIZE

Points = NDArray[np.float64]
Origins = NDArray[np.int64]

STEP = 1.0
"""px between two points; an edit begins and ends at one."""
NEW = -1
"""The origin of a point that is not the drawing's."""


@dataclass(frozen=True, eq=False)
class TracedStroke:
    """A stroke in the units of the search.

    Attributes:
        points: (n, 2) px.
        origins: (n,) the number of each point of the drawing, or NEW.
    """

    points: Points
    origins: Origins

    def __len__(self) -> int:
        return len(self.points)

    @cached_property
    def is_kept(self) -> NDArray[np.bool_]:
        """(n - 1,) bool, whether each piece of line is original ink."""
        before, after = self.origins[:-1], self.origins[1:]
        return np.asarray((before != NEW) & (after == before + 1))

    @cached_property
    def lengths(self) -> Points:
        """(n - 1,) px, of the pieces of line."""
        lengths: Points = np.hypot(*np.diff(self.points, axis=0).T)
        return lengths

    def __getitem__(self, part: slice) -> TracedStroke:
        return TracedStroke(self.points[part], self.origins[part])

    @classmethod
    def new(cls, points: Points) -> TracedStroke:
        """New ink."""
        return cls(points, np.full(len(points), NEW))

    @classmethod
    def joined(cls, parts: Sequence[TracedStroke]) -> TracedStroke:
        """One stroke of several parts."""
        return cls(
            np.concatenate([part.points for part in parts]),
            np.concatenate([part.origins for part in parts]),
        )


Strokes = tuple[TracedStroke, ...]


class TracedInk:
    """A drawing in the units of the search, and the way back.

    Args:
        ink: not blank.
    """

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        x, y, width, height = ink.box
        self._scale = max(width, height) / BOX_SIZE or 1.0
        self._middle = np.array([x + width / 2, y + height / 2])
        strokes: list[TracedStroke] = []
        self._places: list[Points] = []
        first = 0
        for source in ink.strokes:
            points, places = _resampled((source[:, :2] - self._middle) / self._scale)
            # A number is left out between two strokes, whose ends are no neighbours
            strokes.append(TracedStroke(points, np.arange(first, first + len(points))))
            self._places.append(places)
            first += len(points) + 1
        self.strokes: Strokes = tuple(strokes)
        self.count = first
        self.points = np.full((first, 2), np.nan)
        self.pieces = np.zeros(first)
        for stroke in strokes:
            self.points[stroke.origins] = stroke.points
            self.pieces[stroke.origins[:-1]] = stroke.lengths

    @property
    def length(self) -> float:
        """Of all lines, px."""
        return float(self.pieces.sum())

    def has(self, number: int) -> bool:
        """Whether a point has that number."""
        return 0 <= number < self.count and not np.isnan(self.points[number, 0])

    def gone(self, strokes: Strokes) -> NDArray[np.bool_]:
        """(count,) whether the piece of line that begins at each number is gone."""
        present = np.zeros(self.count, bool)
        for stroke in strokes:
            present[stroke.origins[:-1][stroke.is_kept]] = True
        return (self.pieces > 0) & ~present

    def specks(self, length: float) -> int:
        """How many strokes are shorter than `length` px."""
        return sum(float(stroke.lengths.sum()) < length for stroke in self.strokes)

    def to_canvas(self, points: Points) -> Points:
        """(n, 2) px in the ink's own units."""
        result: Points = points * self._scale + self._middle
        return result

    def ink_of(self, strokes: Strokes) -> Ink:
        """The altered drawing; what is not altered has the coordinates of the original."""
        return Ink(tuple(self._restored(stroke) for stroke in strokes))

    def _restored(self, stroke: TracedStroke) -> Points:
        for original, source in zip(self.strokes, self._ink.strokes, strict=True):
            if np.array_equal(original.origins, stroke.origins):
                return source
        pieces = [self.to_canvas(stroke.points[:1])]
        for start, stop in runs(stroke.is_kept):
            if start < stop and stroke.is_kept[start]:
                pieces.append(self._source(stroke.origins[start], stroke.origins[stop]))
            else:
                pieces.append(self.to_canvas(stroke.points[start + 1 : stop + 1]))
        return np.concatenate(pieces)

    def _source(self, first: int, last: int) -> Points:
        """The original points after number `first` up to number `last`, and that place itself."""
        for original, source, places in zip(
            self.strokes, self._ink.strokes, self._places, strict=True
        ):
            begin = original.origins[0]
            if begin <= first <= original.origins[-1]:
                low, high = places[first - begin], places[last - begin]
                between = np.arange(int(np.floor(low)) + 1, int(np.ceil(high)))
                end = self.to_canvas(original.points[last - begin][None])
                return np.concatenate([source[between, :2], end])
        raise ValueError(f"the drawing has no points {first} to {last}")


def runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """(start, stop) of the runs of equal flags, in order."""
    if not len(flags):
        return []
    borders = np.flatnonzero(np.diff(flags)) + 1
    return list(zip([0, *borders.tolist()], [*borders.tolist(), len(flags)], strict=True))


def resampled(points: Points, step: float = STEP) -> Points:
    """The same line with points about every `step` px."""
    return _resampled(points, step)[0]


def _resampled(points: Points, step: float = STEP) -> tuple[Points, Points]:
    """Also the place of each new point among the old ones, e.g. 2.5 between points 2 and 3."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    if along[-1] < 1e-6:
        return points[:1].copy(), np.zeros(1)
    places = np.linspace(0, along[-1], max(round(along[-1] / step), 1) + 1)
    line = np.stack([np.interp(places, along, column) for column in points.T], axis=1)
    return line, np.interp(places, along, np.arange(len(points)))
