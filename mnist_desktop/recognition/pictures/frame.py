"""From a close-up of a digit to MNIST's frame: 20 px long, peak 1, mass centred by whole pixels."""

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.pictures.background import Plane

CLOSE_UP = 8  # px of the close-up for one of the 28 x 28 image
_SIZE = 28
_CENTRE_OF_MASS = 14
_MIN_WIDTH, _MAX_WIDTH = 1.2, 5.0  # px at 28 x 28; strokes in between are left alone
_PEAK_LEVEL = 0.5
_LONG_SIDE = 19.895  # px of the half-level contour, the mean over MNIST's training images
_ROUND = 0.85  # stroke width by long side; above it the mark is a dot
_CORNER = 4.5  # px; corner of the box before the whole-pixel shift, with some room on either side


def with_width_corrected(contrast: Plane) -> Plane:
    """The close-up with strokes brought to 1.2 to 5 px at 28 x 28; others are left alone."""
    import cv2

    peak = float(contrast.max())
    ink = contrast > _PEAK_LEVEL * peak
    if peak <= 0:
        return contrast
    pixel = max(_extent(contrast, 0)[1], _extent(contrast, 1)[1]) / 20  # one px at 28 x 28
    width = stroke_width(ink) / pixel
    if _MIN_WIDTH <= width <= _MAX_WIDTH:
        return contrast
    change = (min(max(width, _MIN_WIDTH), _MAX_WIDTH) - width) * pixel
    reach = 2 * round(abs(change) / 2) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    padded = cv2.copyMakeBorder(contrast, reach, reach, reach, reach, cv2.BORDER_CONSTANT)
    corrected: Plane = cv2.dilate(padded, kernel) if change > 0 else cv2.erode(padded, kernel)
    return corrected


def is_dot(contrast: Plane) -> bool:
    """Whether the close-up shows a dot: as long as it is wide, and solid."""
    ink = contrast > _PEAK_LEVEL * float(contrast.max())
    return stroke_width(ink) > _ROUND * max(_extent(contrast, 0)[1], _extent(contrast, 1)[1])


def stroke_width(ink: npt.NDArray[np.bool_]) -> float:
    """The median stroke width of a mask, px."""
    import cv2

    padded = np.pad(ink, 1).astype(np.uint8)
    depth = cv2.distanceTransform(padded, cv2.DIST_L2, 5)
    ridge = (depth >= cv2.dilate(depth, np.ones((3, 3), np.uint8))) & (padded > 0)
    return float(2 * np.median(depth[ridge]) - 1) if ridge.any() else 0.0


def framed(contrast: Plane) -> npt.NDArray[np.float32] | None:
    """A close-up in MNIST's frame.

    Args:
        contrast: (h, w) float32 in [0, 1], the digit alone, long side about 20 * CLOSE_UP px.

    Returns:
        (28, 28) float32 in [0, 1] with peak 1; None if there is no ink.
    """
    import cv2

    if float(contrast.max()) <= 0:
        return None
    pad = 2 * CLOSE_UP
    padded = cv2.copyMakeBorder(contrast, pad, pad, pad, pad, cv2.BORDER_CONSTANT)
    blurred = cv2.blur(padded, (CLOSE_UP, CLOSE_UP))
    (left, width), (top, height) = _extent(blurred, 0), _extent(blurred, 1)
    scale = _LONG_SIDE * CLOSE_UP / max(width, height)
    x, y = _CORNER * CLOSE_UP - left * scale, _CORNER * CLOSE_UP - top * scale
    matrix = np.array([[scale, 0, x + 0.5 * scale - 0.5], [0, scale, y + 0.5 * scale - 0.5]])
    side = (_SIZE + 1) * CLOSE_UP
    fine = cv2.warpAffine(padded, matrix, (side, side), flags=cv2.INTER_LINEAR)
    image = _crispest(fine)
    return _centred(np.clip(image / image.max(), 0.0, 1.0))  # the running sums leave -1e-18


def _crispest(fine: Plane) -> Plane:
    """(28, 28) averages of (29 * 8, 29 * 8) on the grid that mixes ink and background least.

    This realigns an enlarged MNIST image with the pixels of the original.
    """
    import cv2

    means = cv2.blur(fine, (CLOSE_UP, CLOSE_UP), anchor=(0, 0))
    grids = [
        means[
            down : down + _SIZE * CLOSE_UP : CLOSE_UP, right : right + _SIZE * CLOSE_UP : CLOSE_UP
        ]
        for down in range(CLOSE_UP)
        for right in range(CLOSE_UP)
    ]
    return max(grids, key=lambda grid: float(np.vdot(grid, grid)))


def _extent(contrast: Plane, axis: int) -> tuple[float, float]:
    """Start and length of the ink along x (axis 0) or y (axis 1) at half its peak, px."""
    profile = contrast.max(axis=axis)
    level = _PEAK_LEVEL * float(profile.max())
    inside = np.flatnonzero(profile >= level)
    first, last = int(inside[0]), int(inside[-1])
    start = first + 0.5 - _share(profile, first, first - 1, level)
    stop = last + 0.5 + _share(profile, last, last + 1, level)
    return start, stop - start


def _share(profile: npt.NDArray[np.float32], inside: int, outside: int, level: float) -> float:
    """Where the level is crossed between the centres of two pixels, as a share of 1 px."""
    there = float(profile[outside]) if 0 <= outside < len(profile) else 0.0
    here = float(profile[inside])
    return (here - level) / (here - there)


def _centred(image: Plane) -> npt.NDArray[np.float32]:
    """The image shifted by whole pixels so that its centre of mass is closest to index 14."""
    mass = image.sum()
    places = np.arange(_SIZE)
    down = round(_CENTRE_OF_MASS - float(image.sum(axis=1) @ places / mass))
    right = round(_CENTRE_OF_MASS - float(image.sum(axis=0) @ places / mass))
    return np.roll(image, (down, right), axis=(0, 1)).astype(np.float32)
