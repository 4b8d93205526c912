from dataclasses import replace
from itertools import product

import pytest

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.diagnosis import (
    ENOUGH_STEPS,
    LEAST_RATE,
    Diagnosis,
    Finding,
    Fix,
    applied,
    diagnosis_of,
)
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.learning.progress import EpochSummary, TrainingOutcome
from mnist_desktop.learning.training_config import MOST_EPOCHS, TrainingConfig
from tests.recognition.random_weights import SMALL

CONFIG = TrainingConfig(SMALL, 10, learning_rate=1e-3)
RUNNING = None
FINISHED = TrainingOutcome.FINISHED


def history_of(validation, *, losses=None, validation_losses=None, accuracies=None):
    """Epochs with these validation accuracies; without other figures all goes well."""
    count = len(validation)
    losses = losses or [1 / (n + 1) for n in range(count)]
    validation_losses = validation_losses or losses
    accuracies = accuracies or validation
    rows = zip(losses, accuracies, validation_losses, validation, strict=True)
    return [EpochSummary(number, *row, 2.0) for number, row in enumerate(rows, 1)]


GOOD = history_of([0.95, 0.97, 0.98])
GUESSING = history_of([0.11])
TURNED = history_of(
    [0.95, 0.97, 0.971, 0.972],
    losses=[0.4, 0.2, 0.1, 0.05],
    validation_losses=[0.3, 0.2, 0.21, 0.23],
)
GAP = history_of([0.8, 0.9], accuracies=[0.85, 0.96])


def test_nothing_before_the_first_epoch_and_after_a_good_run():
    assert diagnosis_of(CONFIG, [], RUNNING) is None
    assert diagnosis_of(CONFIG, [], TrainingOutcome.STOPPED) is None
    for outcome in (FINISHED, TrainingOutcome.EARLY, TrainingOutcome.STOPPED):
        assert diagnosis_of(CONFIG, GOOD, outcome) is None


def test_learning_while_it_runs():
    said = diagnosis_of(CONFIG, GOOD, RUNNING)
    assert said == Diagnosis(Finding.LEARNING, None, 3, 0.98, 0.98)


@pytest.mark.parametrize("history", [[], GOOD, GUESSING])
def test_an_infinite_loss_asks_for_smaller_steps(history):
    said = diagnosis_of(CONFIG, history, TrainingOutcome.DIVERGED)
    assert said == Diagnosis(Finding.DIVERGED, Fix.LOWER_RATE, len(history) + 1)
    assert applied(said.fix, CONFIG).learning_rate == 1e-4


def test_the_smallest_rate_gets_no_smaller():
    least = replace(CONFIG, learning_rate=LEAST_RATE)
    assert diagnosis_of(least, GOOD, TrainingOutcome.DIVERGED).fix is None
    smaller = replace(CONFIG, learning_rate=LEAST_RATE / 2)
    assert applied(Fix.LOWER_RATE, smaller).learning_rate == smaller.learning_rate


@pytest.mark.parametrize("outcome", [RUNNING, FINISHED])
@pytest.mark.parametrize(
    ("changes", "fix"),
    [
        ({"learning_rate": 1e-3}, None),
        ({"learning_rate": 3.2}, Fix.LOWER_RATE),
        ({"learning_rate": 3.1e-3}, Fix.LOWER_RATE),
        ({"learning_rate": 1e-5}, Fix.USUAL_RATE),
        ({"optimizer": "sgd", "learning_rate": 0.05}, None),
        ({"optimizer": "sgd", "learning_rate": 0.5}, Fix.LOWER_RATE),
        ({"optimizer": "sgd", "learning_rate": 1e-3}, Fix.USUAL_RATE),
        ({"samples": 100, "epochs": 3}, Fix.MORE_EPOCHS),
        ({"samples": 100, "epochs": 3, "learning_rate": 8e-3}, Fix.MORE_EPOCHS),
        ({"samples": 100, "epochs": 3, "learning_rate": 10.0}, Fix.LOWER_RATE),
        ({"samples": 100, "epochs": 1000}, None),  # the batches are still to come
    ],
)
def test_guessing(changes, fix, outcome):
    config = replace(CONFIG, **changes)
    said = diagnosis_of(config, GUESSING, outcome)
    assert said == Diagnosis(Finding.GUESSING, fix, 1, 0.11, 0.11)


def test_a_dead_network_is_never_given_a_larger_rate_than_it_died_of():
    """The rival suggested 0.32."""
    for preset, rate in product(PRESETS.values(), [1e-2, 0.1, 0.32, 1.0, 10.0]):
        config = replace(preset.config, learning_rate=rate)
        for outcome in TrainingOutcome:
            fix = diagnosis_of(config, GUESSING, outcome).fix
            assert applied(fix, config).learning_rate < rate


def test_guessing_is_over_when_the_network_learns():
    history = history_of([0.1, 0.6, 0.8])
    assert diagnosis_of(CONFIG, history, RUNNING).finding is Finding.LEARNING
    assert diagnosis_of(CONFIG, history, FINISHED) is None


@pytest.mark.parametrize("outcome", [RUNNING, FINISHED])
def test_a_network_that_forgets_all_is_guessing_too(outcome):
    config = replace(CONFIG, learning_rate=0.02)
    said = diagnosis_of(config, history_of([0.9, 0.1]), outcome)
    assert said == Diagnosis(Finding.GUESSING, Fix.LOWER_RATE, 2, 0.1, 0.1)


