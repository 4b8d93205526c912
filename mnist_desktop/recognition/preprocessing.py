"""Turns ink into the image that a network sees, by MNIST's own recipe.

The recipe (LeCun's page; QMNIST's reconstruction, Yadav & Bottou 2019, arXiv:1905.10498): the long
side of the ink's box becomes 20 px, aspect kept, grey by averaging, peak 1, centre of mass at
index 14.0 of 28. Lengths here are pixels of the 28 x 28 image; pixel i has its centre at i.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink

IMAGE_SIZE = 28
BOX_SIZE = 20.0
CENTRE_OF_MASS = 14.0
PEN_WIDTH = 2.2  # MNIST's amount of ink: measured on its 60,000 training images, facts.md

_FRAME_CENTRE = (IMAGE_SIZE - 1) / 2
_MAX_PIECE = 1.0  # px; every piece of a line then fits one small window of pixels
_PIECES_AT_A_TIME = 2_000  # their windows stay in the processor's cache
_STRAIGHT = 5e-4  # px; a point this close to the line through its neighbours is on it
_STRAIGHTENING_PASSES = 4  # in all at most 0.002 px, half a grey level

Segments = NDArray[np.float64]
"""(n, 2, 2): start and end of each straight piece of line, x before y."""

Image = NDArray[np.float32]
"""(28, 28), ink = 1, background = 0."""


def image_from_ink(ink: Ink, pen_width: float = PEN_WIDTH) -> Image | None:
    """Redraws ink as MNIST would show it.

    The answer does not depend on where, how large or with what brush the ink was drawn.

    Args:
        ink: any drawing.
        pen_width: width of the line in pixels of the image; differs from MNIST's only for making
            training examples.

    Returns:
        (28, 28) float32 in [0, 1], ink = 1; None if nothing is drawn.
    """
    if ink.is_blank:
        return None
    strokes = _in_box([stroke[:, :2] for stroke in ink.strokes], BOX_SIZE - pen_width)
    segments = segments_of([straightened(stroke) for stroke in strokes])
    image = coverage(segments + _shift(segments, pen_width), pen_width)
    result: Image = (image / image.max()).astype(np.float32)
    return result


def strokes_in_image(ink: Ink) -> list[NDArray[np.float64]]:
    """The strokes where `image_from_ink` draws them: (n, 2) px each, every point of the ink.

    The ink must not be blank.
    """
    strokes = _in_box([stroke[:, :2] for stroke in ink.strokes], BOX_SIZE - PEN_WIDTH)
    segments = segments_of([straightened(stroke) for stroke in strokes])
    shift = _shift(segments, PEN_WIDTH)
    return [stroke + shift for stroke in strokes]


def _in_box(strokes: Sequence[NDArray[np.float64]], side: float) -> list[NDArray[np.float64]]:
    """The strokes scaled so that the long side of their box is `side` px, centred in the image."""
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    extent = float((high - low).max())
    # Equal points may differ by rounding; a dot has no size to scale.
    is_dot = extent <= 1e-9 * float(np.abs(points).max())
    scale = 1.0 if is_dot else side / extent
    middle = low + (high - low) / 2
    return [(stroke - middle) * scale + _FRAME_CENTRE for stroke in strokes]


def straightened(stroke: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 2) px without the points that lie on the line between their neighbours."""
    for _ in range(_STRAIGHTENING_PASSES):
        before, point, after = stroke[:-2:2], stroke[1:-1:2], stroke[2::2]
        if not len(point):
            break
        chord = after - before
        along = np.einsum("ij,ij->i", point - before, chord)
        square = np.einsum("ij,ij->i", chord, chord)
        share = np.clip(along / np.where(square > 0, square, 1.0), 0.0, 1.0)
        away = point - before - share[:, None] * chord
        keep = np.ones(len(stroke), dtype=bool)
        keep[1:-1:2] = np.einsum("ij,ij->i", away, away) > _STRAIGHT**2
        if keep.all():
            break
        stroke = stroke[keep]
    return stroke


def segments_of(strokes: Sequence[NDArray[np.float64]]) -> Segments:
    """The lines between the points of (n, 2) strokes; a single point gives a line of length 0."""
    pieces = []
    for stroke in strokes:
        ends = stroke[1:] if len(stroke) > 1 else stroke
        pieces.append(np.stack([stroke[: len(ends)], ends], axis=1))
    return np.concatenate(pieces)


def _shift(segments: Segments, pen_width: float) -> NDArray[np.float64]:
    """(x, y) px that centres the mass of the drawn lines, as far as they stay inside the image."""
    shift = CENTRE_OF_MASS - centre_of_mass(coverage(segments, pen_width))
    return _kept_inside(segments, shift, pen_width)


