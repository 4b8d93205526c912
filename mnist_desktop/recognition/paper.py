"""How much darker than its paper each point of a picture is: light evened out, lines taken away."""

from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.problem import PictureError

Plane = npt.NDArray[np.float32]
"""(H, W) float32."""

_LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601
_DRAWN_IN_ALPHA = 0.12  # spread of grey below which the opaque part is one ink
_WIDEST_STROKE = 0.3  # of the picture's long side; wider is shadow
_DARKEST_PAPER = 0.06  # keeps the noise of black corners from being divided up into ink


def levels_of(pixels: npt.NDArray[Any]) -> Plane:
    """An array as grey or colour levels in [0, 1], alpha laid on paper unlike its ink.

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
        return _on_paper(levels[..., :-1], levels[..., -1:])
    return levels


def dark_on_light(levels: Plane) -> tuple[Plane, bool]:
    """The levels with dark ink on light paper, and whether they had to be inverted."""
    inverted = is_light_on_dark(grey_of(levels))
    return (1.0 - levels if inverted else levels), inverted


def contrast_of_dark_ink(levels: Plane) -> Plane:
    """(H, W) in [0, 1] of (H, W, 1 or 3): 0 is paper, 1 the blackest ink there could be."""
    contrast = np.stack(
        [_channel_contrast(levels[..., channel]) for channel in range(levels.shape[2])], axis=2
    )
    if contrast.shape[2] == 1:
        return contrast[..., 0]
    # Yellow ink shows in the blue channel alone; the mean with grey keeps colour noise down.
    mixed: Plane = 0.5 * (contrast @ _LUMINANCE + contrast.max(axis=2))
    return mixed


def grey_of(levels: Plane) -> Plane:
    """(H, W) luminance of (H, W, 1 or 3)."""
    return levels[..., 0] if levels.shape[2] == 1 else levels @ _LUMINANCE


def is_light_on_dark(grey: Plane) -> bool:
    """Whether the ink is lighter than the paper, which is what most of the surroundings are.

    A median follows uneven light and, the border being carried on outwards, is paper even where
    a digit fills the picture; what lies below it far outweighs what lies above, or the reverse.
    """
    import cv2

    small_side = 72
    scale = min(1.0, small_side / max(grey.shape))
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    border = max(small.shape) // 4 + 1
    padded = cv2.copyMakeBorder(small, border, border, border, border, cv2.BORDER_REPLICATE)
    as_bytes = np.clip(padded * 255 + 0.5, 0, 255).astype(np.uint8)
    median = cv2.medianBlur(as_bytes, 2 * (max(small.shape) // 4) + 1)
    paper = cv2.resize(
        median[border:-border, border:-border].astype(np.float32) / 255,
        (grey.shape[1], grey.shape[0]),
        interpolation=cv2.INTER_LINEAR,
    )
    residual = grey - paper
    spread = 0.5 * float(np.abs(residual).max())
    above = float(np.clip(residual - spread, 0, None).sum())
    below = float(np.clip(-residual - spread, 0, None).sum())
    return above > below


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


def _on_paper(colour: Plane, alpha: Plane) -> Plane:
    """Colour laid on what the paper must be, since transparent pixels do not tell."""
    opaque = float(alpha.sum())
    if opaque <= 0:
        return np.zeros_like(colour)
    grey = grey_of(colour)[..., np.newaxis]
    mean = float((grey * alpha).sum()) / opaque
    spread = float(np.sqrt((np.square(grey - mean) * alpha).sum() / opaque))
    if spread < _DRAWN_IN_ALPHA or opaque < 0.5 * alpha.size:
        paper = np.full(colour.shape[2], 1.0 if mean < 0.5 else 0.0, np.float32)
    else:
        paper = np.median(colour[alpha[..., 0] > 0.5], axis=0).astype(np.float32)
    return colour * alpha + paper * (1 - alpha)


def _channel_contrast(channel: Plane) -> Plane:
    """1 - light / paper. A closing follows slopes and steps of light exactly and skips ink."""
    import cv2

    smooth = cv2.GaussianBlur(channel, (3, 3), 0)
    paper = _closed(smooth, round(0.5 * _WIDEST_STROKE * max(channel.shape)))
    contrast = 1.0 - channel / np.maximum(paper, _DARKEST_PAPER)
    # Noise lifts the closing over the paper: the lower third of all contrasts is paper.
    floor = float(np.percentile(contrast[:: max(1, contrast.shape[0] // 200)], 30))
    return np.clip((contrast - max(0.0, floor)) / (1.0 - max(0.0, min(floor, 0.9))), 0.0, 1.0)


def _closed(plane: Plane, reach: int) -> Plane:
    """The plane with everything dark that is narrower than the window made light."""
    for axis in (0, 1):
        plane = _running(np.maximum, plane, reach, axis, -np.inf)
    for axis in (0, 1):
        plane = _running(np.minimum, plane, reach, axis, np.inf)
    return plane


def _running(extreme: np.ufunc, plane: Plane, reach: int, axis: int, outside: float) -> Plane:
    """The extreme of `reach` px to both sides; by doubling, since OpenCV's cost grows with it."""
    border = [(reach, reach) if axis == side else (0, 0) for side in (0, 1)]
    values = np.moveaxis(np.pad(plane, border, constant_values=outside), axis, 0)
    length, wanted = 1, 2 * reach + 1
    while length < wanted:
        step = min(length, wanted - length)
        values = extreme(values[:-step], values[step:])
        length += step
    return np.moveaxis(values, 0, axis)