@pytest.mark.parametrize(
    ("classes", "guess", "learned"), [(10, 0.19, 0.21), (2, 0.52, 0.6), (5, 0.25, 0.35)]
)
def test_guessing_depends_on_how_many_classes_there_are(classes, guess, learned):
    for accuracy, is_guess in ((guess, True), (learned, False)):
        said = diagnosis_of(CONFIG, history_of([accuracy]), RUNNING, classes=classes)
        assert (said.finding is Finding.GUESSING) == is_guess


def test_overfitting_since_the_lowest_validation_loss():
    said = diagnosis_of(CONFIG, TURNED, RUNNING)
    assert said == Diagnosis(Finding.OVERFITTING, Fix.STOP, 2, kept=4)
    assert applied(said.fix, CONFIG) == CONFIG


def test_there_is_nothing_to_stop_after_the_last_epoch():
    assert diagnosis_of(replace(CONFIG, epochs=4), TURNED, RUNNING).fix is None


@pytest.mark.parametrize(
    ("changes", "fix"),
    [
        ({}, Fix.AUGMENT),
        ({"augmentation": Augmentation(), "samples": 1000}, Fix.MORE_IMAGES),
        ({"augmentation": Augmentation()}, None),
    ],
)
def test_after_overfitting(changes, fix):
    said = diagnosis_of(replace(CONFIG, **changes), TURNED, FINISHED)
    assert (said.finding, said.fix) == (Finding.OVERFITTING, fix)


@pytest.mark.parametrize(
    "validation_losses",
    [
        [0.3, 0.2, 0.204, 0.205],  # hardly higher
        [0.3, 0.2, 0.23, 0.21],  # on its way back
        [0.3, 0.25, 0.2, 0.23],  # once only
        [0.3, 0.2, 0.23, 0.199],  # a new lowest
    ],
)
def test_a_little_noise_is_not_overfitting(validation_losses):
    losses = [0.4, 0.2, 0.1, 0.05]
    history = history_of([0.95] * 4, losses=losses, validation_losses=validation_losses)
    assert diagnosis_of(CONFIG, history, RUNNING).finding is Finding.LEARNING


def test_a_training_loss_that_rises_too_is_not_overfitting():
    rising = [0.3, 0.2, 0.21, 0.23]
    history = history_of([0.95] * 4, losses=rising)
    assert diagnosis_of(CONFIG, history, RUNNING).finding is Finding.LEARNING


@pytest.mark.parametrize("outcome", [RUNNING, FINISHED])
@pytest.mark.parametrize(
    ("changes", "fix"),
    [
        ({"samples": 1000}, Fix.MORE_IMAGES),
        ({"samples": 1000, "augmentation": Augmentation()}, Fix.MORE_IMAGES),
        ({}, Fix.AUGMENT),
        ({"samples": 55_000}, Fix.AUGMENT),
        ({"augmentation": Augmentation()}, None),
    ],
)
def test_a_gap_between_training_and_validation(changes, fix, outcome):
    said = diagnosis_of(replace(CONFIG, **changes), GAP, outcome)
    assert said == Diagnosis(Finding.GAP, fix, 2, 0.96, 0.9)


def test_a_gap_is_said_from_the_second_epoch_on_or_at_the_end():
    first = history_of([0.8], accuracies=[0.9])
    assert diagnosis_of(CONFIG, first, RUNNING).finding is Finding.LEARNING
    assert diagnosis_of(CONFIG, first, FINISHED).finding is Finding.GAP
    narrow = history_of([0.8, 0.9], accuracies=[0.9, 0.92])
    assert diagnosis_of(CONFIG, narrow, RUNNING).finding is Finding.LEARNING


def test_what_the_test_measured_counts_more_than_validation():
    def said(history, test, training):
        return diagnosis_of(
            CONFIG, history, FINISHED, test_accuracy=test, training_accuracy=training
        )

    assert said(GAP, 0.95, 0.96) is None
    assert said(GOOD, 0.9, 0.99) == Diagnosis(Finding.GAP, Fix.AUGMENT, 3, 0.99, None, 0.9)


def test_a_data_set_of_another_size():
    config = replace(CONFIG, samples=1000)
    assert diagnosis_of(config, GAP, FINISHED, available=1000).fix is Fix.AUGMENT
    assert applied(Fix.MORE_IMAGES, config, available=5000).samples is None
    assert applied(Fix.MORE_IMAGES, config).samples == 10_000


def test_more_epochs_are_enough_of_them():
    config = replace(CONFIG, samples=100, epochs=3)
    assert applied(Fix.MORE_EPOCHS, config).epochs == ENOUGH_STEPS
    assert applied(Fix.MORE_EPOCHS, replace(config, epochs=900)).epochs == MOST_EPOCHS


@pytest.mark.parametrize("outcome", [RUNNING, *TrainingOutcome])
@pytest.mark.parametrize("history", [GOOD, GUESSING, TURNED, GAP], ids=str)
def test_a_fix_changes_the_settings_and_stays_in_bounds(history, outcome):
    configs = [preset.config for preset in PRESETS.values()] + [
        replace(CONFIG, samples=samples, learning_rate=rate, batch_size=batch, more_epochs=more)
        for samples, rate, batch, more in product(
            [10, 100, 54_999, None], [1e-6, 1e-3, 0.004, 10.0], [8, 4096], [(), (5,)]
        )
    ]
    for config in configs:  # TrainingConfig refuses what is out of bounds
        said = diagnosis_of(config, history, outcome)
        if said is not None and said.fix not in (None, Fix.STOP):
            changed = applied(said.fix, config)
            assert changed != replace(config, more_epochs=())
            assert changed.more_epochs == ()
            assert changed.architecture == config.architecture


def test_every_fix_can_be_applied_to_every_preset():
    for preset, fix in product(PRESETS.values(), Fix):
        assert isinstance(applied(fix, preset.config), TrainingConfig)
