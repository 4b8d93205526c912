"""Hostile arrays: ink corpora and data sets that decompress far beyond their worth, or lie."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import numpy as np

from mnist_desktop.recognition.pictures.png import png_bytes
from tests.data.data_set_files import arrays, idx_bytes
from tests.promises.hostile import Hostile, of_bytes
from tests.promises.samples import corpus, npz, seven, zipped

Members = Mapping[str, bytes]
_ZEROS = 64 * 2**20 - 128  # bytes that any ratio may unpack to


def header(descr: str, shape: object, data: bytes = b"") -> bytes:
    """A `.npy` with whatever its header claims."""
    text = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}".encode()
    return b"\x93NUMPY\1\0" + len(text).to_bytes(2, "little") + text + data


_HEADERS: dict[str, Callable[[], bytes]] = {
    "a billion rows": lambda: header("'<f4'", (10**9, 2)),
    "rows beyond all numbers": lambda: header("'<f4'", (10**30, 2)),
    "a product beyond all numbers": lambda: header("'<f4'", (2**33, 2**33)),
    "negative rows": lambda: header("'<f4'", (-1, 2)),
    "a shape that is true": lambda: header("'<f4'", "(True, 2)"),
    "a shape of a hundred": lambda: header("'<f4'", (1,) * 100),
    "objects": lambda: header("'|O'", (2, 2), b"cos\nsystem\n(S'echo harm'\ntR." * 9),
    "records": lambda: header("[('a', '<f4'), ('b', '|O')]", (2, 2), bytes(99)),
    "records without an end": lambda: header("[('a', '<f4', (10**9,))]", (2, 2), bytes(99)),
    "nested brackets": lambda: header("'<f4'", "(" * 900),
    "minus after minus": lambda: header("'<f4'", "-" * 900 + "1"),
    "a call": lambda: header("__import__('os').system('echo harm')", (2, 2)),
    "a long header": lambda: b"\x93NUMPY\2\0" + (2**31).to_bytes(4, "little") + b"{" * 9999,
    "version 9": lambda: b"\x93NUMPY\x09\0" + bytes(200),
    "complex numbers": lambda: header("'<c16'", (2, 2), bytes(64)),
    "dates": lambda: header("'<M8[s]'", (2,), bytes(16)),
    "more than it says": lambda: header("'<f4'", (2, 2), bytes(_ZEROS)),
    "less than it says": lambda: header("'<f4'", (12, 2), bytes(4)),
    "texts beyond Unicode": lambda: header("'<U1'", (12,), b"\xff" * 48),
    "bytes of no width": lambda: header("'|S0'", (10**9,)),
    "texts of a megabyte": lambda: header("'<U1000000'", (12,), bytes(48 * 10**6)),
}


def _replaced(members: Members, name: str, content: Callable[[], bytes]) -> bytes:
    return zipped({**members, f"{name}.npy": content()})


def _archives(members: Members, file: str) -> Iterator[Hostile]:
    """Archives that are spoiled, or packed to fill the memory."""
    good = zipped(members)
    for packing in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield of_bytes(f"packing {packing}", file, partial(zipped, members, packing))
    yield of_bytes("a broken list of contents", file, partial(bytes, good[:-30] + bytes(30)))
    yield of_bytes("a wrong checksum", file, partial(_with_checksum_of, members))
    yield of_bytes("deflate that is none", file, partial(_overwritten, good, 60))
    yield of_bytes("encrypted", file, partial(_encrypted, good))
    yield of_bytes("many members", file, lambda: zipped({f"{n}.txt": b"" for n in range(70_000)}))
    yield of_bytes("members that lie over each other", file, partial(_overlapping, 60_000))


def _overwritten(data: bytes, place: int) -> bytes:
    return data[:place] + b"\xff" * 30 + data[place + 30 :]


def _with_checksum_of(members: Members) -> bytes:
    data = zipped(members, zipfile.ZIP_STORED)
    content = next(iter(members.values()))
    return data.replace(content[-40:], bytes(byte ^ 1 for byte in content[-40:]))


def _encrypted(data: bytes) -> bytes:
    """All members say that they are encrypted."""
    spoiled = bytearray(data)
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.find(mark)
        while place >= 0:
            spoiled[place + at] |= 1
            place = data.find(mark, place + 1)
    return bytes(spoiled)


def _overlapping(count: int) -> bytes:
    """An archive of one member of 60 MB, and a list of contents that names it so many times."""
    data = zlib.compress(bytes(60 * 10**6), 9)[2:-4]
    sizes = struct.pack("<III", zlib.crc32(bytes(60 * 10**6)), len(data), 60 * 10**6)
    name = b"0/a.png"
    local = b"PK\3\4\24\0\0\0\10\0" + bytes(4) + sizes + struct.pack("<HH", len(name), 0)
    listed = b"".join(
        b"PK\1\2\24\0\24\0\0\0\10\0"
        + bytes(4)
        + sizes
        + struct.pack("<HHHHHII", 15, 0, 0, 0, 0, 0, 0)
        + b"%d/%09d.png" % (n % 10, n)
        for n in range(count)
    )
    body = local + name + data
    end = struct.pack("<HHHHIIH", 0, 0, count % 65536, count % 65536, len(listed), len(body), 0)
    return body + listed + b"PK\5\6" + end


def corpora() -> Iterator[Hostile]:
    """Ink corpora."""
    members, file = corpus(), "a.npz"
    for what, content in _HEADERS.items():
        for name in ("points", "labels"):
            if (what, name) != ("records", "labels"):
                yield of_bytes(f"{name}: {what}", file, partial(_replaced, members, name, content))
    yield from _archives(members, file)
    for name, array in {
        "points": np.full((96, 2), np.nan, np.float32),
        "stroke_start": np.arange(24)[::-1].copy(),
        "sample_start": np.array([0, 10**6]),
        "writers": np.arange(12),
        "labels": np.zeros((12, 3), np.int64),
    }.items():
        changed = members | npz({name: array})
        yield of_bytes(f"wrong {name}", file, partial(zipped, changed))
    many = {
        "points": header("'<f4'", (_ZEROS // 8, 2), bytes(_ZEROS)),
        "stroke_start": header("'<i8'", (_ZEROS // 8,), bytes(_ZEROS)),
        "sample_start": header("'<i8'", (_ZEROS // 8,), bytes(_ZEROS)),
        "labels": header("'|u1'", (_ZEROS // 8,), bytes(_ZEROS // 8)),
        "writers": header("'<U1'", (_ZEROS // 8,), bytes(_ZEROS // 2)),
    }
    packed = {f"{name}.npy": data for name, data in many.items()}
    yield of_bytes("eight million dots in 300 kilobytes", file, partial(zipped, packed))


def data_sets() -> Iterator[Hostile]:
    """Data sets in all forms."""
    content = arrays(60, 20)
    members, file = npz(content), "a.npz"
    for what, made in _HEADERS.items():
        for name in ("x_train", "y_train"):
            harmless = (what, name) == ("a shape that is true", "y_train")
            yield of_bytes(
                f"{name}: {what}",
                file,
                partial(_replaced, members, name, made),
                is_refused=not harmless,
            )
    yield from _archives(members, file)
    yield from _values(content, file)
    yield from _packed_arrays()
    yield from _idx_files()
    yield from _csv_files()
    yield from _zip_files()


def _values(content: Mapping[str, np.ndarray], file: str) -> Iterator[Hostile]:
    """Arrays of the right form with what cannot be."""
    images, labels = content["x_train"], content["y_train"]
    for what, changes in {
        "images of NaN": {"x_train": np.full(images.shape, np.nan)},
        "infinite images": {"x_train": np.full(images.shape, np.inf, np.float16)},
        "labels below nothing": {"y_train": labels.astype(np.int64) - 5},
        "the largest labels": {"y_train": np.full(60, 2**64 - 1, np.uint64)},
        "fractions": {"y_train": labels + 0.5},
        "labels of NaN": {"y_train": np.full(60, np.nan)},
        "sixty names": {"y_train": np.array([f"name {n}" for n in range(60)])},
        "one class": {"y_train": np.zeros(60, np.uint8)},
        "control characters": {"y_train": np.array(["a\x1b", "b"] * 30)},
        "half a surrogate": {"classes": np.array(["a", "b", "c", "\ud800"])},
        "a class twice": {"classes": np.array(["a", "a", "c", "d"])},
        "other counts": {"y_train": labels[:-1]},
        "no images": {"x_train": images[:0], "y_train": labels[:0]},
    }.items():
        yield of_bytes(what, file, partial(zipped, npz({**content, **changes})))


def _packed_arrays() -> Iterator[Hostile]:
    """Archives of some hundred kilobytes whose arrays are valid and as large as they may be."""
    count = _ZEROS // 784
    zeros = header("'|u1'", (count, 28, 28), bytes(count * 784))
    labels = header("'|u1'", (count,), bytes(count - count // 2) + b"\1" * (count // 2))
    both = {"x_train.npy": zeros, "y_train.npy": labels}
    yield of_bytes("64 MiB of zeros", "a.npz", partial(zipped, both))
    three = {
        f"{x}_{part}.npy": data
        for x, data in (("x", zeros), ("y", labels))
        for part in ("train", "val", "test")
    }
    yield of_bytes("three times 64 MiB of zeros", "a.npz", partial(zipped, three))
    doubles = _ZEROS // 8 // 784
    wide = header("'<f8'", (doubles, 28, 28), bytes(doubles * 784 * 8))
    few = header("'|u1'", (doubles,), bytes(doubles // 2) + b"\1" * (doubles - doubles // 2))
    both = {"x_train.npy": wide, "y_train.npy": few}
    yield of_bytes("64 MiB of doubles", "a.npz", partial(zipped, both))
    rows = 40_000
    texts = b"a".ljust(400, b"\0") * (rows // 2) + b"b".ljust(400, b"\0") * (rows - rows // 2)
    tiny = header("'|u1'", (rows, 2, 2), bytes(rows * 4))
    both = {"x_train.npy": tiny, "y_train.npy": header("'|S400'", (rows,), texts)}
    yield of_bytes("labels of 16 MB", "a.npz", partial(zipped, both), is_refused=False)
    other = header("'|S400'", (rows,), b"".join(b"%-400d" % n for n in range(rows)))
    both = {"x_train.npy": tiny, "y_train.npy": other}
    yield of_bytes("labels of 16 MB, each another", "a.npz", partial(zipped, both))
    million = 10**6
    tiny = header("'|u1'", (million, 2, 2), bytes(million * 4))
    numbers = header("'<i8'", (million,), bytes(8 * million - 8) + b"\1" + bytes(7))
    both = {"x_train.npy": tiny, "y_train.npy": numbers}
    yield of_bytes("a million images of four pixels", "a.npz", partial(zipped, both))


_NAMES = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


def _idx(folder: Path, images: Callable[[], bytes], ending: str = "") -> Path:
    labels = idx_bytes(arrays(60)["y_train"])
    (folder / f"{_NAMES[1]}{ending}").write_bytes(gzip.compress(labels) if ending else labels)
    (folder / f"{_NAMES[0]}{ending}").write_bytes(images())
    return folder / f"{_NAMES[0]}{ending}"


def _idx_files() -> Iterator[Hostile]:
    good = idx_bytes(arrays(60)["x_train"])
    for what, content in {
        "no dimension": b"\0\0\x08\0" + bytes(20),
        "255 dimensions": b"\0\0\x08\xff" + b"\0\0\0\1" * 255,
        "huge dimensions": b"\0\0\x08\3" + b"\xff" * 12 + bytes(100),
        "an unknown type": b"\0\0\x07\3" + good[4:],
        "half": good[: len(good) // 2],
        "a byte more": good + b"\0",
        "a magic number alone": good[:4],
    }.items():
        yield Hostile(f"IDX: {what}", partial(_idx, images=partial(bytes, content)))
    large = b"\0\0\x08\3" + struct.pack(">III", 60_000, 28, 28) + bytes(60_000 * 784)
    for what, made in {
        "47 MB of zeros": lambda: gzip.compress(large, 9),
        "zeros without end": lambda: gzip.compress(good[:16], 9) + gzip.compress(large, 9),
        "cut off": lambda: gzip.compress(good)[:-2000],
        "a wrong checksum": lambda: gzip.compress(good)[:-8] + bytes(8),
        "packed twice": lambda: gzip.compress(gzip.compress(large, 9), 9),
        "a million empty members": lambda: gzip.compress(b"") * 10**6 + gzip.compress(good),
        "a header without end": lambda: b"\x1f\x8b\x08\x08" + bytes(6) + b"a" * 2**25,
        "noise after it": lambda: gzip.compress(good) + b"\x1f\x8b" * 10_000,
    }.items():
        yield Hostile(f"gzip: {what}", partial(_idx, images=made, ending=".gz"))


def _csv_files() -> Iterator[Hostile]:
    row = b"1," + b",".join(b"%d" % (n % 256) for n in range(784)) + b"\n"
    long = b"1," + b",".join(b"0" * 80 for _ in range(784)) + b"\n"
    for what, content in {
        "a line without end": lambda: b"1," * 2**25,
        "80 digits a cell": lambda: long * 700,
        "names in cells": lambda: row * 30 + row.replace(b",5,", b",five,") + row * 30,
        "NaN": lambda: row * 30 + row.replace(b",5,", b",nan,") * 30,
        "1e999": lambda: row * 30 + row.replace(b",5,", b",1e999,") * 30,
        "NULs": lambda: row * 30 + bytes(20_000) + b"\n" + row,
        "too few columns": lambda: b"1,2,3\n" * 100,
        "a long label": lambda: (b"a" * 5000 + row) * 60,
        "sixty labels": lambda: b"".join(b"%d" % n + row for n in range(60)),
        "a header alone": lambda: b"label," + b",".join(b"p%d" % n for n in range(784)) + b"\n",
        "blanks": lambda: row + b" \n" * 2**24 + row,
        "separators": lambda: b";" * 60_000 + b"\n",
    }.items():
        yield of_bytes(f"CSV: {what}", "train.csv", content)
    yield of_bytes(
        "CSV: blanks, packed",
        "train.csv.gz",
        lambda: gzip.compress(row + b"\n" * (60 * 2**20) + row, 9),
    )
    yield of_bytes("CSV: rows, packed", "train.csv.gz", lambda: gzip.compress(row * 20_000, 9))


def _zip_files() -> Iterator[Hostile]:
    picture, file = png_bytes(seven()), "set.zip"
    lines = zipped({f"{n % 2}/{n}.png": picture for n in range(40)})
    yield of_bytes("ZIP: encrypted pictures", file, partial(_encrypted, lines))
    yield of_bytes("ZIP: pictures over each other", file, partial(_overlapping, 3000))
    yield of_bytes("ZIP: 400,000 names", file, partial(_overlapping, 400_000))
    zeros = bytes(_ZEROS)
    yield of_bytes(
        "ZIP: pictures of zeros", file, lambda: zipped({f"{n}/a.png": zeros for n in range(10)})
    )
    yield of_bytes(
        "ZIP: pictures that are none",
        file,
        lambda: zipped({f"{n % 2}/{n}.png": b"<svg/>" for n in range(40)}),
    )
    yield of_bytes(
        "ZIP: eleven classes",
        file,
        lambda: zipped({f"class {n}/{n}.png": picture for n in range(11)}),
    )
    deep = "a/" * 30_000
    yield of_bytes("ZIP: deep folders", file, lambda: zipped({f"{deep}{n}.png": b"" for n in "ab"}))
    yield of_bytes(
        "ZIP: names outside",
        file,
        lambda: zipped({f"../{n}/../../etc/passwd.png": picture for n in range(40)}),
        is_refused=False,
    )
    packed = gzip.compress(bytes(80 * 2**20), 9)
    yield of_bytes(
        "ZIP: gzip in it", file, lambda: zipped({f"{name}.gz": packed for name in _NAMES})
    )
    nested = io.BytesIO()
    with zipfile.ZipFile(nested, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, shape in (("x_train", (80_000, 28, 28)), ("y_train", (80_000,))):
            archive.writestr(f"{name}.npy", header("'|u1'", shape, bytes(int(np.prod(shape)))))
    yield of_bytes("ZIP: an archive in it", file, lambda: zipped({"a.npz": nested.getvalue()}))
