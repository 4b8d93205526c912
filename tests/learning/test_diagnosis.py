"""Each sentence of the diagnosis against runs of which it is known to be true, or to be untrue.

Real runs: `test_diagnosis_of_real_runs`.
"""

from dataclasses import replace
from itertools import product

import pytest

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.diagnosis import (
    MNIST_EVIDENCE,
    Diagnosis,
    Finding,
    Measurements,
    diagnosis_of,
)
from mnist_desktop.learning.events import TrainingOutcome
from mnist_desktop.learning.fixes import MIN_RATE, Fix, applied
from mnist_desktop.learning.presets import PRESETS
from tests.learning.histories import (
    CONFIG,
    GAP,
    GOOD,
    GUESSING,
    RUNNING,
    TURNED,
    history_of,
)

FINISHED = TrainingOutcome.FINISHED
TINY = Measurements(available=275, validation=25, test=40)  # of 300 images


def test_nothing_before_the_first_epoch_and_after_a_good_run():
    assert diagnosis_of(CONFIG, [], RUNNING) is None
    assert diagnosis_of(CONFIG, [], TrainingOutcome.STOPPED) is None
    for outcome in (FINISHED, TrainingOutcome.EARLY, TrainingOutcome.STOPPED):
        assert diagnosis_of(CONFIG, GOOD, outcome) is None


class TestLearning:
    """ "It is learning: ..." """

    def test_while_it_gets_better(self):
        said = diagnosis_of(CONFIG, GOOD, RUNNING)
        assert said == Diagnosis(Finding.LEARNING, None, 3, 0.98, 0.98)

    def test_by_accuracy_or_by_loss(self):
        by_loss = history_of([0.97, 0.969], validation_losses=[0.2, 0.19])
        by_accuracy = history_of([0.97, 0.971], validation_losses=[0.2, 0.21])
        for history in (by_loss, by_accuracy):
            assert diagnosis_of(CONFIG, history, RUNNING).finding is Finding.LEARNING

    @pytest.mark.parametrize("validation", [[0.9, 0.95, 0.6], [0.9, 0.95, 0.949], [0.4, 0.3]])
    def test_not_where_it_was_better_before(self, validation):
        losses = [1 - one for one in validation]
        history = history_of(validation, losses=losses)
        said = diagnosis_of(CONFIG, history, RUNNING)
        best = max(validation)
        kept = validation.index(best) + 1
        assert (said.finding, said.fix) == (Finding.NO_BETTER, None)
        assert (said.epoch, said.kept, said.best) == (len(validation), kept, best)

    def test_an_earlier_epoch_does_not_hide_that_it_learns_again(self):
        history = history_of([0.9, 0.5, 0.92], validation_losses=[0.3, 0.9, 0.25])
        assert diagnosis_of(CONFIG, history, RUNNING).finding is Finding.LEARNING

    @pytest.mark.parametrize(
        ("evidence", "accuracy", "finding"),
        [
            (Measurements(), 0.25, Finding.LEARNING),
            (TINY, 0.21, Finding.UNCLEAR),  # 5 of 25: chance gives that once in ten
            (TINY, 0.4, Finding.LEARNING),
            # Nine of ten images are of one class, and 100 are too few to tell 93 from 90 of them
            (Measurements(chance=0.9, validation=100), 0.93, Finding.UNCLEAR),
            (Measurements(chance=0.9, validation=100), 0.98, Finding.LEARNING),
            (Measurements(chance=0.9, validation=5_000), 0.93, Finding.LEARNING),
        ],
    )
    def test_not_where_chance_may_do_it(self, evidence, accuracy, finding):
        said = diagnosis_of(CONFIG, history_of([accuracy]), RUNNING, evidence)
        assert said.finding is finding
        if finding is Finding.UNCLEAR:
            assert said.chance == evidence.chance


