"""Small trainings of which it is known what happens, and what the diagnosis says of them."""

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.batches import ShuffledImages, TrainingSets
from mnist_desktop.learning.diagnosis import Finding, Measurements, diagnosis_of
from mnist_desktop.learning.events import TrainingConfig, TrainingOutcome
from mnist_desktop.learning.fixes import Fix
from mnist_desktop.learning.train import train
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.layers import Activation, Dense, Dropout, Flatten

VALIDATED = 1000


def network(dropout=0.0):
    """Of one layer of 64 units, which soon knows some hundred images by heart."""
    return Architecture(
        "own",
        (
            Flatten("flatten", ("image",)),
            Dense("dense", ("flatten",), 64),
            Activation("relu", ("dense",), "relu"),
            Dropout("dropout", ("relu",), dropout),
            Dense("scores", ("dropout",)),
        ),
    )


class Run:
    """A training and what is said of it: after each epoch and at its end."""

    def __init__(self, images, labels=None, **changes):
        mnist = load_mnist()
        learned = mnist.train[:images]
        if labels is not None:
            learned = LabelledImages(learned.images, labels)
        settings = {"epochs": 5, "batch_size": 20, "learning_rate": 3e-3, "schedule": "constant"}
        stop_after = changes.pop("stop_after", None)
        config = TrainingConfig(
            **{"architecture": network(), "optimizer": "adam"} | settings | changes
        )
        examples = ShuffledImages(learned, config.batch_size, 0, config.augmentation)
        sets = TrainingSets(examples, mnist.validation[:VALIDATED], "", measured=learned)
        self.epochs = []
        self.result = train(
            config,
            sets=sets,
            on_epoch=self.epochs.append,
            should_stop=lambda: len(self.epochs) == stop_after,
        )
        evidence = Measurements(images, VALIDATED, chance=0.12)
        self.meanwhile = [
            diagnosis_of(config, self.epochs[:count], None, evidence)
            for count in range(1, len(self.epochs) + 1)
        ]
        self.said = diagnosis_of(config, self.epochs, self.result.outcome, evidence)

    @property
    def findings(self):
        """All that was said."""
        every = [*self.meanwhile, self.said]
        return {diagnosis.finding for diagnosis in every if diagnosis is not None}


OVERFITTING = {Finding.OVERFITTING, Finding.GAP}


def test_many_epochs_of_few_images_overfit():
    run = Run(200, epochs=20)
    assert run.said.finding in OVERFITTING
    assert run.epochs[-1].training_accuracy > 0.99
    assert run.epochs[-1].validation_accuracy < 0.9


def test_random_labels_are_learned_by_heart():
    labels = np.random.default_rng(0).integers(0, 10, 100).astype(np.uint8)
    run = Run(100, labels, epochs=50)
    assert run.epochs[-1].training_accuracy > 0.98
    assert run.epochs[-1].validation_accuracy < 0.2
    assert run.said.finding in OVERFITTING  # and not that it guesses, or its rate


@pytest.mark.parametrize(
    "changes",
    [
        {"augmentation": Augmentation()},
        pytest.param({"architecture": network(dropout=0.5)}, marks=pytest.mark.long),
        pytest.param({"class_weights": (1.0,) * 9 + (0.0,)}, marks=pytest.mark.long),
    ],
    ids=["augmentation", "dropout", "a class that counts nothing"],
)
def test_what_makes_learning_harder_is_no_gap_the_other_way(changes):
    run = Run(3000, epochs=2, batch_size=50, **changes)
    assert run.findings <= {Finding.LEARNING, Finding.SHORT, Finding.NO_BETTER}
    assert run.epochs[0].accuracy < run.epochs[0].training_accuracy


def test_a_rate_that_is_too_high_is_not_overfitting():
    run = Run(500, learning_rate=3.0)
    assert not run.findings & OVERFITTING
    assert run.said.finding in (Finding.GUESSING, Finding.DIVERGED)
    assert run.said.fix is Fix.LOWER_RATE


def test_a_rate_that_is_too_low_is_told():
    run = Run(1500, learning_rate=1e-6, epochs=1)
    assert (run.said.finding, run.said.fix) == (Finding.GUESSING, Fix.USUAL_RATE)


def test_averages_of_too_few_batches_are_not_overfitting():
    """The `quick` network in 6 batches: its batches' own statistics hide that it reads nothing."""
    run = Run(
        *(512,),
        architecture=ARCHITECTURES["quick"],
        epochs=3,
        batch_size=256,
        learning_rate=2e-2,
        averaging=0.98,
    )
    last = run.epochs[-1]
    assert last.accuracy > last.training_accuracy + 0.1  # what was taken for learning by heart
    assert not run.findings & OVERFITTING
    assert run.said.fix is Fix.MORE_EPOCHS


def test_stopped_after_its_first_epoch_there_is_nothing_to_say():
    run = Run(2000, epochs=30, stop_after=1)
    assert run.result.outcome is TrainingOutcome.STOPPED
    assert run.said is None
    assert run.findings == {Finding.LEARNING}
