"""The progress bar of a training run, on standard error."""

import locale
import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from mnist_desktop.cli.duration import in_words
from mnist_desktop.learning.events import BatchProgress, EpochSummary
from mnist_desktop.learning.time_left import TimeLeft

REDRAW_INTERVAL = 0.1  # s
SHORTEST_BAR, LONGEST_BAR = 5, 40  # cells
UTF_8_BLOCKS = "█░"
ASCII_BLOCKS = "#."


class ProgressBar:
    """One line on a terminal that is drawn over; elsewhere a line an epoch.

    Args:
        stream: where to; None in a program that has no standard error.
        has_lines: whether each epoch leaves a line.
        now: seconds of a clock.
    """

    def __init__(
        self,
        stream: TextIO | None,
        *,
        has_lines: bool = True,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream
        self._has_lines = has_lines
        self._now = now
        self._is_terminal = is_terminal(stream)
        self._blocks = blocks_of_locale()
        self._time_left = TimeLeft()
        self._drawn_at = -REDRAW_INTERVAL
        self._drawn = ""
        self._epochs = 0

    def tell(self, text: str) -> None:
        """What is going on, where there is nothing to count."""
        if self._is_terminal:
            self._draw(text[: self._width])

    def begin(self, batch_size: int, validation_images: int) -> None:
        """Before the first batch, where it is known what a run consists of."""
        self._time_left = TimeLeft(batch_size, validation_images)

    def show_batch(self, progress: BatchProgress) -> None:
        """How far the run is."""
        self._epochs = progress.epochs
        left = self._time_left.after_batch(progress)
        if self._is_terminal and self._now() - self._drawn_at >= REDRAW_INTERVAL:
            self._drawn_at = self._now()
            self._draw(bar_text(progress, left, self._width, self._blocks))

    def show_epoch(self, epoch: EpochSummary) -> None:
        """What an epoch came to."""
        self._time_left.after_epoch(epoch)
        if self._has_lines:
            self.clear()
            self._write(epoch_text(epoch, max(self._epochs, epoch.epoch)) + "\n")

    def clear(self) -> None:
        """Takes the line away before others are printed."""
        if self._drawn:
            self._write("\r" + " " * len(self._drawn) + "\r")
            self._drawn = ""

    @property
    def _width(self) -> int:
        """Columns that a line may have; the last one would break it on some terminals."""
        try:
            columns = os.get_terminal_size(self._stream.fileno()).columns if self._stream else 0
        except (OSError, ValueError):
            columns = 0
        return max((columns or shutil.get_terminal_size().columns) - 1, 1)

    def _draw(self, text: str) -> None:
        self._write("\r" + text.ljust(min(len(self._drawn), self._width)))
        self._drawn = text

    def _write(self, text: str) -> None:
        if self._stream is not None:
            with suppress(OSError, ValueError):  # nobody reads it, or it is closed
                self._stream.write(text)
                self._stream.flush()


def bar_text(progress: BatchProgress, left: float | None, width: int, blocks: str) -> str:
    """The line at one moment, at most `width` characters; what matters least goes first."""
    epoch = f"epoch {progress.epoch}/{progress.epochs}"
    batch = f"batch {progress.batch:>{len(str(progress.batches))}}/{progress.batches}"
    loss = f"loss {progress.loss:.4f}" if progress.loss < 1000 else f"loss {progress.loss:.2g}"
    accuracy = f"accuracy {100 * progress.accuracy:.1f} %"
    time_left = "" if left is None else f"{in_words(left)} left"
    for parts in (
        (batch, loss, accuracy, time_left),
        (batch, accuracy, time_left),
        (batch, time_left),
        (time_left,),
    ):
        text = ", ".join(part for part in (epoch, *parts) if part)
        if len(text) <= width:
            break
    cells = min(width - len(text) - 1, LONGEST_BAR)
    if cells < SHORTEST_BAR:
        return text[:width]
    done = cells * progress.batch // progress.batches
    bar = blocks[0] * done + blocks[1] * (cells - done)
    return f"{epoch} {bar}{text.removeprefix(epoch)}".replace(f"{bar},", f"{bar}")


def epoch_text(epoch: EpochSummary, epochs: int) -> str:
    """The line that an epoch leaves."""
    return (
        f"epoch {epoch.epoch}/{epochs}: loss {epoch.loss:.4f},"
        f" accuracy {100 * epoch.accuracy:.2f} %,"
        f" validation loss {epoch.validation_loss:.4f},"
        f" accuracy {100 * epoch.validation_accuracy:.2f} %, {epoch.seconds:.1f} s"
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a line can be drawn over."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def blocks_of_locale() -> str:
    """Of what the bar is made; our streams are UTF-8 always, but not every terminal is."""
    is_utf_8 = sys.platform == "win32" or "utf" in locale.getencoding().lower()
    return UTF_8_BLOCKS if is_utf_8 else ASCII_BLOCKS