class TestDiverged:
    """ "The loss became infinite in epoch N: probably the steps were too large." """

    @pytest.mark.parametrize("history", [[], GOOD, GUESSING, GAP, TURNED])
    def test_asks_for_smaller_steps(self, history):
        said = diagnosis_of(CONFIG, history, TrainingOutcome.DIVERGED)
        assert said == Diagnosis(Finding.DIVERGED, Fix.LOWER_RATE, len(history) + 1)
        assert applied(said.fix, CONFIG).learning_rate == 1e-4

    def test_no_other_outcome_is_said_to_be(self):
        for outcome in {RUNNING, *TrainingOutcome} - {TrainingOutcome.DIVERGED}:
            for history in ([], GOOD, GUESSING, GAP, TURNED):
                said = diagnosis_of(CONFIG, history, outcome)
                assert said is None or said.finding is not Finding.DIVERGED

    def test_the_smallest_rate_gets_no_smaller(self):
        least = replace(CONFIG, learning_rate=MIN_RATE)
        assert diagnosis_of(least, GOOD, TrainingOutcome.DIVERGED).fix is None
        smaller = replace(CONFIG, learning_rate=MIN_RATE / 2)
        assert applied(Fix.LOWER_RATE, smaller).learning_rate == smaller.learning_rate


class TestGuessing:
    """ "Hardly better than guessing ...", with what is probably wrong."""

    @pytest.mark.parametrize("outcome", [RUNNING, FINISHED])
    @pytest.mark.parametrize(
        ("changes", "fix"),
        [
            ({"learning_rate": 1e-3}, None),
            ({"learning_rate": 3.2}, Fix.LOWER_RATE),
            ({"learning_rate": 3.1e-3}, Fix.LOWER_RATE),
            ({"learning_rate": 1e-5}, Fix.USUAL_RATE),
            ({"learning_rate": 5e-4}, None),  # low, but not too low to learn at
            ({"optimizer": "sgd", "learning_rate": 0.05}, None),
            ({"optimizer": "sgd", "learning_rate": 0.5}, Fix.LOWER_RATE),
            ({"optimizer": "sgd", "learning_rate": 1e-3}, Fix.USUAL_RATE),
            ({"samples": 100, "epochs": 3}, Fix.MORE_EPOCHS),
            ({"samples": 100, "epochs": 3, "learning_rate": 8e-3}, Fix.MORE_EPOCHS),
            ({"samples": 100, "epochs": 3, "learning_rate": 10.0}, Fix.LOWER_RATE),
            ({"samples": 100, "epochs": 1000}, None),  # the batches are still to come
            # 20 times the usual rate, but a preset's own, which is known to be good
            ({"preset": "quick", "learning_rate": 2e-2}, None),
            ({"preset": "quick", "learning_rate": 2e-1}, Fix.LOWER_RATE),
            ({"preset": "best", "learning_rate": 3e-3}, None),
        ],
    )
    def test_what_is_wrong(self, changes, fix, outcome):
        config = replace(CONFIG, **changes)
        said = diagnosis_of(config, GUESSING, outcome)
        batches = min(config.samples or 55_000, 55_000) // config.batch_size or 1
        assert said == Diagnosis(Finding.GUESSING, fix, 1, 0.11, 0.11, batches=batches)

    def test_a_dead_network_is_never_given_a_larger_rate_than_it_died_of(self):
        """The rival suggested 0.32."""
        for preset, rate in product(PRESETS.values(), [1e-2, 0.1, 0.32, 1.0, 10.0]):
            config = replace(preset.config, learning_rate=rate)
            for outcome in TrainingOutcome:
                fix = diagnosis_of(config, GUESSING, outcome).fix
                assert fix is None or applied(fix, config).learning_rate < rate

    def test_it_is_over_when_the_network_learns(self):
        history = history_of([0.1, 0.6, 0.8])
        assert diagnosis_of(CONFIG, history, RUNNING).finding is Finding.LEARNING
        assert diagnosis_of(CONFIG, history, FINISHED) is None

    @pytest.mark.parametrize("outcome", [RUNNING, FINISHED])
    def test_a_network_that_forgets_all_is_guessing_too(self, outcome):
        config = replace(CONFIG, learning_rate=0.02)
        said = diagnosis_of(config, history_of([0.9, 0.1]), outcome)
        assert (said.finding, said.fix, said.epoch) == (Finding.GUESSING, Fix.LOWER_RATE, 2)

    @pytest.mark.parametrize(
        ("chance", "guess", "learned"), [(0.1, 0.19, 0.21), (0.5, 0.52, 0.6), (0.9, 0.905, 0.95)]
    )
    def test_it_depends_on_the_most_frequent_class(self, chance, guess, learned):
        for accuracy, is_guess in ((guess, True), (learned, False)):
            evidence = Measurements(chance=chance)
            said = diagnosis_of(CONFIG, history_of([accuracy]), RUNNING, evidence)
            assert (said.finding is Finding.GUESSING) == is_guess

    def test_a_network_that_knows_random_labels_by_heart_is_not(self):
        history = history_of([0.1, 0.11], training=[0.6, 0.99])
        assert diagnosis_of(CONFIG, history, RUNNING).finding is Finding.GAP


