import math
from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.data.evaluate import SLICE
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.batches import TrainingSets
from mnist_desktop.learning.events import TrainingConfig
from mnist_desktop.learning.losses import losses_of_logits
from mnist_desktop.learning.scoring import Scoring
from mnist_desktop.recognition.classifier import Classifier
from tests.recognition.random_weights import SMALL, random_weights

CONFIG = TrainingConfig(SMALL, 1)
WEIGHTS = random_weights(SMALL)
CALMER = {name: weight / 3 for name, weight in WEIGHTS.items()}  # labels are random: lower


def images_of(count, seed):
    chance = np.random.default_rng(seed)
    images = chance.integers(0, 256, (count, 28, 28), dtype=np.uint8)
    return LabelledImages(images, chance.integers(0, 10, count, dtype=np.uint8))


VALIDATION = images_of(SLICE + 100, 0)
SETS = TrainingSets(None, VALIDATION, "", measured=images_of(300, 1))


def losses(weights):
    logits = Classifier.from_weights(SMALL, weights).logits(VALIDATION.as_floats())
    return losses_of_logits("cross_entropy", VALIDATION.labels, logits.astype(np.float64))


def scores(scoring, weights, lowest=math.inf, wait=lambda: True):
    return scoring.scores(weights, wait, lowest)


def test_a_rise_of_the_loss_is_as_uncertain_as_its_difference_on_the_same_images():
    scoring = Scoring(CONFIG, SETS)
    first = scores(scoring, CALMER)
    assert first.loss == pytest.approx(losses(CALMER).mean())
    assert first.loss_error == 0
    second = scores(scoring, WEIGHTS, first.loss)
    difference = losses(WEIGHTS) - losses(CALMER)
    assert second.loss - first.loss == pytest.approx(difference.mean())
    assert second.loss_error == pytest.approx(difference.std() / math.sqrt(len(VALIDATION)))
    assert scores(scoring, CALMER, second.loss).loss_error == 0  # the lowest again


def test_what_is_read_as_what_is_counted_on_the_way():
    found = np.array(scores(Scoring(CONFIG, SETS), WEIGHTS).confusion)
    assert found.sum(axis=1).tolist() == np.bincount(VALIDATION.labels).tolist()
    assert found.trace() / len(VALIDATION) == scores(Scoring(CONFIG, SETS), WEIGHTS).accuracy


def test_it_is_not_known_where_the_lowest_was_before_the_run_was_resumed():
    assert scores(Scoring(CONFIG, SETS), CALMER, 1e-3).loss_error is None


def test_training_images_are_measured_as_validation_images_are():
    found = scores(Scoring(CONFIG, SETS), WEIGHTS)
    classifier = Classifier.from_weights(SMALL, WEIGHTS)
    for part, accuracy in (
        (VALIDATION, found.accuracy),
        (SETS.measured, found.training_accuracy),
    ):
        answers = classifier.logits(part.as_floats()).argmax(axis=1)
        assert accuracy == (answers == part.labels).mean()
    unmeasured = replace(SETS, measured=None)
    assert scores(Scoring(CONFIG, unmeasured), WEIGHTS).training_accuracy is None


def test_it_can_be_ended_between_every_few_hundred_images():
    looks = []
    scores(Scoring(CONFIG, SETS), WEIGHTS, wait=lambda: looks.append(None) or True)
    assert len(looks) == 3  # two parts of the validation images and one of the others
    for answers in ([False], [True, False], [True, True, False]):
        assert scores(Scoring(CONFIG, SETS), WEIGHTS, wait=iter(answers).__next__) is None
