"""The digit in a photo, scan or screenshot, as MNIST would show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.pictures.background import (
    Plane,
    contrast_of_dark_ink,
    is_light_on_dark,
    levels_of,
)
from mnist_desktop.recognition.pictures.enclosure import windows_within
from mnist_desktop.recognition.pictures.evenly_lit_background import (
    EvenBackground,
    find_even_background,
)
from mnist_desktop.recognition.pictures.frame import CLOSE_UP, framed, is_dot, with_width_corrected
from mnist_desktop.recognition.pictures.read_picture import pixels_of, reduced
from mnist_desktop.recognition.pictures.ruled_lines import without_rules
from mnist_desktop.recognition.pictures.segment import DigitShape, Marks, digit_among, find_marks
from mnist_desktop.recognition.preprocessing import image_from_ink

if TYPE_CHECKING:
    from PIL.Image import Image

Window = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the picture."""

_WHOLE: Window = (0.0, 0.0, 1.0, 1.0)
_SEARCH_SIDE = 640  # px; larger pictures are searched at this size, then cut out of the full one
_BOX = 20  # px, the digit's long side in the 28 x 28 image
_MAX_RULE = 0.025  # of the picture's side; strokes of a digit that fills it are thicker
_MAX_RULE_CLOSE_UP = 0.06  # of the close-up's side, once the paper is known to be ruled
_MAX_FRAMES = 3  # around each other, such as a cell of a table in a screenshot
_MIN_RANGE_INSIDE = 0.5  # of the picture's range of levels, inside a frame with a digit
_MIN_HEIGHT_INSIDE = 0.2  # of a frame's height; the bar of a boxy 8 is lower,
_MAX_WIDTH_INSIDE = 0.9  # or as wide as the frame
_MAX_BESIDE = 0.7  # of a lone line's length, of a digit beside it that is not in a row with it
_MARGIN = 0.2  # of the digit's long side, around it in the close-up
_CORRECTIONS = 2  # of an enlarged picture; more make no visible difference
_MAX_DOT = 0.15  # of the picture's longer side; a larger round blot is not a dot of the pen
_FRINGE = 1.5  # px at 28 x 28 around the marks: their blurred edge


@dataclass(frozen=True, eq=False)
class DigitInPicture:
    """A digit that was found.

    Attributes:
        image: (28, 28) float32 in [0, 1], ink = 1.
        box: x, y, width, height in pixels of the picture.
        is_several: whether the picture shows several digits; `image` may then hold one or some
            of them.
    """

    image: npt.NDArray[np.float32]
    box: tuple[float, float, float, float]
    is_several: bool = False


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
    pixels = _pixels_of(picture)
    levels = levels_of(reduced(pixels))
    if levels.size == 0:
        return None
    digit = _digit_in(levels)
    if digit is None:
        return None
    unit = pixels.shape[1] / levels.shape[1], pixels.shape[0] / levels.shape[0]
    x, y, width, height = digit.box
    return replace(digit, box=(x * unit[0], y * unit[1], width * unit[0], height * unit[1]))


def _digit_in(
    levels: Plane, depth: int = 0, is_inverted: bool | None = None
) -> DigitInPicture | None:
    """The digit in a picture or in a frame in it.

    Args:
        levels: (H, W, C) in [0, 1].
        depth: how many frames surround it.
        is_inverted: whether the ink is lighter than the background, where that is known.
    """
    search = _resized(levels, min(1.0, _SEARCH_SIDE / max(levels.shape[:2])))
    is_known = is_inverted is not None
    if is_inverted is None:
        is_inverted = is_light_on_dark(search, may_be_pale=True)
    background = find_even_background(1.0 - search if is_inverted else search)
    if background is None and not is_known:
        is_inverted = is_light_on_dark(search, may_be_pale=False)
    search = 1.0 - search if is_inverted else search
    contrast = _contrast(search, background, _WHOLE)
    unruled = without_rules(contrast, _MAX_RULE)
    ink = None if background is None else background.ink
    marks = find_marks(contrast if unruled is None else unruled, ink)
    if marks is None:
        return None
    scale = levels.shape[1] / search.shape[1], levels.shape[0] / search.shape[0]
    if depth < _MAX_FRAMES:
        enclosed = _enclosed_digit(levels, marks, scale, depth, is_inverted)
        if enclosed is not None:
            return enclosed
    shape = digit_among(marks)
    upright = 1.0 - levels if is_inverted else levels
    close_up = _close_up(upright, shape, scale, background, unruled is not None)
    image = _mnist_view(shape, close_up)
    left, top, right, bottom = shape.box
    box = left * scale[0], top * scale[1], (right - left) * scale[0], (bottom - top) * scale[1]
    return None if image is None else DigitInPicture(image, box, shape.is_several)


