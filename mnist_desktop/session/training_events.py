"""What a training run tells the window, besides what `learning` reports."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.learning.events import EpochSummary, TrainingConfig
from mnist_desktop.recognition.classifier import Classifier


@dataclass(frozen=True, eq=False)
class Newcomer:
    """The network of the run, as far as it is.

    Attributes:
        classifier: which answers.
        epoch: the one at work, from 1; of an ended run the one that is kept, 0 if none is scored.
        epochs: in the whole run.
        is_final: whether the run has ended.
    """

    classifier: Classifier
    epoch: int
    epochs: int
    is_final: bool


@dataclass(frozen=True, eq=False)
class Beginning:
    """A run that begins or goes on.

    Attributes:
        config: what is trained, and how.
        history: the epochs that are done.
        curve: (epochs done, loss, accuracy) of what is done.
    """

    config: TrainingConfig
    history: tuple[EpochSummary, ...]
    curve: tuple[tuple[float, float, float], ...]
