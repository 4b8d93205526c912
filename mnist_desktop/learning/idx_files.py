"""IDX files, the form in which MNIST was published; plain or packed with gzip."""

import gzip
import struct
from pathlib import Path
from typing import IO, Any, cast

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.data_arrays import Check, array_from, opened

_GZIP = b"\x1f\x8b"
_BYTES = 0x08  # IDX's name for unsigned bytes
_MOST_DIMENSIONS = 8


def read_idx(path: Path, check: Check) -> npt.NDArray[np.uint8]:
    """The array in an IDX file of bytes.

    Args:
        path: a file; whether it is packed is seen in it, whatever its name.
        check: takes the file's name, shape and dtype before any number is read.

    Raises:
        Problem: "file_...", "data_damaged", "data_too_large" and what `check` raises.
    """
    with opened(path) as file:
        is_packed = file.read(2) == _GZIP
        file.seek(0)
        if not is_packed:
            return _array(file, path.name, check)
        with gzip.GzipFile(fileobj=file) as unpacked:
            return _array(cast(IO[bytes], unpacked), path.name, check)


def _array(stream: IO[bytes], name: str, check: Check) -> npt.NDArray[np.uint8]:
    zero, kind, dimensions = struct.unpack(">HBB", stream.read(4))
    if zero != 0 or kind != _BYTES or not 1 <= dimensions <= _MOST_DIMENSIONS:
        raise ValueError("another magic number")
    shape = struct.unpack(f">{dimensions}I", stream.read(4 * dimensions))
    dtype: np.dtype[Any] = np.dtype(np.uint8)
    check(name, shape, dtype)
    return array_from(stream, shape, dtype)
