"""What a training run is asked to do and what it reports; standard library and numpy only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.config import TrainingConfig as TrainingConfig
from mnist_desktop.learning.gap import Gap, MeasuredAccuracy, gap_between
from mnist_desktop.learning.presets import PRESETS as PRESETS
from mnist_desktop.learning.presets import Preset as Preset

MEASURED_IMAGES = 2_000
"""Training images that are read after each epoch, unchanged, to compare with validation images."""

Weights = Mapping[str, npt.NDArray[np.float32]]
Counts = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class BatchProgress:
    """One batch done; epochs and batches count from 1, `epochs` are those of the whole run.

    Loss and accuracy, in [0, 1], are means over the epoch so far; those of this batch alone follow.
    The seconds are those since the epoch began, pauses apart.
    """

    epoch: int
    epochs: int
    batch: int
    batches: int
    loss: float
    accuracy: float
    batch_loss: float
    batch_accuracy: float
    seconds: float


@dataclass(frozen=True)
class EpochSummary:
    """One epoch done; all but `loss` and `accuracy` are of the weights that would be kept.

    Attributes:
        epoch: from 1.
        loss: mean over its batches while they were learned: of changed images, of weights that
            change, with dropout.
        accuracy: likewise, in [0, 1].
        validation_loss: mean over the validation images.
        validation_accuracy: in [0, 1].
        seconds: since the epoch began, pauses apart.
        training_accuracy: of at most MEASURED_IMAGES training images as they are, measured as the
            validation accuracy is; None where it was not measured.
        validation_loss_error: standard error of how much `validation_loss` is above the lowest
            one before, image by image; 0 for the lowest; None where that was not kept.
        confusion: how many validation images of each label got each answer, a row per label, a
            column per answer, k x k for k classes; None where that was not kept.
    """

    epoch: int
    loss: float
    accuracy: float
    validation_loss: float
    validation_accuracy: float
    seconds: float
    training_accuracy: float | None = None
    validation_loss_error: float | None = None
    confusion: Counts | None = None

    def logs(self) -> dict[str, float]:
        """Loss and accuracy by Keras's names."""
        return {
            "loss": self.loss,
            "accuracy": self.accuracy,
            "val_loss": self.validation_loss,
            "val_accuracy": self.validation_accuracy,
        }


@dataclass(frozen=True, eq=False)
class CandidateWeights:
    """A copy of the weights in the middle of a run; nobody changes it any more.

    Attributes:
        weights: float32 by "layer/weight"; the averaged ones where there are any.
        epoch: the one at work, from 1.
        batch: how many of it are learned.
        classes: the names of the classes; empty for the digits.
    """

    weights: Weights
    epoch: int
    batch: int
    classes: tuple[str, ...] = ()


class TrainingOutcome(StrEnum):
    """How a run ended."""

    FINISHED = "finished"
    EARLY = "early"  # no better epoch for `patience` epochs
    STOPPED = "stopped"
    DIVERGED = "diverged"  # the loss became infinite or no number


@dataclass(frozen=True, eq=False)
class TrainingResult:
    """The outcome of a run.

    Attributes:
        config: what was asked for.
        weights: of the epoch with the best validation accuracy, the lower loss deciding a tie;
            without a validated epoch the newest good ones. float32 by "layer/weight"; empty if the
            run was stopped before its first batch.
        best_epoch: which that was, from 1; 0 if none was validated.
        history: all epochs, those before a resumption included.
        images_seen: training images, repeats counted.
        outcome: how it ended.
        seconds: of all epochs, pauses apart.
        device: "CPU", or the name of the GPU.
        classes: the names of the classes; empty for the digits.
        own_drawings: how many were learned beside the data set, repeats and copies apart.
        film: name of the run's film; empty if it has none.
    """

    config: TrainingConfig
    weights: Weights
    best_epoch: int
    history: tuple[EpochSummary, ...]
    images_seen: int
    outcome: TrainingOutcome = TrainingOutcome.FINISHED
    seconds: float = 0.0
    device: str = "CPU"
    classes: tuple[str, ...] = ()
    own_drawings: int = 0
    film: str = ""

    @property
    def has_begun(self) -> bool:
        """Whether it learned a batch."""
        return bool(self.weights) or self.outcome is not TrainingOutcome.STOPPED

    @property
    def is_validated(self) -> bool:
        """Whether the weights were scored on validation images."""
        return self.best_epoch > 0

    @property
    def validation_accuracy(self) -> float | None:
        """Of the weights, in [0, 1]; None if they were not scored."""
        best = next((one for one in self.history if one.epoch == self.best_epoch), None)
        return None if best is None else best.validation_accuracy


def best_of(history: Sequence[EpochSummary]) -> EpochSummary:
    """The epoch with the best validation accuracy; of equals, the one with the lowest loss."""
    best = history[0]
    for epoch in history[1:]:
        if _is_better(epoch, best):
            best = epoch
    return best


def _is_better(epoch: EpochSummary, other: EpochSummary) -> bool:
    if epoch.validation_accuracy != other.validation_accuracy:
        return epoch.validation_accuracy > other.validation_accuracy
    return epoch.validation_loss < other.validation_loss


@dataclass(frozen=True)
class SavedRun:
    """What a checkpoint holds, without its weights; `batches` of the next epoch are done."""

    config: TrainingConfig
    history: tuple[EpochSummary, ...]
    batches: int
    film: str = ""  # its name

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return len(self.history) >= self.config.all_epochs


@dataclass(frozen=True, eq=False)
class TestResult:
    """What is measured once a network is kept or put aside.

    Attributes:
        test_accuracy: of the new network, in [0, 1].
        training_accuracy: of the new network on images it learned from, unchanged ones.
        other_accuracy: of the other model on the same test images; None if it cannot be compared.
        images: (n, 28, 28) uint8, ink = 255; n is 5, or less in a tiny data set.
        labels: (n,) the right classes.
        predictions: (n,) the new network's.
        seconds: of the training, pauses apart.
        device: "CPU", or the name of the GPU.
        test_loss: the loss of the run on the test images; None if it is infinite or no number.
        tested: how many test images there are.
        measured: how many training images `training_accuracy` is of.
    """

    test_accuracy: float
    training_accuracy: float
    other_accuracy: float | None
    images: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.uint8]
    predictions: npt.NDArray[np.uint8]
    seconds: float
    device: str
    test_loss: float | None
    tested: int
    measured: int = 10_000

    @property
    def gap(self) -> Gap:
        """Whether it reads what it learned from better than what it never saw."""
        return gap_between(
            MeasuredAccuracy(self.training_accuracy, self.measured),
            MeasuredAccuracy(self.test_accuracy, self.tested),
        )
