"""An evenly lit background: its light is a plane, so ink may be anywhere, even at the edge.

Screenshots, scans, crops and mouse drawings have one. Other pictures, such as photos with shadows,
are left to `background`, which follows the light but mistakes ink at the edge for shadow.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.pictures.background import DARKEST_BACKGROUND, Plane, mixed, shrunk

_SIDE = 96  # px, long side; light has no finer detail
_DARKEST_SHARE = 0.005  # of the picture, the pixels that show how dark its ink is
_MIN_BACKGROUND = 0.12  # of the picture; with less, background and ink cannot be told apart
_MIN_FOR_SLOPE = 0.35  # of the picture; with less, the light is assumed to be uniform
_PALE, _DARK = 0.3, 0.5  # of the ink's contrast: less is background, more is ink
_UNEVEN = 0.2  # of the ink's contrast: how far the background may differ from the plane
_SPOTTED = 0.02  # share of the background that may differ more
_MIN_OF_INK = 0.7  # of the ink's contrast, inside a stroke; less is shadow beside ink
_MIXED = 0.1  # share of the ink that may be paler
_LIGHTER = 0.05  # of white: a difference in a channel that is more than noise
_PALE_INK = 0.25  # contrast; paler ink must have edges
_SOFTEST = 0.2  # share of pale marks that may lie away from their darker middle


@dataclass(frozen=True, eq=False)
class EvenBackground:
    """A background that is evenly lit.

    Attributes:
        planes: (3, C) float64: the light at the centre of the picture, its rise over the whole
            width and its rise over the whole height.
        ink: contrast of the ink, in [0, 1].
        signs: (C,) float32: -1 for a channel in which the ink is lighter than the background
            though it is darker in another, else 1.
    """

    planes: npt.NDArray[np.float64]
    ink: float
    signs: Plane

    def contrast(self, levels: Plane, window: tuple[float, float, float, float]) -> Plane:
        """(h, w) in [-1, 1] of a part of the picture: 0 is background, 1 the blackest possible ink.

        Args:
            levels: (h, w, C) in [0, 1], dark ink on a light background.
            window: left, top, right, bottom of the part as shares of the picture.
        """
        light = _light(self.planes, levels.shape[:2], window)
        contrast = (light - levels) / np.maximum(light, np.float32(DARKEST_BACKGROUND))
        if (self.signs < 0).any():
            lighter = (levels - light) / np.maximum(1 - light, np.float32(DARKEST_BACKGROUND))
            contrast = np.where(self.signs < 0, lighter, contrast)
        return mixed(contrast.astype(np.float32, copy=False))


def find_even_background(levels: Plane) -> EvenBackground | None:
    """The background of (H, W, C) in [0, 1], dark ink on a light background.

    None if it is unevenly lit or indistinguishable from ink.
    """
    small = shrunk(levels, _SIDE)
    channels = small.shape[2]
    planes = np.zeros((3, channels))
    planes[0] = np.percentile(small.reshape(-1, channels), 75, axis=0)
    signs = _signs(planes[0].astype(np.float32) - small)
    for _ in range(3):
        background = EvenBackground(planes, 0.0, signs)
        contrast = background.contrast(small, (0.0, 0.0, 1.0, 1.0))
        ink = _darkest(contrast)
        bare = contrast < max(_PALE * ink, 1e-3)
        if bare.mean() < _MIN_BACKGROUND:
            return None
        planes = _fitted(small, bare)
    return EvenBackground(planes, ink, signs) if _is_even(contrast, ink) else None


def _is_even(contrast: Plane, ink: float) -> bool:
    """Whether everything away from ink is background and all ink is equally dark."""
    import cv2

    square = np.ones((3, 3), np.uint8)
    dark = (contrast > _DARK * ink).astype(np.uint8)
    away = cv2.dilate(dark, square, iterations=2) == 0
    if away.any() and (np.abs(contrast[away]) > _UNEVEN * ink).mean() > _SPOTTED:
        return False
    inside = cv2.erode(dark, square, borderType=cv2.BORDER_REPLICATE) > 0
    if (contrast[inside] < _MIN_OF_INK * ink).sum() > _MIXED * inside.sum():
        return False
    return ink > _PALE_INK or _is_sharp(contrast, ink)


def _is_sharp(contrast: Plane, ink: float) -> bool:
    """Whether pale marks have sharp edges, unlike soft shadows, overexposure and noise."""
    import cv2

    dark = (contrast > _DARK * ink).astype(np.uint8)
    half_dark = contrast > 0.5 * _DARK * ink
    soft = half_dark & (cv2.dilate(dark, np.ones((3, 3), np.uint8), iterations=2) == 0)
    return bool(soft.sum() <= _SOFTEST * half_dark.sum())


def _signs(difference: Plane) -> Plane:
    """(C,) of background minus levels (h, w, C): -1 where ink is lighter in some channels only."""
    strength = np.abs(difference).max(axis=2)
    chosen: Plane = difference[strength >= 0.8 * float(strength.max())]
    clearest: Plane = np.mean(chosen, axis=0, dtype=np.float32)
    is_mixed = bool(clearest.max() > _LIGHTER) and bool(clearest.min() < -_LIGHTER)
    return np.where(is_mixed & (clearest < -_LIGHTER), -1, 1).astype(np.float32)


def _darkest(contrast: Plane) -> float:
    count = max(4, int(_DARKEST_SHARE * contrast.size))
    if contrast.size <= count:
        return float(contrast.max())
    return float(np.partition(contrast.ravel(), -count)[-count:].mean())


def _fitted(levels: Plane, bare: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """The planes fitted to the bare pixels."""
    values = levels[bare].astype(np.float64)
    if bare.mean() < _MIN_FOR_SLOPE:
        return np.stack([np.median(values, axis=0), *np.zeros((2, values.shape[1]))])
    rows, columns = np.nonzero(bare)
    x, y = (columns + 0.5) / bare.shape[1] - 0.5, (rows + 0.5) / bare.shape[0] - 0.5
    places = np.stack([np.ones(len(rows)), x, y], axis=1)
    planes: npt.NDArray[np.float64] = np.linalg.lstsq(places, values, rcond=None)[0]
    return planes


def _light(
    planes: npt.NDArray[np.float64],
    shape: tuple[int, int],
    window: tuple[float, float, float, float],
) -> Plane:
    """(h, w, C), or (1, 1, C) where the light is uniform."""
    middle, across, down = planes[0], planes[1], planes[2]
    if not (across.any() or down.any()):
        same: Plane = middle.astype(np.float32).reshape(1, 1, -1)
        return same
    height, width = shape
    left, top, right, bottom = window
    x = left + (np.arange(width) + 0.5) / width * (right - left) - 0.5
    y = top + (np.arange(height) + 0.5) / height * (bottom - top) - 0.5
    along = (middle + x[:, np.newaxis] * across).astype(np.float32)
    rise = (y[:, np.newaxis] * down).astype(np.float32)
    light: Plane = along[np.newaxis] + rise[:, np.newaxis]
    return light
