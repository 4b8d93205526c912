"""Picture files as arrays, decoded in a separate process within strict limits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.decoder.decode import MAX_SIDE, orientation, plain
from mnist_desktop.files import bytes_of_file
from mnist_desktop.problem import PictureError

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES = (
    *(".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp", ".gif", ".webp", ".tif", ".tiff"),
    *(".avif", ".heic", ".heif", ".hif"),
)
MIME_TYPES = (
    *("image/png", "image/jpeg", "image/bmp", "image/tiff", "image/webp", "image/gif"),
    *("image/avif", "image/heic", "image/heif"),
)
"""Of the same formats; of several the first is used."""
MAX_MEBIBYTES = 64
_MAX_BYTES = MAX_MEBIBYTES * 2**20
_DTYPES = {"I;16": "<u2", "I": "<i4", "F": "<f4"}
_LOW_BITS = {8: 4, 16: 12}  # grey that uses no more than these is scaled up
_CHANNELS = {"RGB": (3,), "RGBA": (4,)}
# By EXIF orientation: whether to swap the axes, then the steps (1 or -1) of rows and columns.
_TURNS: dict[int, tuple[bool, int, int]] = {
    2: (False, 1, -1),
    3: (False, -1, -1),
    4: (False, -1, 1),
    5: (True, 1, 1),
    6: (True, 1, -1),
    7: (True, -1, -1),
    8: (True, -1, 1),
}

Pixels = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class DecodedPicture:
    """The first frame of a picture file, with its EXIF orientation applied.

    Attributes:
        pixels: as `read_picture` returns them.
        scale: pixels of the file per pixel here, across and down.
    """

    pixels: Pixels
    scale: tuple[float, float]


def read_picture(source: Path | str | bytes) -> Pixels:
    """The first frame of a picture, with its EXIF orientation applied.

    Args:
        source: a path, or the bytes of a file.

    Returns:
        uint8 (H, W), (H, W, 3) RGB or (H, W, 4) RGBA with straight alpha; uint16 (H, W) for 16
        and 32 bit grey. Larger pictures are reduced to a long side of MAX_SIDE.

    Raises:
        PictureError: "file_..." or "picture_..."; no other error, whatever the file holds.
    """
    return decode_picture(source).pixels


def decode_picture(source: Path | str | bytes) -> DecodedPicture:
    """Like `read_picture`, with the size of the original."""
    from mnist_desktop.recognition.pictures.decoder_process import decoder_process

    if isinstance(source, bytes):
        data = source
    else:
        data = bytes_of_file(Path(source), _MAX_BYTES, PictureError)
    if not data:
        raise PictureError("picture_empty")
    if len(data) > _MAX_BYTES:
        raise PictureError("picture_file_too_large", limit=MAX_MEBIBYTES)
    raw = decoder_process().decode(data)
    dtype, channels = np.dtype(_DTYPES.get(raw.mode, "u1")), _CHANNELS.get(raw.mode, ())
    stored = np.frombuffer(raw.pixels, dtype).reshape(raw.height, raw.width, *channels)
    width, height = raw.full_size
    across, down = width / raw.width, height / raw.height
    is_swapped = _TURNS.get(raw.orientation, (False,))[0]
    scale = (down, across) if is_swapped else (across, down)
    return DecodedPicture(_turned(_with_full_range(stored), raw.orientation), scale)


def interrupt_decoding() -> None:
    """Makes all pending reads raise PictureError at once; for closing the window."""
    from mnist_desktop.recognition.pictures.decoder_process import decoder_process

    decoder_process().interrupt()


def pixels_of(image: Image) -> Pixels:
    """A Pillow image of any mode and size as `read_picture` returns it."""
    image.load()
    return _turned(_with_full_range(np.asarray(plain(image))), orientation(image))


def reduced(picture: Pixels, most: int = MAX_SIDE) -> Pixels:
    """A picture whose long side is reduced by averaging areas.

    Args:
        picture: as `read_picture` returns it; small pictures and other arrays are returned
            unchanged.
        most: px of the long side.
    """
    factor = most / max((1, *picture.shape[:2]))
    if factor >= 1 or picture.ndim not in (2, 3) or picture.dtype not in (np.uint8, np.uint16):
        return picture
    if picture.size == 0 or (picture.ndim == 3 and picture.shape[2] > 4):
        return picture
    height, width = (max(1, round(side * factor)) for side in picture.shape[:2])
    # Screenshots have an opaque alpha; weighting with it would take several times the memory.
    has_alpha = picture.ndim == 3 and picture.shape[2] in (2, 4)
    if not has_alpha or picture[..., -1].min() == np.iinfo(picture.dtype).max:
        return _averaged(picture, width, height).reshape(height, width, *picture.shape[2:])
    # Averages are weighted with alpha, so that the colour of transparent pixels does not show.
    alpha = picture[..., -1].astype(np.float32)
    weight = _averaged(alpha, width, height)
    planes = [
        _averaged(picture[..., channel] * alpha, width, height) / np.maximum(weight, 1e-6)
        for channel in range(picture.shape[2] - 1)
    ]
    weighted: Pixels = np.rint(np.stack([*planes, weight], axis=2)).astype(picture.dtype)
    return weighted


def _averaged(pixels: Pixels, width: int, height: int) -> Pixels:
    import cv2

    averages: Pixels = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    return averages


def _turned(pixels: Pixels, orientation: int) -> Pixels:
    swapped, rows, columns = _TURNS.get(orientation, (False, 1, 1))
    if swapped:
        pixels = pixels.swapaxes(0, 1)
    return np.ascontiguousarray(pixels[::rows, ::columns])


def _with_full_range(values: Pixels) -> Pixels:
    """Scales grey so that white is the largest value of its type.

    8 and 16 bit stay unchanged unless only the low bits are used, as by 10-bit cameras; 32 bit and
    float, whose white is unknown, are stretched from the lowest value to the highest.
    """
    if values.size == 0:
        return values
    if values.dtype.itemsize > 2:
        values = np.nan_to_num(values.astype(np.float64), posinf=0.0, neginf=0.0)
        low, span = float(values.min()), float(np.ptp(values))
        return ((values - low) * (65535.0 / span) if span > 0 else values * 0).astype(np.uint16)
    if values.ndim == 3:
        return values
    bits = 8 * values.dtype.itemsize
    values = values.astype(f"u{bits // 8}", copy=False)  # in native byte order
    used = int(values.max()).bit_length()
    return values << (bits - used) if 0 < used <= _LOW_BITS[bits] else values
