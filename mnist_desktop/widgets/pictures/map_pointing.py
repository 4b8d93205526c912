"""Which image of a map is meant: by a pointer, or by an arrow key."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

REACH = 12.0  # logical px; an image farther from the pointer is not meant
_LEAST = 0.5  # logical px that an arrow key moves


def image_at(
    point: QPointF, places: NDArray[np.float64], is_faint: NDArray[np.bool_]
) -> int | None:
    """The nearest image, by its index; None if none is near.

    Args:
        point: in logical px.
        places: (n, 2) of the images, in logical px.
        is_faint: (n,) which ones are never meant.
    """
    if not len(places):
        return None
    distances = np.hypot(*(places - (point.x(), point.y())).T)
    distances[is_faint] = np.inf
    nearest = int(distances.argmin())
    return nearest if distances[nearest] <= REACH else None


def next_image(
    start: QPointF,
    way: tuple[float, float],
    places: NDArray[np.float64],
    is_faint: NDArray[np.bool_],
) -> int | None:
    """The nearest image in a direction, a sector of a right angle; None if there is none.

    Args:
        start: in logical px.
        way: of length 1, along an axis.
        places: as of `image_at`.
        is_faint: as of `image_at`.
    """
    offsets = places - (start.x(), start.y())
    along, across = offsets @ way, np.abs(offsets @ way[::-1])
    is_there = (along > _LEAST) & (across <= along) & ~is_faint
    if not is_there.any():
        return None
    return int(np.where(is_there, along + across, np.inf).argmin())
