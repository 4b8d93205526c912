"""What would make the next run better: settings that are changed at the press of one button."""

import math
from dataclasses import replace
from enum import StrEnum

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.config import MAX_EPOCHS, TrainingConfig
from mnist_desktop.learning.presets import PRESETS, TRAINING_IMAGES, images_of, with_samples

ENOUGH_STEPS = 300  # every preset is far past guessing after so many
USUAL_RATE = 1e-3  # Keras's for Adam, AdamW and RMSprop
USUAL_SGD_RATE = 0.05
MIN_RATE = 1e-6  # the settings offer none below
FEW_STEPS = 60  # nobody can tell yet whether a network learns
FAR = 3.0  # times the usual learning rate, up or down
HOPELESS = 30.0  # likewise; more epochs do not help there


class Fix(StrEnum):
    """What to do about it."""

    LOWER_RATE = "lower_rate"  # a tenth
    USUAL_RATE = "usual_rate"
    MORE_EPOCHS = "more_epochs"
    AUGMENT = "augment"
    MORE_IMAGES = "more_images"  # ten times as many, or all
    STOP = "stop"


def applied(fix: Fix, config: TrainingConfig, available: int = TRAINING_IMAGES) -> TrainingConfig:
    """The settings of the next run; unchanged for STOP, or where there is no more to be had.

    The data set has so many `available` training images.
    """
    if fix is Fix.STOP:
        return config
    config = replace(config, more_epochs=())
    match fix:
        case Fix.LOWER_RATE:
            rate = min(config.learning_rate, max(config.learning_rate / 10, MIN_RATE))
            return replace(config, learning_rate=float(f"{rate:.6g}"))
        case Fix.USUAL_RATE:
            return replace(config, learning_rate=_usual_rate(config))
        case Fix.MORE_EPOCHS:
            enough = math.ceil(ENOUGH_STEPS / batches_of(config, available))
            epochs = min(max(2 * config.epochs, enough), MAX_EPOCHS)
            return replace(config, epochs=epochs)
        case Fix.AUGMENT:
            return replace(config, augmentation=config.augmentation or Augmentation())
        case Fix.MORE_IMAGES:
            return with_samples(config, 10 * images_of(config.samples, available), available)


def fix_of_guessing(config: TrainingConfig, available: int) -> Fix | None:
    """What is probably wrong; a preset's own rate is known to be good, however large it is."""
    usual, rate = _usual_rate(config), config.learning_rate
    preset = PRESETS.get(config.preset)
    is_known = preset is not None and rate <= preset.config.learning_rate
    if rate > HOPELESS * usual and not is_known:
        return Fix.LOWER_RATE
    # A run that was stopped early needs no more epochs than it was to have
    if config.all_epochs * batches_of(config, available) < FEW_STEPS:
        return if_it_changes(Fix.MORE_EPOCHS, config, available)
    if rate > FAR * usual:
        return None if is_known else Fix.LOWER_RATE
    return Fix.USUAL_RATE if rate < usual / FAR else None


def fix_of_overfitting(
    config: TrainingConfig, epochs_done: int, available: int, *, is_running: bool
) -> Fix | None:
    """What to do when validation loss rises: stop in time, or make learning by heart harder."""
    if is_running:
        return Fix.STOP if epochs_done < config.all_epochs else None
    if config.augmentation is None:
        return Fix.AUGMENT
    return if_it_changes(Fix.MORE_IMAGES, config, available)


def fix_of_gap(config: TrainingConfig, available: int) -> Fix | None:
    """What may narrow a gap: more images where there are more, else new ones made from old ones."""
    if images_of(config.samples, available) < available:
        return Fix.MORE_IMAGES
    return if_it_changes(Fix.AUGMENT, config, available)


def if_it_changes(fix: Fix, config: TrainingConfig, available: int) -> Fix | None:
    """The fix, if it changes anything."""
    return fix if applied(fix, config, available) != replace(config, more_epochs=()) else None


def _usual_rate(config: TrainingConfig) -> float:
    return USUAL_SGD_RATE if config.optimizer == "sgd" else USUAL_RATE


def batches_of(config: TrainingConfig, available: int) -> int:
    """Of an epoch; a last part batch is left out."""
    return max(1, images_of(config.samples, available) // config.batch_size)