def _enclosed_digit(
    levels: Plane, marks: Marks, scale: tuple[float, float], depth: int, is_inverted: bool
) -> DigitInPicture | None:
    """The digit inside a frame, if there are both."""
    for (left, top, right, bottom), is_panel, line in windows_within(marks.labels, marks.stats):
        columns = slice(round(left * scale[0]), round(right * scale[0]))
        rows = slice(round(top * scale[1]), round(bottom * scale[1]))
        inside = levels[rows, columns]
        if np.ptp(inside) < _MIN_RANGE_INSIDE * np.ptp(levels):
            continue
        digit = _digit_in(inside, depth + 1, None if is_panel else is_inverted)
        if digit is None or (line and max(digit.box[2:]) > _MAX_BESIDE * line * max(scale)):
            continue
        if _is_framed(digit.box, inside.shape[1], inside.shape[0]):
            x, y, width, height = digit.box
            return replace(digit, box=(x + columns.start, y + rows.start, width, height))
    return None


def _is_framed(box: tuple[float, float, float, float], wide: int, high: int) -> bool:
    """Whether a mark inside a frame is a digit, not a part of what looks like a frame."""
    x, y, width, height = box
    touching = (x < 1) + (y < 1) + (x + width > wide - 1) + (y + height > high - 1)
    is_bar = width > _MAX_WIDTH_INSIDE * wide and height < 0.5 * high
    return touching < 3 and not is_bar and height >= _MIN_HEIGHT_INSIDE * high


def _mnist_view(shape: DigitShape, close_up: Plane) -> Plane | None:
    """(28, 28); a dot is drawn as the same dot in ink would be: enlarged it would look like a 0."""
    left, top, right, bottom = shape.box
    is_small = max(right - left, bottom - top) < _MAX_DOT * max(shape.mask.shape)
    if is_small and is_dot(close_up):
        return image_from_ink(Ink((np.zeros((1, 2)),)))
    return framed(with_width_corrected(close_up))


def _contrast(levels: Plane, background: EvenBackground | None, window: Window) -> Plane:
    return (
        contrast_of_dark_ink(levels) if background is None else background.contrast(levels, window)
    )


def _pixels_of(picture: Image | npt.ArrayLike) -> npt.NDArray[Any]:
    if hasattr(picture, "getbands"):  # a Pillow image, asked without importing Pillow
        return pixels_of(cast("Image", picture))
    return np.asarray(picture)


def _close_up(
    levels: Plane,
    shape: DigitShape,
    scale: tuple[float, float],
    background: EvenBackground | None,
    has_rules: bool,
) -> Plane:
    """(h, w) contrast of the digit alone, long side about 20 * CLOSE_UP px."""
    import cv2

    left, top, right, bottom = shape.box
    side = max(right - left, bottom - top) * (1 + 2 * _MARGIN) + 2
    x, y = (left + right) / 2, (top + bottom) / 2
    found = shape.mask.shape
    rows = slice(max(0, round(y - side / 2)), min(found[0], round(y + side / 2)))
    columns = slice(max(0, round(x - side / 2)), min(found[1], round(x + side / 2)))
    marks = shape.mask[rows, columns]
    cut = levels[
        round(rows.start * scale[1]) : max(1, round(rows.stop * scale[1])),
        round(columns.start * scale[0]) : max(1, round(columns.stop * scale[0])),
    ]
    zoom = _BOX * CLOSE_UP / (max(right - left, bottom - top) * max(scale))
    window = (
        columns.start / found[1],
        rows.start / found[0],
        columns.stop / found[1],
        rows.stop / found[0],
    )
    contrast = np.maximum(_contrast(_resized(cut, zoom), background, window), 0.0)
    unruled = without_rules(contrast, _MAX_RULE_CLOSE_UP, are_known=True) if has_rules else None
    contrast = contrast if unruled is None else unruled
    size = contrast.shape[1], contrast.shape[0]
    near = cv2.resize(marks.astype(np.float32), size, interpolation=cv2.INTER_LINEAR) > 0.25
    reach = 2 * round(_FRINGE * CLOSE_UP) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    kept: Plane = contrast * cv2.dilate(near.astype(np.uint8), kernel)
    return kept


def _resized(levels: Plane, scale: float) -> Plane:
    """(H, W, C) at another size: by area if smaller, bicubic if larger.

    Pixels are averages over areas, but bicubic interpolation takes them for points and so blurs.
    An enlarged picture is therefore corrected until its areas average to the original pixels.
    """
    import cv2

    if scale == 1.0:
        return levels
    height, width, channels = levels.shape
    old, new = (width, height), (max(1, round(width * scale)), max(1, round(height * scale)))
    if scale < 1:
        resized = cv2.resize(levels, new, interpolation=cv2.INTER_AREA)
    else:
        resized = cv2.resize(levels, new, interpolation=cv2.INTER_CUBIC)
        for _ in range(_CORRECTIONS):
            means = cv2.resize(resized, old, interpolation=cv2.INTER_AREA)
            error = levels - means.reshape(levels.shape)
            correction = cv2.resize(error, new, interpolation=cv2.INTER_CUBIC)
            resized = resized.reshape(correction.shape) + correction
    levels = np.clip(resized.reshape(new[1], new[0], channels), 0.0, 1.0)
    return levels
