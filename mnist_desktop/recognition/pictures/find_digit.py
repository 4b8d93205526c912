"""The digit in a photo, scan or screenshot, as MNIST would show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.pictures.background import Plane, levels_of
from mnist_desktop.recognition.pictures.enclosure import windows_within
from mnist_desktop.recognition.pictures.read_picture import pixels_of, reduced
from mnist_desktop.recognition.pictures.scene import Scene, scene_of
from mnist_desktop.recognition.pictures.segment import digit_among

if TYPE_CHECKING:
    from PIL.Image import Image

_MAX_FRAMES = 3  # around each other, such as a cell of a table in a screenshot
_MAX_TRIED = (6, 2, 1)  # at each depth, the largest first; stripes have hundreds
_MIN_RANGE_INSIDE = 0.5  # of the picture's range of levels, inside a frame with a digit
_MIN_HEIGHT_INSIDE = 0.2  # of a frame's height; the bar of a boxy 8 is lower,
_MAX_WIDTH_INSIDE = 0.9  # or as wide as the frame
_MAX_BESIDE = 0.7  # of a lone line's length, of a digit beside it that is not in a row with it


@dataclass(frozen=True, eq=False)
class DigitInPicture:
    """A digit that was found.

    Attributes:
        image: (28, 28) float32 in [0, 1], ink = 1.
        box: x, y, width, height in pixels of the picture.
        is_several: whether the picture shows several digits; `image` may then hold one or some
            of them.
        frames: how many frames surround it.
    """

    image: npt.NDArray[np.float32]
    box: tuple[float, float, float, float]
    is_several: bool = False
    frames: int = 0


def image_from_picture(picture: Image | npt.ArrayLike) -> npt.NDArray[np.float32] | None:
    """A picture of one digit as MNIST would show it.

    Args:
        picture: a Pillow image, or an array as `levels_of` takes it; dark on light or light on
            dark, the digit anywhere in it and at least 12 px high.

    Returns:
        (28, 28) float32 in [0, 1], ink = 1; None if there is only background.

    Raises:
        PictureError: the array is not a picture.
    """
    digit = find_digit(picture)
    return None if digit is None else digit.image


def find_digit(picture: Image | npt.ArrayLike) -> DigitInPicture | None:
    """The digit in a picture and its place; see `image_from_picture`.

    The box refers to the picture after its EXIF orientation was applied.
    """
    levels, unit = levels_and_unit(picture)
    scene = scene_of(levels) if levels.size else None
    digit = None if scene is None else digit_in(scene)
    if digit is None:
        return None
    x, y, width, height = digit.box
    return replace(digit, box=(x * unit[0], y * unit[1], width * unit[0], height * unit[1]))


def levels_and_unit(picture: Image | npt.ArrayLike) -> tuple[Plane, tuple[float, float]]:
    """The levels of a picture, reduced if it is large, and its pixels per pixel of them.

    Raises:
        PictureError: the array is not a picture.
    """
    if hasattr(picture, "getbands"):  # a Pillow image, asked without importing Pillow
        pixels: npt.NDArray[Any] = pixels_of(cast("Image", picture))
    else:
        pixels = np.asarray(picture)
    levels = levels_of(reduced(pixels))
    if levels.size == 0:
        return levels, (1.0, 1.0)
    return levels, (pixels.shape[1] / levels.shape[1], pixels.shape[0] / levels.shape[0])


def digit_in(scene: Scene, depth: int = 0) -> DigitInPicture | None:
    """The digit in a picture or in a frame in it, `depth` frames surrounding the scene.

    Its box is in pixels of the scene's levels.
    """
    if depth < _MAX_FRAMES:
        enclosed = _enclosed_digit(scene, depth)
        if enclosed is not None:
            return enclosed
    shape = digit_among(scene.marks)
    image = scene.image_of(shape)
    return (
        None
        if image is None
        else DigitInPicture(image, scene.box_of(shape), shape.is_several, depth)
    )


def _enclosed_digit(scene: Scene, depth: int) -> DigitInPicture | None:
    """The digit inside a frame, if there are both."""
    marks, levels, scale = scene.marks, scene.levels, scene.scale
    windows = islice(windows_within(marks.labels, marks.stats), _MAX_TRIED[depth])
    for window, is_panel, _, line in windows:
        rows, columns = scene.part(window)
        inside = levels[rows, columns]
        if np.ptp(inside) < _MIN_RANGE_INSIDE * np.ptp(levels):
            continue
        within = scene_of(inside, None if is_panel else scene.is_inverted)
        digit = None if within is None else digit_in(within, depth + 1)
        if digit is None or (line and max(digit.box[2:]) > _MAX_BESIDE * line * max(scale)):
            continue
        if is_framed(digit.box, inside.shape[1], inside.shape[0]):
            x, y, width, height = digit.box
            return replace(digit, box=(x + columns.start, y + rows.start, width, height))
    return None


def is_framed(box: tuple[float, float, float, float], wide: int, high: int) -> bool:
    """Whether a mark inside a frame is a digit, not a part of what looks like a frame."""
    x, y, width, height = box
    touching = (x < 1) + (y < 1) + (x + width > wide - 1) + (y + height > high - 1)
    is_bar = width > _MAX_WIDTH_INSIDE * wide and height < 0.5 * high
    return touching < 3 and not is_bar and height >= _MIN_HEIGHT_INSIDE * high
