"""Valid files of each kind that a stranger's file may be, small ones, and how they are made up."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from mnist_desktop.assets import asset_path
from mnist_desktop.backup.contents import MANIFEST, Entry, Manifest
from mnist_desktop.backup.kept_settings import KeptSettings
from mnist_desktop.data.test_counts import counts_to_json
from mnist_desktop.learning.checkpoint import Checkpoint, PartialEpoch
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.events import EpochSummary
from mnist_desktop.learning.film import FilmSubject, Moment
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import Model, ModelMetadata, model_bytes
from mnist_desktop.recognition.pictures.png import png_bytes
from mnist_desktop.samples.digits_file import Included, write_digits
from mnist_desktop.samples.store import SampleStore
from mnist_desktop.samples.store_copies import copy_store
from mnist_desktop.session.drawing_files import DrawingJournal
from tests.data.data_set_files import arrays, idx_bytes
from tests.recognition.random_weights import SMALL, random_weights
from tests.samples.drawings import ink, sample

Wrap = Callable[[bytes], bytes]


def _as_it_is(content: bytes) -> bytes:
    return content


@dataclass(frozen=True)
class Valid:
    """A valid file.

    Attributes:
        name: of the file that is opened.
        content: what is spoiled.
        wrap: makes the file of it: packs it, and sets lengths and checksums right.
        beside: other files of the folder, by name.
        inside: name of the file that is made, if it lies beside the one that is opened.
    """

    name: str
    content: bytes
    wrap: Wrap = _as_it_is
    beside: Mapping[str, bytes] = field(default_factory=dict)
    inside: str = ""

    def write(self, folder: Path, content: bytes) -> Path:
        """Writes the file with another content, and those beside it; the path to open."""
        for name, data in self.beside.items():
            path = folder / name
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        (folder / (self.inside or self.name)).write_bytes(self.wrap(content))
        return folder / self.name


def zipped(members: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def npy(content: np.ndarray) -> bytes:
    """An array as a `.npy` file."""
    file = io.BytesIO()
    np.save(file, content, allow_pickle=False)
    return file.getvalue()


def npz(content: Mapping[str, np.ndarray]) -> dict[str, bytes]:
    """The members of an `.npz`."""
    return {f"{name}.npy": npy(array) for name, array in content.items()}


def with_member(members: Mapping[str, bytes], name: str, content: bytes) -> bytes:
    """A ZIP archive in which one member has another content."""
    return zipped({**members, name: content})


def backup_of(files: Mapping[str, bytes]) -> bytes:
    """A backup whose list of files is right."""
    entries = [Entry(name, len(d), hashlib.sha256(d).hexdigest()) for name, d in files.items()]
    manifest = Manifest("1.0", "2026-11-28T12:00:00+00:00", tuple(entries)).to_json()
    return zipped({**files, MANIFEST: manifest})


def safetensors_parts(data: bytes) -> tuple[bytes, bytes]:
    """The header and the rest of a safetensors file."""
    size = int.from_bytes(data[:8], "little")
    return data[8 : 8 + size], data[8 + size :]


def with_header(rest: bytes, header: bytes) -> bytes:
    """A safetensors file whose length of the header is right."""
    return len(header).to_bytes(8, "little") + header + rest


def model() -> bytes:
    """A model file of a network of five layers."""
    settings = {"preset": "quick", "epochs": 2}
    metadata = ModelMetadata("mine", settings, ({"loss": 0.5},), {"mnist_test": 0.9}, seed=3)
    return model_bytes(Model(SMALL, random_weights(SMALL), metadata))


def drawing() -> bytes:
    """A drawing with times and pressures."""
    return Ink(ink(3).strokes, "7").to_json().encode()


def corpus() -> dict[str, bytes]:
    """The members of an ink corpus of twelve drawings."""
    points = np.random.default_rng(1).uniform(0, 100, (96, 2)).astype(np.float32)
    return npz(
        {
            "points": points,
            "stroke_start": np.arange(0, 96, 4),
            "sample_start": np.arange(0, 24, 2),
            "labels": np.arange(12) % 10,
            "writers": np.array([f"abc/{number}" for number in range(12)]),
        }
    )


def checkpoint() -> bytes:
    """A checkpoint with the state of a run, as far as it is checked when it is read."""
    weights = random_weights(SMALL)
    epoch = EpochSummary(1, 0.5, 0.6, 0.7, 0.8, 9.0, 0.65, 0.01)
    state = {f"weights/{name}": value for name, value in weights.items()} | {"seed": np.arange(2)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.checkpoint")
        so_far = PartialEpoch(3, 1.5, 2.5, 0.1)
        Checkpoint(TrainingConfig(SMALL, 2), "ab", state, weights, (epoch,), so_far).save(path)
        return path.read_bytes()


def film_subject() -> FilmSubject:
    """Of what the film is."""
    return FilmSubject(SMALL, 20, preset="quick")


def film_slot(epoch: int = 1) -> bytes:
    """A moment of the film."""
    slot = film_subject().packed(Moment(epoch, 3, 0.5, 0.6), random_weights(SMALL, epoch))
    assert slot is not None
    return slot


def with_checksum(header: bytes, slot: bytes) -> bytes:
    """A film of one slot whose checksum is right."""
    return header + slot[:-4] + struct.pack("<I", zlib.crc32(slot[:-4]))


def film_of_header(described: bytes) -> bytes:
    """A film with another header whose length is right."""
    return b"mnistflm" + len(described).to_bytes(4, "little") + described + film_slot()


def digits_lines() -> bytes:
    """The lines of a `.digits` file with all that it may say."""
    drawings = [sample(number, writer="Ann", device="pen") for number in range(3)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.digits")
        with SampleStore(None) as kept:
            kept.add_all(drawings)
            chosen = [(one, kept.ink(one.id)) for one in kept.samples()]
            write_digits(path, chosen, Included(time=True, pressure=True, device=True))
        with zipfile.ZipFile(path) as archive:
            return archive.read("samples.jsonl")


def journal() -> bytes:
    """What is on the canvas, a picture, as it is kept until the next start."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "drawing.digitink")
        DrawingJournal(path).write(Drawing(picture=seven()))
        return path.read_bytes()


