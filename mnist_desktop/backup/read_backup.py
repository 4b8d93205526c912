"""Unpacks a backup from anybody beside what is kept, and checks all of it there."""

from __future__ import annotations

import hashlib
import shutil
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.backup.contents import (
    LIMITS,
    MANIFEST,
    MAX_FILES,
    MAX_MANIFEST,
    Entry,
    Kind,
    Manifest,
    kind_of,
)
from mnist_desktop.backup.kept_settings import KeptSettings
from mnist_desktop.backup.write_backup import CHUNK, Progress, ShouldStop
from mnist_desktop.data.test_counts import counts_from_json
from mnist_desktop.files import check_file, not_written
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.film import Film
from mnist_desktop.problem import AppError, BackupError, SavingError
from mnist_desktop.recognition.model_file import read_description
from mnist_desktop.recognition.npz_arrays import check_apart, check_directory, check_packing
from mnist_desktop.samples.store_copies import Stopped, checked_store

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_DIRECTORY = 1_000 * MAX_FILES // 2  # bytes; zipfile makes an object of every entry
_SPARE = 64 * 2**20  # bytes that stay free on the disk
_ENCRYPTED = 1
STORE = "checked.sqlite"


@dataclass(frozen=True)
class Unpacked:
    """A backup, all of it checked, in a folder of its own.

    Attributes:
        manifest: what it says of itself.
        models: files, each with its name in the backup.
        films: likewise.
        store: the drawings as a new store, which is closed; None if there are none.
        settings: None if there are none.
        canvas: a journal that nobody has read yet; None if there is none.
        checkpoint: of an interrupted run that learned MNIST alone; None if there is none.
        is_run_left_out: whether there is one of a run that learned other files.
        test_counts: how often models were tested.
    """

    manifest: Manifest
    models: tuple[Path, ...] = ()
    films: tuple[Path, ...] = ()
    store: Path | None = None
    settings: KeptSettings | None = None
    canvas: Path | None = None
    checkpoint: Path | None = None
    is_run_left_out: bool = False
    test_counts: Mapping[str, int] = field(default_factory=dict)


def unpack_backup(
    path: Path,
    folder: Path,
    progress: Progress = lambda _share: None,
    should_stop: ShouldStop = lambda: False,
) -> Unpacked:
    """Unpacks and checks a backup; nothing outside of `folder` is written.

    Args:
        path: the backup, which may come from anybody.
        folder: an empty folder on the disk where the files are to be.
        progress: told the share that is done, 0 to 1.
        should_stop: asked for each MiB, and after each drawing.

    Raises:
        Stopped: it was called off.
        BackupError: "backup_bad", "backup_newer", "backup_foreign", "backup_damaged",
            "backup_large" or "backup_no_room", each with the name of the backup.
        SavingError: it cannot be unpacked.
        AppError: it cannot be opened.
    """
    check_file(path, BackupError)
    with _reported(path), path.open("rb") as file:
        check_directory(file, _MAX_DIRECTORY, may_be_large=True, most=2 * MAX_FILES)
        with zipfile.ZipFile(file) as archive:
            manifest, members = _listed(archive, path.name)
            total = sum(entry.size for entry in manifest.files)
            _check_room(folder, total, path.name)
            done = 0
            for kind in (Kind.MODEL, Kind.FILM):
                (folder / kind.value).mkdir()
            for entry in manifest.files:
                for size in _extracted(archive, members[entry.name], entry, folder, path.name):
                    if should_stop():
                        raise Stopped
                    done += size
                    progress(0.5 * done / max(total, 1))
    return _checked(manifest, folder, path.name, progress, should_stop)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    """Turns what a damaged or hostile archive makes zipfile raise into our error."""
    try:
        yield
    except (
        *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError),
        *(ValueError, TypeError, KeyError, OverflowError, RuntimeError, OSError),
    ) as error:
        raise BackupError("backup_bad", name=path.name) from error


