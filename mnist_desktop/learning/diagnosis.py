"""What the figures of a run mean; what to do about it is in `fixes`.

Nothing is said that chance alone could explain: an accuracy of n images is uncertain by its
binomial error, and a loss that has risen by the error of its difference on the same images.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.events import MEASURED_IMAGES, EpochSummary, TrainingOutcome, best_of
from mnist_desktop.learning.fixes import (
    ENOUGH_STEPS,
    Fix,
    batches_of,
    fix_of_gap,
    fix_of_guessing,
    fix_of_overfitting,
    if_it_changes,
)
from mnist_desktop.learning.gap import WIDE_GAP, MeasuredAccuracy, is_clearly_higher
from mnist_desktop.learning.presets import TRAINING_IMAGES, images_of

CLEARLY_HIGHER = 1.03  # times the lowest validation loss
MIN_WORSE_EPOCHS = 2
LEARNED = 0.9  # of its own training images; below it has not learned them
BY_HEART = 0.98  # likewise; below a gap may still close while it learns
SIGMAS = 3.0  # standard errors that a loss must have risen by
USUAL_VALIDATION = 5_000  # images, of MNIST
USUAL_TEST = 10_000


class Finding(StrEnum):
    """What is going on."""

    LEARNING = "learning"  # better than ever
    NO_BETTER = "no_better"  # than an earlier epoch
    UNCLEAR = "unclear"  # too near to chance to tell
    DIVERGED = "diverged"  # the loss became infinite or no number
    GUESSING = "guessing"  # hardly better than chance
    SHORT = "short"  # has not even learned its own images, in few batches
    OVERFITTING = "overfitting"  # validation loss rises while training loss falls
    GAP = "gap"  # far better on what it learned than on what it did not
    SHIFT = "shift"  # far better on validation than on test images; it learned neither


@dataclass(frozen=True)
class Diagnosis:
    """A finding with its figures.

    Attributes:
        finding: what is going on.
        fix: the one thing to do about it; None if there is nothing sensible.
        epoch: DIVERGED: in which; OVERFITTING: the last good one; else the one the figures are of.
        training: accuracy on unchanged training images, in [0, 1], measured as validation is.
        validation: accuracy on validation images.
        test: accuracy on test images, where that is what the finding rests on.
        kept: OVERFITTING, NO_BETTER: the epoch whose weights are kept if the run ends now.
        best: NO_BETTER: the validation accuracy of that epoch.
        chance: UNCLEAR: the accuracy of always giving the most frequent class.
        batches: GUESSING, SHORT: how many it has learned.
    """

    finding: Finding
    fix: Fix | None
    epoch: int | None = None
    training: float | None = None
    validation: float | None = None
    test: float | None = None
    kept: int | None = None
    best: float | None = None
    chance: float | None = None
    batches: int | None = None


@dataclass(frozen=True)
class Measurements:
    """How many images of a data set the figures of a run are measured on.

    `chance` is the share of the most frequent class among the validation images.
    """

    available: int = TRAINING_IMAGES
    validation: int = USUAL_VALIDATION
    test: int = USUAL_TEST
    chance: float = 0.1


MNIST_EVIDENCE = Measurements()


def diagnosis_of(
    config: TrainingConfig,
    history: Sequence[EpochSummary],
    outcome: TrainingOutcome | None,
    evidence: Measurements = MNIST_EVIDENCE,
    *,
    test_accuracy: float | None = None,
    training_accuracy: float | None = None,
) -> Diagnosis | None:
    """What is to be said about a run, or None.

    The outcome is None while it runs; the accuracies are those of the weights kept, measured after.
    """
    available = evidence.available
    if outcome is TrainingOutcome.DIVERGED:
        fix = if_it_changes(Fix.LOWER_RATE, config, available)
        return Diagnosis(Finding.DIVERGED, fix, len(history) + 1)
    if not history:
        return None
    is_running = outcome is None
    epoch = history[-1] if is_running else best_of(history)
    if training_accuracy is not None:
        epoch = replace(epoch, training_accuracy=training_accuracy)
    figures = _figures(epoch)
    turn = _turn(config, history, evidence)
    if turn is not None:
        fix = fix_of_overfitting(config, len(history), available, is_running=is_running)
        kept = best_of(history).epoch
        last = _figures(history[-1])
        return replace(last, finding=Finding.OVERFITTING, fix=fix, epoch=turn.epoch, kept=kept)
    if _has_gap(config, epoch, evidence):
        return replace(figures, finding=Finding.GAP, fix=fix_of_gap(config, available))
    if history[-1].validation_accuracy < _guessed(evidence.chance):
        fix = fix_of_guessing(config, available)
        batches = len(history) * batches_of(config, available)
        last = _figures(history[-1])
        return replace(last, finding=Finding.GUESSING, fix=fix, batches=batches)
    if test_accuracy is not None:
        found = _of_test(config, epoch, test_accuracy, evidence)
        if found is not None:
            return found
    if not is_running:
        return _too_short(config, history, figures, available)
    return _on_its_way(history, figures, evidence)


def _guessed(chance: float) -> float:
    """An accuracy that is hardly more than guessing: a ninth of the way from chance to perfect.

    0.2 of ten classes that are equally frequent, as chance is 0.1; of two 0.56, as it is 0.5.
    """
    return chance + (1 - chance) / 9


def _figures(epoch: EpochSummary) -> Diagnosis:
    return Diagnosis(
        Finding.LEARNING, None, epoch.epoch, epoch.training_accuracy, epoch.validation_accuracy
    )


def _turn(
    config: TrainingConfig, history: Sequence[EpochSummary], evidence: Measurements
) -> EpochSummary | None:
    """The epoch after which validation loss only was higher while training loss fell.

    Both as the charts show them. That it has to do with the training images is measured: they are
    read no worse than then, and clearly better than the others.
    """
    lowest = min(history, key=lambda one: one.validation_loss)
    later = [one for one in history if one.epoch > lowest.epoch]
    if len(later) < MIN_WORSE_EPOCHS:
        return None
    last, limit = later[-1], CLEARLY_HIGHER * lowest.validation_loss
    has_turned = (
        all(one.validation_loss > limit and _has_risen(one, lowest) for one in later)
        and last.validation_loss > later[0].validation_loss
        and last.loss < lowest.loss
        and (last.training_accuracy or 0.0) >= (lowest.training_accuracy or 0.0)
        and _is_better_on_training(config, last, evidence)
    )
    return lowest if has_turned else None


def _has_risen(one: EpochSummary, lowest: EpochSummary) -> bool:
    """Whether its validation loss is higher by more than the images that happen to be in it."""
    error = one.validation_loss_error
    return error is not None and one.validation_loss - lowest.validation_loss > SIGMAS * error


def _is_better_on_training(
    config: TrainingConfig, epoch: EpochSummary, evidence: Measurements
) -> bool:
    if epoch.training_accuracy is None:
        return False
    return is_clearly_higher(
        _training_share(config, epoch.training_accuracy, evidence),
        MeasuredAccuracy(epoch.validation_accuracy, evidence.validation),
    )


def _has_gap(config: TrainingConfig, epoch: EpochSummary, evidence: Measurements) -> bool:
    """Whether it has learned all but a few of its own images and reads others far worse."""
    training = epoch.training_accuracy
    if training is None or training < BY_HEART:
        return False
    is_wide = training - epoch.validation_accuracy > WIDE_GAP
    return is_wide and _is_better_on_training(config, epoch, evidence)


def _of_test(
    config: TrainingConfig, epoch: EpochSummary, test_accuracy: float, evidence: Measurements
) -> Diagnosis | None:
    """What the test images say that validation images do not."""
    test = MeasuredAccuracy(test_accuracy, evidence.test)
    figures = replace(_figures(epoch), finding=Finding.SHIFT, test=test_accuracy)
    validation = MeasuredAccuracy(epoch.validation_accuracy, evidence.validation)
    if validation.accuracy - test.accuracy > WIDE_GAP and is_clearly_higher(validation, test):
        return figures
    training = epoch.training_accuracy
    if training is None or training < BY_HEART or training - test.accuracy <= WIDE_GAP:
        return None
    if not is_clearly_higher(_training_share(config, training, evidence), test):
        return None
    fix = fix_of_gap(config, evidence.available)
    return replace(figures, finding=Finding.GAP, fix=fix, validation=None)


def _too_short(
    config: TrainingConfig, history: Sequence[EpochSummary], figures: Diagnosis, available: int
) -> Diagnosis | None:
    """Of a run that ended: whether it was to have too few batches to learn even its own images."""
    batches = batches_of(config, available)
    is_short = config.all_epochs * batches < ENOUGH_STEPS
    if figures.training is None or figures.training >= LEARNED or not is_short:
        return None
    fix = if_it_changes(Fix.MORE_EPOCHS, config, available)
    return replace(figures, finding=Finding.SHORT, fix=fix, batches=len(history) * batches)


def _on_its_way(
    history: Sequence[EpochSummary], figures: Diagnosis, evidence: Measurements
) -> Diagnosis:
    """Of a run that is on and has none of the faults above."""
    last, best = history[-1], best_of(history)
    chance = MeasuredAccuracy(evidence.chance, evidence.validation)
    if last.validation_accuracy <= chance.accuracy + 2 * chance.error:
        return replace(figures, finding=Finding.UNCLEAR, chance=evidence.chance)
    is_lowest = last.validation_loss <= min(one.validation_loss for one in history)
    if best is last or is_lowest:
        return figures
    return replace(
        figures, finding=Finding.NO_BETTER, kept=best.epoch, best=best.validation_accuracy
    )


def _training_share(
    config: TrainingConfig, accuracy: float, evidence: Measurements
) -> MeasuredAccuracy:
    images = images_of(config.samples, evidence.available)
    return MeasuredAccuracy(accuracy, min(images, MEASURED_IMAGES))