class TestShort:
    """ "Only N % right even of the images it learned from ...: more epochs may help." """

    FEW = replace(CONFIG, samples=1000, batch_size=40, epochs=3)

    def test_few_batches_and_training_images_not_learned(self):
        said = diagnosis_of(self.FEW, history_of([0.3, 0.5, 0.7]), FINISHED)
        assert said == Diagnosis(Finding.SHORT, Fix.MORE_EPOCHS, 3, 0.7, 0.7, batches=75)
        assert applied(said.fix, self.FEW).epochs == 12

    @pytest.mark.parametrize(
        ("changes", "history", "outcome"),
        [
            ({}, history_of([0.3, 0.5, 0.7]), RUNNING),  # it is not over
            ({}, history_of([0.3, 0.5, 0.92]), FINISHED),  # it has learned them
            ({"epochs": 300}, history_of([0.3, 0.5, 0.7]), TrainingOutcome.STOPPED),
            ({"samples": None}, history_of([0.3, 0.5, 0.7]), FINISHED),  # as with wrong labels
            ({}, history_of([0.3, 0.5, 0.7], training=[None] * 3), FINISHED),  # nobody knows
        ],
    )
    def test_not_otherwise(self, changes, history, outcome):
        said = diagnosis_of(replace(self.FEW, **changes), history, outcome)
        assert said is None or said.finding is not Finding.SHORT


class TestOverfitting:
    """ "Overfitting since epoch N: validation loss rises while training loss falls ..." """

    def test_since_the_lowest_validation_loss(self):
        said = diagnosis_of(CONFIG, TURNED, RUNNING)
        assert said == Diagnosis(Finding.OVERFITTING, Fix.STOP, 2, 0.999, 0.972, kept=4)
        assert applied(said.fix, CONFIG) == CONFIG

    def test_there_is_nothing_to_stop_after_the_last_epoch(self):
        assert diagnosis_of(replace(CONFIG, epochs=4), TURNED, RUNNING).fix is None

    @pytest.mark.parametrize(
        ("changes", "fix"),
        [
            ({}, Fix.AUGMENT),
            ({"augmentation": Augmentation(), "samples": 1000}, Fix.MORE_IMAGES),
            ({"augmentation": Augmentation()}, None),
        ],
    )
    def test_what_to_do_afterwards(self, changes, fix):
        said = diagnosis_of(replace(CONFIG, **changes), TURNED, FINISHED)
        assert (said.finding, said.fix) == (Finding.OVERFITTING, fix)

    @pytest.mark.parametrize(
        "changes",
        [
            {"validation_losses": [0.3, 0.2, 0.204, 0.205]},  # hardly higher
            {"validation_losses": [0.3, 0.2, 0.23, 0.21]},  # on its way back
            {"validation_losses": [0.3, 0.25, 0.2, 0.23]},  # once only
            {"validation_losses": [0.3, 0.2, 0.23, 0.199]},  # a new lowest
            {"losses": [0.3, 0.2, 0.21, 0.23]},  # training loss rises too
            {"error": 0.02},  # tiny validation sets: other images, another loss
            {"error": None},  # nobody knows
            {"training": [0.95, 0.98, 0.97, 0.97]},  # its own images are read worse, too
            {"training": [0.93, 0.95, 0.955, 0.96]},  # worse than the others: augmentation
            {"training": [None] * 4},
        ],
        ids=str,
    )
    def test_not_otherwise(self, changes):
        figures = {
            "losses": [0.4, 0.2, 0.1, 0.05],
            "validation_losses": [0.3, 0.2, 0.21, 0.23],
            "training": [0.95, 0.98, 0.99, 0.995],
        }
        history = history_of([0.95, 0.97, 0.971, 0.972], **figures | changes)
        for outcome in (RUNNING, FINISHED):
            said = diagnosis_of(CONFIG, history, outcome)
            assert said is None or said.finding in (Finding.LEARNING, Finding.NO_BETTER)

    def test_few_validation_images_are_not_enough(self):
        history = history_of(
            [0.92, 0.96, 0.96, 0.96],
            losses=[0.4, 0.2, 0.1, 0.05],
            validation_losses=[0.3, 0.2, 0.3, 0.35],
            training=[0.95, 1.0, 1.0, 1.0],
        )
        assert diagnosis_of(CONFIG, history, RUNNING, TINY).finding is not Finding.OVERFITTING


