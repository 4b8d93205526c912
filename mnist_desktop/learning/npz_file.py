"""Arrays in strangers' `.npz` files, without NumPy's trust in what such a file says of itself."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy

from mnist_desktop.learning.data_arrays import Check, Shape, array_from, opened
from mnist_desktop.recognition.problem import Problem

_END = b"PK\x05\x06"
_END_SIZE = 22  # bytes
_LONGEST_DIRECTORY = 64 * 1024  # bytes; zipfile makes objects of it all
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LONGEST_HEADER = 1000  # characters
_HEADERS = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}


def read_npz(
    path: Path, checks: Mapping[str, Check], optional: frozenset[str] = frozenset()
) -> dict[str, npt.NDArray[Any]]:
    """Arrays in an `.npz` file by name; those of `optional` may be missing.

    Args:
        path: the file.
        checks: by the names of the arrays that are wanted; each takes the file's name, shape and
            dtype before any number is unpacked. Other arrays are not touched.
        optional: names out of `checks`.

    Raises:
        Problem: "file_...", "data_array_missing", "data_damaged", "data_too_large" and what
            the checks raise.
    """
    arrays = {}
    with opened(path) as file:
        _check_directory(file)
        with zipfile.ZipFile(file) as packed:
            members = {info.filename: info for info in packed.infolist()}
            for name, check in checks.items():
                info = members.get(f"{name}.npy")
                if info is not None:
                    arrays[name] = _array(packed, info, path.name, check)
                elif name not in optional:
                    raise Problem("data_array_missing", name=path.name, array=name)
    return arrays


def _check_directory(file: IO[bytes]) -> None:
    """Refuse a list of contents that fills the memory; ours end without comment and ZIP64."""
    file.seek(-_END_SIZE, 2)
    end = file.read(_END_SIZE)
    size = int.from_bytes(end[12:16], "little")
    if not end.startswith(_END) or end[-2:] != b"\0\0" or size > _LONGEST_DIRECTORY:
        raise ValueError("no small archive")
    file.seek(-_END_SIZE - 20, 2)
    if file.read(4) == b"PK\x06\x07":  # zipfile would believe the other list that this names
        raise ValueError("a large archive's end")
    file.seek(0)


def _array(
    packed: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, check: Check
) -> npt.NDArray[Any]:
    if info.compress_type not in _PACKINGS:
        raise ValueError("packed in another way")
    with packed.open(info) as stream:
        read_header = _HEADERS[npy.read_magic(stream)]
        header: tuple[Shape, bool, np.dtype[Any]] = read_header(
            stream, max_header_size=_LONGEST_HEADER
        )
        shape, is_fortran, dtype = header
        if dtype.hasobject or any(side < 0 for side in shape):
            raise ValueError("no plain array")
        check(name, shape, dtype)
        if is_fortran:
            return np.ascontiguousarray(array_from(stream, shape[::-1], dtype).T)
        return array_from(stream, shape, dtype)
