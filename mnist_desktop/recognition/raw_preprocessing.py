"""Images without MNIST's preprocessing, to show why it matters.

Position, size and brush stay as they are on the canvas: a 7 in the corner stays in the corner.
"""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.preprocessing import IMAGE_SIZE, Image, coverage, segments_of

CANVAS_SIZE = 400.0  # ink units: the height and width of the canvas


def resized_strokes(strokes: list[NDArray[np.float64]], widths: list[float]) -> Image:
    """The whole canvas resized to 28 x 28, grey by averaging.

    Args:
        strokes: (n, 2..4) each, in ink units; at least one. The canvas is 400 units wide and high;
            where they reach further to the right, it is so large that they do not.
        widths: ink units, the brush of each stroke.

    Returns:
        (28, 28) float32 in [0, 1], ink = 1.
    """
    scale = IMAGE_SIZE / max(CANVAS_SIZE, *(stroke[:, 0].max() for stroke in strokes))
    on_pixels = [stroke[:, :2] * scale - 0.5 for stroke in strokes]
    pieces = [segments_of([stroke]) for stroke in on_pixels]
    brush = np.repeat(np.array(widths) * scale, [len(piece) for piece in pieces])
    return coverage(np.concatenate(pieces), brush).astype(np.float32)


def sampled_strokes(strokes: list[NDArray[np.float64]], widths: list[float]) -> Image:
    """The canvas sampled at 28 x 28 points, black or white, without averaging."""
    return (resized_strokes(strokes, widths) > 0.5).astype(np.float32)


def resized_picture(picture: NDArray[np.generic]) -> Image:
    """The whole picture resized to 28 x 28, grey by averaging; white = 1 as in the picture."""
    import cv2

    grey = _grey(picture)
    size = (IMAGE_SIZE, IMAGE_SIZE)
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.float32)


def sampled_picture(picture: NDArray[np.generic]) -> Image:
    """The picture sampled at 28 x 28 points, grey, without averaging."""
    grey = _grey(picture)
    rows, columns = (
        ((np.arange(IMAGE_SIZE) + 0.5) * length / IMAGE_SIZE).astype(int) for length in grey.shape
    )
    return grey[np.ix_(rows, columns)]


def _grey(picture: NDArray[np.generic]) -> NDArray[np.float32]:
    """(H, W) in [0, 1] of a grey, RGB or RGBA picture, transparent parts white."""
    # uint8, uint16, or floats in [0, 1]
    top = {1: 255.0, 2: 65535.0}.get(picture.dtype.itemsize, 1.0)
    values = picture.astype(np.float32) / np.float32(top)
    if values.ndim == 2:
        return values
    if values.shape[2] == 4:
        alpha = values[:, :, 3:]
        values = values[:, :, :3] * alpha + (1 - alpha)
    # ITU-R BT.601 luma, as Pillow's own grey conversion
    return values @ np.array([0.299, 0.587, 0.114], dtype=np.float32)
