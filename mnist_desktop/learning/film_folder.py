"""The folder of the films, and how a model names its own; no Qt, no TensorFlow."""

import re
import secrets
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from mnist_desktop.recognition.model_metadata import FILM, ModelMetadata

SUFFIX = ".film"
REMOVED = ".removed"
MAX_SIZE = 2_000_000_000
"""Bytes of all films."""
_NAME = re.compile(r"[0-9a-f]{16}")


def film_name(value: object) -> str:
    """A film's name, or an empty one; ValueError for anything else, such as a path."""
    if value == "" or (isinstance(value, str) and _NAME.fullmatch(value)):
        return str(value)
    raise ValueError("not the name of a film")


def film_of(metadata: ModelMetadata) -> str:
    """The name of a model's film; empty if it names none."""
    try:
        return film_name(metadata.settings.get(FILM, ""))
    except ValueError:
        return ""


class FilmFolder:
    """Films by their names, which are random: a model that is renamed keeps its film.

    The film of a model that is removed is put aside until the program ends, as the model may come
    back.

    Args:
        path: the folder, which may not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def new_name(self) -> str:
        """A name that no film has."""
        return secrets.token_hex(8)

    def file(self, name: str) -> Path:
        """Where a film is, or would be."""
        return self.path / f"{name}{SUFFIX}"

    def remove(self, name: str) -> None:
        """Puts a film aside; it may not exist, or be in use elsewhere."""
        with suppress(OSError):
            self.file(name).replace(self._removed(name))

    def restore(self, name: str) -> None:
        """Brings back what `remove` has put aside."""
        with suppress(OSError):
            self._removed(name).replace(self.file(name))

    def purge(self) -> None:
        """Deletes what an earlier start has put aside."""
        with suppress(OSError):
            for path in self.path.glob(f"*{REMOVED}"):
                path.unlink()

    def make_room(self, pinned: Collection[str], most: int = MAX_SIZE) -> None:
        """Deletes the films written longest ago, but for the pinned ones, while all are too large.

        Args:
            pinned: names of films that stay.
            most: bytes that the films may take.
        """
        with suppress(OSError):
            files = [(path.stat(), path) for path in self.path.glob(f"*{SUFFIX}")]
            size = sum(status.st_size for status, _ in files)
            for status, path in sorted(files, key=lambda one: one[0].st_mtime_ns):
                if size > most and path.stem not in pinned:
                    path.unlink()
                    size -= status.st_size

    def _removed(self, name: str) -> Path:
        return self.path / f"{name}{REMOVED}"
