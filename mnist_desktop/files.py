"""Reads files within limits, and writes them so that a crash or a full disk loses nothing."""

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from mnist_desktop.problem import AppError, SavingError

UNFINISHED = ".part"
"""Suffix of a file while it is written; its name begins with a dot."""
SHARING_PATIENCE = 4.0
"""Seconds. On Windows a virus scanner, a preview or OneDrive may lock a file for a moment."""
_SHARING_LOOK = 0.05  # s
_SHARING_VIOLATION = 32  # of winerror.h: another program has the file open and shares it not


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file completely or not at all.

    Raises:
        SavingError: keys "disk_full" and "saving_refused"; the old file is untouched.
    """
    with written_whole(path) as file:
        file.write(data)


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to be written in parts; it takes its place when the block ends without an error.

    Raises:
        SavingError: as `write_whole`, for every OSError in the block.
    """
    # Not mkstemp: only the owner could read its files.
    temporary = path.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        try:
            with temporary.open("x+b") as file:
                _hold(file)
                yield file
                file.flush()
                os.fsync(file.fileno())
            _replace(temporary, path)
        except BaseException:  # a Ctrl-C must not leave the temporary file either
            with suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise not_written(path, error) from error


def _hold(file: BinaryIO) -> None:
    """Holds a file for as long as it is open, however this process ends."""
    if sys.platform != "win32":  # which holds every open file
        import fcntl

        with suppress(OSError):  # some network file systems know no such locks
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def is_abandoned(path: Path) -> bool:
    """Whether nobody writes an unfinished file any more; False also where that is unknown."""
    if sys.platform == "win32":
        return False
    import fcntl

    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        finally:
            os.close(descriptor)
    return False


def delete_oldest(folder: Path, suffix: str, most: int) -> None:
    """Leaves the `most` newest files with a suffix; what cannot be deleted stays."""
    with suppress(OSError):
        files = sorted(folder.glob(f"*{suffix}"), key=lambda file: file.stat().st_mtime)
        for file in files[:-most]:
            file.unlink()


def not_written(path: Path, error: OSError) -> SavingError:
    """The error to report when a file could not be written: the disk is full, or another reason."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    key = "disk_full" if full else "saving_refused"
    reason = error.strerror or str(error)
    return SavingError(key, name=path.name, folder=path.parent, reason=reason)


def _replace(temporary: Path, path: Path) -> None:
    deadline = time.monotonic() + (SHARING_PATIENCE if sys.platform == "win32" else 0)
    while True:
        try:
            temporary.replace(path)
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(_SHARING_LOOK)
        else:
            return


def _opened(path: Path) -> BinaryIO:
    """A file to be read, as soon as another program shares it."""
    deadline = time.monotonic() + SHARING_PATIENCE
    while True:
        try:
            return path.open("rb")
        except PermissionError:
            if time.monotonic() >= deadline or not is_held(path):
                raise
            time.sleep(_SHARING_LOOK)


def is_held(path: Path) -> bool:
    """Whether another program has a file open and does not share it, as only Windows knows.

    Python's own error says only that it is refused, as it is where a person has no right to it.
    """
    if sys.platform != "win32":
        return False
    import ctypes

    kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel32.CreateFileW.restype = ctypes.c_void_p
    generic_read, share_all, open_existing = 0x80000000, 7, 3
    handle = kernel32.CreateFileW(str(path), generic_read, share_all, None, open_existing, 0, None)
    if handle != ctypes.c_void_p(-1).value:
        kernel32.CloseHandle(ctypes.c_void_p(handle))
        return False
    return ctypes.get_last_error() == _SHARING_VIOLATION


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself survive a power cut; Windows cannot open a folder."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some network file systems refuse this
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def usable_path(path: Path) -> Path:
    """A path of ours; one beside it where something else than a file lies, which is left alone."""
    with suppress(OSError):
        if not stat.S_ISREG(path.lstat().st_mode):
            return path.with_name(f"window.{path.name}")
    return path


def check_file(path: Path, problem: type[AppError]) -> None:
    """Makes sure that a path is an ordinary file, which can be read to its end.

    Raises:
        problem: "file_missing", "file_is_folder", "file_not_ordinary" or "file_unreadable"
            (reason), each with the name of the file.
    """
    try:
        kind = path.stat().st_mode
    except (FileNotFoundError, ValueError) as error:  # ValueError: a NUL in the name
        raise problem("file_missing", name=path.name) from error
    except OSError as error:
        raise _unreadable(path, problem, error) from error
    if stat.S_ISDIR(kind):
        raise problem("file_is_folder", name=path.name)
    if not stat.S_ISREG(kind):  # a pipe would block, a device may never end
        raise problem("file_not_ordinary", name=path.name)


def bytes_of_file(path: Path, limit: int, problem: type[AppError]) -> bytes:
    """The content of a file; of one larger than `limit` bytes, the first `limit` + 1 bytes.

    Raises:
        problem: as `check_file` does.
    """
    check_file(path, problem)
    try:
        with _opened(path) as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise problem("file_missing", name=path.name) from error
    except OSError as error:
        raise _unreadable(path, problem, error) from error


def is_missing(error: AppError) -> bool:
    """Whether an error of the two functions above means that there is no such file."""
    return isinstance(error.__cause__, FileNotFoundError | ValueError)


def _unreadable(path: Path, problem: type[AppError], error: OSError) -> AppError:
    return problem("file_unreadable", name=path.name, reason=error.strerror or str(error))
