"""Strangers' pictures as arrays. Only Pillow decodes them, within limits of size and format."""

import io
import warnings
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.ordinary_file import bytes_of_file
from mnist_desktop.recognition.problem import PictureError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF")
SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff")
MAX_PIXELS = 24_000_000
MAX_MEBIBYTES = 20
LONGEST_SIDE = 2000  # px that are worked with; so large, any pixels fit in MAX_MEBIBYTES as PNG
_MAX_BYTES = MAX_MEBIBYTES * 2**20
_MOST_SCANS = 100  # of a JPEG; cameras write 1 to 10, and each costs a pass over all pixels
_ORIENTATION = 0x0112  # EXIF tag
# Flips (rows, columns) to do after swapping the axes or not, by EXIF orientation.
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


def read_picture(source: Path | str | bytes) -> Pixels:
    """The first frame of a picture, turned as its EXIF orientation says.

    Args:
        source: a path, or the bytes of a file.

    Returns:
        uint8 (H, W), (H, W, 3) RGB or (H, W, 4) RGBA with straight alpha; uint16 (H, W) for 16
        and 32 bit grey.

    Raises:
        PictureError: "file_..." or "picture_..."; nothing else, whatever the file holds.
    """
    if isinstance(source, bytes):
        data = source
    else:
        data = bytes_of_file(Path(source), _MAX_BYTES, PictureError)
    if not data:
        raise PictureError("picture_empty")
    if len(data) > _MAX_BYTES:
        raise PictureError("picture_file_too_large", limit=MAX_MEBIBYTES)
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > _MOST_SCANS:
        raise PictureError("picture_damaged")
    pillow = _careful_pillow()
    try:
        with pillow.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise PictureError("picture_too_large", limit=MAX_PIXELS // 10**6)
            return pixels_of(image)
    except PictureError:
        raise
    except (pillow.DecompressionBombError, pillow.DecompressionBombWarning) as error:
        raise PictureError("picture_too_large", limit=MAX_PIXELS // 10**6) from error
    except _unknown_format() as error:
        raise PictureError("picture_unknown") from error
    except Exception as error:
        raise PictureError("picture_damaged") from error


def reduced(picture: Pixels) -> Pixels:
    """A picture with its long side brought to at most LONGEST_SIDE by averaging areas.

    Args:
        picture: as `read_picture` returns it; what is small or another kind of array comes back
            as it is.
    """
    factor = LONGEST_SIDE / max((1, *picture.shape[:2]))
    if factor >= 1 or picture.ndim not in (2, 3) or picture.dtype not in (np.uint8, np.uint16):
        return picture
    if picture.size == 0 or (picture.ndim == 3 and picture.shape[2] > 4):
        return picture
    height, width = (max(1, round(side * factor)) for side in picture.shape[:2])
    if picture.ndim == 2 or picture.shape[2] % 2:
        return _averaged(picture, width, height).reshape(height, width, *picture.shape[2:])
    # Averages are weighted with alpha, so that what lies under transparent pixels does not show.
    alpha = picture[..., -1].astype(np.float32)
    weight = _averaged(alpha, width, height)
    planes = [
        _averaged(picture[..., channel] * alpha, width, height) / np.maximum(weight, 1e-6)
        for channel in range(picture.shape[2] - 1)
    ]
    weighted: Pixels = np.rint(np.stack([*planes, weight], axis=2)).astype(picture.dtype)
    return weighted


def pixels_of(image: "Image") -> Pixels:
    """A Pillow image of any mode as `read_picture` returns it."""
    image.load()
    return _turned(_pixels_as_stored(image), _orientation(image))


def _pixels_as_stored(image: "Image") -> Pixels:
    mode = image.mode
    if mode.startswith("I") or mode == "F":
        return _deep_grey(np.asarray(image))
    if mode in {"1", "L", "P", "RGB"} and "transparency" in image.info:
        return np.asarray(image.convert("RGBA"))
    if mode in {"LA", "La", "PA", "RGBA", "RGBa"}:
        straight = image.convert("LA") if mode == "La" else image
        return np.asarray(straight.convert("RGBA"))
    return np.asarray(image.convert("L" if mode in {"1", "L"} else "RGB"))


def _averaged(pixels: Pixels, width: int, height: int) -> Pixels:
    import cv2

    averages: Pixels = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    return averages


def _careful_pillow() -> ModuleType:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    # Filters are put back in front each time: tests and other libraries replace the list.
    # `catch_warnings` is not used because it is not safe while other threads run.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
    return Image


def _unknown_format() -> type[Exception]:
    """What Pillow raises for bytes in none of our formats."""
    from PIL import UnidentifiedImageError

    return UnidentifiedImageError


def _orientation(image: "Image") -> int:
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - broken metadata does not make a picture unreadable
        return 1
    return value if isinstance(value, int) else 1


def _turned(pixels: Pixels, orientation: int) -> Pixels:
    swapped, rows, columns = _TURNS.get(orientation, (False, 1, 1))
    if swapped:
        pixels = pixels.swapaxes(0, 1)
    return np.ascontiguousarray(pixels[::rows, ::columns])


def _deep_grey(values: Pixels) -> npt.NDArray[np.uint16]:
    """16 bit as it is; 32 bit and float, whose white is not known, from lowest to highest."""
    if values.dtype.itemsize == 2:
        return values.astype(np.uint16)
    values = np.nan_to_num(values.astype(np.float64), posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    if low >= 0 and high <= 65535 and values.dtype.kind != "f":
        return values.astype(np.uint16)
    span = high - low
    return ((values - low) * (65535.0 / span) if span > 0 else values * 0).astype(np.uint16)
