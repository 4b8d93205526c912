"""The contrast of ink against its background, with uneven light removed."""

from typing import Any, cast

import numpy as np
import numpy.typing as npt

from mnist_desktop.problem import PictureError

Plane = npt.NDArray[np.float32]
"""(H, W) float32."""

_LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601
_DRAWN_IN_ALPHA = 0.12  # spread of grey below which the opaque part is one ink
_WIDEST_STROKE = 0.3  # of the picture's long side; wider is shadow
_ISLAND = (
    0.5  # of the background's light; a darker area that touches no edge is a blot, not a shadow
)
_NO_INK = 0.12  # of white; smaller deviations are noise
_GREY_INK = 0.2  # of white; ink that differs less in grey is judged by its colour
_DOUBT = 0.15  # of what lies above the surroundings to what lies below, or the reverse
_BACKGROUND_SIDE = 320  # px, long side; background has no finer detail
_BACKGROUND_BLUR = 0.0025  # of the long side, against noise
_BACKGROUND_SHARE = 20  # percent of any picture that is certainly background
_MAX_FLOOR = 0.15  # contrast; above it that share is ink after all
DARKEST_BACKGROUND = 0.3  # of white; division by less would turn noise into ink


def levels_of(pixels: npt.NDArray[Any]) -> Plane:
    """An array as grey or colour levels in [0, 1]; alpha is composited on a contrasting background.

    Args:
        pixels: (H, W) or (H, W, 1 to 4); bool, integers (white is the type's largest value, or
            255 if nothing is above it in a wider type than 16 bit), or floats (white is 1, or 255
            if anything is above 1).

    Returns:
        float32 (H, W, 1) or (H, W, 3).

    Raises:
        PictureError: "picture_shape" or "picture_numbers".
    """
    values = np.asarray(pixels)
    if values.ndim == 2:
        values = values[..., np.newaxis]
    if values.ndim != 3 or not 1 <= values.shape[2] <= 4:
        raise PictureError("picture_shape", shape=np.shape(pixels))
    levels = _unit(values)
    if levels.shape[2] in (2, 4):
        return _on_background(levels[..., :-1], levels[..., -1:])
    return levels


def contrast_of_dark_ink(levels: Plane) -> Plane:
    """(H, W) in [0, 1] of levels (H, W, 1 or 3): 0 is background, 1 the blackest possible ink."""
    contrast = np.stack(
        [_channel_contrast(levels[..., channel]) for channel in range(levels.shape[2])], axis=2
    )
    return mixed(contrast)


def mixed(contrast: Plane) -> Plane:
    """(H, W) of (H, W, 1 or 3): the mean of grey and of the channel in which ink shows most.

    Yellow ink shows in the blue channel alone; the mean with grey keeps colour noise down.
    """
    if contrast.shape[2] == 1:
        return contrast[..., 0]
    return cast("Plane", 0.5 * (contrast @ _LUMINANCE + contrast.max(axis=2)))


def grey_of(levels: Plane) -> Plane:
    """(H, W) luminance of (H, W, 1 or 3)."""
    return levels[..., 0] if levels.shape[2] == 1 else levels @ _LUMINANCE