def _kept_inside(
    segments: Segments, shift: NDArray[np.float64], pen_width: float
) -> NDArray[np.float64]:
    """`shift`, limited just enough to keep the edge of the line inside the image."""
    low = segments.min(axis=(0, 1)) - pen_width / 2 + 0.5
    high = segments.max(axis=(0, 1)) + pen_width / 2 + 0.5
    return np.clip(shift, np.minimum(-low, 0.0), np.maximum(IMAGE_SIZE - high, 0.0))


def centre_of_mass(image: NDArray[np.float64]) -> NDArray[np.float64]:
    """(x, y) in index units of an image that is not blank."""
    total = image.sum()
    x = (image.sum(axis=0) @ np.arange(image.shape[1])) / total
    y = (image.sum(axis=1) @ np.arange(image.shape[0])) / total
    return np.array([x, y])


def coverage(segments: Segments, pen_width: float | NDArray[np.float64]) -> NDArray[np.float64]:
    """How much of each pixel the line covers.

    The edge is a ramp one pixel wide, so that a line moved by a part of a pixel changes the image
    by that part.

    Args:
        segments: (n, 2, 2) px.
        pen_width: px, one for all or (n,) one per segment.

    Returns:
        (28, 28) float64 in [0, 1].
    """
    widths = np.broadcast_to(np.asarray(pen_width, dtype=np.float64), len(segments))
    image = np.zeros((IMAGE_SIZE, IMAGE_SIZE))
    for width in np.unique(widths):
        pieces, _ = cut(segments[widths == width])
        (distance,) = distances(pieces, width / 2 + 0.5)
        image = np.maximum(image, np.clip(width / 2 + 0.5 - distance, 0.0, min(width, 1.0)))
    return image


def cut(segments: Segments) -> tuple[Segments, NDArray[np.int64]]:
    """The same lines cut into pieces of at most `_MAX_PIECE`, and the line of each piece."""
    vectors = segments[:, 1] - segments[:, 0]
    counts = np.ceil(np.hypot(vectors[:, 0], vectors[:, 1]) / _MAX_PIECE)
    counts = np.maximum(counts, 1).astype(np.int64)
    which = np.repeat(np.arange(len(segments)), counts)
    if counts.max() == 1:
        return segments, which
    nth = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    step = vectors[which] / counts[which, None]
    start = segments[which, 0] + step * nth[:, None]
    return np.stack([start, start + step], axis=1), which


def distances(
    pieces: Segments, reach: float, image: NDArray[np.int64] | None = None, images: int = 1
) -> NDArray[np.float64]:
    """Distance of each pixel's centre to the nearest piece, exact up to `reach` px.

    Args:
        pieces: lines of at most `_MAX_PIECE`.
        reach: px.
        image: (n,) the image that each piece belongs to; by default there is one.
        images: how many there are.

    Returns:
        (images, 28, 28) px, in the dtype of the pieces; infinite far from every piece.
    """
    side = int(_MAX_PIECE + 2 * reach) + 1
    margin = side  # windows may extend beyond the edge; a line further out touches no pixel
    frame = IMAGE_SIZE + 2 * margin
    squares = np.full(images * frame * frame, np.inf, pieces.dtype)
    window = np.arange(side)
    for start in range(0, len(pieces), _PIECES_AT_A_TIME):
        part = slice(start, start + _PIECES_AT_A_TIME)
        a, b = pieces[part].transpose(1, 2, 0)
        corner = np.ceil(np.minimum(a, b) - reach)
        corner = np.clip(corner, -margin, IMAGE_SIZE + margin - side)
        (dx, dy), (px, py) = b - a, corner - a
        x = px[:, None, None] + window.astype(pieces.dtype)
        y = py[:, None, None] + window[:, None].astype(pieces.dtype)
        dx, dy = dx[:, None, None], dy[:, None, None]
        square = dx * dx + dy * dy
        share = np.clip((x * dx + y * dy) / np.where(square > 0, square, 1.0), 0.0, 1.0)
        away = (x - share * dx) ** 2 + (y - share * dy) ** 2
        column, row = (corner + margin).astype(np.int64)
        first = row * frame + column
        if image is not None:
            first += image[part] * (frame * frame)
        index = first[:, None, None] + window[:, None] * frame + window
        np.minimum.at(squares, index.ravel(), away.ravel())
    inside = squares.reshape(images, frame, frame)[:, margin:-margin, margin:-margin]
    result: NDArray[np.float64] = np.sqrt(inside)
    return result
