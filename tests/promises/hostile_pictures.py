"""Hostile pictures: what makes decoders slow or large, and what is no picture at all."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from mnist_desktop.recognition.pictures.png import png_bytes
from tests.promises.hostile import Hostile, of_bytes
from tests.promises.samples import seven


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 0) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + _chunk(b"IEND", b"")


def _idat(size: int) -> bytes:
    return _chunk(b"IDAT", zlib.compress(bytes(size), 9))


def _tiff(*entries: tuple[int, int, int, int], data: bytes = b"", after: int = 0) -> bytes:
    """A TIFF of one directory: tag, type, count and value (or offset) of each entry."""
    listed = b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries))
    return (
        b"II*\0"
        + struct.pack("<I", 8)
        + struct.pack("<H", len(entries))
        + listed
        + struct.pack("<I", after)
        + data
    )


def _tiles(width: int, height: int, packing: int, data: bytes, bits: int = 8) -> bytes:
    """A TIFF of one tile."""
    place = 8 + 2 + 12 * 11 + 4
    return _tiff(
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, bits),
        (259, 3, 1, packing),
        (262, 3, 1, 1),
        (277, 3, 1, 1),
        (322, 4, 1, width),
        (323, 4, 1, height),
        (324, 4, 1, place),
        (325, 4, 1, len(data)),
        (339, 3, 1, 3 if bits == 32 else 1),
        data=data,
    )


def _strips(count: int) -> bytes:
    """A TIFF whose only pixels are so many strips of one row at the same place."""
    place = 8 + 2 + 12 * 9 + 4
    offsets = struct.pack("<I", 8) * count
    return _tiff(
        (256, 4, 1, 2),
        (257, 4, 1, count),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, count, place),
        (277, 3, 1, 1),
        (278, 4, 1, 1),
        (279, 4, count, place),
        data=offsets,
    )


def _gif(width: int, height: int, body: bytes) -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6) + body + b";"


def _frame(width: int, height: int) -> bytes:
    return b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\2\2\x4c\1\0"


def _jpeg(**options: object) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(seven(64)).convert("RGB").save(file, "JPEG", **options)
    return file.getvalue()


def _with_sides(data: bytes, mark: bytes, at: int, sides: bytes) -> bytes:
    """A file whose width and height, so many bytes after a mark, are others."""
    place = data.index(mark) + at
    return data[:place] + sides + data[place + len(sides) :]


def _segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def _exif(entries: int) -> bytes:
    """EXIF whose directory has so many entries."""
    listed = struct.pack("<HHII", 0x0112, 3, 1, 6) * entries
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, entries % 65536) + listed


def _scans() -> bytes:
    """A progressive JPEG whose last scan is repeated."""
    data = _jpeg(progressive=True)
    place = data.rindex(b"\xff\xda")
    return data[:place] + data[place:-2] * 20_000 + data[-2:]


def _bmp(width: int, height: int, packing: int, data: bytes, bits: int = 8) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, packing, len(data), 0, 0, 0, 0)
    palette = bytes(1024) if bits == 8 else b""
    place = 14 + len(head) + len(palette)
    return b"BM" + struct.pack("<IHHI", place + len(data), 0, 0, place) + head + palette + data


def _webp(chunks: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def _saved(kind: str, side: int = 64, **options: object) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(seven(side)).convert("RGB").save(file, kind, **options)
    return file.getvalue()


def _boxes(count: int) -> bytes:
    """HEIC whose meta box holds so many boxes in one another."""
    inside = b""
    for _ in range(count):
        inside = struct.pack(">I", len(inside) + 12) + b"meta" + bytes(4) + inside
    return struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + inside


_REFUSED: dict[str, Callable[[], bytes]] = {
    "PNG of 2 billion pixels": lambda: _png(2**31 - 1, 1, _idat(100)),
    "PNG of 41 million pixels": lambda: _png(41_000, 1000, _idat(41_001_000)),
    "PNG of 16 bit, 50,000 wide": lambda: _png(50_000, 50_000, _idat(10**6), depth=16, colour=6),
    "PNG of no size": lambda: _png(0, 0, _idat(10)),
    "PNG without pixels": lambda: _png(28, 28),
    "PNG with a wrong checksum": lambda: png_bytes(seven())[:-20] + bytes(20),
    "PNG with half a head": lambda: b"\x89PNG\r\n\x1a\n" + bytes(10),
    "PNG with a text of 300 MB": lambda: _png(
        28, 28, _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(300 * 10**6), 9)), _idat(29 * 28)
    ),
    "PNG with a hundred texts of a megabyte": lambda: _png(
        28, 28, _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10**6), 9)) * 100, _idat(29 * 28)
    ),
    "TIFF of 46,000 wide tiles": lambda: _tiles(46_000, 46_000, 8, zlib.compress(bytes(9))),
    "TIFF of floats": lambda: _tiles(46_000, 500, 8, zlib.compress(bytes(9)), 32),
    "TIFF of one long line of fax": lambda: _tiles(10**9, 1, 4, b"\xff" * 1000, 1),
    "TIFF whose directory is itself": lambda: _tiff((256, 4, 1, 5), after=8),
    "TIFF with a billion strips": lambda: _tiff((256, 4, 1, 9), (257, 4, 1, 9), (273, 4, 10**9, 8)),
    "GIF of 65,535 wide": lambda: _gif(65_535, 65_535, _frame(65_535, 65_535)),
    "GIF without a frame": lambda: _gif(28, 28, b""),
    "JPEG of 65,500 wide": lambda: _with_sides(_jpeg(), b"\xff\xc0", 5, b"\xff\xdc\xff\xdc"),
    "JPEG cut off in its head": lambda: _jpeg()[:100],
    "JPEG with 20,000 scans": _scans,
    "BMP of 2 billion pixels": lambda: _bmp(2**31 - 1, 2, 0, bytes(100)),
    "BMP upside down without end": lambda: _bmp(28, -(2**31), 0, bytes(100)),
    "WebP without a frame": lambda: _webp(b""),
    "WebP of 16,383 wide": lambda: _webp(
        b"VP8X" + struct.pack("<I", 10) + bytes(4) + b"\xfe?\0" * 2
    ),
    "AVIF of boxes": lambda: _boxes(10).replace(b"heic", b"avif"),
    "AVIF cut off": lambda: _saved("AVIF")[:200],
    "HEIC of boxes in boxes": lambda: _boxes(5000),
    "HEIC of a head alone": lambda: struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic",
    "SVG": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>",
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n",
    "PDF": lambda: b"%PDF-1.4\n1 0 obj<</F(http://127.0.0.1:9/)>>endobj\n",
    "Photoshop": lambda: b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 30_000, 30_000, 8, 3),
    "an icon": lambda: b"\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0" + struct.pack("<II", 99, 22),
    "FLI": lambda: bytes(4) + b"\x12\xaf" + bytes(200),
    "XPM": lambda: b'/* XPM */\nstatic char *a[] = {"9999 9999 1 1"};',
    "PPM": lambda: b"P6 99999 99999 255\n",
    "TGA": lambda: b"\0\0\2" + bytes(9) + b"\xff\xff\xff\xff\x20\0",
    "JPEG 2000": lambda: b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(100),
    "DDS": lambda: b"DDS |\0\0\0" + bytes(120),
}
_ALLOWED: dict[str, Callable[[], bytes]] = {
    "PNG of 40 million white pixels": lambda: _png(40_000, 1000, _idat(40_001_000)),
    "PNG of 36 million pixels in 16 bit": lambda: _png(6000, 6000, _idat(72_006_000), depth=16),
    "PNG with a million empty parts": lambda: _png(
        28, 28, _chunk(b"IDAT", b"") * 10**6, _idat(29 * 28)
    ),
    "PNG with a million comments": lambda: _png(
        28, 28, _chunk(b"tEXt", b"a\0b") * 10**6, _idat(29 * 28)
    ),
    "PNG of one row": lambda: _png(2_000_000, 1, _idat(2_000_001)),
    "PNG with a profile of 100 MB": lambda: _png(
        28, 28, _chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(100 * 10**6), 9)), _idat(29 * 28)
    ),
    "TIFF of a million strips": lambda: _strips(10**6),
    "TIFF of 24 million floats": lambda: _tiles(
        6000, 4000, 8, zlib.compress(bytes(96 * 10**6), 9), 32
    ),
    "GIF of a million comments": lambda: _gif(28, 28, b"!\xfe\1a\0" * 10**6 + _frame(28, 28)),
    "GIF of one comment in bytes": lambda: _gif(
        28, 28, b"!\xfe" + b"\1a" * (16 * 10**6) + b"\0" + _frame(28, 28)
    ),
    "GIF of 10,000 frames": lambda: _gif(6000, 6000, _frame(6000, 6000) * 10_000),
    "JPEG with 30 MB of fill": lambda: _jpeg()[:2] + b"\xff" * (30 * 10**6) + _jpeg()[2:],
    "JPEG with 300,000 parts": lambda: _jpeg()[:2] + _segment(0xE5, b"a") * 300_000 + _jpeg()[2:],
    "JPEG with 600 EXIF parts": lambda: (
        _jpeg()[:2] + _segment(0xE1, _exif(5000)) * 600 + _jpeg()[2:]
    ),
    "JPEG with 3000 profiles": lambda: (
        _jpeg()[:2] + _segment(0xE2, b"ICC_PROFILE\0\1\1" + bytes(20_000)) * 3000 + _jpeg()[2:]
    ),
    "JPEG with comments": lambda: _jpeg()[:2] + _segment(0xFE, b"a" * 60_000) * 900 + _jpeg()[2:],
    "BMP in runs": lambda: _bmp(6000, 6000, 1, b"\xff\0" * 200_000),
    "WebP of white": lambda: _saved("WEBP", 4096, lossless=True),
    "AVIF of 3000 wide": lambda: _saved("AVIF", 3000, speed=10),
    "noise of 1500 wide": lambda: png_bytes(_noise(1500)),
    "fine noise of marks": lambda: png_bytes(_marks(2000, 3)),
    "coarse noise of marks": lambda: png_bytes(_marks(2000, 12)),
    "chessboard": lambda: png_bytes((np.indices((2000, 2000)).sum(axis=0) % 2 * 255).astype("u1")),
    "lines": lambda: png_bytes(np.tile(np.uint8([0, 0, 255, 255]), (2000, 500))),
    "one pixel": lambda: png_bytes(np.zeros((1, 1), np.uint8)),
    "one row of pixels": lambda: png_bytes(np.tile(np.uint8([0, 255]), (1, 1000))),
}


def _noise(side: int) -> np.ndarray:
    return np.frombuffer(random.Random(1).randbytes(side * side), np.uint8).reshape(side, side)


def _marks(side: int, size: int) -> np.ndarray:
    """Dark squares on white, half of the places taken."""
    few = side // size // 2
    is_dark = np.random.default_rng(1).random((few, few)) < 0.5
    large = np.kron(is_dark, np.ones((2 * size, 2 * size), bool))
    places = np.indices(large.shape)
    inside = ((places % (2 * size)) < size).all(axis=0)
    return np.where(large & inside, 0, 255).astype(np.uint8)


def pictures() -> Iterator[Hostile]:
    """Pictures that must be refused, and such as may be read if that takes no harm."""
    for name, content in _REFUSED.items():
        yield of_bytes(name, "a.png", content)
    for name, content in _ALLOWED.items():
        yield of_bytes(name, "a.png", content, is_refused=False)
    for kind in ("PNG", "GIF", "TIFF", "BMP", "WEBP", "JPEG", "AVIF"):
        yield of_bytes(f"{kind} of a head alone", "a.png", partial(_head_of, kind))


def _head_of(kind: str) -> bytes:
    return _saved(kind)[:24]
