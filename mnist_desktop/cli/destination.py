"""Where a command writes a file: refused before anything long is begun."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.model_file import SUFFIX


def checked_destination(asked: Path, suffix: str = SUFFIX) -> Path:
    """The path of the file to write, with its suffix, in a folder that is writable.

    Raises:
        SavingError: "saving_refused", "destination_folder_missing", "folder_not_writable" and
            "destination_not_a_file".
    """
    if os.path.isdir(asked):  # noqa: PTH112 - not beside it under a name much like its own
        raise SavingError("destination_not_a_file", name=asked)
    path = asked if asked.suffix.lower() == suffix else asked.with_name(asked.name + suffix)
    folder = path.parent
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises for names that are too long
        raise SavingError("destination_folder_missing", folder=folder)
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        kind = stat.S_IFREG
    except (OSError, ValueError) as error:  # a name that is too long; a NUL in it
        reason = getattr(error, "strerror", None) or error
        raise SavingError("saving_refused", name=path.name, reason=reason) from error
    if not stat.S_ISREG(kind):
        raise SavingError("destination_not_a_file", name=path.name)
    try:
        # The folder's permissions are not enough: the disk may be full or read-only
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SavingError("folder_not_writable", folder=folder) from error
    return path