def store() -> bytes:
    """The SQLite file of a store with a few drawings, as a backup has it."""
    with tempfile.TemporaryDirectory() as folder:
        with SampleStore(Path(folder, "a.sqlite")) as kept:
            kept.add_all([sample(number, writer="Ada") for number in range(5)])
        copy_store(Path(folder, "a.sqlite"), Path(folder, "b.sqlite"))
        return Path(folder, "b.sqlite").read_bytes()


def backup_files() -> dict[str, bytes]:
    """The files of a backup without its drawings."""
    settings = KeptSettings("en", "dark", 20.0, "", True, "", True, False)
    return {
        "models/mine.digitmodel": model(),
        "films/0123456789abcdef.film": film_subject().header() + film_slot(),
        "settings.json": settings.to_json(),
        "drawing.digitink": journal(),
        "training.checkpoint": checkpoint(),
        "test-counts.json": counts_to_json({"ab": 2}),
    }


def seven(side: int = 40) -> np.ndarray:
    """A grey picture of a 7, (side, side) uint8."""
    pixels = np.full((side, side), 250, np.uint8)
    pixels[side // 5 : side // 4, side // 4 : -side // 4] = 10
    pixels[side // 4 : -side // 5, side // 2 : side // 2 + side // 12] = 10
    return pixels


_SAVED = {
    "png": {},
    "jpg": {},
    "bmp": {},
    "gif": {},
    "webp": {},
    "avif": {},
    "tif": {},
    "lzw.tif": {"compression": "tiff_lzw"},
    "jpeg.tif": {"compression": "jpeg"},
    "deflate.tif": {"compression": "tiff_adobe_deflate"},
    "lossless.webp": {"lossless": True},
    "progressive.jpg": {"progressive": True},
}


def pictures() -> Iterator[Valid]:
    """The same picture in every format that Pillow writes, grey and in colour."""
    from PIL import Image

    for name, options in _SAVED.items():
        for mode in ("L", "RGB", "P"):
            file = io.BytesIO()
            kind = {"jpg": "JPEG", "tif": "TIFF"}.get(name[-3:], name.rpartition(".")[2].upper())
            if (mode, name) == ("P", "jpeg.tif"):  # libtiff complains on the terminal
                continue
            try:
                Image.fromarray(seven()).convert(mode).save(file, kind, **options)
            except (OSError, ValueError):  # the format has no such mode
                continue
            yield Valid(f"{mode}.{name}", file.getvalue())


def data_sets() -> Iterator[Valid]:
    """Few images in each form that data sets come in."""
    content = arrays(60, 20)
    members = npz(content)
    yield Valid("all.npz", zipped(members))
    for name in ("x_train.npy", "y_train.npy"):
        yield Valid("all.npz", members[name], partial(with_member, members, name))
    small = {"x": content["x_train"][:, ::4, ::4], "y": content["y_train"].astype("S1")}
    yield Valid("small.npz", zipped(npz(small)))
    names = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
    idx = dict(zip(names, (idx_bytes(content[one]) for one in ("x_train", "y_train")), strict=True))
    for name in names:
        yield Valid(name, idx[name], beside={one: idx[one] for one in names if one != name})
        packed = {f"{one}.gz": gzip.compress(data, 1) for one, data in idx.items()}
        yield Valid(f"{name}.gz", idx[name], partial(gzip.compress, compresslevel=1), packed)
        yield Valid(f"{name}.gz", packed[f"{name}.gz"], beside=packed)
        yield Valid("set.zip", idx[name], partial(with_member, idx, name))
    rows = np.column_stack([content["y_train"], content["x_train"].reshape(60, -1)])
    lines = "\n".join(",".join(map(str, row)) for row in rows.tolist()).encode()
    yield Valid("train.csv", lines)
    yield Valid("x_train.npy", members["x_train.npy"], beside=members)
    png = {f"{n % 2}/{n}.png": png_bytes(content["x_train"][n]) for n in range(40)}
    yield Valid("set.zip", zipped(png))
    yield Valid("set.zip", png["0/0.png"], partial(with_member, png, "0/0.png"))


def backups() -> Iterator[Valid]:
    """A backup, spoiled as it is and within."""
    files = backup_files()
    yield Valid("a.digitbackup", backup_of(files))
    for name, content in files.items():
        yield Valid("a.digitbackup", content, partial(_backup_with, files, name))
    manifest = zipfile.ZipFile(io.BytesIO(backup_of(files))).read(MANIFEST)
    yield Valid("a.digitbackup", manifest, partial(with_member, files, MANIFEST))


def stores() -> Iterator[Valid]:
    """A backup whose drawings are spoiled: reading them makes a new store, which takes longer."""
    yield Valid("a.digitbackup", store(), partial(_backup_with, {}, "samples.sqlite"))


def _backup_with(files: Mapping[str, bytes], name: str, content: bytes) -> bytes:
    return backup_of({**files, name: content})


def _in_parts(name: str, data: bytes) -> Iterator[Valid]:
    header, rest = safetensors_parts(data)
    yield Valid(name, data)
    yield Valid(name, header, partial(with_header, rest))
    described = json.loads(header)["__metadata__"]
    for key, text in described.items():
        yield Valid(name, text.encode(), partial(_with_text, header, rest, key))


def _with_text(header: bytes, rest: bytes, key: str, text: bytes) -> bytes:
    content = json.loads(header)
    content["__metadata__"][key] = text.decode("utf-8", "replace")
    return with_header(rest, json.dumps(content).encode())


def _films() -> Iterator[Valid]:
    header = film_subject().header()
    yield Valid("a.film", header + film_slot(1) + film_slot(2))
    yield Valid("a.film", film_slot(), partial(with_checksum, header))
    yield Valid("a.film", header[12:], film_of_header)


def valid_files(kind: str) -> list[Valid]:
    """Valid files of a kind, spoiled in different places."""
    return list(_MAKERS[kind]())


_MAKERS: Mapping[str, Callable[[], Iterator[Valid]]] = {
    "model": lambda: _in_parts("a.digitmodel", model()),
    "drawing": lambda: iter([Valid("a.digitink", drawing())]),
    "picture": pictures,
    "data set": data_sets,
    "corpus": lambda: iter(
        [Valid("a.npz", zipped(corpus()))]
        + [Valid("a.npz", data, partial(with_member, corpus(), n)) for n, data in corpus().items()]
    ),
    "checkpoint": lambda: _in_parts("a.checkpoint", checkpoint()),
    "digits": lambda: iter(
        [
            Valid("a.digits", zipped({"samples.jsonl": digits_lines()})),
            Valid("a.digits", digits_lines(), lambda lines: zipped({"samples.jsonl": lines})),
        ]
    ),
    "lesson": lambda: (
        Valid("a.lesson", path.read_bytes())
        for path in sorted(asset_path("lessons").glob("*.lesson"))
    ),
    "backup": backups,
    "store": stores,
    "film": _films,
    "journal": lambda: iter([Valid("drawing.digitink", journal())]),
}
