"""Training a network: epochs of batches, scored after each, the best one kept."""

import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.examples import Examples, prefetched
from mnist_desktop.learning.mnist import LabelledImages
from mnist_desktop.learning.progress import (
    BatchProgress,
    EpochSummary,
    TrainingConfig,
    TrainingResult,
)
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model, ModelMetadata
from mnist_desktop.recognition.problem import ModelFileError, Problem

if TYPE_CHECKING:
    from mnist_desktop.learning.fit import Fit

Weights = dict[str, npt.NDArray[np.float32]]


def train(
    config: TrainingConfig,
    examples: Examples,
    validation: LabelledImages,
    *,
    on_batch: Callable[[BatchProgress], None],
    on_epoch: Callable[[EpochSummary], None],
    checkpoint: Path | None = None,
    resume: bool = False,
) -> TrainingResult:
    """Train a network; `on_batch` and `on_epoch` may raise to end the run.

    Args:
        config: what to train and how.
        examples: batches to learn; the same for a resumed run.
        validation: images to score each epoch by, through the classifier that will answer.
        on_batch: called after every batch.
        on_epoch: called after every epoch, when its checkpoint has been written.
        checkpoint: where each epoch's checkpoint goes.
        resume: go on from that file if it is there.

    Raises:
        Problem: "checkpoint_of_another_run" if it is not this run's; ModelFileError if it cannot
            be read; SavingError if it cannot be written.
    """
    from mnist_desktop.learning.fit import Fit

    run = _described(config, examples)
    fit = Fit(config, config.epochs * examples.batches)
    best: Weights = {}
    history: list[EpochSummary] = []
    if resume and checkpoint is not None and checkpoint.exists():
        saved = Checkpoint.load(checkpoint)
        if saved.run != run:
            raise Problem("checkpoint_of_another_run", name=checkpoint.name)
        try:
            fit.restore(dict(saved.state))
            best = dict(Model(config.architecture, saved.best, ModelMetadata()).weights)
        except ValueError as error:
            raise ModelFileError("checkpoint_broken", name=checkpoint.name) from error
        history = list(saved.history)
    for epoch in range(len(history), config.epochs):
        started = time.monotonic()
        loss, accuracy = _epoch(fit, config, examples, epoch, on_batch)
        kept = fit.kept_weights()
        scores = _scores(config, kept, validation)
        summary = EpochSummary(epoch + 1, loss, accuracy, *scores, time.monotonic() - started)
        if not history or _is_better(summary, best_of(history)):
            best = kept
        history.append(summary)
        if checkpoint is not None:
            Checkpoint(run, fit.state(), best, tuple(history)).save(checkpoint)
        on_epoch(summary)
    images_seen = fit.step * examples.batch_size
    return TrainingResult(best, best_of(history).epoch, tuple(history), images_seen)


def best_of(history: list[EpochSummary]) -> EpochSummary:
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


def _epoch(
    fit: "Fit",
    config: TrainingConfig,
    examples: Examples,
    epoch: int,
    on_batch: Callable[[BatchProgress], None],
) -> tuple[float, float]:
    """Learn every batch once; mean loss and accuracy."""
    started = time.monotonic()
    losses, accuracies = 0.0, 0.0
    for index, batch in enumerate(prefetched(examples, epoch), 1):
        loss, accuracy = fit.learn(batch)
        losses, accuracies = losses + loss, accuracies + accuracy
        on_batch(
            BatchProgress(
                epoch=epoch + 1,
                epochs=config.epochs,
                batch=index,
                batches=examples.batches,
                loss=losses / index,
                accuracy=accuracies / index,
                seconds=time.monotonic() - started,
            )
        )
    return losses / examples.batches, accuracies / examples.batches


def _scores(
    config: TrainingConfig, weights: Weights, validation: LabelledImages
) -> tuple[float, float]:
    """Mean loss and accuracy of what would be kept, by the classifier that would answer."""
    classifier = Classifier.from_weights(config.architecture, weights)
    logits = classifier.logits(validation.as_floats()).astype(np.float64)
    return cross_entropy(logits, validation.labels), float(
        (logits.argmax(axis=1) == validation.labels).mean()
    )


def cross_entropy(
    logits: npt.NDArray[np.float64], labels: npt.NDArray[np.uint8], temperature: float = 1.0
) -> float:
    """Mean of -log p of the right digit, for logits (n, 10) and labels (n,)."""
    scaled = logits / temperature
    scaled = scaled - scaled.max(axis=1, keepdims=True)
    right = scaled[np.arange(len(labels)), labels]
    return float((np.log(np.exp(scaled).sum(axis=1)) - right).mean())


def _described(config: TrainingConfig, examples: Examples) -> str:
    """A text that is the same for runs that can go on from each other's checkpoints."""
    return repr((sorted(asdict(config).items()), examples.batches, examples.batch_size))
