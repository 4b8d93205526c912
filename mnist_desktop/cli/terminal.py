"""Output of the command line: whole lines, one progress line, and errors of closed outputs."""

from __future__ import annotations

import errno
import json
import locale
import math
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console


class OutputError(Exception):
    """Standard output is closed or full; the text says which."""


def print_line(text: str) -> None:
    """Prints a text and the end of its line in one write, so that Ctrl-C cannot cut it.

    Raises:
        OutputError: it cannot be written.
        BrokenPipeError: the reader has closed the pipe.
    """
    if sys.stdout is None:
        raise OutputError("it is closed")
    with _output_errors():
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def print_json(value: object) -> None:
    """Prints a value as one line of JSON; raises as `print_line`."""
    print_line(json.dumps(value, ensure_ascii=False))


def end_output() -> None:
    """Flushes what others, such as argparse, have printed; raises as `print_line`."""
    if sys.stdout is not None:
        with _output_errors():
            sys.stdout.flush()


def give_up_output() -> None:
    """Discards the rest of the output, which Python's own last flush would complain about."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def say(text: str) -> None:
    """Prints a line on standard error, if there is one, after the program's name."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"mnist-desktop: {text}\n")
            sys.stderr.flush()


@contextmanager
def _output_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EINVAL:  # a closed pipe, there
            raise BrokenPipeError from error
        raise OutputError(error.strerror or str(error)) from error


def in_words(seconds: float) -> str:
    """A duration as text: "18 s", "12 min", "2 h 05 min"."""
    if seconds < 99.5:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60:02} min"


REDRAW_INTERVAL = 0.1  # s
_FIRST_ESTIMATE = 1.0  # s before a time left is shown
_MIN_BAR, _MAX_BAR = 5, 40  # columns


class ProgressLine:
    """One line on a terminal that is redrawn in place; nothing where the stream is no terminal.

    Args:
        stream: what it is drawn on; None in a program that has no standard error.
        now: a clock, in s.
    """

    def __init__(self, stream: TextIO | None, now: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._now = now
        self._began: tuple[float, int] | None = None  # when, and how much was done already
        self._drawn_at = -math.inf  # s
        self._is_drawn = False

    @property
    def is_visible(self) -> bool:
        """Whether a line can be redrawn there."""
        stream = self._stream
        return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"

    def count(self, done: int, total: int) -> None:
        """Shows how much is done and, when that can be estimated, how long the rest will take."""
        now = self._now()
        began, before = self._began = self._began or (now, done)
        text = f"{done} of {total}"
        if now - began >= _FIRST_ESTIMATE and done > before:
            text += f", {in_words((total - done) * (now - began) / (done - before))} left"
        if total > 1:
            self.show([text], done / total)

    def announce(self, text: str) -> None:
        """Shows at once what is going on, where there is nothing to count."""
        self._drawn_at = -math.inf
        self.show([text])

    def show(self, texts: Sequence[str], share: float | None = None) -> None:
        """Shows a text, unless another was drawn less than REDRAW_INTERVAL ago.

        Args:
            texts: the first one that fits is shown; the last one is cut off if none does.
            share: of what is done, in [0, 1], for a bar where there is room for one.
        """
        if not self.is_visible:
            return
        now = self._now()
        if now - self._drawn_at >= REDRAW_INTERVAL:
            self._drawn_at, self._is_drawn = now, True
            self._draw(texts, share)

    def make_way(self) -> None:
        """Clears the line if standard output, to which something will be printed, is a terminal."""
        if sys.stdout is not None and sys.stdout.isatty():
            self.clear()

    def clear(self) -> None:
        """Erases the line, so that others can be printed in its place."""
        if self._is_drawn:
            self._is_drawn = False
            self._draw([])

    def _draw(self, texts: Sequence[str], share: float | None = None) -> None:
        """Erases the line and draws another; none without texts.

        Not by `rich.live`, which hides the cursor: a program ended by a signal would leave it so.
        """
        from rich.control import Control
        from rich.progress_bar import ProgressBar
        from rich.segment import ControlType, Segment, Segments

        console = self._console
        segments: list[Segment] = []
        if texts:
            columns = console.width - 1  # some terminals break a line that fills the last one
            text = next((text for text in texts if len(text) <= columns), texts[-1][:columns])
            width = min(columns - len(text) - 1, _MAX_BAR)
            if share is not None and width >= _MIN_BAR:
                bar = ProgressBar(1.0, share, width, complete_style="cyan", finished_style="cyan")
                # Our streams are UTF-8 always, but not every terminal is
                encoding = "utf-8" if sys.platform == "win32" else locale.getencoding().lower()
                options = replace(console.options, encoding=encoding)
                segments = list(console.render(bar, options))
                # Without colours the rest of a bar is left out
                segments = Segment.adjust_line_length(segments, width + 1)
            segments.append(Segment(text))
        with suppress(OSError, ValueError), console:  # the terminal has gone, or is closed
            erase = (ControlType.ERASE_IN_LINE, 2)
            console.control(Control(ControlType.CARRIAGE_RETURN, erase))
            console.print(Segments(segments), end="", soft_wrap=True)

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console  # 0.1 s, where a line is seen only

        return Console(file=self._stream, force_terminal=True, force_jupyter=False, highlight=False)
