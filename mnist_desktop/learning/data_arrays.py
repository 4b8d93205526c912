"""Arrays in strangers' files: their form is checked first, and no more than that is unpacked."""

import errno
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import prod
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.ordinary_file import check_file
from mnist_desktop.recognition.problem import Problem

SIDE = 28  # px
MOST_IMAGES = 1_000_000
MOST_MEBIBYTES = 512  # of unpacked images, those to train on and those to test with together
MOST_BYTES = MOST_MEBIBYTES * 2**20
_LARGEST_FILE = MOST_BYTES + 16 * 2**20  # labels and headers besides
_LONGEST_NAMES = 64 * 1024  # bytes
_CHUNK = 2**20  # bytes

Shape = tuple[int, ...]
Check = Callable[[str, Shape, np.dtype[Any]], None]
"""Takes a file's name and what its array claims to be; Problem if that is not wanted."""


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A stranger's file while it is read.

    Raises:
        Problem: "file_..." if it cannot be opened, "data_too_large", and "data_damaged" for
            whatever else goes wrong inside.
    """
    check_file(path, Problem)
    try:
        with path.open("rb") as file:
            if file.seek(0, io.SEEK_END) > _LARGEST_FILE:
                raise too_large(path.name)
            file.seek(0)
            yield file
    except (Problem, MemoryError):
        raise
    except OSError as error:
        if error.errno in (None, errno.EINVAL):  # gzip's own, and places that cannot be
            raise Problem("data_damaged", name=path.name) from error
        reason = error.strerror or str(error)
        raise Problem("file_unreadable", name=path.name, reason=reason) from error
    except Exception as error:
        raise Problem("data_damaged", name=path.name) from error


def array_from(stream: IO[bytes], shape: Shape, dtype: np.dtype[Any]) -> npt.NDArray[Any]:
    """The rest of a stream as an array; ValueError unless it holds exactly the array's bytes.

    Args:
        stream: at the first number; at most one byte more than needed is unpacked.
        shape: checked before.
        dtype: checked before; no objects.
    """
    data = np.empty(prod(shape) * dtype.itemsize, np.uint8)
    room = data.data
    while room:
        chunk = stream.read(min(len(room), _CHUNK))
        if not chunk:
            raise ValueError("cut off")
        room[: len(chunk)] = chunk
        room = room[len(chunk) :]
    if stream.read(1):
        raise ValueError("more than it says")
    return data.view(dtype).reshape(shape)


class ImageCheck:
    """A check for (n, 28, 28) uint8; all images that one such object sees share the limit."""

    def __init__(self) -> None:
        self._bytes_left = MOST_BYTES

    def __call__(self, name: str, shape: Shape, dtype: np.dtype[Any]) -> None:
        """Problem if it is anything else or too much."""
        if dtype != np.uint8 or len(shape) != 3 or shape[1:] != (SIDE, SIDE):
            raise Problem("data_images_form", name=name, found=_described(shape, dtype))
        self._bytes_left -= prod(shape)
        if shape[0] > MOST_IMAGES or self._bytes_left < 0:
            raise too_large(name)


def check_labels(name: str, shape: Shape, dtype: np.dtype[Any]) -> None:
    """Make sure that it is (n,) whole numbers and not too many; Problem otherwise."""
    if dtype.kind not in "iu" or len(shape) != 1:
        raise Problem("data_labels_form", name=name, found=_described(shape, dtype))
    if shape[0] > MOST_IMAGES:
        raise too_large(name)


def check_names(name: str, shape: Shape, dtype: np.dtype[Any]) -> None:
    """Make sure that it is a row of short texts; Problem otherwise."""
    is_short = prod(shape) * dtype.itemsize <= _LONGEST_NAMES
    if dtype.kind != "U" or dtype.itemsize == 0 or len(shape) != 1 or not is_short:
        raise Problem("data_names", name=name)


def too_large(name: str) -> Problem:
    """What is said of too many images."""
    return Problem("data_too_large", name=name, images=f"{MOST_IMAGES:,}", mebibytes=MOST_MEBIBYTES)


def _described(shape: Shape, dtype: np.dtype[Any]) -> str:
    return " × ".join(str(side) for side in shape) + f" {dtype.name}"
