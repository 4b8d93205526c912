import numpy as np
import pytest

from mnist_desktop.learning.keras_model import build_keras_model, keras_weights
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, CLASSES
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from tests.training.conftest import SETTINGS
from training.drawings.folds import NO_FOLD
from training.recipe import confidence_learning
from training.recipe.confidence_learning import (
    _features,
    _learned,
    _scaled,
    with_learned_confidence,
)
from training.recipe.recipe import Recipe

QUICK = ARCHITECTURES["quick"]


def images(count):
    return np.random.default_rng(0).random((count, 28, 28), np.float32)


@pytest.mark.long
def test_every_digit_is_read_as_before(small_data):
    weights = keras_weights(build_keras_model(QUICK), QUICK)
    recipe = Recipe().with_settings(SETTINGS)
    sure = with_learned_confidence(QUICK, weights, recipe, small_data, seed=0, without=NO_FOLD)
    before = Classifier.from_weights(QUICK, weights).logits(images(50))
    after = Classifier.from_weights(with_confidence_branch(QUICK), sure).logits(images(50))
    assert (before.argmax(axis=1) == after.argmax(axis=1)).all()
    confidence = after / (before * confidence_learning.SCALE)
    assert np.allclose(confidence, confidence[:, :1], atol=1e-4)
    assert ((confidence > 0) & (confidence <= 1 + 1e-4)).all()
    assert np.ptp(confidence[:, 0]) > 0


@pytest.mark.long
def test_it_learns_what_is_no_digit(monkeypatch):
    monkeypatch.setattr(confidence_learning, "EPOCHS", 40)
    weights = keras_weights(build_keras_model(QUICK), QUICK)
    dark, light = images(400) * 0.2, images(400)
    seen = np.concatenate([dark, light])
    features = _features(QUICK, weights, seen)
    digits = features.scores[:400].argmax(axis=1)
    labels = np.concatenate([digits, np.full(400, CLASSES)]).astype(np.uint8)
    sure = {**_scaled(QUICK, weights), **_learned(features, labels, seed=0)}
    scores = Classifier.from_weights(with_confidence_branch(QUICK), sure).logits(seen)
    confidence = scores[:, 0] / (features.scores[:, 0] * confidence_learning.SCALE)
    assert np.median(confidence[:400]) > 2 * np.median(confidence[400:])