def shrunk(levels: Plane, side: int) -> Plane:
    """(H, W) or (H, W, C) by averaging areas, the long side at most `side` px."""
    import cv2

    height, width = levels.shape[:2]
    scale = min(1.0, side / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(levels, size, interpolation=cv2.INTER_AREA)
    return cast("Plane", small.reshape(size[1], size[0], *levels.shape[2:]))


def is_light_on_dark(levels: Plane, *, may_be_pale: bool) -> bool:
    """Whether the ink is lighter than the background, which is what most of the surroundings are.

    Judged by grey, or, where ink and background are equally grey, by the channel that differs most.

    Args:
        levels: (H, W, 1 or 3).
        may_be_pale: whether differences as small as those of an uneven background count.
    """
    small = shrunk(levels, 72)
    grey = grey_of(small)
    residual = _residual(grey)
    if small.shape[2] > 1 and float(np.abs(residual).max()) < _GREY_INK:
        planes = [small[..., channel] for channel in range(small.shape[2])]
        residuals = [_residual(plane) for plane in planes]
        clearest = int(np.argmax([np.abs(one).max() for one in residuals]))
        grey, residual = planes[clearest], residuals[clearest]
    most = float(np.abs(residual).max())
    if most <= _NO_INK and not may_be_pale:
        return False
    spread = max(_NO_INK, 0.5 * most) if most > _NO_INK else 0.5 * most
    above = float(np.clip(residual - spread, 0, None).sum())
    below = float(np.clip(-residual - spread, 0, None).sum())
    if min(above, below) > _DOUBT * max(above, below):
        dark = _dark_corners(grey)
        if dark != 2:
            return dark > 2
    return above > below


def _residual(plane: Plane) -> Plane:
    """The difference of each pixel from its wide surroundings.

    A median follows uneven light and, with the border replicated outwards, is background even where
    a digit fills the picture; the pixels below it far outweigh those above, or the reverse.
    """
    import cv2

    border = max(plane.shape) // 4 + 1
    padded = cv2.copyMakeBorder(plane, border, border, border, border, cv2.BORDER_REPLICATE)
    as_bytes = np.clip(padded * 255 + 0.5, 0, 255).astype(np.uint8)
    median = cv2.medianBlur(as_bytes, 2 * (max(plane.shape) // 4) + 1)
    residual: Plane = plane - median[border:-border, border:-border].astype(np.float32) / 255
    return residual


def _dark_corners(grey: Plane) -> int:
    """How many corners are dark; no digit fills most of them, however tightly it is cropped."""
    middle = 0.5 * (float(grey.min()) + float(grey.max()))
    corners = (grey[0, 0], grey[0, -1], grey[-1, 0], grey[-1, -1])
    return sum(bool(corner < middle) for corner in corners)


def _unit(values: npt.NDArray[Any]) -> Plane:
    kind = values.dtype.kind
    if kind == "b":
        return values.astype(np.float32)
    if kind not in "uif":
        raise PictureError("picture_numbers", dtype=values.dtype)
    if values.size == 0:
        return values.astype(np.float32)
    if kind == "f":
        values = np.clip(np.nan_to_num(values, posinf=1.0, neginf=0.0), 0.0, 255.0)
        white = 1.0 if float(values.max()) <= 1.0 else 255.0
    elif values.dtype.itemsize <= 2:
        white = float(np.iinfo(values.dtype).max)
    else:
        white = 255.0 if int(values.max()) <= 255 else float(values.max())
    levels: Plane = np.clip(values.astype(np.float32) / np.float32(white), 0.0, 1.0)
    return levels


def _on_background(colour: Plane, alpha: Plane) -> Plane:
    """Colour composited on a guessed background, since transparent pixels have none."""
    opaque = float(alpha.sum())
    if opaque <= 0:
        return np.zeros_like(colour)
    grey = grey_of(colour)[..., np.newaxis]
    mean = float((grey * alpha).sum()) / opaque
    spread = float(np.sqrt((np.square(grey - mean) * alpha).sum() / opaque))
    if spread < _DRAWN_IN_ALPHA or opaque < 0.5 * alpha.size:
        background = np.full(colour.shape[2], 1.0 if mean < 0.5 else 0.0, np.float32)
    else:
        background = np.median(colour[alpha[..., 0] > 0.5], axis=0).astype(np.float32)
    return colour * alpha + background * (1 - alpha)


def _channel_contrast(channel: Plane) -> Plane:
    """(background - light) / background, less the contrast of the background itself."""
    background = _background_of(channel)
    contrast = (background - channel) / np.maximum(background, DARKEST_BACKGROUND)
    # Noise lifts the closing above the background; the lowest contrasts are background everywhere.
    floor = float(np.clip(np.percentile(contrast, _BACKGROUND_SHARE), 0.0, _MAX_FLOOR))
    return np.clip((contrast - floor) / (1.0 - floor), 0.0, 1.0)


def _background_of(channel: Plane) -> Plane:
    """The light of the background: a closing follows gradients and steps of light and skips ink."""
    import cv2

    small = shrunk(channel, _BACKGROUND_SIDE)
    side = max(small.shape)
    reach = max(1, round(0.5 * _WIDEST_STROKE * side))
    smooth = cv2.GaussianBlur(small, (0, 0), _BACKGROUND_BLUR * side)
    padded = _continued(smooth, 2 * reach)
    for axis in (0, 1):
        padded = _running(np.maximum, padded, reach, axis)
    for axis in (0, 1):
        padded = _running(np.minimum, padded, reach, axis)
    size = channel.shape[::-1]
    background: Plane = cv2.resize(_without_islands(padded), size, interpolation=cv2.INTER_LINEAR)
    return background


def _without_islands(background: Plane) -> Plane:
    """The background without the blots that are too wide for the closing to skip."""
    import cv2

    dark = (background < _ISLAND * np.percentile(background, 90)).astype(np.uint8)
    count, islands = cv2.connectedComponents(dark)
    edge = np.concatenate([islands[0], islands[-1], islands[:, 0], islands[:, -1]])
    filled = background.copy()
    for island in set(range(1, count)) - set(edge.tolist()):
        inside = (islands == island).astype(np.uint8)
        around = cv2.dilate(inside, np.ones((5, 5), np.uint8)) > inside
        filled[inside > 0] = np.median(background[around])
    return filled


def _continued(plane: Plane, border: int) -> Plane:
    """The plane with a border in which light keeps falling as it did inside, but never rises."""
    mirrored = (
        np.pad(plane, border, mode="reflect", reflect_type="odd")
        if min(plane.shape) > 1
        else np.pad(plane, border, mode="edge")
    )
    return np.minimum(mirrored, np.pad(plane, border, mode="edge"))


def _running(extreme: np.ufunc, plane: Plane, reach: int, axis: int) -> Plane:
    """The running extreme over `reach` px on both sides, by doubling.

    The cost of OpenCV's version grows with the reach.
    """
    values = np.moveaxis(plane, axis, 0)
    length, wanted = 1, 2 * reach + 1
    while length < wanted:
        step = min(length, wanted - length)
        values = extreme(values[:-step], values[step:])
        length += step
    return np.moveaxis(values, 0, axis)
