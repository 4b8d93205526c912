"""Adds what was unpacked from a backup to what is kept; nothing that is there is overwritten."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.backup.read_backup import Unpacked
from mnist_desktop.files import UNFINISHED, not_written
from mnist_desktop.folders import Folders
from mnist_desktop.recognition.model_file import SUFFIX as MODEL_SUFFIX
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.samples.merging import Merged

if TYPE_CHECKING:
    from mnist_desktop.samples.store import SampleStore


@dataclass(frozen=True)
class Comparison:
    """What a backup would bring to what is here.

    Attributes:
        here: how many models are here.
        kept: how many drawings are kept here.
        models: how many would be added.
        known_models: how many are here already, under any name.
        renamed: names of those that another model here has, which are kept under a free one.
        drawings: what would become of the drawings.
        has_run: whether an interrupted run would be added; not where one is here.
    """

    here: int
    kept: int
    models: int
    known_models: int
    renamed: tuple[str, ...]
    drawings: Merged
    has_run: bool


@dataclass(frozen=True)
class Restored:
    """What was added.

    Attributes:
        models: new files, by their names in the backup.
        drawings: what became of the drawings.
        has_run: whether an interrupted run was added.
    """

    models: dict[str, Path]
    drawings: Merged = field(default_factory=Merged)
    has_run: bool = False


def compare(
    unpacked: Unpacked, folders: Folders, models: ModelFolder, store: SampleStore
) -> Comparison:
    """What `restore` would do; nothing is changed."""
    new = _new_models(unpacked, models)
    return Comparison(
        len(list(models.path.glob(f"*{MODEL_SUFFIX}"))),
        len(store.ids()),
        len(new),
        len(unpacked.models) - len(new),
        tuple(path.stem for path in new if (models.path / path.name).exists()),
        Merged() if unpacked.store is None else store.compare(unpacked.store),
        unpacked.checkpoint is not None and not folders.checkpoint.exists(),
    )


def restore(
    unpacked: Unpacked, folders: Folders, models: ModelFolder, store: SampleStore
) -> Restored:
    """Puts the files in their places, then the drawings in one transaction.

    Settings, test counts and what was on the canvas are left to the caller.

    Args:
        unpacked: the backup; its files are moved.
        folders: where they go.
        models: where models go.
        store: that the drawings are added to.

    Raises:
        SavingError: something could not be written; then what was put in place is gone again.
    """
    placed: list[Path] = []
    try:
        done = Restored({})
        for source in unpacked.films:
            target = folders.data / "films" / source.name
            if not target.exists():  # names are random: the same name is the same film
                _place(source, target, placed)
        for source in _new_models(unpacked, models):
            target = models.free_path(source.stem)
            _place(source, target, placed)
            done.models[source.stem] = target
        if unpacked.checkpoint is not None and not folders.checkpoint.exists():
            _place(unpacked.checkpoint, folders.checkpoint, placed)
            done = replace(done, has_run=True)
        if unpacked.store is not None:
            names = {name: path.stem for name, path in done.models.items()}
            done = replace(done, drawings=store.merge(unpacked.store, names))
    except BaseException:
        for path in placed:
            with suppress(OSError):
                path.unlink()
        raise
    return done


def _new_models(unpacked: Unpacked, models: ModelFolder) -> list[Path]:
    """The models that are not here yet, under any name."""
    here: dict[int, list[Path]] = {}
    for path in models.path.glob(f"*{MODEL_SUFFIX}"):
        with suppress(OSError):
            here.setdefault(path.stat().st_size, []).append(path)
    digests: dict[Path, bytes] = {}

    def digest(path: Path) -> bytes:
        if path not in digests:
            digests[path] = _digest(path)
        return digests[path]

    return [
        path
        for path in unpacked.models
        if digest(path) not in {digest(one) for one in here.get(path.stat().st_size, ())}
    ]


def _digest(path: Path) -> bytes:
    with suppress(OSError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
    return b""


def _place(source: Path, target: Path, placed: list[Path]) -> None:
    """Moves a file to where nothing is yet, whole or not at all."""
    temporary = target.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        target.parent.mkdir(exist_ok=True)
        try:
            source.replace(temporary)
        except OSError as error:
            if error.errno != errno.EXDEV:  # the folder may be a link to another disk
                raise
            shutil.copyfile(source, temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.rename(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise not_written(target, error) from error
    placed.append(target)
