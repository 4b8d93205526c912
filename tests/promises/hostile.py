"""Hostile files: what may come under the name of any kind, and what is made for one kind."""

from __future__ import annotations

import gzip
import os
import pickle
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.promises.readers import SUFFIXES
from tests.promises.samples import zipped


@dataclass(frozen=True)
class Hostile:
    """A hostile file.

    Attributes:
        name: says what is hostile about it.
        make: makes it in an empty folder, and returns the path to open.
        is_refused: whether it must be refused; otherwise it may be opened, if it does no harm.
    """

    name: str
    make: Callable[[Path], Path]
    is_refused: bool = True


def of_bytes(
    name: str, file: str, content: Callable[[], bytes], *, is_refused: bool = True
) -> Hostile:
    """A hostile file of so many bytes, which are made when it is."""

    def make(folder: Path) -> Path:
        (folder / file).write_bytes(content())
        return folder / file

    return Hostile(name, make, is_refused)


def hostile_files(kind: str) -> Iterator[Hostile]:
    """The hostile files of a kind."""
    from tests.promises import (
        hostile_arrays,
        hostile_backups,
        hostile_models,
        hostile_pictures,
        hostile_texts,
    )

    makers = {
        "model": hostile_models.models,
        "checkpoint": hostile_models.checkpoints,
        "film": hostile_models.films,
        "drawing": hostile_texts.drawings,
        "lesson": hostile_texts.lessons,
        "digits": hostile_texts.digits,
        "journal": hostile_texts.journals,
        "corpus": hostile_arrays.corpora,
        "data set": hostile_arrays.data_sets,
        "picture": hostile_pictures.pictures,
        "backup": hostile_backups.backups,
    }
    yield from _of_any_kind(SUFFIXES[kind], is_kept=kind == "journal")
    yield from makers[kind]()


class _Command:
    """Runs a command when it is unpickled."""

    def __reduce__(self):
        return os.system, ("echo harm > harm",)


_XML = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/a.png"/>&b;</svg>'
)
_CONTENTS = {
    "nothing": lambda: b"",
    "one byte": lambda: b"{",
    "a megabyte of zeros": lambda: bytes(2**20),
    "noise": lambda: random.Random(1).randbytes(2**16),
    "a pickle that runs a command": lambda: pickle.dumps(_Command()),
    "a program": lambda: b"\x7fELF\2\1\1" + bytes(100),
    "Python": lambda: b"import os\nos.system('echo harm > harm')\n",
    "a picture that refers to other files": lambda: _XML,
    "an HDF5 model": lambda: b"\x89HDF\r\n\x1a\n" + bytes(4096),
    "brackets": lambda: b"[" * 10**6,
    "braces": lambda: b'{"a":' * 200_000,
    "null": lambda: b"null",
    "a long number": lambda: b"9" * 10**6,
    "a list of empty lists": lambda: b"[" + b"[]," * 10**7 + b"[]]",
    "UTF-16": lambda: '{"strokes": []'.encode("utf-16"),
    "no text": lambda: b"\xff\xfe\xfd" * 1000,
    "an empty archive": lambda: zipped({}),
    "an archive that leads elsewhere": lambda: zipped({"../../harm.py": b"1", "/etc/harm": b"1"}),
    "an archive of zeros": lambda: zipped({"zeros.npy": bytes(80 * 2**20)}),
    "compressed zeros": lambda: gzip.compress(bytes(80 * 2**20), 9),
}


def _of_any_kind(suffix: str, *, is_kept: bool) -> Iterator[Hostile]:
    for name, content in _CONTENTS.items():
        yield of_bytes(name, f"a{suffix}", content)
    yield Hostile("a folder", partial(_folder, suffix))
    yield Hostile("a pipe", partial(_pipe, suffix))
    yield Hostile("a device", partial(_link, suffix, "/dev/zero"))
    yield Hostile("a link to itself", partial(_link, suffix, f"a{suffix}"))
    yield Hostile("a gigabyte of nothing", partial(_sparse, suffix))
    # Where nothing is kept there is nothing to be refused
    yield Hostile("no file at all", lambda folder: folder / f"a{suffix}", is_refused=not is_kept)
    yield Hostile("a long name", lambda folder: folder / ("a" * 300 + suffix))


def _folder(suffix: str, folder: Path) -> Path:
    (folder / f"a{suffix}").mkdir()
    return folder / f"a{suffix}"


def _pipe(suffix: str, folder: Path) -> Path:
    os.mkfifo(folder / f"a{suffix}")
    return folder / f"a{suffix}"


def _link(suffix: str, target: str, folder: Path) -> Path:
    (folder / f"a{suffix}").symlink_to(target)
    return folder / f"a{suffix}"


def _sparse(suffix: str, folder: Path) -> Path:
    with (folder / f"a{suffix}").open("wb") as file:
        file.truncate(10**9)
    return folder / f"a{suffix}"
