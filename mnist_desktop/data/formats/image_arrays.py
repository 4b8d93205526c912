"""Converts arrays of images, in any of the usual shapes and ranges, into (n, 28, 28) uint8."""

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.formats.data_folder import MAX_BYTES, MAX_IMAGES, too_large
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.npz_arrays import Allowance, ArrayHeader, Shape

SIDE = 28  # px
MAX_SIDE = 128  # px of images in an array; pictures in folders may be larger
_CHANNELS = (1, 3, 4)
_CHUNK = 4096  # images converted at a time
LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601
_WHITE = 255

Images = npt.NDArray[np.uint8]
Array = npt.NDArray[Any]


def image_side(shape: Shape) -> tuple[int, int] | None:
    """Height and width of the images in an array of this shape; None if it cannot be images.

    Accepted are (n, height, width), (n, height, width, channels), (n, channels, height, width) and
    (n, 784).
    """
    match shape:
        case (_, size) if size == SIDE * SIDE:
            return SIDE, SIDE
        case (_, size, 1) if size == SIDE * SIDE:
            return SIDE, SIDE
        case (_, height, width) if _is_side(height, width):
            return height, width
        case (_, height, width, channels) if channels in _CHANNELS and _is_side(height, width):
            return height, width
        case (_, channels, height, width) if channels in _CHANNELS and _is_side(height, width):
            return height, width
    return None


class ImageBudget:
    """A limit on the memory for images, shared by all arrays of a data set.

    Args:
        packed: bytes that the data set takes on the disk; tiny images become larger than they are.
    """

    def __init__(self, packed: int = MAX_BYTES) -> None:
        self._bytes_left = MAX_BYTES
        self._allowance = Allowance(packed)

    def check(self, name: str, header: ArrayHeader) -> None:
        """Rejects arrays that are not images, or too many, before they are decompressed.

        Raises:
            AppError: "data_images_form" and "data_too_large".
            ValueError: they are far more than the files are worth.
        """
        shape, dtype = header.shape, header.dtype
        if dtype.kind not in "uifb" or dtype.itemsize > 8 or image_side(shape) is None:
            raise AppError("data_images_form", name=name, found=described(header))
        self._bytes_left -= shape[0] * SIDE * SIDE
        if shape[0] > MAX_IMAGES or self._bytes_left < 0 or header.size > MAX_BYTES:
            raise too_large(name)
        self._allowance.take(max(shape[0] * SIDE * SIDE, header.size))


def check_labels(name: str, header: ArrayHeader) -> None:
    """Rejects arrays that cannot be labels: one number, text or one-hot row per image.

    Raises:
        AppError: "data_labels_form" and "data_too_large".
    """
    shape, kind = header.shape, header.dtype.kind
    is_text = kind in "US" and 0 < header.dtype.itemsize <= 400
    if not are_labels(shape) or not (kind in "iufb" or is_text):
        raise AppError("data_labels_form", name=name, found=described(header))
    if shape[0] > MAX_IMAGES or prod(shape) * header.dtype.itemsize > MAX_BYTES // 4:
        raise too_large(name)


def check_counts(name: str, images: int, labels: int) -> None:
    """Raises the AppError "data_counts" unless there are as many labels as images."""
    if images != labels:
        raise AppError("data_counts", name=name, images=images, labels=labels)


def are_labels(shape: Shape) -> bool:
    """Whether an array of this shape may hold labels."""
    return len(shape) == 1 or (len(shape) == 2 and shape[1] <= 64)


def described(header: ArrayHeader) -> str:
    """Shape and dtype as text, e.g. "60000 × 32 × 32 float32"."""
    return " × ".join(str(side) for side in header.shape) + f" {header.dtype.name}"


