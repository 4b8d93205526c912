"""What is in a backup: its files, their names and limits, and the list of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import Enum

from mnist_desktop.json_records import check_amount, json_object, list_of, record, text, whole
from mnist_desktop.learning.checkpoint import MAX_FILE as MAX_CHECKPOINT
from mnist_desktop.learning.film import MAX_SIZE as MAX_FILM
from mnist_desktop.problem import BackupError
from mnist_desktop.recognition.model_file import MAX_FILE as MAX_MODEL
from mnist_desktop.recognition.model_file import MAX_HEADER
from mnist_desktop.recognition.model_file import SUFFIX as MODEL_SUFFIX
from mnist_desktop.recognition.model_folder import MAX_MODELS, file_name

SUFFIX = ".digitbackup"
FORMAT = 1
MANIFEST = "manifest.json"
MAX_FILES = 2 * MAX_MODELS + 10
MAX_MANIFEST = 16 * 2**20  # bytes
_FILM = re.compile(r"films/([0-9a-f]{16})\.film")
_MAX_NAME = 300  # characters


class Kind(Enum):
    """What a file in a backup is; the value is its name there, or its folder."""

    MODEL = "models"
    FILM = "films"
    DRAWINGS = "samples.sqlite"
    SETTINGS = "settings.json"
    CANVAS = "drawing.digitink"
    CHECKPOINT = "training.checkpoint"
    TEST_COUNTS = "test-counts.json"


LIMITS = {
    Kind.MODEL: MAX_MODEL,
    Kind.FILM: 12 + MAX_HEADER + MAX_FILM,
    Kind.DRAWINGS: 16 * 2**30,
    Kind.SETTINGS: 64 * 2**10,
    Kind.CANVAS: 64 * 2**20,
    Kind.CHECKPOINT: MAX_CHECKPOINT,
    Kind.TEST_COUNTS: 200_000,
}
"""Bytes of one file."""
_SINGLE = {kind.value: kind for kind in Kind if kind not in (Kind.MODEL, Kind.FILM)}


def kind_of(name: str) -> Kind | None:
    """What a file of this name is; None for one that no backup holds.

    Only whole names are known, so none can lead to another folder.
    """
    if name in _SINGLE:
        return _SINGLE[name]
    if _FILM.fullmatch(name):
        return Kind.FILM
    folder, _, file = name.partition("/")
    stem = file.removesuffix(MODEL_SUFFIX)
    is_model = folder == Kind.MODEL.value and stem != file and file_name(stem) == stem
    return Kind.MODEL if is_model and stem.isprintable() else None


@dataclass(frozen=True)
class Entry:
    """A file in a backup.

    Attributes:
        name: in the archive, with "/".
        size: bytes.
        sha256: of its content, in hexadecimal.
    """

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        version: of the program that wrote it.
        date: when, ISO 8601 with its time zone.
        files: all but the manifest.
    """

    version: str
    date: str
    files: tuple[Entry, ...]

    def to_json(self) -> bytes:
        """The manifest as a file."""
        files = [vars(entry) for entry in self.files]
        content = {"format": FORMAT, "version": self.version, "date": self.date, "files": files}
        return json.dumps(content, ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, data: bytes, name: str) -> Manifest:
        """The manifest in a file.

        Args:
            data: its content.
            name: of the backup, for messages.

        Raises:
            BackupError: "backup_newer".
            ValueError: it is none of ours.
        """
        check_amount(data, MAX_FILES, 3 * MAX_FILES, 2 * MAX_MANIFEST)
        content = json_object(data)
        if whole(1)(content.pop("format", None)) > FORMAT:
            raise BackupError("backup_newer", name=name)
        checked = record(content, _FIELDS)
        files = tuple(Entry(**record(entry, _ENTRY)) for entry in checked.pop("files"))
        return cls(**checked, files=files)


def _anything(value: object) -> object:
    return value


def _sha256(value: object) -> str:
    digest = text(64)(value)
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise ValueError("not a SHA-256")
    return digest


_FIELDS = {
    "version": text(40),
    "date": text(40),
    "files": list_of(_anything, most=MAX_FILES),
}
_ENTRY = {"name": text(_MAX_NAME), "size": whole(), "sha256": _sha256}
