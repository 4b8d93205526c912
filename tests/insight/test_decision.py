"""The numbers that decide an answer, by the built-in model and by one without a branch."""

import numpy as np
import pytest

from mnist_desktop.insight.decision import decision_of
from mnist_desktop.recognition.classifier import Classifier
from tests.insight.small_networks import POOLED, images, model_of


@pytest.fixture(scope="module")
def built_in():
    return Classifier.load()


def test_the_confidence_branch_has_multiplied_all_scores(built_in):
    prediction = built_in.read(images(1)[0])
    decision = decision_of(built_in, prediction)
    before = built_in.before_confidence.read(prediction.image).logits
    assert 0 < decision.confidence_factor < 1
    np.testing.assert_allclose(before * decision.confidence_factor, prediction.logits, atol=1e-3)
    np.testing.assert_allclose(decision.softmax.probabilities, prediction.probabilities, atol=1e-5)
    assert decision.threshold == built_in.metadata.threshold


def test_a_network_without_the_branch_has_no_factor():
    classifier = Classifier(model_of(POOLED))
    assert decision_of(classifier, classifier.read(images(1)[0])).confidence_factor is None


def test_no_factor_is_told_of_another_networks_answer(built_in):
    other = Classifier(model_of(POOLED)).read(images(1)[0])
    assert decision_of(built_in, other).confidence_factor is None
