"""What the figures of a run mean, and what would make the next one better."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.presets import with_samples
from mnist_desktop.learning.progress import EpochSummary, TrainingOutcome, best_of
from mnist_desktop.learning.training_config import MOST_EPOCHS, TrainingConfig

TRAINING_IMAGES = 55_000  # that MNIST has, its validation part aside
ENOUGH_STEPS = 300  # every preset is far past guessing after so many
USUAL_RATE = 1e-3  # Keras's for Adam, AdamW and RMSprop
USUAL_SGD_RATE = 0.05
LEAST_RATE = 1e-6  # the settings offer none below
FEW_STEPS = 60  # nobody can tell yet whether a network learns
FAR = 3.0  # times the usual learning rate
HOPELESS = 30.0  # likewise; more epochs do not help there
CLEARLY_HIGHER = 1.03  # times the lowest validation loss
LEAST_WORSE_EPOCHS = 2
HARDLY_ANY_GAP, WIDE_GAP = 0.005, 0.03  # of the accuracy; in between it is a normal one
GAP_EPOCHS = 2  # before that training accuracy says little


class Finding(StrEnum):
    """What is going on."""

    LEARNING = "learning"
    DIVERGED = "diverged"  # the loss became infinite or no number
    GUESSING = "guessing"  # hardly better than chance
    OVERFITTING = "overfitting"  # validation loss rises while training loss falls
    GAP = "gap"  # far better on what it learned than on what it did not


class Fix(StrEnum):
    """What to do about it."""

    LOWER_RATE = "lower_rate"  # a tenth
    USUAL_RATE = "usual_rate"
    MORE_EPOCHS = "more_epochs"
    AUGMENT = "augment"
    MORE_IMAGES = "more_images"  # ten times as many, or all
    STOP = "stop"


@dataclass(frozen=True)
class Diagnosis:
    """A finding with its figures.

    Attributes:
        finding: what is going on.
        fix: the one thing to do about it; None if there is nothing sensible.
        epoch: DIVERGED: in which; OVERFITTING: the last good one; else the one the figures are of.
        training: accuracy on training images, in [0, 1].
        validation: accuracy on validation images.
        test: accuracy on test images, where that is what the finding rests on.
        kept: OVERFITTING: the epoch whose weights are kept if the run ends now.
    """

    finding: Finding
    fix: Fix | None
    epoch: int | None = None
    training: float | None = None
    validation: float | None = None
    test: float | None = None
    kept: int | None = None


def diagnosis_of(
    config: TrainingConfig,
    history: Sequence[EpochSummary],
    outcome: TrainingOutcome | None,
    *,
    classes: int = 10,
    available: int = TRAINING_IMAGES,
    test_accuracy: float | None = None,
    training_accuracy: float | None = None,
) -> Diagnosis | None:
    """What is to be said about a run, or None.

    Args:
        config: what was asked for.
        history: the epochs so far.
        outcome: how it ended; None while it runs.
        classes: how many there are to choose from.
        available: training images of the data set.
        test_accuracy: of the weights kept, once it is measured.
        training_accuracy: of the weights kept, measured at the same time.
    """
    if outcome is TrainingOutcome.DIVERGED:
        fix = _changing(Fix.LOWER_RATE, config, available)
        return Diagnosis(Finding.DIVERGED, fix, len(history) + 1)
    if not history:
        return None
    is_running = outcome is None
    if history[-1].validation_accuracy < _guessed(classes):
        fix = _fix_of_guessing(config, available)
        return _of(history[-1], Finding.GUESSING, fix)
    turn = _turn(history)
    if turn is not None:
        fix = _fix_of_overfitting(config, len(history), available, is_running=is_running)
        kept = best_of(history).epoch
        return Diagnosis(Finding.OVERFITTING, fix, turn.epoch, kept=kept)
    figures = _of(history[-1] if is_running else best_of(history), Finding.LEARNING)
    if test_accuracy is not None and training_accuracy is not None:
        figures = replace(figures, training=training_accuracy, validation=None, test=test_accuracy)
    if (not is_running or len(history) >= GAP_EPOCHS) and _gap(figures) > WIDE_GAP:
        fix = _fix_of_gap(config, available)
        return replace(figures, finding=Finding.GAP, fix=fix)
    return figures if is_running else None


def applied(fix: Fix, config: TrainingConfig, available: int = TRAINING_IMAGES) -> TrainingConfig:
    """The settings of the next run; unchanged for STOP, or where there is no more to be had.

    Args:
        fix: what to do.
        config: the settings of this run.
        available: training images of the data set.
    """
    if fix is Fix.STOP:
        return config
    config = replace(config, more_epochs=())
    match fix:
        case Fix.LOWER_RATE:
            rate = min(config.learning_rate, max(config.learning_rate / 10, LEAST_RATE))
            return replace(config, learning_rate=float(f"{rate:.6g}"))
        case Fix.USUAL_RATE:
            return replace(config, learning_rate=_usual_rate(config))
        case Fix.MORE_EPOCHS:
            enough = math.ceil(ENOUGH_STEPS / _batches(config, available))
            epochs = min(max(2 * config.epochs, enough), MOST_EPOCHS)
            return replace(config, epochs=epochs)
        case Fix.AUGMENT:
            return replace(config, augmentation=config.augmentation or Augmentation())
        case Fix.MORE_IMAGES:
            more = 10 * _samples(config, available)
            return with_samples(config, more if more < available else None)


def _of(epoch: EpochSummary, finding: Finding, fix: Fix | None = None) -> Diagnosis:
    return Diagnosis(finding, fix, epoch.epoch, epoch.accuracy, epoch.validation_accuracy)


def _guessed(classes: int) -> float:
    """An accuracy that is no more than guessing: a ninth of the way from chance to perfect.

    0.2 of ten classes, as chance is 0.1; of two classes 0.56, as chance is 0.5.
    """
    chance = 1 / classes
    return chance + (1 - chance) / 9


def _fix_of_guessing(config: TrainingConfig, available: int) -> Fix | None:
    times = config.learning_rate / _usual_rate(config)
    if times > HOPELESS:
        return Fix.LOWER_RATE
    # A run that was stopped early needs no more epochs than it was to have
    if config.all_epochs * _batches(config, available) < FEW_STEPS:
        return _changing(Fix.MORE_EPOCHS, config, available)
    return Fix.LOWER_RATE if times > FAR else _changing(Fix.USUAL_RATE, config, available)


def _turn(history: Sequence[EpochSummary]) -> EpochSummary | None:
    """The epoch after which validation loss only was higher while training loss fell."""
    lowest = min(history, key=lambda one: one.validation_loss)
    later = [one for one in history if one.epoch > lowest.epoch]
    if len(later) < LEAST_WORSE_EPOCHS:
        return None
    limit = CLEARLY_HIGHER * lowest.validation_loss
    has_turned = (
        all(one.validation_loss > limit for one in later)
        and later[-1].validation_loss > later[0].validation_loss
        and later[-1].loss < lowest.loss
    )
    return lowest if has_turned else None


def _fix_of_overfitting(
    config: TrainingConfig, epochs_done: int, available: int, *, is_running: bool
) -> Fix | None:
    if is_running:
        return Fix.STOP if epochs_done < config.all_epochs else None
    if config.augmentation is None:
        return Fix.AUGMENT
    return _changing(Fix.MORE_IMAGES, config, available)


def _gap(figures: Diagnosis) -> float:
    """How much better it is on what it learned than on what it did not."""
    other = figures.validation if figures.test is None else figures.test
    return 0.0 if figures.training is None or other is None else figures.training - other


def _fix_of_gap(config: TrainingConfig, available: int) -> Fix | None:
    if _samples(config, available) < available:
        return Fix.MORE_IMAGES
    return _changing(Fix.AUGMENT, config, available)


def _changing(fix: Fix, config: TrainingConfig, available: int) -> Fix | None:
    """The fix, if it changes anything."""
    return fix if applied(fix, config, available) != replace(config, more_epochs=()) else None


def _usual_rate(config: TrainingConfig) -> float:
    return USUAL_SGD_RATE if config.optimizer == "sgd" else USUAL_RATE


def _samples(config: TrainingConfig, available: int) -> int:
    return available if config.samples is None else min(config.samples, available)


def _batches(config: TrainingConfig, available: int) -> int:
    """Of an epoch; a last part batch is left out."""
    samples = _samples(config, available)
    return max(1, samples // config.batch_size)