def grey_range(arrays: Sequence[Array], name: str) -> tuple[float, float]:
    """The values that stand for 0 and 255 in a data set's images, all parts together.

    They are 0 to 255, 0 to 1 or -1 to 1; for other values, the lowest and the highest.

    Raises:
        AppError: "data_not_finite".
    """
    filled = [array for array in arrays if array.size]
    low = min((float(array.min()) for array in filled), default=0.0)
    high = max((float(array.max()) for array in filled), default=0.0)
    if not np.isfinite([low, high]).all():
        raise AppError("data_not_finite", name=name)
    if low >= 0 and high <= 1:
        return 0.0, 1.0
    if low >= -1 and high <= 1:
        return -1.0, 1.0
    if low >= 0 and high <= _WHITE:
        return 0.0, float(_WHITE)
    return low, high


def as_images(array: Array, grey: tuple[float, float]) -> Images:
    """Converts finite numbers in a shape that `image_side` accepts, by their `grey_range`.

    Returns:
        (n, 28, 28) uint8; images of another size are resized by `fitted`.
    """
    side = image_side(array.shape)
    assert side is not None
    if array.dtype == np.uint8 and grey == (0.0, 255.0) and array.shape[1:] == side:
        return fitted(array)
    made = np.empty((len(array), *side), np.uint8)
    for start in range(0, len(array), _CHUNK):
        part = slice(start, start + _CHUNK)
        made[part] = _bytes_of(_as_grey(array[part]), grey)
    return fitted(made)


def as_stored(one: Array, grey: tuple[float, float]) -> Images:
    """One image of an array, (1, ...), in its own size and colours: (h, w) or (h, w, 3) uint8."""
    side = image_side(one.shape)
    assert side is not None
    if one.ndim == 4:
        last = one if one.shape[1:3] == side else np.moveaxis(one, 1, 3)
        if last.shape[3] > 1:
            return _bytes_of(last[0, ..., :3], grey)
    return np.asarray(_bytes_of(_as_grey(one), grey)[0])


def fitted(images: Images) -> Images:
    """Resizes images of one size to (n, 28, 28) uint8.

    An empty margin is cropped where that is enough, as for MNIST padded to 32 x 32. Other images
    are scaled, down by averaging areas, and keep their aspect ratio; the padding has the median
    grey of their border.
    """
    height, width = images.shape[1:3]
    if (height, width) == (SIDE, SIDE):
        return images
    top, left = (height - SIDE) // 2, (width - SIDE) // 2
    if top >= 0 and left >= 0:
        middle = images[:, top : top + SIDE, left : left + SIDE]
        if middle.sum(dtype=np.int64) == images.sum(dtype=np.int64):
            return middle
    import cv2

    scale = SIDE / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    frame = np.empty((len(images), SIDE, SIDE), np.uint8)
    border = (images[:, 0], images[:, -1], images[:, :, 0], images[:, :, -1])
    frame[:] = np.median(np.concatenate(border, axis=1), axis=1)[:, np.newaxis, np.newaxis]
    top, left = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
    for place, image in enumerate(images):
        resized = cv2.resize(image, size, interpolation=way)
        frame[place, top : top + size[1], left : left + size[0]] = resized
    return frame


def _as_grey(array: Array) -> Array:
    """(n, height, width) from arrays with channels or flattened images."""
    side = image_side(array.shape)
    assert side is not None
    if array.shape[1:] in ((SIDE * SIDE,), (SIDE * SIDE, 1)):
        return array.reshape(-1, SIDE, SIDE)
    if array.ndim == 3:
        return array
    last = array if array.shape[1:3] == side else np.moveaxis(array, 1, 3)
    if last.shape[3] == 1:
        return last[..., 0]
    return np.asarray(last[..., :3].astype(np.float32) @ LUMA)


def _bytes_of(array: Array, grey: tuple[float, float]) -> Images:
    low, high = grey
    if array.dtype == np.uint8 and grey == (0.0, 255.0):
        return array
    share = (array.astype(np.float64) - low) / (high - low or 1.0)
    return np.rint(np.clip(share, 0, 1) * _WHITE).astype(np.uint8)


def _is_side(*sides: int) -> bool:
    return all(1 < side <= MAX_SIDE for side in sides)
