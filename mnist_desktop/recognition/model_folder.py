"""The folder with a person's own models."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mnist_desktop.recognition.model_file import SUFFIX, read_model
from mnist_desktop.recognition.problem import Problem

MOST_MODELS = 500
LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_WINDOWS_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True)
class ModelSummary:
    """One model in the folder.

    Attributes:
        path: its file.
        title: what it is called; the file's name if the model has no title or is broken.
        architecture: the network's name, empty if the file is broken.
        date: ISO 8601, empty if unknown.
        accuracy: on MNIST's test set or else on what it was chosen by; None if unknown.
        problem: what is wrong with the file, or None.
    """

    path: Path
    title: str
    architecture: str = ""
    date: str = ""
    accuracy: float | None = None
    problem: Problem | None = None


class ModelFolder:
    """The models in a folder, which may not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._given: set[Path] = set()

    def models(self) -> list[ModelSummary]:
        """What is in the folder, newest first, broken files last; at most MOST_MODELS."""
        try:
            files = sorted(self.path.glob(f"*{SUFFIX}"))[:MOST_MODELS]
        except OSError:
            return []
        summaries = [_summary(path) for path in files if not path.name.startswith(".")]
        newest_first = sorted(summaries, key=lambda summary: summary.date, reverse=True)
        return sorted(newest_first, key=lambda summary: summary.problem is not None)

    def free_path(self, title: str) -> Path:
        """Where a model of this title can be saved: a name that any system takes, not in use."""
        name = _NOT_IN_NAMES.sub(" ", title).strip(" .")[:LONGEST_NAME].strip(" .") or "model"
        if _WINDOWS_DEVICES.fullmatch(name):
            name = f"{name} model"
        path = self.path / (name + SUFFIX)
        number = 2
        while path in self._given or _is_taken(path):
            path = self.path / f"{name} {number}{SUFFIX}"
            number += 1
        return path

    def given_path(self, title: str) -> Path:
        """As `free_path`, and never given again: a file that is yet to be written has its name."""
        path = self.free_path(title)
        self._given.add(path)
        return path


def _is_taken(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # in a folder that cannot be searched; writing will say so
        return False


def _summary(path: Path) -> ModelSummary:
    try:
        status = path.stat()
    except OSError:
        return _read_summary(path, 0, 0)
    return _read_summary(path, status.st_mtime_ns, status.st_size)


@lru_cache(MOST_MODELS)
def _read_summary(path: Path, _modified: int, _size: int) -> ModelSummary:
    """Reads a file that has changed since; a menu asks for all of them each time it opens."""
    try:
        model = read_model(path)
    except Problem as problem:
        return ModelSummary(path, path.stem, problem=problem)
    metadata = model.metadata
    scores = metadata.scores
    accuracy = scores.get("mnist_test", scores.get("mnist_validation"))
    title = metadata.title or path.stem
    return ModelSummary(path, title, model.architecture.name, metadata.date, accuracy)
