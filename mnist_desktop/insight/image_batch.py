"""Images of many variants of one drawing at once, the same ones as `image_from_ink` makes."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.preprocessing import (
    BOX_SIZE,
    CENTRE_OF_MASS,
    IMAGE_SIZE,
    PEN_WIDTH,
)

Segments = NDArray[np.float64]
"""(n, 2, 2): start and end of each straight piece of line, x before y, in any unit."""
Images = NDArray[np.float32]

_REACH = PEN_WIDTH / 2 + 0.5
_PIECE = 0.79  # px; with the reach on both sides it meets at most four rows and columns
_SIDE = int(_PIECE + 2 * _REACH) + 1
_FRAME = IMAGE_SIZE + 2 * _SIDE
_MIDDLE = (IMAGE_SIZE - 1) / 2
_AT_A_TIME = 20_000  # pieces; bounds the memory


def images_of_segments(segments: Segments, counts: NDArray[np.int64]) -> Images:
    """Draws each variant by MNIST's recipe.

    Args:
        segments: (m, 2, 2) of all variants, one variant after the other.
        counts: (n,) number of segments of each variant, at least 1.

    Returns:
        (n, 28, 28) float32 in [0, 1], ink = 1.
    """
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    which = np.repeat(np.arange(len(counts)), counts)
    low = np.minimum.reduceat(segments.min(axis=1), starts)
    high = np.maximum.reduceat(segments.max(axis=1), starts)
    extent = (high - low).max(axis=1)
    scale = np.where(extent > 0, (BOX_SIZE - PEN_WIDTH) / np.where(extent > 0, extent, 1), 1.0)
    middle = (low + high) / 2
    placed = (segments - middle[which, None]) * scale[which, None, None] + _MIDDLE
    pieces, owners = _cut(placed, which)
    first = _coverage(pieces, owners, len(counts))
    edges = _REACH * np.array([-1, 1])
    low = (low - middle) * scale[:, None] + _MIDDLE + edges[0] + 1
    high = (high - middle) * scale[:, None] + _MIDDLE + edges[1]
    shift = CENTRE_OF_MASS - _centres(first)
    shift = np.clip(shift, np.minimum(-low, 0.0), np.maximum(IMAGE_SIZE - high, 0.0))
    drawn = _coverage(pieces + shift[owners, None], owners, len(counts))
    images: Images = (drawn / drawn.max(axis=(1, 2), keepdims=True)).astype(np.float32)
    return images


def _cut(segments: Segments, which: NDArray[np.int64]) -> tuple[Segments, NDArray[np.int64]]:
    """The same lines in pieces of at most `_PIECE`, and whose they are."""
    vectors = segments[:, 1] - segments[:, 0]
    counts = np.ceil(np.hypot(vectors[:, 0], vectors[:, 1]) / _PIECE - 1e-9).astype(np.int64)
    counts = np.maximum(counts, 1)
    of = np.repeat(np.arange(len(segments)), counts)
    nth = np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)
    step = vectors[of] / counts[of, None]
    start = segments[of, 0] + step * nth[:, None]
    return np.stack([start, start + step], axis=1), which[of]


def _coverage(pieces: Segments, which: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """(count, 28, 28) how much of each pixel the lines cover, as `preprocessing.coverage`."""
    squares = np.full(count * _FRAME * _FRAME, np.inf)
    window = np.arange(_SIDE)
    for start in range(0, len(pieces), _AT_A_TIME):
        part = slice(start, start + _AT_A_TIME)
        a, b = pieces[part].transpose(1, 2, 0)
        corner = np.ceil(np.minimum(a, b) - _REACH)
        corner = np.clip(corner, -_SIDE, IMAGE_SIZE)
        (dx, dy), (px, py) = (b - a)[..., None, None], (corner - a)[..., None, None]
        x = px + window
        y = py + window[:, None]
        square = dx * dx + dy * dy
        share = np.clip((x * dx + y * dy) / np.where(square > 0, square, 1.0), 0.0, 1.0)
        away = (x - share * dx) ** 2 + (y - share * dy) ** 2
        column, row = (corner + _SIDE).astype(np.int64)
        first = (which[part] * _FRAME + row) * _FRAME + column
        index = first[:, None, None] + window[:, None] * _FRAME + window
        np.minimum.at(squares, index.ravel(), away.ravel())
    inside = squares.reshape(count, _FRAME, _FRAME)[:, _SIDE:-_SIDE, _SIDE:-_SIDE]
    covered: NDArray[np.float64] = np.clip(_REACH - np.sqrt(inside), 0.0, 1.0)
    return covered


def _centres(images: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 2) centres of mass, x before y, in index units."""
    totals = images.sum(axis=(1, 2))
    places = np.arange(IMAGE_SIZE)
    x = images.sum(axis=1) @ places / totals
    y = images.sum(axis=2) @ places / totals
    return np.stack([x, y], axis=1)
