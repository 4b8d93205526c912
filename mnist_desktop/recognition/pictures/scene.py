"""A picture made ready for the search: its background, its marks, and close-ups of some of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.pictures.background import (
    Plane,
    contrast_of_dark_ink,
    is_light_on_dark,
)
from mnist_desktop.recognition.pictures.evenly_lit_background import (
    EvenBackground,
    find_even_background,
)
from mnist_desktop.recognition.pictures.frame import CLOSE_UP, framed, is_dot, with_width_corrected
from mnist_desktop.recognition.pictures.ruled_lines import without_rules
from mnist_desktop.recognition.pictures.segment import DigitShape, Marks, Mask, find_marks
from mnist_desktop.recognition.preprocessing import image_from_ink

Window = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the picture."""

SEARCH_SIDE = 640  # px; larger pictures are searched at this size, then cut out of the full one
_WHOLE: Window = (0.0, 0.0, 1.0, 1.0)
_BOX = 20  # px, the digit's long side in the 28 x 28 image
_MAX_RULE = 0.025  # of the picture's side; strokes of a digit that fills it are thicker
_MAX_RULE_CLOSE_UP = 0.06  # of the close-up's side, once the paper is known to be ruled
_MARGIN = 0.2  # of the digit's long side, around it in the close-up
_CORRECTIONS = 2  # of an enlarged picture; more make no visible difference
_MAX_DOT = 0.15  # of the picture's longer side; a larger round blot is not a dot of the pen
_FRINGE = 1.5  # px at 28 x 28 around the marks: their blurred edge


@dataclass(frozen=True, eq=False)
class Scene:
    """A picture, or the inside of a frame in it, and the marks that were found there.

    Attributes:
        levels: (H, W, C) in [0, 1], in full size.
        is_inverted: whether the ink is lighter than the background.
        background: None if it is unevenly lit.
        has_rules: whether the lines of ruled paper were removed.
        marks: at the size of the search.
    """

    levels: Plane
    is_inverted: bool
    background: EvenBackground | None
    has_rules: bool
    marks: Marks

    @property
    def scale(self) -> tuple[float, float]:
        """Pixels of the picture per pixel of the search, across and down."""
        (high, wide), full = self.marks.labels.shape, self.levels.shape
        return full[1] / wide, full[0] / high

    def box_of(self, shape: DigitShape) -> tuple[float, float, float, float]:
        """x, y, width, height of a shape in pixels of the picture."""
        (left, top, right, bottom), (x, y) = shape.box, self.scale
        return left * x, top * y, (right - left) * x, (bottom - top) * y

    def part(self, window: tuple[int, int, int, int]) -> tuple[slice, slice]:
        """Rows and columns of the picture within left, top, right, bottom px of the search."""
        (left, top, right, bottom), (x, y) = window, self.scale
        return slice(round(top * y), round(bottom * y)), slice(round(left * x), round(right * x))

    def image_of(self, shape: DigitShape, others: Mask | None = None) -> Plane | None:
        """A shape as MNIST would show it, (28, 28) with peak 1; None if there is no ink.

        A dot is drawn as the same dot in ink would be: enlarged it would look like a 0.

        Args:
            shape: of marks of this scene.
            others: (H, W) at the size of the search: marks that are left out though they are close
                to it. None leaves the background around it as it is.
        """
        close_up = self._close_up(shape, others)
        left, top, right, bottom = shape.box
        is_small = max(right - left, bottom - top) < _MAX_DOT * max(shape.mask.shape)
        if is_small and is_dot(close_up):
            return image_from_ink(Ink((np.zeros((1, 2)),)))
        return framed(with_width_corrected(close_up))

    def _close_up(self, shape: DigitShape, others: Mask | None) -> Plane:
        """(h, w) contrast of the shape alone, long side about 20 * CLOSE_UP px."""
        import cv2

        left, top, right, bottom = shape.box
        side = max(right - left, bottom - top) * (1 + 2 * _MARGIN) + 2
        x, y = (left + right) / 2, (top + bottom) / 2
        high, wide = shape.mask.shape
        rows = slice(max(0, round(y - side / 2)), min(high, round(y + side / 2)))
        columns = slice(max(0, round(x - side / 2)), min(wide, round(x + side / 2)))
        scale = self.scale
        cut = self.levels[
            round(rows.start * scale[1]) : max(1, round(rows.stop * scale[1])),
            round(columns.start * scale[0]) : max(1, round(columns.stop * scale[0])),
        ]
        upright = 1.0 - cut if self.is_inverted else cut
        zoom = _BOX * CLOSE_UP / (max(right - left, bottom - top) * max(scale))
        window = columns.start / wide, rows.start / high, columns.stop / wide, rows.stop / high
        contrast = np.maximum(_contrast(resized(upright, zoom), self.background, window), 0.0)
        if self.has_rules:
            unruled = without_rules(contrast, _MAX_RULE_CLOSE_UP, are_known=True)
            contrast = contrast if unruled is None else unruled
        near = _enlarged(shape.mask[rows, columns], contrast, 0.25)
        reach = 2 * round(_FRINGE * CLOSE_UP) + 1
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
        kept: Plane = contrast * cv2.dilate(near.astype(np.uint8), kernel)
        if others is not None:
            kept[_enlarged(others[rows, columns], contrast, 0.5)] = 0
        return kept


