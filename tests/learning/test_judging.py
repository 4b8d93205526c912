import numpy as np
import pytest

from mnist_desktop.learning.judging import judged
from mnist_desktop.learning.mnist import load_mnist
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from tests.fake_learning import CONFIG, result_of
from tests.recognition.random_weights import SMALL, random_weights


@pytest.fixture(scope="module")
def judgement():
    return judged(result_of(CONFIG), Classifier.load().model)


def test_accuracies_are_those_of_the_test_images(judgement):
    test = load_mnist().test
    classifier = Classifier.from_weights(CONFIG.architecture, result_of(CONFIG).weights)
    right = classifier.predict(test.as_floats()).argmax(axis=1) == test.labels
    assert judgement.test_accuracy == right.mean()
    assert 0 <= judgement.training_accuracy <= 1
    assert judgement.other_accuracy > 0.99


def test_five_images_with_wrong_ones_among_them(judgement):
    assert judgement.images.shape == (5, 28, 28)
    assert judgement.images.dtype == np.uint8
    assert (judgement.labels != judgement.predictions).any()


def test_time_and_device_are_the_runs(judgement):
    assert (judgement.seconds, judgement.device) == (2.0, "CPU")


def test_a_model_of_other_classes_is_not_compared():
    names = ModelMetadata(classes=("shoe", "shirt"))
    other = Model(SMALL, random_weights(SMALL), names)
    assert judged(result_of(CONFIG), other).other_accuracy is None
    assert judged(result_of(CONFIG), None).other_accuracy is None
