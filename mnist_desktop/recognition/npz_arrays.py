"""Reads arrays from untrusted `.npz` files without trusting their headers as NumPy does."""

import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import IO, Any

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy

_MAX_DIRECTORY = 64 * 1024  # bytes; zipfile makes an object of every entry
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
HARMLESS = 64 * 2**20  # bytes of one member unpacked, at any ratio
HARMLESS_ARRAYS = 16 * 2**20  # likewise of all arrays together: they are kept, and copied
_MAX_RATIO = 400  # unpacked to packed; MNIST's is 5, and deflate reaches 1,032 for zeros
_MAX_HEADER = 1000  # characters
_HEADERS = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}
_CHUNK = 2**20  # bytes
_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
_END_SIZE = 22  # bytes
_LOCAL_SIZE = 30  # bytes of what precedes a member's name
_END_64 = b"PK\x06\x07"
_END_64_SIZE = 20  # bytes
_SUFFIX = ".npy"

Shape = tuple[int, ...]


@dataclass(frozen=True)
class ArrayHeader:
    """What an array claims to be, before its data is read.

    Attributes:
        shape: no side is negative.
        dtype: of plain values, never objects.
        is_fortran: whether the first index varies fastest in the file.
    """

    shape: Shape
    dtype: np.dtype[Any]
    is_fortran: bool = False

    @property
    def size(self) -> int:
        """Bytes of the unpacked array."""
        return prod(self.shape) * self.dtype.itemsize


class Allowance:
    """What may still be unpacked out of a file, all that is kept of it together.

    Args:
        packed: bytes of the file on the disk; those of all files of a data set.
    """

    def __init__(self, packed: int) -> None:
        self._left = max(HARMLESS_ARRAYS, _MAX_RATIO * packed)

    def take(self, size: int) -> None:
        """Takes so many bytes; ValueError where that is far more than the file is worth."""
        self._left -= size
        if self._left < 0:
            raise ValueError("hardly anything is in it")


class NpzArrays:
    """The arrays in an `.npz`, an open and seekable file; each is unpacked on request.

    A damaged file raises some Exception, mostly ValueError, but never a MemoryError before the
    caller has seen the claimed size of an array. All arrays that are read share an `Allowance`.

    Args:
        file: the `.npz`.
        packed: bytes that it takes on the disk, less than its own where it lies in an archive.
    """

    def __init__(self, file: IO[bytes], packed: int) -> None:
        check_directory(file, _MAX_DIRECTORY, may_be_large=False)
        self._allowance = Allowance(packed)
        self._zip = zipfile.ZipFile(file)
        self._members = {
            info.filename.removesuffix(_SUFFIX): info
            for info in self._zip.infolist()
            if info.filename.endswith(_SUFFIX)
        }
        check_apart(tuple(self._members.values()))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the arrays, in file order."""
        return tuple(self._members)

    def header(self, name: str) -> ArrayHeader:
        """The header of an array; KeyError if there is none."""
        with self._stream(name) as stream:
            return npy_header(stream)

    def read(self, name: str) -> npt.NDArray[Any]:
        """An array whose `header` the caller has checked; KeyError if there is none."""
        self._allowance.take(self._members[name].file_size)
        with self._stream(name) as stream:
            return npy_array(stream)

    def _stream(self, name: str) -> IO[bytes]:
        info = self._members[name]
        check_packing(info)
        return self._zip.open(info)


def check_directory(file: IO[bytes], limit: int, *, may_be_large: bool, most: int = 0xFFFF) -> None:
    """Raises ValueError for an archive whose directory would fill the memory.

    Args:
        file: a ZIP archive, seekable; rewound at the end.
        limit: bytes of the directory; zipfile makes an object of every entry.
        may_be_large: allows ZIP64, needed for more than 65,535 entries, and a comment.
        most: entries, counted and not believed.
    """
    length = file.seek(0, 2)
    tail_size = min(length, _END_SIZE + _END_64_SIZE + (65_535 if may_be_large else 0))
    file.seek(length - tail_size)
    tail = file.read(tail_size)
    place = len(tail) - _END_SIZE
    if not (tail[place:].startswith(_END) and tail[-2:] == b"\0\0"):
        place = tail.rfind(_END) if may_be_large else -1
    end = tail[place : place + _END_SIZE]
    if place < 0 or len(end) < _END_SIZE:
        raise ValueError("no archive")
    size = int.from_bytes(end[12:16], "little")
    locator = tail[max(place - _END_64_SIZE, 0) : place]
    if locator.startswith(_END_64):  # zipfile uses the ZIP64 directory that this points to
        if not may_be_large:
            raise ValueError("a large archive's end")
        file.seek(length - tail_size + place - _END_64_SIZE - 56)
        size = int.from_bytes(file.read(56)[40:48], "little")
    end_of_list = length - tail_size + place
    if size > min(limit, end_of_list):
        raise ValueError("too long a list of contents")
    # Also finds entries in what is not the list, which is longer then than it need be
    file.seek(max(end_of_list - size - _END_64_SIZE - 56, 0))
    if file.read(size + _END_64_SIZE + 56).count(_ENTRY) > most:
        raise ValueError("too many entries")
    file.seek(0)


def check_packing(info: zipfile.ZipInfo, harmless: int = HARMLESS) -> None:
    """Raises ValueError for unusual compression methods and for zip bombs.

    Args:
        info: a member of an archive.
        harmless: bytes that it may always unpack to.
    """
    if info.compress_type not in _PACKINGS:
        raise ValueError("packed in another way")
    if info.file_size > max(harmless, _MAX_RATIO * info.compress_size):
        raise ValueError("hardly anything is in it")


def check_apart(infos: Sequence[zipfile.ZipInfo]) -> None:
    """Raises ValueError where members share bytes of the archive, which have no end then.

    See David Fifield, A better zip bomb, USENIX WOOT 2019.
    """
    places = sorted((info.header_offset, info.compress_size) for info in infos)
    for (start, size), (after, _) in pairwise(places):
        if start + _LOCAL_SIZE + size > after:
            raise ValueError("members that lie over each other")


def npy_header(stream: IO[bytes]) -> ArrayHeader:
    """The header at the start of a `.npy` stream; raises some Exception if there is none."""
    read_header = _HEADERS[npy.read_magic(stream)]
    try:
        shape, is_fortran, dtype = read_header(stream, max_header_size=_MAX_HEADER)
    except (MemoryError, RecursionError) as error:  # Python's parser, on deeply nested brackets
        raise ValueError("no plain header") from error
    if dtype.hasobject or any(side < 0 for side in shape):
        raise ValueError("no plain array")
    return ArrayHeader(shape, dtype, is_fortran)


def npy_array(stream: IO[bytes]) -> npt.NDArray[Any]:
    """The array in a `.npy` stream whose header the caller has checked."""
    header = npy_header(stream)
    shape = header.shape[::-1] if header.is_fortran else header.shape
    array = array_from(stream, shape, header.dtype)
    if array.dtype.kind == "U" and array.size:
        points = array.view(np.dtype(np.uint32).newbyteorder(array.dtype.byteorder))
        if points.max() > sys.maxunicode:
            raise ValueError("no text")
    return np.ascontiguousarray(array.T) if header.is_fortran else array


def array_from(stream: IO[bytes], shape: Shape, dtype: np.dtype[Any]) -> npt.NDArray[Any]:
    """The rest of a stream as an array; ValueError unless the length is exactly right.

    Args:
        stream: at the first number; at most one byte too many is unpacked.
        shape: already checked.
        dtype: already checked; no objects.
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
