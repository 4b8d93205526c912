from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.learning.events import PRESETS
from mnist_desktop.learning.final_test import final_test
from mnist_desktop.learning.losses import mean_loss
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from tests.fake_learning import CONFIG, result_of
from tests.recognition.random_weights import SMALL, random_weights


@pytest.fixture(scope="module")
def result():
    return final_test(result_of(CONFIG), Classifier.load().model)


def test_accuracies_are_those_of_the_test_images(result):
    test = load_mnist().test
    classifier = Classifier.from_weights(CONFIG.architecture, result_of(CONFIG).weights)
    right = classifier.predict(test.as_floats()).argmax(axis=1) == test.labels
    assert result.test_accuracy == right.mean()
    assert 0 <= result.training_accuracy <= 1
    assert result.other_accuracy > 0.99


def test_five_images_with_wrong_ones_among_them(result):
    assert result.images.shape == (5, 28, 28)
    assert result.images.dtype == np.uint8
    assert (result.labels != result.predictions).any()


def test_time_and_device_are_the_runs(result):
    assert (result.seconds, result.device) == (2.0, "CPU")


def test_a_model_of_other_classes_is_not_compared():
    names = ModelMetadata(classes=("shoe", "shirt"))
    other = Model(SMALL, random_weights(SMALL), names)
    assert final_test(result_of(CONFIG), other).other_accuracy is None
    assert final_test(result_of(CONFIG), None).other_accuracy is None


def test_the_loss_is_the_runs(result):
    assert result.tested == 10_000
    logits = Classifier.from_weights(CONFIG.architecture, result_of(CONFIG).weights).logits(
        load_mnist().test.as_floats()
    )
    loss = mean_loss(CONFIG.loss, load_mnist().test.labels, logits.astype(np.float64))
    assert result.test_loss == loss


@pytest.mark.slow
def test_the_built_in_model():
    model = Classifier.load().model
    config = replace(PRESETS["best"].config, samples=500, architecture=model.architecture)
    result = final_test(replace(result_of(config), weights=model.weights), None)
    assert result.test_accuracy == pytest.approx(model.metadata.scores["mnist_test"], abs=2e-4)
    assert result.training_accuracy > 0.99
    assert 0 < result.test_loss < 0.1


def test_classes_that_are_not_there_are_never_the_answer(tmp_path):
    path = tmp_path / "two.npz"
    images = np.zeros((60, 28, 28), np.uint8)
    labels = (np.arange(60) % 2).astype(np.uint8)
    parts = {"x_train": images, "y_train": labels, "x_test": images, "y_test": labels}
    np.savez(path, classes=np.array(["a", "b"]), **parts)
    config = replace(CONFIG, data=path)
    weights = random_weights(SMALL)
    weights["scores/bias"][:] = [0.0, 1.0, *[1000.0] * 8]
    weights["scores/kernel"][:] = 0
    result = replace(result_of(config), weights=weights, classes=("a", "b"))
    result = final_test(result, None)
    assert result.test_accuracy == 0.5
    assert result.training_accuracy > 0.4
    assert result.test_loss == pytest.approx(np.log(1 + np.e) - 0.5)
    assert result.tested == 60
