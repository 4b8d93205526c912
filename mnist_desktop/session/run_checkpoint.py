"""The file that a run is resumed from, while it is on and after it has ended."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

ENDED_SUFFIX = ".ended"


class RunCheckpoint:
    """The checkpoint of the run that is on, and of one that has ended.

    The latter lies beside it under another name, for more epochs, until the program ends or another
    run starts: only an interrupted run is there at the next start.

    Args:
        path: of the run that is on.

    Attributes:
        is_whole: whether the run's newest checkpoint could be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ended_path = path.with_suffix(ENDED_SUFFIX)
        self.is_whole = True

    def put_aside(self) -> None:
        """The run has ended: it is not interrupted any more."""
        try:
            self.path.replace(self.ended_path)
        except FileNotFoundError:
            return  # it learned nothing
        except OSError:
            self.is_whole = False

    def take_back(self) -> None:
        """The run that has ended goes on; if that fails, it reports that nothing is there."""
        with suppress(OSError):
            self.ended_path.replace(self.path)

    def discard_ended(self) -> None:
        """Removes that of a run that has ended."""
        _remove(self.ended_path)

    def discard(self) -> None:
        """Removes that of an interrupted run, and of one that has ended."""
        _remove(self.path)
        self.discard_ended()


def _remove(path: Path) -> None:
    with suppress(OSError):  # a folder that cannot be written has none
        path.unlink(missing_ok=True)
