"""The folders and files in which the program keeps the user's data."""

import errno
import os
import secrets
import shutil
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from mnist_desktop.files import UNFINISHED, is_abandoned
from mnist_desktop.problem import SavingError

HOME_VARIABLE = "MNIST_DESKTOP_HOME"
ASIDE = ".old"
"""Suffix of a stale lock file that was moved out of the way."""
PORTABLE = "data"
"""The folder beside the frozen program that holds everything if it exists."""
IN_APP = ("Contents", "MacOS")
"""The folders of an app for macOS in which its executable lies."""

# On Windows Python 3.12.4 and newer turns 0o700 into an access list that shuts out other accounts,
# and this one too after a start as administrator. Inherited rights are right there.
_FOLDER_MODE = 0o777 if sys.platform == "win32" else 0o700
_OLD = 3600.0  # s; the command line may still be writing a newer file, if that cannot be known
_YOUNG = 2.0  # s; a newer file may be just made, and not held yet


@dataclass(frozen=True)
class Folders:
    """Absolute paths of all the data; nothing exists before `create`.

    Attributes:
        models: the user's `.digitmodel` files.
        samples: drawings that the user labelled.
        sample_store: the file in there that holds them.
        settings: the window's settings, an ini file.
        log: the newest of the log files.
        running: exists from the window's start until it is closed.
        lock: held by the open window.
        journal: the drawing on the canvas, written after every stroke.
        checkpoint: of the current training run, written now and then.
        test_counts: how often each model was tested.
        cache: what can be computed again; not there before something is.
        refused: the folder beside the program that would hold all this if it were writable.
    """

    data: Path
    models: Path
    samples: Path
    sample_store: Path
    logs: Path
    settings: Path
    log: Path
    crash_log: Path
    running: Path
    lock: Path
    journal: Path
    checkpoint: Path
    test_counts: Path
    cache: Path
    refused: Path | None = None

    @classmethod
    def at(cls, data_dir: Path | None = None) -> "Folders":
        """The folders under `data_dir`, else MNIST_DESKTOP_HOME, else in the default location.

        That is the folder `data` beside the frozen program if it exists (for a program on a USB
        drive), otherwise the system's folder for user data.
        """
        chosen = data_dir or os.environ.get(HOME_VARIABLE)
        beside = None if chosen else _portable_folder()
        refused = None if beside is None or _is_writable(beside) else beside
        data = Path(chosen or (beside if refused is None else None) or _system_folder()).absolute()
        return cls(
            data=data,
            models=data / "models",
            samples=data / "samples",
            sample_store=data / "samples" / "samples.sqlite",
            logs=data / "logs",
            settings=data / "settings.ini",
            log=data / "logs" / "mnist-desktop.log",
            crash_log=data / "logs" / "crash.log",
            running=data / "running",
            lock=data / "lock",
            journal=data / "drawing.digitink",
            checkpoint=data / "training.checkpoint",
            test_counts=data / "mnist-test-counts.json",
            cache=data / "cache",
            refused=refused,
        )

    def create(self) -> None:
        """Creates the missing folders, readable only by their owner.

        Raises:
            SavingError: "data_folder_not_writable" (folder, reason) or "data_folder_of_another"
                (also owner); the program can run without them.
        """
        folder = self.data
        try:
            self.data.parent.mkdir(parents=True, exist_ok=True)
            for folder in (self.data, self.models, self.samples, self.logs):
                folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)
                _check_writable(folder)
        except OSError as error:
            raise _not_writable(folder, error) from error

    def why_not_saved(self, error: Exception) -> Exception:
        """The error to report when reading or writing one of our files has raised `error`.

        Returns:
            The error that the folder itself is not writable, if that is the cause; else `error`.
        """
        try:
            self.create()  # somebody may have removed it
        except SavingError as problem:
            return problem
        return error

    def remove_unfinished(self) -> None:
        """Removes temporary files that a kill or a power cut left behind; for a window's start."""
        folders = self.data, self.models, self.samples, self.cache, self.data / "films"
        with suppress(OSError):  # tried again at the next start
            for path in (path for one in folders for path in one.glob(f".*{UNFINISHED}")):
                if path.is_dir():  # a window was unpacking a backup, and now there is no other one
                    shutil.rmtree(path, ignore_errors=True)
                elif time.time() - path.stat().st_mtime > (_YOUNG if is_abandoned(path) else _OLD):
                    path.unlink()


def _portable_folder() -> Path | None:
    if not getattr(sys, "frozen", False):
        return None  # nothing of ours is beside the Python interpreter
    beside = Path(sys.executable).parent
    if beside.parts[-2:] == IN_APP:  # in which nothing may be written
        beside = beside.parents[2]
    place = beside / PORTABLE
    return place if place.is_dir() else None


def _is_writable(folder: Path) -> bool:
    try:
        _try_to_write(folder)
    except OSError:
        return False
    return True


def _check_writable(folder: Path) -> None:
    """Raises OSError if no files can be made there."""
    if sys.platform == "win32":
        _try_to_write(folder)
    elif not os.access(folder, os.W_OK | os.X_OK):
        is_read_only = os.statvfs(folder).f_flag & os.ST_RDONLY
        number = errno.EROFS if is_read_only else errno.EACCES
        raise OSError(number, os.strerror(number), str(folder))


def _try_to_write(folder: Path) -> None:
    """Creates a file and removes it: Windows' own answer about access rights is unreliable."""
    path = folder / f".{secrets.token_hex(8)}{UNFINISHED}"
    with path.open("xb"):
        pass
    path.unlink()


def _not_writable(folder: Path, error: OSError) -> SavingError:
    is_no_folder = isinstance(error, FileExistsError)  # it exists but is a file
    reason = os.strerror(errno.ENOTDIR) if is_no_folder else error.strerror or str(error)
    owner = _other_owner(folder) if isinstance(error, PermissionError) else None
    name = HOME_VARIABLE
    if owner is None:
        return SavingError("data_folder_not_writable", folder=folder, reason=reason, variable=name)
    return SavingError(
        "data_folder_of_another", folder=folder, owner=owner, reason=reason, variable=name
    )


def _other_owner(folder: Path) -> str | None:
    """The owner of the folder or of its closest existing parent; None if that is us or unknown."""
    if sys.platform == "win32":
        return None
    try:
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        return None if folder.stat().st_uid == os.geteuid() else folder.owner()
    except (OSError, KeyError):
        return None


def _system_folder() -> Path:
    return Path(platformdirs.user_data_path("mnist-desktop", appauthor=False))
