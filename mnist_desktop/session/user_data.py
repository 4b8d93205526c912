"""The files that the program has kept for its user, removed when it starts afresh; no Qt."""

from __future__ import annotations

import shutil
from pathlib import Path

from mnist_desktop.files import UNFINISHED
from mnist_desktop.folders import ASIDE, Folders
from mnist_desktop.insight.neighbour_files import SUFFIX as NEIGHBOURS_SUFFIX
from mnist_desktop.insight.neighbour_files import SURENESS_SUFFIX
from mnist_desktop.learning.film_folder import REMOVED as REMOVED_FILM
from mnist_desktop.learning.film_folder import SUFFIX as FILM_SUFFIX
from mnist_desktop.recognition.ink import SUFFIXES as INK_SUFFIXES
from mnist_desktop.recognition.model_file import SUFFIX as MODEL_SUFFIX
from mnist_desktop.recognition.model_folder import REMOVED as REMOVED_MODEL
from mnist_desktop.recognition.model_index import FILE as MODEL_INDEX
from mnist_desktop.session.drawing_files import EARLIER
from mnist_desktop.session.own_classes import FILE as OWN_CLASSES
from mnist_desktop.session.own_drawings import PATTERN as OWN_DRAWINGS

_UNFINISHED = f".*{UNFINISHED}"
_SAMPLES = (f"*{INK_SUFFIXES[0]}", "*.png")
"""Of earlier versions, which kept each in a file; they move into the store when it is opened."""


class UserData:
    """The files that the program itself writes, found by their names; other files are left alone.

    `--data-dir` may name a folder that holds other things, and a folder in it may be a link to
    another place: neither is ours to empty.

    Args:
        folders: where they are.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def models(self) -> list[Path]:
        """The person's own models."""
        return _files_in(self._folders.models, f"*{MODEL_SUFFIX}")

    def sample_count(self) -> int:
        """How many drawings and pictures are kept as examples."""
        from mnist_desktop.samples.schema import number_of_samples  # SQLite: when it is needed

        in_files = len(_files_in(self._folders.samples, *_SAMPLES))
        return in_files + number_of_samples(self._folders.sample_store)

    def has_interrupted_run(self) -> bool:
        """Whether a run can be resumed at the next start."""
        return self._folders.checkpoint.exists()

    def remove(self) -> list[Path]:
        """Removes all of them and returns those that could not be removed.

        The lock and the marker of a running window stay, as there is one.
        """
        folders = self._folders
        journal = folders.journal
        files = [folders.settings, folders.test_counts]
        files += [journal, journal.with_suffix(".broken")]
        files += [journal.with_stem(f"{journal.stem}-{EARLIER}")]
        files += [folders.lock.with_name(f"{folders.lock.name}{ASIDE}")]
        files += [folders.checkpoint.with_suffix(one) for one in (".ended", ".broken")]
        files += [folders.checkpoint, *_files_in(folders.data, _UNFINISHED)]
        files += [
            *self.models(),
            *_files_in(folders.models, "*.checkpoint", _UNFINISHED, f".*{REMOVED_MODEL}"),
        ]
        store = f"{folders.sample_store.name}*"  # with what SQLite and `put_aside` name after it
        own = OWN_DRAWINGS, OWN_CLASSES
        files += _files_in(folders.samples, *_SAMPLES, store, *own, _UNFINISHED)
        files += _files_in(folders.logs, f"{folders.log.name}*", f"{folders.crash_log.name}*")
        cached = MODEL_INDEX, f"*{NEIGHBOURS_SUFFIX}", f"*{SURENESS_SUFFIX}"
        files += _files_in(folders.cache, *cached, _UNFINISHED)
        films = folders.data / "films"
        files += _files_in(films, f"*{FILM_SUFFIX}", f"*{REMOVED_FILM}")
        ours = folders.models, folders.samples, folders.logs, folders.cache, films
        linked = [one for one in ours if _is_link(one)]
        return linked + [path for path in files if not _removed(path)]


def _files_in(folder: Path, *patterns: str) -> list[Path]:
    if _is_link(folder):
        return []
    try:
        return sorted({path for pattern in patterns for path in folder.glob(pattern)})
    except OSError:  # it cannot be read, and then nothing in it can be removed
        return []


def _is_link(folder: Path) -> bool:
    """Whether it leads elsewhere; a junction on Windows does too, and is no symbolic link."""
    return folder.resolve() != folder.parent.resolve() / folder.name


def _removed(path: Path) -> bool:
    try:
        if path.is_dir() and path.suffix == UNFINISHED and not _is_link(path):
            shutil.rmtree(path)  # a backup was being unpacked
            return True
        path.unlink(missing_ok=True)  # of a link itself, not of what it leads to
    except OSError:
        return False
    return True
