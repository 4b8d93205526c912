"""Files that a person names: looked at before they are opened, read within a limit."""

import stat
from pathlib import Path

from mnist_desktop.problem import Problem


def check_file(path: Path, problem: type[Problem]) -> None:
    """Make sure that there is a file which can be read to its end.

    Raises:
        problem: "file_missing", "file_is_folder", "file_not_ordinary" or "file_unreadable"
            (reason), each with the file's name.
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


def bytes_of_file(path: Path, limit: int, problem: type[Problem]) -> bytes:
    """The content; of a file that is larger than `limit` bytes one byte more than that.

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


def _unreadable(path: Path, problem: type[Problem], error: OSError) -> Problem:
    return problem("file_unreadable", name=path.name, reason=error.strerror or str(error))
