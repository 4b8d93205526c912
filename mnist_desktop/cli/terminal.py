"""What the command line prints, by whole lines, and what becomes of it when nobody can take it."""

import errno
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO


class OutputError(Exception):
    """Standard output is closed or full; says why."""


def print_line(text: str) -> None:
    """Prints a text and its line's end at once, so that Ctrl-C cannot leave half of it.

    Raises:
        OutputError: if it cannot be written.
        BrokenPipeError: if whoever read it has gone.
    """
    if sys.stdout is None:
        raise OutputError("it is closed")
    with _explained():
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def print_json(value: object) -> None:
    """Prints a value as one line of JSON; raises as `print_line`."""
    print_line(json.dumps(value, ensure_ascii=False))


def end_output() -> None:
    """Writes what others, such as argparse, have left in the buffer; raises as `print_line`."""
    if sys.stdout is not None:
        with _explained():
            sys.stdout.flush()


def give_up_output() -> None:
    """Lets the rest vanish; Python would complain of it at its own last flush."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def say(text: str) -> None:
    """Prints a line on standard error under the program's name, if anybody can read it."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"mnist-desktop: {text}\n")
            sys.stderr.flush()


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EINVAL:  # a closed pipe, there
            raise BrokenPipeError from error
        raise OutputError(error.strerror or str(error)) from error


def in_words(seconds: float) -> str:
    """Seconds as a person says them: "18 s", "12 min", "2 h 05 min"."""
    if seconds < 99.5:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60:02} min"


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
