"""IDX files, the form in which MNIST was published; plain or packed with gzip."""

import struct
from collections.abc import Callable
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.formats.data_folder import DataFile
from mnist_desktop.recognition.npz_arrays import ArrayHeader, array_from

Check = Callable[[str, ArrayHeader], None]
"""Takes a file's name and what its array claims to be; Problem if that is not wanted."""

_TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
_MOST_DIMENSIONS = 8


def read_idx(file: DataFile, check: Check) -> npt.NDArray[Any]:
    """The array in an IDX file.

    Args:
        file: whether it is packed is seen in it, whatever its name.
        check: takes the file's name and header before any number is read.

    Raises:
        Problem: "file_...", "data_damaged", "data_too_large" and what `check` raises.
    """
    with file.opened() as stream:
        header = _header(stream)
        check(file.name, header)
        array = array_from(stream, header.shape, header.dtype)
        return array.astype(array.dtype.newbyteorder("="), copy=False)


def _header(stream: IO[bytes]) -> ArrayHeader:
    zero, kind, dimensions = struct.unpack(">HBB", stream.read(4))
    if zero != 0 or kind not in _TYPES or not 1 <= dimensions <= _MOST_DIMENSIONS:
        raise ValueError("another magic number")
    shape = struct.unpack(f">{dimensions}I", stream.read(4 * dimensions))
    return ArrayHeader(shape, np.dtype(_TYPES[kind]))