def scene_of(
    levels: Plane,
    is_inverted: bool | None = None,
    side: int = SEARCH_SIDE,
    *,
    are_rules_covered: bool = False,
) -> Scene | None:
    """A picture ready for the search; None if there is only background.

    Args:
        levels: (H, W, C) in [0, 1], not empty.
        is_inverted: whether the ink is lighter than the background, where that is known.
        side: px, the longer side at which marks are looked for, if the picture is larger.
        are_rules_covered: as `are_covered` of `without_rules`.
    """
    search = resized(levels, min(1.0, side / max(levels.shape[:2])))
    is_known = is_inverted is not None
    if is_inverted is None:
        is_inverted = is_light_on_dark(search, may_be_pale=True)
    background = find_even_background(1.0 - search if is_inverted else search)
    if background is None and not is_known:
        is_inverted = is_light_on_dark(search, may_be_pale=False)
    search = 1.0 - search if is_inverted else search
    contrast = _contrast(search, background, _WHOLE)
    unruled = without_rules(contrast, _MAX_RULE, are_covered=are_rules_covered)
    ink = None if background is None else background.ink
    marks = find_marks(contrast if unruled is None else unruled, ink)
    if marks is None:
        return None
    return Scene(levels, is_inverted, background, unruled is not None, marks)


def resized(levels: Plane, scale: float) -> Plane:
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
        other = cv2.resize(levels, new, interpolation=cv2.INTER_AREA)
    else:
        other = cv2.resize(levels, new, interpolation=cv2.INTER_CUBIC)
        for _ in range(_CORRECTIONS):
            means = cv2.resize(other, old, interpolation=cv2.INTER_AREA)
            error = levels - means.reshape(levels.shape)
            correction = cv2.resize(error, new, interpolation=cv2.INTER_CUBIC)
            other = other.reshape(correction.shape) + correction
    levels = np.clip(other.reshape(new[1], new[0], channels), 0.0, 1.0)
    return levels


def _contrast(levels: Plane, background: EvenBackground | None, window: Window) -> Plane:
    return (
        contrast_of_dark_ink(levels) if background is None else background.contrast(levels, window)
    )


def _enlarged(mask: Mask, contrast: Plane, least: float) -> Mask:
    """The mask at the size of a close-up."""
    import cv2

    size = contrast.shape[1], contrast.shape[0]
    return np.asarray(
        cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_LINEAR) > least
    )
