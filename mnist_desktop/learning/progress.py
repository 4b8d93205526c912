"""What a training run is asked to do and what it reports; standard library and numpy only."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.architectures import Architecture


@dataclass(frozen=True)
class TrainingConfig:
    """What to train and how.

    Attributes:
        architecture: the network.
        epochs: how many.
        learning_rate: the largest, where it changes.
        one_cycle: the rate rises for the first tenth of the steps and falls to almost 0 at the
            end; otherwise it stays as it is.
        weight_decay: AdamW's, a step and unit of learning rate.
        averaging: 0, or how much of the averaged weights is kept each step (0.999: an average over
            about the last 1,000 steps). The averaged weights are then what is scored and kept.
        mixed_precision: bfloat16 arithmetic.
        seed: of the first weights, of dropout and of the order of the images.
    """

    architecture: Architecture
    epochs: int
    learning_rate: float = 1e-3
    one_cycle: bool = True
    weight_decay: float = 0.0
    averaging: float = 0.0
    mixed_precision: bool = False
    seed: int = 0


@dataclass(frozen=True)
class BatchProgress:
    """One batch done: loss and accuracy are means over the epoch so far."""

    epoch: int
    epochs: int
    batch: int
    batches: int
    loss: float
    accuracy: float
    seconds: float


@dataclass(frozen=True)
class EpochSummary:
    """One epoch done; `validation_*` are of the weights that would be kept."""

    epoch: int
    loss: float
    accuracy: float
    validation_loss: float
    validation_accuracy: float
    seconds: float


@dataclass(frozen=True, eq=False)
class TrainingResult:
    """The outcome of a run.

    Attributes:
        weights: of the epoch with the best validation accuracy, the lower loss deciding a tie;
            float32 by "layer/weight". These are the very weights that were scored.
        best_epoch: which that was, counted from 1.
        history: all epochs, those before a resumption included.
        images_seen: training images, repeats counted.
    """

    weights: Mapping[str, npt.NDArray[np.float32]]
    best_epoch: int
    history: tuple[EpochSummary, ...]
    images_seen: int