def _listed(archive: zipfile.ZipFile, name: str) -> tuple[Manifest, Mapping[str, zipfile.ZipInfo]]:
    """The manifest, and the archive's members by name, which are exactly the files in it."""
    infos = archive.infolist()
    if len(infos) > MAX_FILES:
        raise BackupError("backup_large", name=name)
    for info in infos:
        is_plain = stat.S_IFMT(info.external_attr >> 16) in (0, stat.S_IFREG)
        is_ours = info.filename == MANIFEST or kind_of(info.filename) is not None
        if not is_plain or not is_ours or info.orig_filename != info.filename:
            raise BackupError("backup_foreign", name=name, file=info.orig_filename)
        if info.flag_bits & _ENCRYPTED:
            raise ValueError("encrypted")
        check_packing(info)
    check_apart(infos)
    members = {info.filename: info for info in infos}
    folded = {info.filename.casefold() for info in infos}
    described = members.pop(MANIFEST)
    if described.file_size > MAX_MANIFEST:
        raise BackupError("backup_large", name=name)
    with archive.open(described) as file:
        manifest = Manifest.from_json(file.read(MAX_MANIFEST + 1), name)
    names = [entry.name for entry in manifest.files]
    if len(folded) != len(infos) or sorted(names) != sorted(members):
        raise ValueError("a file twice, or other files than the manifest says")
    for entry in manifest.files:
        kind = kind_of(entry.name)
        if kind is None or entry.size > LIMITS[kind]:
            raise BackupError("backup_large", name=name)
        if entry.size != members[entry.name].file_size:
            raise BackupError("backup_damaged", name=name, file=entry.name)
    return manifest, members


def _check_room(folder: Path, total: int, name: str) -> None:
    # The drawings are there twice for a while
    free = shutil.disk_usage(folder).free
    if 2 * total + _SPARE > free:
        raise BackupError(
            "backup_no_room",
            name=name,
            needed=f"{(2 * total + _SPARE) / 1e6:,.0f}",
            free=f"{free / 1e6:,.0f}",
        )


def _extracted(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry, folder: Path, name: str
) -> Iterator[int]:
    """Writes a file, never more than its size; yields the bytes of each part."""
    path = folder / entry.name  # of a name that `kind_of` knows
    digest, left = hashlib.sha256(), entry.size
    with archive.open(info) as source:
        try:
            target = path.open("xb")
        except OSError as error:
            raise not_written(path, error) from error
        with target:
            while chunk := source.read(min(CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    break
                digest.update(chunk)
                try:
                    target.write(chunk)
                    target.flush()
                except OSError as error:
                    raise not_written(path, error) from error
                yield len(chunk)
    if left or digest.hexdigest() != entry.sha256:
        raise BackupError("backup_damaged", name=name, file=entry.name)


def _checked(
    manifest: Manifest, folder: Path, name: str, progress: Progress, should_stop: ShouldStop
) -> Unpacked:
    """Reads every file as it is read when it is used."""
    found: dict[Kind, list[Path]] = {kind: [] for kind in Kind}
    for index, entry in enumerate(manifest.files):
        if should_stop():
            raise Stopped
        kind, path = kind_of(entry.name), folder / entry.name
        assert kind is not None
        found[kind].append(path)
        with _damage_reported(entry.name, name):
            if kind in _READERS:
                _READERS[kind](path)
            elif kind is Kind.DRAWINGS:
                checked_store(path, folder / STORE, should_stop).close()
        progress(0.5 + 0.5 * (index + 1) / len(manifest.files))
    single = {kind: paths[0] if paths else None for kind, paths in found.items()}
    settings, counts = single[Kind.SETTINGS], single[Kind.TEST_COUNTS]
    run = single[Kind.CHECKPOINT]
    config = None if run is None else Checkpoint.load(run).config
    is_elsewhere = config is not None and (config.data is not None or config.also is not None)
    return Unpacked(
        manifest,
        tuple(found[Kind.MODEL]),
        tuple(found[Kind.FILM]),
        store=folder / STORE if found[Kind.DRAWINGS] else None,
        settings=KeptSettings.from_json(settings.read_bytes()) if settings else None,
        canvas=single[Kind.CANVAS],
        checkpoint=None if is_elsewhere else run,
        is_run_left_out=is_elsewhere,
        test_counts=counts_from_json(counts.read_bytes()) if counts else {},
    )


@contextmanager
def _damage_reported(file: str, name: str) -> Iterator[None]:
    """Names the file that our readers refuse, and the backup that it is in."""
    try:
        yield
    except (SavingError, BackupError, Stopped):
        raise
    except (AppError, ValueError) as error:
        raise BackupError("backup_damaged", name=name, file=file) from error


_READERS: Mapping[Kind, Callable[[Path], object]] = {
    Kind.MODEL: read_description,
    Kind.FILM: Film.open,
    Kind.CHECKPOINT: Checkpoint.load,
    Kind.SETTINGS: lambda path: KeptSettings.from_json(path.read_bytes()),
    Kind.TEST_COUNTS: lambda path: counts_from_json(path.read_bytes()),
}
