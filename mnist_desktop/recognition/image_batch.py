"""Many drawings at once as the images that a network sees: the recipe of `preprocessing`.

`image_from_ink` makes one image in a millisecond, mostly spent on calls; a search needs thousands.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.preprocessing import (
    BOX_SIZE,
    CENTRE_OF_MASS,
    IMAGE_SIZE,
    Segments,
    cut,
    distances,
)

Images = NDArray[np.float32]
"""(n, 28, 28) in [0, 1], ink = 1."""

_FRAME_CENTRE = (IMAGE_SIZE - 1) / 2
_AXIS = np.arange(IMAGE_SIZE, dtype=np.float64)


def images_from_segments(
    segments: Segments, first: NDArray[np.int64], pen_widths: NDArray[np.float64]
) -> Images:
    """The images of drawings given by their straight lines; those of `image_from_ink`.

    Args:
        segments: (n, 2, 2) the lines of all drawings, one drawing after the other, any unit.
        first: (k,) index of each drawing's first line; each has at least one.
        pen_widths: (k,) px of the image.

    Returns:
        (k, 28, 28) float32 in [0, 1], ink = 1.
    """
    count = len(first)
    which = np.repeat(np.arange(count), np.diff(first, append=len(segments)))
    low, high = _boxes(segments, first)
    extent = (high - low).max(axis=1)
    is_dot = extent <= 1e-9 * np.maximum(np.abs(low), np.abs(high)).max(axis=1)
    scale = np.where(is_dot, 1.0, (BOX_SIZE - pen_widths) / np.where(is_dot, 1.0, extent))
    middle = low + (high - low) / 2
    segments = (segments - middle[which, None]) * scale[which, None, None] + _FRAME_CENTRE
    pieces, line = cut(segments)
    pieces = pieces.astype(np.float32)  # half the time; a millionth of a grey level
    image = which[line]
    shift = CENTRE_OF_MASS - _centres_of_mass(_coverage(pieces, image, pen_widths))
    low, high = _boxes(segments, first)
    edge = pen_widths[:, None] / 2
    low, high = low - edge + 0.5, high + edge + 0.5
    shift = np.clip(shift, np.minimum(-low, 0.0), np.maximum(IMAGE_SIZE - high, 0.0))
    images = _coverage(pieces + shift.astype(np.float32)[image, None], image, pen_widths)
    return np.asarray(images / images.max(axis=(1, 2), keepdims=True), np.float32)


def _boxes(
    segments: Segments, first: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(k, 2) each: the lowest and highest x and y of every drawing."""
    low = np.minimum.reduceat(segments.min(axis=1), first)
    high = np.maximum.reduceat(segments.max(axis=1), first)
    return low, high


def _coverage(
    pieces: Segments, image: NDArray[np.int64], pen_widths: NDArray[np.float64]
) -> NDArray[np.float64]:
    """(k, 28, 28) how much of each pixel the lines of each image cover."""
    widths = pen_widths.astype(np.float32)[:, None, None]
    reach = widths / 2 + np.float32(0.5)
    away = distances(pieces, float(reach.max()), image, len(pen_widths))
    return np.clip(reach - away, np.float32(0), np.minimum(widths, np.float32(1)))


def _centres_of_mass(images: NDArray[np.float64]) -> NDArray[np.float64]:
    """(k, 2) x and y in index units."""
    columns, rows = images.sum(axis=1), images.sum(axis=2)
    moments: NDArray[np.float64] = np.stack([columns @ _AXIS, rows @ _AXIS], axis=1)
    moments /= rows.sum(axis=1, keepdims=True)
    return moments
