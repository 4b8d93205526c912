"""How far a command is, on one line of a terminal."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from mnist_desktop.cli.duration import in_words

REDRAW_INTERVAL = 0.1  # s
_FIRST_LOOK = 1.0  # s before anything is said about the rest


class ProgressLine:
    """A line that counts and says how long the rest will take, on a terminal only.

    Args:
        stream: where to; None in a program that has no standard error.
        now: seconds of a clock.
    """

    def __init__(self, stream: TextIO | None, now: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._now = now
        self._began: tuple[float, int] | None = None  # when, and how much was done already
        self._shown_at = 0.0
        self._shown = 0

    @property
    def is_visible(self) -> bool:
        """Whether anybody can see it."""
        return self._stream is not None and self._stream.isatty()

    def show(self, done: int, total: int) -> None:
        """Says how far the command is."""
        now = self._now()
        began, before = self._began = self._began or (now, done)
        is_fresh = self._shown > 0 and now - self._shown_at < REDRAW_INTERVAL
        if total <= 1 or is_fresh or not self.is_visible:
            return
        text = f"{done} of {total}"
        if now - began >= _FIRST_LOOK and done > before:
            text += f", {in_words((total - done) * (now - began) / (done - before))} left"
        self._write("\r" + text.ljust(self._shown))
        self._shown = len(text)
        self._shown_at = now

    def make_way(self) -> None:
        """Before something is printed: both may go to the same terminal."""
        if sys.stdout is not None and sys.stdout.isatty():
            self.clear()

    def clear(self) -> None:
        """Takes the line away before others are printed in its place."""
        if self._shown:
            self._write("\r" + " " * self._shown + "\r")
            self._shown = 0

    def _write(self, text: str) -> None:
        if self._stream is not None:
            with suppress(OSError):  # the terminal has gone
                self._stream.write(text)
                self._stream.flush()
