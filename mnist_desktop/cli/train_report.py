"""What `train` prints at the end."""

import locale
import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from mnist_desktop.cli.terminal import in_words
from mnist_desktop.learning.events import (
    BatchProgress,
    EpochSummary,
    TestResult,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.gap import Gap
from mnist_desktop.learning.time_left import TimeLeft
from mnist_desktop.messages import one_line
from mnist_desktop.percentage import percentage

_ENDED = {
    TrainingOutcome.FINISHED: "finished",
    TrainingOutcome.EARLY: "ended early, as it became no better",
    TrainingOutcome.STOPPED: "stopped",
    TrainingOutcome.DIVERGED: "went wrong",
}


@dataclass(frozen=True)
class TrainingReport:
    """A run that has come to its end.

    Attributes:
        file: where the model is; None if there was nothing to save.
        result: of the run.
        judgement: on the model; None if there is none.
    """

    file: Path | None
    result: TrainingResult
    judgement: TestResult | None

    def to_json(self) -> dict[str, Any]:
        """As `train --json` prints it."""
        result, config, judgement = self.result, self.result.config, self.judgement
        return {
            "file": None if self.file is None else str(self.file),
            "preset": config.preset or None,
            "architecture": config.architecture.name,
            "outcome": result.outcome.value,
            "epochs": config.all_epochs,
            "best_epoch": result.best_epoch,
            "validated": result.is_validated,
            "train_accuracy": None if judgement is None else judgement.training_accuracy,
            "validation_accuracy": result.validation_accuracy,
            "test_accuracy": None if judgement is None else judgement.test_accuracy,
            "test_loss": None if judgement is None else judgement.test_loss,
            "seconds": round(result.seconds, 3),
            "images_seen": result.images_seen,
            "parameters": config.architecture.parameters,
            "device": result.device,
            "seed": config.seed,
            "history": [
                {
                    "epoch": epoch.epoch,
                    "loss": epoch.loss,
                    "accuracy": epoch.accuracy,
                    "val_loss": epoch.validation_loss,
                    "val_accuracy": epoch.validation_accuracy,
                    "train_accuracy": epoch.training_accuracy,
                    "seconds": round(epoch.seconds, 3),
                }
                for epoch in result.history
            ],
        }

    def in_words(self) -> str:
        """As `train` prints it."""
        result, config = self.result, self.result.config
        network = config.architecture
        lines = [
            f"{'saved':20}{'nothing' if self.file is None else one_line(str(self.file))}",
            f"{'network':20}{network.name}, {network.parameters:,} parameters",
            f"{'training':20}{_ENDED[result.outcome]} after {len(result.history)} of"
            f" {config.all_epochs} epochs, {in_words(result.seconds)} on {one_line(result.device)}",
            f"{'kept':20}{self._kept()}",
        ]
        if result.validation_accuracy is not None:
            lines.append(f"{'validation accuracy':20}{percentage(result.validation_accuracy, 2)} %")
        if self.judgement is not None:
            lines += [
                f"{'training accuracy':20}{percentage(self.judgement.training_accuracy, 2)} %",
                f"{'test accuracy':20}{percentage(self.judgement.test_accuracy, 2)} % of"
                f" {self.judgement.tested:,} images that it had never seen",
                gap_in_words(self.judgement, is_augmented=config.augmentation is not None),
            ]
        return "\n".join(lines)

    def _kept(self) -> str:
        if self.result.is_validated:
            return f"epoch {self.result.best_epoch}, the best"
        return "the newest weights, not validated" if self.file else "nothing"


def gap_in_words(judgement: TestResult, *, is_augmented: bool) -> str:
    """What the two accuracies say when they are held against each other."""
    remedy = "more training images" + ("" if is_augmented else " or --augment") + " may help"
    return {
        Gap.LITTLE: "It has not learned much yet: more epochs or more training images may help.",
        Gap.NONE: "It reads new images as well as those that it learned.",
        Gap.NORMAL: "It reads new images nearly as well as those that it learned.",
        Gap.WIDE: "It reads the images that it learned clearly better than the test images"
        f" (overfitting): {remedy}.",
        Gap.UNSURE: f"So few test images ({judgement.tested:,}) do not tell whether it reads new"
        " images as well as those that it learned.",
    }[judgement.gap]


REDRAW_INTERVAL = 0.1  # s
SHORTEST_BAR, MAX_BAR = 5, 40  # cells
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
    accuracy = f"accuracy {percentage(progress.accuracy)} %"
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
    cells = min(width - len(text) - 1, MAX_BAR)
    if cells < SHORTEST_BAR:
        return text[:width]
    done = cells * progress.batch // progress.batches
    bar = blocks[0] * done + blocks[1] * (cells - done)
    return f"{epoch} {bar}{text.removeprefix(epoch)}".replace(f"{bar},", f"{bar}")


def epoch_text(epoch: EpochSummary, epochs: int) -> str:
    """The line that an epoch leaves."""
    return (
        f"epoch {epoch.epoch}/{epochs}: loss {epoch.loss:.4f},"
        f" accuracy {percentage(epoch.accuracy, 2)} %,"
        f" validation loss {epoch.validation_loss:.4f},"
        f" accuracy {percentage(epoch.validation_accuracy, 2)} %, {epoch.seconds:.1f} s"
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a line can be drawn over."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def blocks_of_locale() -> str:
    """Of what the bar is made; our streams are UTF-8 always, but not every terminal is."""
    is_utf_8 = sys.platform == "win32" or "utf" in locale.getencoding().lower()
    return UTF_8_BLOCKS if is_utf_8 else ASCII_BLOCKS
