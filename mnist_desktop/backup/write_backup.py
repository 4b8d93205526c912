"""Writes everything that is kept to one ZIP archive, whole or not at all."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop import __version__
from mnist_desktop.backup.contents import MANIFEST, Entry, Kind, Manifest, kind_of
from mnist_desktop.data.test_counts import counts_from_json
from mnist_desktop.files import bytes_of_file, check_file, written_whole
from mnist_desktop.folders import Folders
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.film import Film
from mnist_desktop.learning.film_folder import SUFFIX as FILM_SUFFIX
from mnist_desktop.learning.film_folder import film_of
from mnist_desktop.problem import AppError, BackupError
from mnist_desktop.recognition.model_file import SUFFIX as MODEL_SUFFIX
from mnist_desktop.recognition.model_file import read_description
from mnist_desktop.recognition.model_folder import file_name
from mnist_desktop.samples.store_copies import Stopped, copy_store

if TYPE_CHECKING:
    from typing import BinaryIO

CHUNK = 2**20  # bytes
_PACKED = (Kind.DRAWINGS, Kind.SETTINGS, Kind.CANVAS, Kind.TEST_COUNTS)  # weights hardly shrink

Progress = Callable[[float], object]
ShouldStop = Callable[[], bool]


@dataclass(frozen=True)
class BackupDone:
    """What was written.

    Attributes:
        path: the backup.
        size: bytes of it.
        models: how many models are in it.
        drawings: how many kept drawings are in it.
        left_out: names of files that cannot be read, and are not in it.
    """

    path: Path
    size: int
    models: int
    drawings: int
    left_out: tuple[str, ...] = ()


def write_backup(
    path: Path,
    folders: Folders,
    work: Path,
    progress: Progress = lambda _share: None,
    should_stop: ShouldStop = lambda: False,
) -> BackupDone:
    """Writes a backup. What is kept may be in use, and changes meanwhile are allowed.

    Args:
        path: of the backup; an old one is replaced when the new one is complete.
        folders: what is kept.
        work: a folder that is deleted afterwards. It may hold the files `drawing.digitink` and
            `settings.json`, which go into the backup; the drawings are copied there.
        progress: told the share that is done, 0 to 1.
        should_stop: asked for each MiB.

    Raises:
        Stopped: it was called off; nothing is written.
        SavingError: it cannot be written.
        BackupError: "backup_source" (name, reason): one of the files cannot be read.
        SampleError: the kept drawings cannot be read.
    """
    drawings = 0
    if folders.sample_store.exists():
        drawings = copy_store(folders.sample_store, work / Kind.DRAWINGS.value, should_stop)
    left_out: list[str] = []
    files = list(_files(folders, work, left_out, should_stop))
    total = sum(file.stat().st_size for _, file in files) or 1
    entries: list[Entry] = []
    with (
        written_whole(path) as target,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        done = 0
        for name, file in files:
            for entry in _added(archive, name, file, should_stop):
                if isinstance(entry, Entry):
                    entries.append(entry)
                else:
                    done += entry
                    progress(min(done / total, 1))
        moment = datetime.now().astimezone().isoformat(timespec="seconds")
        listed = Manifest(__version__, moment, tuple(entries)).to_json()
        archive.writestr(_info(MANIFEST, zipfile.ZIP_DEFLATED), listed)
    models = sum(kind_of(entry.name) is Kind.MODEL for entry in entries)
    return BackupDone(path, path.stat().st_size, models, drawings, tuple(left_out))


def _files(
    folders: Folders, work: Path, left_out: list[str], should_stop: ShouldStop
) -> Iterator[tuple[str, Path]]:
    """Names in the archive and files, as far as our own readers accept them."""
    for kind in (Kind.DRAWINGS, Kind.CANVAS, Kind.SETTINGS):
        if (work / kind.value).exists():
            yield kind.value, work / kind.value
    for kind, file, check in (
        (Kind.CHECKPOINT, folders.checkpoint, Checkpoint.load),
        (Kind.TEST_COUNTS, folders.test_counts, _check_counts),
    ):
        if file.exists() and _is_good(file, check, left_out):
            yield kind.value, file
    taken: set[str] = set()
    for file in sorted(folders.models.glob(f"*{MODEL_SUFFIX}")):
        if should_stop():
            raise Stopped
        if not _is_good(file, read_description, left_out):
            continue
        with suppress(AppError):  # it was removed meanwhile
            film = film_of(read_description(file)[1])
            yield f"{Kind.MODEL.value}/{_free_name(file.stem, taken)}{MODEL_SUFFIX}", file
            name = f"{Kind.FILM.value}/{film}{FILM_SUFFIX}"
            path = folders.data / name
            if film and name not in taken and path.exists():
                taken.add(name)
                if _is_good(path, Film.open, left_out):
                    yield name, path


def _free_name(stem: str, taken: set[str]) -> str:
    """A name that is valid on every system, and that no other model in the archive has."""
    base = name = file_name("".join(char for char in stem if char.isprintable()))
    number = 2
    while name.casefold() in taken:
        ending = f" ({number})"
        name = file_name(base[: 60 - len(ending)] + ending)
        number += 1
    taken.add(name.casefold())
    return name


def _is_good(file: Path, read: Callable[[Path], object], left_out: list[str]) -> bool:
    try:
        check_file(file, AppError)
        read(file)
    except (AppError, ValueError):
        left_out.append(file.name)
        return False
    return True


def _check_counts(file: Path) -> object:
    return counts_from_json(bytes_of_file(file, 200_000, AppError))


def _added(
    archive: zipfile.ZipFile, name: str, file: Path, should_stop: ShouldStop
) -> Iterator[int | Entry]:
    """Copies a file into the archive; yields the bytes of each part, then what it is."""
    packing = zipfile.ZIP_DEFLATED if kind_of(name) in _PACKED else zipfile.ZIP_STORED
    info = _info(name, packing)
    digest, size = hashlib.sha256(), 0
    try:
        source = file.open("rb")
    except OSError as error:
        raise _unreadable(file, error) from error
    with source, archive.open(info, "w", force_zip64=True) as target:
        while chunk := _read(source, file):
            if should_stop():
                raise Stopped
            digest.update(chunk)
            target.write(chunk)
            size += len(chunk)
            yield len(chunk)
    yield Entry(name, size, digest.hexdigest())


def _info(name: str, packing: int) -> zipfile.ZipInfo:
    """What the archive says of a file: no date, as ZIP has none for a clock that went back to 1970.

    The manifest has it.
    """
    info = zipfile.ZipInfo(name)
    info.compress_type = packing
    info.external_attr = 0o600 << 16
    return info


def _read(source: BinaryIO, file: Path) -> bytes:
    try:
        return source.read(CHUNK)
    except OSError as error:
        raise _unreadable(file, error) from error


def _unreadable(file: Path, error: OSError) -> BackupError:
    return BackupError("backup_source", name=file.name, reason=error.strerror or str(error))
