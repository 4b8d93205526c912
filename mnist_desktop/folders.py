"""The folders and files that the program keeps for a person."""

import errno
import os
import secrets
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from mnist_desktop.files import UNFINISHED
from mnist_desktop.problem import SavingError

HOME_VARIABLE = "MNIST_DESKTOP_HOME"
ASIDE = ".old"
"""How the name of a lock file ends that nobody held, and that was moved out of the way."""
PORTABLE = "data"
"""The folder beside the frozen program that, where it is there, holds everything."""

# On Windows Python 3.12.4 and newer takes this literally: an access list of its own, under which
# other accounts and this one after a start as administrator are refused. Inherited rights do there.
_FOLDER_MODE = 0o777 if sys.platform == "win32" else 0o700
_OLD = 3600.0  # s; a younger one may still be written, by the command line


@dataclass(frozen=True)
class Folders:
    """Absolute paths of all that is kept; nothing exists before `create`.

    Attributes:
        data: the folder that holds all the others.
        models: the person's own `.digitmodel` files.
        samples: drawings that the person labelled, `.digitink`.
        logs: the log files.
        settings: the window's settings, an ini file.
        log: the newest of the log files.
        crash_log: what is written when the program crashes.
        running: there from the window's start until it is closed.
        lock: held by the one window that is open.
        journal: the drawing on the canvas, written after every stroke.
        checkpoint: the training run that is on, written now and then.
        refused: the folder beside the program that all this would be in if it could be written to.
    """

    data: Path
    models: Path
    samples: Path
    logs: Path
    settings: Path
    log: Path
    crash_log: Path
    running: Path
    lock: Path
    journal: Path
    checkpoint: Path
    refused: Path | None = None

    @classmethod
    def at(cls, data_dir: Path | None = None) -> "Folders":
        """The folders under `data_dir`, else MNIST_DESKTOP_HOME, else where they usually are.

        That is a folder `data` beside the frozen program, made by whoever wants everything on one
        stick, and without one the system's own place.
        """
        chosen = data_dir or os.environ.get(HOME_VARIABLE)
        beside = None if chosen else _place_beside_the_program()
        refused = None if beside is None or _can_be_written(beside) else beside
        data = Path(chosen or (beside if refused is None else None) or _system_place()).absolute()
        return cls(
            data=data,
            models=data / "models",
            samples=data / "samples",
            logs=data / "logs",
            settings=data / "settings.ini",
            log=data / "logs" / "mnist-desktop.log",
            crash_log=data / "logs" / "crash.log",
            running=data / "running",
            lock=data / "lock",
            journal=data / "drawing.digitink",
            checkpoint=data / "training.checkpoint",
            refused=refused,
        )

    def create(self) -> None:
        """Make the folders that are missing, readable by their owner only.

        Raises:
            SavingError: "data_folder_not_writable" (folder, reason) or "data_folder_of_another"
                (owner, too); the program can run on without them.
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
        """What is told of a file of ours that could not be read or written.

        Args:
            error: what that raised.

        Returns:
            That the folder itself cannot be written to, if this is why; else `error`.
        """
        try:
            self.create()  # somebody may have taken it away
        except SavingError as problem:
            return problem
        return error

    def remove_unfinished(self) -> None:
        """Takes away what a kill or a power cut left of files that were being written."""
        with suppress(OSError):  # tried again at the next start
            for folder in (self.data, self.models):
                for path in folder.glob(f".*{UNFINISHED}"):
                    if time.time() - path.stat().st_mtime > _OLD:
                        path.unlink()


def _place_beside_the_program() -> Path | None:
    if not getattr(sys, "frozen", False):
        return None  # beside Python there is nothing of ours
    place = Path(sys.executable).parent / PORTABLE
    return place if place.is_dir() else None


def _can_be_written(folder: Path) -> bool:
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
    """Makes a file and removes it: what Windows says of the rights to a folder is not the truth."""
    path = folder / f".{secrets.token_hex(8)}{UNFINISHED}"
    with path.open("xb"):
        pass
    path.unlink()


def _not_writable(folder: Path, error: OSError) -> SavingError:
    is_no_folder = isinstance(error, FileExistsError)  # it exists, and is a file
    reason = os.strerror(errno.ENOTDIR) if is_no_folder else error.strerror or str(error)
    owner = _other_owner(folder) if isinstance(error, PermissionError) else None
    name = HOME_VARIABLE
    if owner is None:
        return SavingError("data_folder_not_writable", folder=folder, reason=reason, variable=name)
    return SavingError(
        "data_folder_of_another", folder=folder, owner=owner, reason=reason, variable=name
    )


def _other_owner(folder: Path) -> str | None:
    """Whose folder it is, or the one that it would be in; None if that is ours or unknown."""
    if sys.platform == "win32":
        return None
    try:
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        return None if folder.stat().st_uid == os.geteuid() else folder.owner()
    except (OSError, KeyError):
        return None


def _system_place() -> Path:
    return Path(platformdirs.user_data_path("mnist-desktop", appauthor=False))
