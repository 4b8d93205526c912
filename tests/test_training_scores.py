from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.learning.progress import PRESETS
from mnist_desktop.recognition.architectures import ARCHITECTURES
from mnist_desktop.recognition.model_file import Model, ModelMetadata, read_model
from mnist_desktop.training_scores import TrainingScores, training_scores
from tests.recognition.random_weights import random_weights


@pytest.mark.slow
def test_the_built_in_model():
    model = read_model(asset_path("best.digitmodel"))
    scores = training_scores(model, replace(PRESETS["best"].config, samples=500))
    assert scores.test_accuracy == pytest.approx(0.9965, abs=0.001)
    assert scores.train_accuracy > 0.99
    assert 0 < scores.test_loss < 0.1
    assert scores.tested == 10_000


def test_classes_that_are_not_there_are_never_the_answer(tmp_path):
    path = tmp_path / "two.npz"
    images = np.zeros((60, 28, 28), np.uint8)
    labels = (np.arange(60) % 2).astype(np.uint8)
    parts = {"x_train": images, "y_train": labels, "x_test": images, "y_test": labels}
    np.savez(path, classes=np.array(["a", "b"]), **parts)
    network = ARCHITECTURES["mlp"]
    weights = random_weights(network)
    weights["scores/bias"][:] = [0.0, 1.0, *[1000.0] * 8]
    weights["scores/kernel"][:] = 0
    model = Model(network, weights, ModelMetadata(classes=("a", "b")))
    config = replace(PRESETS["tutorial5"].config, data=path)
    scores = training_scores(model, config)
    assert scores.test_accuracy == 0.5
    assert scores.train_accuracy > 0.4


@pytest.mark.parametrize(
    ("train", "test", "words"),
    [
        (0.3, 0.2, "not learned much"),
        (0.991, 0.99, "as well as"),
        (0.9, 0.95, "as well as"),
        (0.99, 0.97, "nearly as well"),
        (1.0, 0.9, "overfitting"),
    ],
)
def test_the_gap_in_words(train, test, words):
    assert words in TrainingScores(train, test, 0.1, 100).gap_in_words()
