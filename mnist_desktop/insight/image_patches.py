"""An image cut into square patches, to ask what each of them does for the answer."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.pictures.find_digit import DigitInPicture
from mnist_desktop.recognition.preprocessing import Image

SIDE = 3  # px at 28 x 28

Box = tuple[float, float, float, float]
"""x, y, width, height."""


def image_patches(image: Image) -> tuple[Box, ...]:
    """Squares of SIDE px over the box of the ink, those without ink left out; rows from the top.

    Args:
        image: (28, 28) float32 in [0, 1], ink = 1.

    Returns:
        Boxes in pixels of the image; none if it is blank.
    """
    if not image.any():
        return ()
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    return tuple(
        (float(left), float(top), float(SIDE), float(SIDE))
        for top in range(rows[0], rows[-1] + 1, SIDE)
        for left in range(columns[0], columns[-1] + 1, SIDE)
        if image[top : top + SIDE, left : left + SIDE].any()
    )


def images_of_patches(image: Image, patches: tuple[Box, ...]) -> NDArray[np.float32]:
    """(patches, 28, 28) float32, each patch alone; the largest of all is the image."""
    alone = np.zeros((len(patches), *image.shape), np.float32)
    for one, (x, y, width, height) in zip(alone, patches, strict=True):
        inside = slice(int(y), int(y + height)), slice(int(x), int(x + width))
        one[inside] = image[inside]
    return alone


def neighbours_of_patches(patches: tuple[Box, ...]) -> list[list[int]]:
    """For each patch those above, below and beside it."""
    corners = np.array(patches)[:, :2]
    apart = np.abs(corners[:, np.newaxis] - corners).sum(axis=2)
    return [np.flatnonzero(row == SIDE).tolist() for row in apart]


def in_picture(patch: Box, digit: DigitInPicture) -> Box:
    """A patch of `digit.image` in pixels of the picture where the digit was found."""
    ink = digit.image > digit.image.max() / 2  # the edge that the box in the picture has too
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    left, top, width, height = digit.box
    unit_x = width / (columns[-1] + 1 - columns[0])
    unit_y = height / (rows[-1] + 1 - rows[0])
    x, y = left + (patch[0] - columns[0]) * unit_x, top + (patch[1] - rows[0]) * unit_y
    return x, y, patch[2] * unit_x, patch[3] * unit_y
