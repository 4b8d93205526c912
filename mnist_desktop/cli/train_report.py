"""What `train` prints at the end."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mnist_desktop.cli.duration import in_words
from mnist_desktop.learning.events import TrainingOutcome, TrainingResult
from mnist_desktop.learning.gap import Gap
from mnist_desktop.learning.judgement import Judgement
from mnist_desktop.messages import one_line

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
    judgement: Judgement | None

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
            lines.append(f"{'validation accuracy':20}{_percent(result.validation_accuracy)}")
        if self.judgement is not None:
            lines += [
                f"{'training accuracy':20}{_percent(self.judgement.training_accuracy)}",
                f"{'test accuracy':20}{_percent(self.judgement.test_accuracy)} of"
                f" {self.judgement.tested:,} images that it had never seen",
                gap_in_words(self.judgement, is_augmented=config.augmentation is not None),
            ]
        return "\n".join(lines)

    def _kept(self) -> str:
        if self.result.is_validated:
            return f"epoch {self.result.best_epoch}, the best"
        return "the newest weights, not validated" if self.file else "nothing"


def gap_in_words(judgement: Judgement, *, is_augmented: bool) -> str:
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


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %"
