"""An index of the model files in a folder: a cache, made again from the files where it is wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from mnist_desktop.files import bytes_of_file, write_whole
from mnist_desktop.json_records import json_object, whole
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import SUFFIX
from mnist_desktop.recognition.model_summary import ModelSummary

FILE = "models.json"
"""Its name, in the folder of the caches."""
FORMAT = 2
MAX_INDEX = 32 * 2**20  # bytes
_TIME = whole(0, 2**63)  # ns
WORTH_WRITING = 20
"""Files that are read anew before the index is written: fewer are read as quickly as it is."""


@dataclass(frozen=True)
class _Entry:
    """A summary, and the file's time of writing (ns) and size when it was made."""

    written: int
    size: int
    summary: ModelSummary


class ModelIndex:
    """Gives summaries of model files, from memory or the index where the file has not changed.

    Args:
        path: the index file; None to remember in memory alone.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._entries: dict[str, _Entry] | None = None  # by the name of the file
        self._unwritten = 0
        self._lock = Lock()  # a menu asks while a task lists them all

    def files(self, folder: Path) -> list[os.DirEntry[str]]:
        """The model files in a folder, those written last first; none if it cannot be read."""
        with suppress(OSError), os.scandir(folder) as entries:
            found = [one for one in entries if one.name.endswith(SUFFIX) and one.name[0] != "."]
            found.sort(key=lambda one: one.name)
            return sorted(found, key=lambda one: _stamp(one)[0], reverse=True)
        return []

    def summaries(self, files: Iterable[os.DirEntry[str]]) -> list[ModelSummary]:
        """What is said of these files; those that are new or have changed are read."""
        with self._lock:
            if self._entries is None:
                self._entries = self._read()
            summaries = [self._summary(one, self._entries) for one in files]
            if self._unwritten >= WORTH_WRITING:
                self._write(self._entries)
        return summaries

    def pinned(self) -> set[str]:
        """The names of the files that were pinned when they were read last."""
        with self._lock:
            if self._entries is None:
                self._entries = self._read()
            return {name for name, one in self._entries.items() if one.summary.is_pinned}

    def write_soon(self) -> None:
        """Has the index written with the next summaries: what has changed is found by it."""
        self._unwritten = WORTH_WRITING

    def _summary(self, file: os.DirEntry[str], entries: dict[str, _Entry]) -> ModelSummary:
        known, stamp = entries.get(file.name), _stamp(file)
        path = Path(file.path)
        is_same = known is not None and (known.written, known.size) == stamp
        if known is not None and is_same and known.summary.path == path:
            return known.summary
        summary = ModelSummary.read(path)
        entries[file.name] = _Entry(*stamp, summary)
        self._unwritten += 1
        return summary

    def _read(self) -> dict[str, _Entry]:
        """The index file; empty where there is none or it is not one of ours."""
        if self._path is None:
            return {}
        try:
            content = json_object(bytes_of_file(self._path, MAX_INDEX, AppError))
            if content.get("format") != FORMAT:
                return {}
            folder = Path(content["folder"])
            entries = {}
            for name, (written, size, said) in content["models"].items():
                summary = ModelSummary.from_json(folder / name, said)
                entries[name] = _Entry(_TIME(written), whole()(size), summary)
            return entries
        except (AppError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _write(self, entries: dict[str, _Entry]) -> None:
        """Writes the index, without files that are gone; it is only a cache if it cannot be."""
        self._unwritten = 0
        folders = {one.summary.path.parent for one in entries.values()}
        if self._path is None or len(folders) != 1:
            return
        (folder,) = folders
        kept = {name: one for name, one in entries.items() if one.summary.path.exists()}
        models = {
            name: (one.written, one.size, one.summary.to_json()) for name, one in kept.items()
        }
        content = {"format": FORMAT, "folder": str(folder), "models": models}
        with suppress(AppError, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, json.dumps(content).encode())


def _stamp(file: os.DirEntry[str]) -> tuple[int, int]:
    """Time of writing (ns) and size; zeros if unknown."""
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
