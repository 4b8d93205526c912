"""Paths in the settings file that stay right when the disk it lies on is found elsewhere.

A USB stick is E: on one computer and F: on the next, or /media/anna and /media/ben. What lies in
the settings' own folder, or on the same stick, is stored relative to that folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_MAX_PATH = 4096  # characters


class StoredPaths:
    """Turns absolute paths into texts and back.

    Args:
        folder: that the settings file is in.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._volume = volume(self._folder)
        self._is_stick = self._volume != volume(Path.home())

    def text(self, path: Path) -> str:
        """What is stored; with "/" on every system, so that a stick serves all of them."""
        path = path.absolute()
        is_inside = path.is_relative_to(self._folder)
        if not is_inside and not (self._is_stick and volume(path) == self._volume):
            return str(path)
        return Path(os.path.relpath(path, self._folder)).as_posix()

    def path(self, text: str) -> Path | None:
        """The absolute path that a text stands for; None if it cannot be one."""
        if not text or len(text) >= _MAX_PATH or "\0" in text:
            return None
        path = Path(text)
        # Not resolved: it must be equal to the path that was stored
        return path if path.is_absolute() else Path(os.path.normpath(self._folder / path))


def volume(path: Path) -> str:
    """The drive or share that an absolute path is on; elsewhere than on Windows, the mount point.

    Of a file that is gone, the one of the closest folder that is there.
    """
    if sys.platform == "win32":
        return os.path.normcase(path.drive)
    while not os.path.ismount(path) and path != path.parent:  # raises nothing
        path = path.parent
    return str(path)
