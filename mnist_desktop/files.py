"""Reads files within limits, and writes them so that a crash or a full disk loses nothing."""

import errno
import os
import secrets
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from mnist_desktop.problem import AppError, SavingError

UNFINISHED = ".part"
"""Suffix of a file while it is written; its name begins with a dot."""
SHARING_PATIENCE = 2.0
"""Seconds. On Windows a virus scanner or a preview may lock the old file for a moment."""


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file completely or not at all.

    Raises:
        SavingError: keys "disk_full" and "saving_refused"; the old file is untouched.
    """
    try:
        _write(path, data)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        key = "disk_full" if full else "saving_refused"
        reason = error.strerror or str(error)
        raise SavingError(key, name=path.name, folder=path.parent, reason=reason) from error


def _write(path: Path, data: bytes) -> None:
    # Not mkstemp: only the owner could read its files.
    temporary = path.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
    except BaseException:  # a Ctrl-C must not leave the temporary file either
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _replace(temporary: Path, path: Path) -> None:
    deadline = time.monotonic() + (SHARING_PATIENCE if sys.platform == "win32" else 0)
    while True:
        try:
            temporary.replace(path)
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.05)
        else:
            return


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
        with path.open("rb") as file:
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
