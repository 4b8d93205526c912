"""The folder of the user's models."""

import errno
import os
import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mnist_desktop.problem import AppError, SavingError
from mnist_desktop.recognition.model_file import SUFFIX, set_setting
from mnist_desktop.recognition.model_index import ModelIndex
from mnist_desktop.recognition.model_summary import PINNED, ModelSummary, model_name

MAX_NAME = 60  # characters
REMOVED = ".removed"
"""Suffix of a model's file that is put aside; the rest of its name is random."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_WINDOWS_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\..*)?")


def file_name(text: str) -> str:
    """A file name close to the text that is valid on every system; "model" if nothing is left."""
    name = _NOT_IN_NAMES.sub(" ", text).strip(" .")[:MAX_NAME].strip(" .") or "model"
    return f"{name} model" if _WINDOWS_DEVICES.fullmatch(name) else name


def checked_name(typed: str) -> str:
    """The name that the user typed, without surrounding blanks.

    Raises:
        AppError: "model_name_empty", "model_name_long" (most), "model_name_characters" and
            "model_name_reserved" (name): the name is invalid on some system or in our list.
    """
    name = typed.strip()
    if not name:
        raise AppError("model_name_empty")
    if len(name) > MAX_NAME:
        raise AppError("model_name_long", most=MAX_NAME)
    if _NOT_IN_NAMES.search(name) or not name.isprintable() or name[0] == "." or name[-1] == ".":
        raise AppError("model_name_characters")
    if _WINDOWS_DEVICES.fullmatch(name):
        raise AppError("model_name_reserved", name=name)
    return name


MAX_MODELS = 10_000


class ModelFolder:
    """The models in a folder, which may not exist yet.

    Args:
        path: the folder.
        index: where an index of its files is kept; None for none.
    """

    def __init__(self, path: Path, index: Path | None = None) -> None:
        self.path = path
        self._index = ModelIndex(index)
        self._reserved: set[Path] = set()
        self._aside: dict[Path, Path] = {}  # where removed files are, by their old paths

    def models(self) -> list[ModelSummary]:
        """The models, newest first and broken files last; at most MAX_MODELS."""
        files = sorted(self._index.files(self.path)[:MAX_MODELS], key=lambda one: one.name)
        return _sorted(self._index.summaries(files))

    def recent(self, count: int) -> tuple[list[ModelSummary], int]:
        """The pinned models, then the `count` files written last; and how many there are in total.

        Of many pinned ones, the `count` written last.
        """
        files = self._index.files(self.path)
        pinned = self._index.pinned()
        kept = [one for one in files[count:] if one.name in pinned][:count]
        summaries = _sorted(self._index.summaries([*files[:count], *kept]))
        return sorted(summaries, key=lambda summary: not summary.is_pinned), len(files)

    def pinned(self) -> list[Path]:
        """The pinned models."""
        return [one.path for one in self.models() if one.is_pinned]

    def free_path(self, title: str) -> Path:
        """An unused path for a model of this title, valid on every system."""
        name = file_name(title)
        path = self.path / (name + SUFFIX)
        number = 2
        while path in self._reserved or _is_taken(path):
            path = self.path / f"{name} ({number}){SUFFIX}"
            number += 1
        return path

    def reserve_path(self, title: str) -> Path:
        """As `free_path`, and reserved for a file that is yet to be written."""
        path = self.free_path(title)
        self._reserved.add(path)
        return path

    def rename(self, path: Path, typed: str) -> Path:
        """Renames a model to what the user typed; returns its new path.

        Raises:
            AppError: as `checked_name`, or "model_name_taken" (name).
            SavingError: "model_not_renamed" (name, reason); the file is unchanged.
        """
        if typed.strip() == path.stem:
            return path
        renamed = path.with_name(checked_name(typed) + SUFFIX)
        try:
            is_itself = renamed.exists() and renamed.samefile(path)  # in other letter case
            if renamed in self._reserved or (renamed.exists() and not is_itself):
                raise AppError("model_name_taken", name=renamed.stem)
            path.rename(renamed)
        except OSError as error:
            reason = error.strerror or str(error)
            raise SavingError("model_not_renamed", name=model_name(path), reason=reason) from error
        return renamed

    def set_pinned(self, path: Path, is_pinned: bool) -> None:
        """Pins a model's file or no longer; its weights, its date and its age stay as they are.

        Raises:
            AppError: it cannot be read.
            SavingError: it cannot be written; it is unchanged then.
        """
        set_setting(path, PINNED, True if is_pinned else None)
        self._index.write_soon()

    def remove(self, path: Path) -> None:
        """Puts the file of a model aside until `purge`; it may already be gone.

        Raises:
            SavingError: "model_not_removed" (name, reason).
        """
        aside = path.with_name(f".{secrets.token_hex(8)}{REMOVED}")
        try:
            if path.is_dir():  # it would be moved too, and never deleted
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            path.replace(aside)
        except FileNotFoundError:
            return
        except OSError as error:
            reason = error.strerror or str(error)
            raise SavingError("model_not_removed", name=model_name(path), reason=reason) from error
        self._aside[path] = aside

    def restore(self, path: Path) -> Path:
        """Brings back the file that was removed last from a path; returns where it is now.

        Raises:
            SavingError: "model_not_restored" (name, reason).
        """
        free = self.free_path(path.stem) if _is_taken(path) else path
        try:
            self._aside[path].rename(free)
        except (KeyError, OSError) as error:
            reason = getattr(error, "strerror", None) or "it is gone"
            raise SavingError("model_not_restored", name=model_name(path), reason=reason) from error
        del self._aside[path]
        return free

    def purge(self) -> None:
        """Deletes what an earlier start has put aside."""
        with suppress(OSError):
            for path in self.path.glob(f".*{REMOVED}"):
                if path not in self._aside.values():
                    path.unlink()


def _sorted(summaries: Iterable[ModelSummary]) -> list[ModelSummary]:
    newest_first = sorted(summaries, key=lambda summary: summary.date, reverse=True)
    return sorted(newest_first, key=lambda summary: summary.problem is not None)


def _is_taken(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # the folder cannot be searched; writing will report it
        return False
