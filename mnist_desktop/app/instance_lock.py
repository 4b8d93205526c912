"""The lock that a window holds on its data folder; stale lock files are taken over."""

from __future__ import annotations

import ctypes
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QLockFile, QStorageInfo, QSysInfo

from mnist_desktop.files import UNFINISHED, usable_path
from mnist_desktop.folders import ASIDE

_LOOK_SECONDS = 0.1
SIGN_OF_LIFE = 20.0  # s between two, where another computer may see the lock file
SIGNS_MISSING = 60.0  # s without one, after which the window on another computer may have died
_MAX_NETBIOS_NAME = 15  # characters
_NETWORK = (
    *("9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.", "nfs", "prl_fs", "smb", "vboxsf"),
    *("virtiofs", "vmhgfs", "webdav"),
)  # how the names of file systems begin that another computer may have open at the same time


class LockState(Enum):
    """Who has the lock.

    OURS: this window; or nobody can have it, because the folder cannot be written to.
    HELD: another window, which is open, or was a minute ago on another computer.
    UNKNOWN: it cannot be determined whether another window is open; the user may know.
    """

    OURS = auto()
    HELD = auto()
    UNKNOWN = auto()


class InstanceLock:
    """A QLockFile that also takes over lock files that nobody holds, which QLockFile does not.

    QLockFile takes over from a process that is gone if the file can be read and names this
    computer. A power cut leaves an empty or torn file, a stick that was pulled out that of another
    computer, and a process number may be another program's by now. But the system knows whether a
    process holds the file: it is under `flock` then, and on Windows it cannot be renamed.

    Not every file server tells one computer what another one holds. On a network the file of an
    open window therefore gets a new time stamp every `SIGN_OF_LIFE`.

    Args:
        path: the lock file; something other than a file with that name is left alone.
    """

    def __init__(self, path: Path) -> None:
        self._path = path = usable_path(path)
        self._lock = QLockFile(str(path))
        self._lock.setStaleLockTime(0)
        self._is_released = Event()

    @property
    def process(self) -> int:
        """The number of the process that the file names; 0 if it names none."""
        return self._named()[0]

    @property
    def computer(self) -> str:
        """The computer that the file names; empty if it names none."""
        return self._named()[1]

    def take(self, patience: float = 0.0) -> LockState:
        """Tries to get the lock.

        Args:
            patience: s to wait for one that is held: another window may be closing.
        """
        deadline = time.monotonic() + patience
        free: os.stat_result | None = None  # the file, if nobody held it when last looked at
        while not self._try():
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                return LockState.OURS  # the folder takes no lock: the window opens without one
            found, is_held = _looked_at(self._path)
            is_elsewhere = self.is_elsewhere
            if is_elsewhere and found and _shows_life(self._path, found):
                is_held = True
            if is_held and time.monotonic() >= deadline:
                return LockState.HELD
            # Looked at twice: a lock that is just being made is for a moment empty and not held
            if not is_held and found and free and os.path.samestat(found, free):
                if is_held is None or is_elsewhere:
                    return LockState.UNKNOWN
                if not _put_aside(self._path):
                    return LockState.OURS  # it must stay there, but nobody holds it
                continue
            free = None if is_held else found
            time.sleep(_LOOK_SECONDS)
        return LockState.OURS

    def take_over(self) -> None:
        """Takes the lock although it may be another window's, because the user said so."""
        with suppress(OSError):
            self._path.replace(_aside(self._path))
        self._try()

    def release(self) -> None:
        """Releases the lock; does nothing where it is not held."""
        self._is_released.set()
        self._lock.unlock()

    @property
    def is_elsewhere(self) -> bool:
        """Whether another computer may hold it.

        False on a local disk, whatever the file says: a stick is in one computer at a time.
        """
        name = self.computer
        return name != "" and not _is_ours(name) and is_on_network(self._path.parent)

    def _try(self) -> bool:
        is_ours = self._lock.tryLock(0)
        if is_ours and is_on_network(self._path.parent):
            # Not on the window's thread: a server may take its time
            self._is_released.clear()
            Thread(target=self._show_life, name="signs of life", daemon=True).start()
        return is_ours

    def _show_life(self) -> None:
        while not self._is_released.wait(SIGN_OF_LIFE):
            with suppress(OSError):  # the server may be back at the next one
                os.utime(self._path)

    def _named(self) -> tuple[int, str]:
        found = self._lock.getLockInfo()
        return (int(found[0]), str(found[1])) if isinstance(found, tuple) else (0, "")


def _is_ours(name: str) -> bool:
    """Whether a name in a lock file is this computer's."""
    ours = QSysInfo.machineHostName().casefold()
    if sys.platform == "win32":  # QLockFile writes the older one, in capitals and shorter
        ours = ours[:_MAX_NETBIOS_NAME]
    return name.casefold() == ours


def is_on_network(folder: Path) -> bool:
    """Whether another computer may have a folder open at the same time."""
    if sys.platform == "win32":
        drive = folder.absolute().drive
        remote = 4  # DRIVE_REMOTE of fileapi.h
        return drive.startswith("\\\\") or (
            ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == remote
        )
    return file_system(folder).startswith(_NETWORK)


def file_system(folder: Path) -> str:
    """The kind of file system that a folder is on, as the system calls it, e.g. "ext4"."""
    return bytes(QStorageInfo(str(folder)).fileSystemType().data()).decode(errors="replace")


def _shows_life(path: Path, found: os.stat_result) -> bool:
    """Whether a lock file was written in the last minute, by the clock that writes it."""
    beside = path.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        beside.touch()
        now = beside.stat().st_mtime  # of the server, whose clock need not be right
        beside.unlink()
    except OSError:
        now = time.time()
    return abs(now - found.st_mtime) < SIGNS_MISSING


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}{ASIDE}")


if sys.platform == "win32":

    def _looked_at(path: Path) -> tuple[os.stat_result | None, bool | None]:
        """The file and whether a process holds it."""
        try:
            found = path.stat()
            path.rename(path)  # a held one cannot be
        except FileNotFoundError:
            return None, False
        except OSError:
            return None, True
        return found, False

    def _put_aside(path: Path) -> bool:
        """Renames the old file, as its content may be somebody's."""
        with suppress(OSError):
            path.replace(_aside(path))
            return True
        return False

else:
    import fcntl

    @contextmanager
    def _locked(path: Path, kind: int) -> Iterator[tuple[os.stat_result | None, bool | None]]:
        """The file and whether another process holds it; None if that is unknown.

        Meanwhile it is under a lock of ours, unless it is held.
        """
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except FileNotFoundError:
            yield None, False
            return
        except OSError:
            yield path.lstat(), None
            return
        try:
            yield os.fstat(descriptor), _is_held(descriptor, kind)
        finally:
            os.close(descriptor)

    def _is_held(descriptor: int, kind: int) -> bool | None:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:  # this file system has no such locks
            return None
        return False

    def _looked_at(path: Path) -> tuple[os.stat_result | None, bool | None]:
        """The file and whether a process holds it; None if that is unknown."""
        with _locked(path, fcntl.LOCK_SH) as found:
            return found

    def _put_aside(path: Path) -> bool:
        """Renames the old file, as its content may be somebody's.

        False if it cannot be moved; True also if another window was quicker.
        """
        with _locked(path, fcntl.LOCK_EX) as (found, is_held):
            try:
                if is_held is False and found and os.path.samestat(found, path.lstat()):
                    path.replace(_aside(path))
            except FileNotFoundError:
                return True
            except OSError:
                return False
        return True
