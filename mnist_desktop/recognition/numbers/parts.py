"""The parts that digits are put together from: strokes, or what cuts leave of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import (
    BOX_SIZE,
    PEN_WIDTH,
    Segments,
    segments_of,
    straightened,
)

_KEY_BYTES = 16


@dataclass(frozen=True, eq=False)
class Part:
    """A stroke, or a stretch of one.

    Attributes:
        stroke: its index in the drawing.
        points: (n, 2..4), n >= 1, as the stroke has them.
        key: equal for equal points.
        low: (2,) least x and y.
        high: (2,) greatest x and y.
    """

    stroke: int
    points: NDArray[np.float64]
    key: bytes
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    @classmethod
    def of(cls, stroke: int, points: NDArray[np.float64]) -> Part:
        """A part of these points."""
        places = np.ascontiguousarray(points[:, :2])
        key = blake2b(places.tobytes(), digest_size=_KEY_BYTES).digest()
        return cls(stroke, points, key, places.min(axis=0), places.max(axis=0))

    @cached_property
    def lines(self) -> Segments:
        """The straight lines of the part, as exact as an image of it alone needs them."""
        places = self.points[:, :2]
        extent = float((self.high - self.low).max())
        if extent <= 1e-9 * float(np.abs(places).max()):
            return segments_of([places[:1]])
        scale = (BOX_SIZE - PEN_WIDTH) / extent
        return segments_of([straightened((places - self.low) * scale)]) / scale + self.low


def parts_of(ink: Ink) -> tuple[Part, ...]:
    """Every stroke as a part."""
    return tuple(Part.of(index, stroke) for index, stroke in enumerate(ink.strokes))
