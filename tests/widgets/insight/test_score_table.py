"""A learner follows the scores of a drawing to its answer."""

from dataclasses import replace

import pytest

from mnist_desktop.insight.decision import decision_of
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.widgets.insight.score_table import ScoreTable
from tests.insight.small_networks import POOLED, images, model_of


@pytest.fixture
def table(shown):
    return shown(ScoreTable(), 380, 500)


@pytest.fixture(scope="module")
def decision():
    classifier = Classifier(model_of(POOLED))
    return decision_of(classifier, classifier.read(images(1)[0]))


def text(table, name):
    part = table.findChild(object, name)
    return "" if part.isHidden() else part.text()


def judged(decision, threshold, **changed):
    return replace(
        decision, threshold=threshold, prediction=replace(decision.prediction, **changed)
    )


def test_scores_become_probabilities_and_meet_the_threshold(table, decision):
    confidence = 100 * decision.prediction.confidence
    table.show_decision(judged(decision, 0.05, accepted=True))
    assert text(table, "thresholdLabel") == (
        f"Accepted: {confidence:.1f} % is not below the threshold, 5.0 %."
    )
    assert table.findChild(object, "scoreSoftmax").rowCount() == 11
    assert text(table, "temperatureLabel").startswith("Temperature 1:")
    assert text(table, "confidenceFactor") == ""
    table.show_decision(judged(decision, 0.9995, accepted=False))
    assert text(table, "thresholdLabel").startswith("Not sure: ")
    table.show_decision(judged(decision, 0.9995, accepted=False, refused=True))
    assert text(table, "thresholdLabel").startswith("Not a digit: ")
    table.show_decision(judged(decision, 0.05, accepted=False, is_several=True))
    assert "more than one digit" in text(table, "thresholdLabel")


def test_the_confidence_branch_is_named_for_what_it_does(table, decision):
    table.show_decision(replace(decision, confidence_factor=0.425))
    assert text(table, "confidenceFactor").endswith("multiplied all scores by 0.42.")


@pytest.mark.parametrize(("temperature", "words"), [(0.8, "surer"), (1.37, "less sure")])
def test_the_temperature_is_put_in_words(table, decision, temperature, words):
    table.show_decision(
        replace(decision, softmax=replace(decision.softmax, temperature=temperature))
    )
    assert text(table, "temperatureLabel").endswith(f"makes the network {words}.")


def test_nothing_drawn_shows_nothing(table, decision):
    table.show_decision(decision)
    table.show_decision(None)
    names = "confidenceFactor", "temperatureLabel", "thresholdLabel"
    assert [text(table, name) for name in names] == [""] * 3
    assert table.findChild(object, "scoreSoftmax").isHidden()