class TestGap:
    """ "Overfitting: N % right of the images it learned from, only M % of ..." """

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
    def test_of_training_and_validation(self, changes, fix, outcome):
        said = diagnosis_of(replace(CONFIG, **changes), GAP, outcome)
        assert said == Diagnosis(Finding.GAP, fix, 2, 0.99, 0.9)

    @pytest.mark.parametrize(
        ("validation", "training", "evidence"),
        [
            (0.284, 0.326, Measurements(2750, 250)),  # 3,000 images in too few, too large batches
            (0.90, 0.92, Measurements()),  # narrow
            (0.97, 0.93, Measurements()),  # dropout and augmentation: harder to learn than to read
            (0.87, 0.91, Measurements()),  # after the first of many epochs: it may still close
            (0.92, 1.0, TINY),  # 23 of 25
            (0.9, None, Measurements()),  # not measured, as in a file of an older version
        ],
    )
    @pytest.mark.parametrize("outcome", [RUNNING, FINISHED])
    def test_not_otherwise(self, validation, training, evidence, outcome):
        history = history_of([validation], training=[training])
        said = diagnosis_of(CONFIG, history, outcome, evidence)
        assert said is None or said.finding is not Finding.GAP

    def test_means_while_learning_say_nothing(self):
        """They are of changed images, with dropout, of weights that change."""
        for online in (0.1, 0.968, 1.0):
            history = [replace(one, accuracy=online) for one in history_of([0.3, 0.35])]
            assert diagnosis_of(CONFIG, history, FINISHED) is None

    def test_of_training_and_test(self):
        def said(history, test, training, evidence=MNIST_EVIDENCE):
            return diagnosis_of(
                CONFIG, history, FINISHED, evidence, test_accuracy=test, training_accuracy=training
            )

        assert said(GOOD, 0.96, 0.97) is None
        narrow = history_of([0.96])  # validation lies between
        assert said(narrow, 0.94, 0.98) == Diagnosis(Finding.GAP, Fix.AUGMENT, 1, 0.98, None, 0.94)
        assert said(narrow, 0.94, 0.98, replace(TINY, validation=5_000)) is None  # 40 test images


class TestShift:
    """ "N % right in validation, M % in the test: the test images seem to be of another kind." """

    def said(self, test, evidence=MNIST_EVIDENCE):
        return diagnosis_of(
            CONFIG, GOOD, FINISHED, evidence, test_accuracy=test, training_accuracy=0.985
        )

    def test_it_learned_from_neither(self):
        assert self.said(0.8) == Diagnosis(Finding.SHIFT, None, 3, 0.985, 0.98, 0.8)

    def test_not_where_they_are_alike_or_too_few_to_tell(self):
        assert self.said(0.97) is None
        assert self.said(0.99) is None
        assert self.said(0.9, TINY) is None


def test_a_data_set_of_another_size():
    config = replace(CONFIG, samples=1000)
    assert diagnosis_of(config, GAP, FINISHED, Measurements(available=1000)).fix is Fix.AUGMENT
    assert applied(Fix.MORE_IMAGES, config, available=5000).samples is None
    assert applied(Fix.MORE_IMAGES, config).samples == 10_000
