"""The folder of the user's models."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mnist_desktop.problem import AppError, Message, SavingError
from mnist_desktop.recognition.model_file import SUFFIX, read_description
from mnist_desktop.recognition.model_metadata import ModelMetadata

MAX_NAME = 60  # characters
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_WINDOWS_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\..*)?")


def model_name(path: Path) -> str:
    """The name to display, on one line."""
    return "".join(
        char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in path.stem
    )


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


MAX_MODELS = 500
MNIST = "MNIST"
"""The name that `data_of` gives to the built-in data set."""


@dataclass(frozen=True)
class ModelSummary:
    """One model in the folder.

    Attributes:
        path: its file.
        architecture: name of the network; empty if the file is broken.
        date: ISO 8601, empty if unknown.
        data: name of its training data; empty if unknown.
        test_accuracy: on the test images of its data, in [0, 1]; None if it was not tested.
        problem: why the file cannot be used, or None.
    """

    path: Path
    architecture: str = ""
    date: str = ""
    data: str = ""
    test_accuracy: float | None = None
    problem: Message | None = None

    @property
    def name(self) -> str:
        """The name to display."""
        return model_name(self.path)


class ModelFolder:
    """The models in a folder, which may not exist yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reserved: set[Path] = set()

    def models(self) -> list[ModelSummary]:
        """The models, newest first and broken files last; at most MAX_MODELS."""
        return _sorted(_summary(path) for path in sorted(self._files()[:MAX_MODELS]))

    def recent(self, count: int) -> tuple[list[ModelSummary], int]:
        """The `count` files written last, and how many there are in total."""
        files = self._files()
        return _sorted(_summary(path) for path in files[:count]), len(files)

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

    def remove(self, path: Path) -> None:
        """Removes the file of a model; it may already be gone.

        Raises:
            SavingError: "model_not_removed" (name, reason).
        """
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise SavingError("model_not_removed", name=model_name(path), reason=reason) from error

    def _files(self) -> list[Path]:
        """The files, those written last first."""
        try:
            files = [path for path in self.path.glob(f"*{SUFFIX}") if path.name[0] != "."]
        except OSError:
            return []
        return sorted(sorted(files), key=lambda path: _stamp(path)[0], reverse=True)


def data_of(metadata: ModelMetadata) -> str:
    """The name of a model's training data; empty if unknown."""
    data = metadata.settings.get("data")
    if isinstance(data, str):
        return data
    is_of_ours = bool(metadata.settings) or any(
        name.startswith("mnist") for name in metadata.scores
    )
    return MNIST if is_of_ours else ""


def _sorted(summaries: Iterable[ModelSummary]) -> list[ModelSummary]:
    newest_first = sorted(summaries, key=lambda summary: summary.date, reverse=True)
    return sorted(newest_first, key=lambda summary: summary.problem is not None)


def _is_taken(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # the folder cannot be searched; writing will report it
        return False


def _stamp(path: Path) -> tuple[int, int]:
    """Time of writing (ns) and size of a file; zeros if unknown."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def _summary(path: Path) -> ModelSummary:
    return _read_summary(path, *_stamp(path))


@lru_cache(MAX_MODELS)
def _read_summary(path: Path, _modified: int, _size: int) -> ModelSummary:
    """Cached until the file changes: a menu asks for summaries every time it opens."""
    try:
        architecture, metadata = read_description(path)
    except AppError as problem:
        return ModelSummary(path, problem=problem.message)
    accuracy = metadata.scores.get("test", metadata.scores.get("mnist_test"))
    return ModelSummary(path, architecture.name, metadata.date, data_of(metadata), accuracy)
