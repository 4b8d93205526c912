"""What the window writes for whoever looks into a failure."""

from __future__ import annotations

import faulthandler
import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from typing import IO

from mnist_desktop.folders import Folders

_LOG_BYTES = 1_000_000
_LOGS_KEPT = 3


class LogFiles:
    """The log, and the text that a crash leaves behind.

    Args:
        folders: where they go.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._log: RotatingFileHandler | None = None
        self._crash_log: IO[str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether they are being written."""
        return self._log is not None

    def open(self) -> None:
        """Begins to write both; where that cannot be, it is done without."""
        self._log = RotatingFileHandler(
            self._folders.log,
            maxBytes=_LOG_BYTES,
            backupCount=_LOGS_KEPT,
            encoding="utf-8",
            delay=True,
        )
        self._log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger().addHandler(self._log)
        with suppress(OSError):
            # A file of its own: in a windowed app sys.stderr is None
            self._crash_log = self._folders.crash_log.open("a", encoding="utf-8")
            faulthandler.enable(self._crash_log)

    def close(self) -> None:
        """Lets go of both, so that they can be removed on Windows too."""
        if self._log is not None:
            logging.getLogger().removeHandler(self._log)
            self._log.close()
        if self._crash_log is not None:
            faulthandler.disable()
            self._crash_log.close()
        self._log = self._crash_log = None
