"""Gzip from anybody: unpacked as it is read, and never more than the file is worth."""

from __future__ import annotations

import io
import zlib
from typing import IO, Any

from mnist_desktop.recognition.npz_arrays import Allowance

_GZIP = 16 + zlib.MAX_WBITS  # zlib: with gzip's header and checksum
_PIECE = 2**16  # bytes
_MAX_MEMBERS = 20_000  # each costs time, also an empty one; bgzip makes one for each 64 KiB


class GzipStream(io.RawIOBase):
    """The unpacked bytes of a gzip file of one or more members.

    Reading raises ValueError or zlib.error for what is damaged, cut off, or unpacks to far more
    than it is worth.

    Args:
        file: the packed bytes.
        allowance: how much may be unpacked.
    """

    def __init__(self, file: IO[bytes], allowance: Allowance) -> None:
        self._file = file
        self._allowance = allowance
        self._packed = b""
        self._members = 0
        self._unpacker = zlib.decompressobj(_GZIP)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, room: Any, /) -> int:
        """Fills `room` at least in part; 0 at the end."""
        view = memoryview(room).cast("B")
        while len(view):
            self._packed = self._packed or self._file.read(_PIECE)
            if self._unpacker.eof and not self._has_another():
                return 0
            if not self._packed:
                raise ValueError("cut off")
            data = self._unpacker.decompress(self._packed, len(view))
            self._packed = self._unpacker.unconsumed_tail or self._unpacker.unused_data
            self._allowance.take(len(data))
            if data:
                view[: len(data)] = data
                return len(data)
        return 0

    def _has_another(self) -> bool:
        """Begins the next member, if one follows; zeros may fill the rest of a file."""
        while self._packed and not self._packed.strip(b"\0"):
            self._packed = self._file.read(_PIECE)
        if not self._packed:
            return False
        self._packed = self._packed.lstrip(b"\0")
        self._members += 1
        if self._members > _MAX_MEMBERS:
            raise ValueError("too many members")
        self._unpacker = zlib.decompressobj(_GZIP)
        return True
