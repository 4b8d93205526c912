"""The parts that digits are put together from: strokes, or what cuts leave of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.numbers.number import Box
from mnist_desktop.recognition.preprocessing import (
    BOX_SIZE,
    PEN_WIDTH,
    Segments,
    segments_of,
    straightened,
)

_KEY_BYTES = 16

Key = tuple[bytes, int, int]
"""Of a part: its stroke's points, and which of them it has."""


@dataclass(frozen=True, eq=False)
class Part:
    """A stroke, or a stretch of one.

    Attributes:
        stroke: its index in the drawing.
        content: equal for strokes with equal points.
        points: (n, 2..4), all points of the stroke.
        first: index of the part's first point.
        last: index of its last point, which the next part of the stroke also has.
        low: (2,) least x and y of the part.
        high: (2,) greatest x and y.
    """

    stroke: int
    content: bytes
    points: NDArray[np.float64]
    first: int
    last: int
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    @classmethod
    def of(cls, stroke: int, points: NDArray[np.float64]) -> Part:
        """A whole stroke."""
        places = np.ascontiguousarray(points[:, :2])
        content = blake2b(places.tobytes(), digest_size=_KEY_BYTES).digest()
        return cls(
            stroke, content, points, 0, len(points) - 1, places.min(axis=0), places.max(axis=0)
        )

    def stretch(self, first: int, last: int) -> Part:
        """The part of the same stroke from one point to another, both included."""
        places = self.points[first : last + 1, :2]
        return Part(
            self.stroke,
            self.content,
            self.points,
            first,
            last,
            places.min(axis=0),
            places.max(axis=0),
        )

    def pieces(self, cuts: Sequence[int]) -> list[Part]:
        """What cuts at these points leave, in the order of the points."""
        ends = [self.first, *cuts, self.last]
        return [self.stretch(first, last) for first, last in pairwise(ends)]

    @property
    def own_points(self) -> NDArray[np.float64]:
        """(n, 2..4), n >= 1."""
        return self.points[self.first : self.last + 1]

    @property
    def key(self) -> Key:
        """Equal for parts that look the same."""
        return self.content, self.first, self.last

    @property
    def is_begun(self) -> bool:
        """Whether the stroke was cut before this part."""
        return self.first > 0

    @property
    def is_continued(self) -> bool:
        """Whether the stroke was cut behind this part."""
        return self.last < len(self.points) - 1

    @cached_property
    def lines(self) -> Segments:
        """The straight lines of the part, as exact as an image of it alone needs them."""
        places = self.own_points[:, :2]
        extent = float((self.high - self.low).max())
        if extent <= 1e-9 * float(np.abs(places).max()):
            return segments_of([places[:1]])
        scale = (BOX_SIZE - PEN_WIDTH) / extent
        return segments_of([straightened((places - self.low) * scale)]) / scale + self.low

    def crosses(self, other: Part) -> bool:
        """Whether the lines of two parts of different strokes meet."""
        if self.stroke == other.stroke:
            return False
        if (self.high < other.low).any() or (other.high < self.low).any():
            return False
        a, b = self.lines, other.lines
        along, across = a[:, 1] - a[:, 0], b[:, 1] - b[:, 0]
        away = b[None, :, 0] - a[:, None, 0]
        area = _cross(along[:, None], across[None])
        with np.errstate(divide="ignore", invalid="ignore"):
            here = _cross(away, across[None]) / area
            there = _cross(away, along[:, None]) / area
        return bool(((here >= 0) & (here <= 1) & (there >= 0) & (there <= 1)).any())


def _cross(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])


def parts_of(ink: Ink) -> list[Part]:
    """Every stroke as a part."""
    return [Part.of(index, stroke) for index, stroke in enumerate(ink.strokes)]


def box_of(parts: Sequence[Part]) -> Box:
    """The box of some parts, at least one."""
    low = np.min([part.low for part in parts], axis=0)
    high = np.max([part.high for part in parts], axis=0)
    return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])


def joined(parts: Sequence[Part]) -> list[Part]:
    """The same ink in writing order, stretches of a stroke that follow each other made one."""
    runs: list[Part] = []
    for part in sorted(parts, key=lambda one: (one.stroke, one.first)):
        if runs and runs[-1].stroke == part.stroke and runs[-1].last == part.first:
            runs[-1] = part.stretch(runs[-1].first, part.last)
        else:
            runs.append(part)
    return runs
