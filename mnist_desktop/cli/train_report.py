"""What `train` prints: its progress, and a report at the end."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from mnist_desktop.cli.terminal import ProgressLine, in_words
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
    """A run that has ended; without a model there is no file and no test."""

    file: Path | None
    result: TrainingResult
    test: TestResult | None

    def to_json(self) -> dict[str, Any]:
        """As `train --json` prints it."""
        result, config, test = self.result, self.result.config, self.test
        return {
            "file": None if self.file is None else str(self.file),
            "preset": config.preset or None,
            "architecture": config.architecture.name,
            "outcome": result.outcome.value,
            "epochs": config.all_epochs,
            "best_epoch": result.best_epoch,
            "validated": result.is_validated,
            "train_accuracy": None if test is None else test.training_accuracy,
            "validation_accuracy": result.validation_accuracy,
            "test_accuracy": None if test is None else test.test_accuracy,
            "test_loss": None if test is None else test.test_loss,
            "seconds": round(result.seconds, 3),
            "images_seen": result.images_seen,
            "parameters": config.architecture.parameters,
            "device": result.device,
            "seed": config.seed,
            "history": [
                {
                    "epoch": epoch.epoch,
                    **epoch.logs(),
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
            lines.append(f"{'validation accuracy':20}{_percent(result.validation_accuracy)}")
        if self.test is not None:
            lines += [
                f"{'training accuracy':20}{_percent(self.test.training_accuracy)}",
                f"{'test accuracy':20}{_percent(self.test.test_accuracy)} of"
                f" {self.test.tested:,} images that it had never seen",
                gap_in_words(self.test, is_augmented=config.augmentation is not None),
            ]
        return "\n".join(lines)

    def _kept(self) -> str:
        if self.result.is_validated:
            return f"epoch {self.result.best_epoch}, the best"
        return "the newest weights, not validated" if self.file else "nothing"


def gap_in_words(test: TestResult, *, is_augmented: bool) -> str:
    """What the difference between training and test accuracy says."""
    remedy = "more training images" + ("" if is_augmented else " or --augment") + " may help"
    return {
        Gap.LITTLE: "It has not learned much yet: more epochs or more training images may help.",
        Gap.NONE: "It reads new images as well as those that it learned.",
        Gap.NORMAL: "It reads new images nearly as well as those that it learned.",
        Gap.WIDE: "It reads the images that it learned clearly better than the test images"
        f" (overfitting): {remedy}.",
        Gap.UNSURE: f"So few test images ({test.tested:,}) do not tell whether it reads new"
        " images as well as those that it learned.",
    }[test.gap]


def _percent(share: float) -> str:
    return f"{percentage(share, 2)} %"


class TrainingProgress:
    """The progress of a run on standard error: a bar on a terminal, and lines for epochs."""

    def __init__(self, stream: TextIO | None, line: ProgressLine, *, has_epochs: bool) -> None:
        self._stream = stream
        self._line = line
        self._has_epochs = has_epochs
        self._time_left = TimeLeft()
        self._epochs = 0

    def begin(self, batch_size: int, validation_images: int) -> None:
        """Before the first batch, where it is known what a run consists of."""
        self._time_left = TimeLeft(batch_size, validation_images)

    def show_batch(self, progress: BatchProgress) -> None:
        """Shows how far the run is."""
        self._epochs = progress.epochs
        left = self._time_left.after_batch(progress)
        if self._line.is_visible:
            self._line.show(batch_texts(progress, left), progress.batch / progress.batches)

    def show_epoch(self, epoch: EpochSummary) -> None:
        """Prints what an epoch came to."""
        self._time_left.after_epoch(epoch)
        if self._has_epochs and self._stream is not None:
            self._line.clear()
            with suppress(OSError, ValueError):  # nobody reads it, or it is closed
                self._stream.write(epoch_text(epoch, max(self._epochs, epoch.epoch)) + "\n")
                self._stream.flush()


def batch_texts(progress: BatchProgress, left: float | None) -> list[str]:
    """The text beside the bar, and shorter ones, in which what matters least is left out.

    The rest will take `left` seconds, if that is known.
    """
    epoch = f"epoch {progress.epoch}/{progress.epochs}"
    batch = f"batch {progress.batch:>{len(str(progress.batches))}}/{progress.batches}"
    loss = f"loss {progress.loss:.4f}" if progress.loss < 1000 else f"loss {progress.loss:.2g}"
    accuracy = f"accuracy {percentage(progress.accuracy)} %"
    end = [] if left is None else [f"{in_words(left)} left"]
    starts = [epoch, batch, loss, accuracy], [epoch, batch, accuracy], [epoch, batch], [epoch]
    return [", ".join(start + end) for start in starts]


def epoch_text(epoch: EpochSummary, epochs: int) -> str:
    """The line that an epoch leaves."""
    return (
        f"epoch {epoch.epoch}/{epochs}: loss {epoch.loss:.4f},"
        f" accuracy {percentage(epoch.accuracy, 2)} %,"
        f" validation loss {epoch.validation_loss:.4f},"
        f" accuracy {percentage(epoch.validation_accuracy, 2)} %, {epoch.seconds:.1f} s"
    )
