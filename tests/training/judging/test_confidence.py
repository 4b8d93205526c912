import numpy as np
import pytest

from training.judging.confidence import (
    accuracy_at,
    auroc,
    calibration_error,
    confidences,
    fitted_temperature,
    interval,
    threshold_that_refuses,
)


@pytest.fixture
def generator():
    return np.random.default_rng(0)


def answers(generator, count=20_000, sharpness=1.0):
    """Logits whose probabilities are right as often as they say, then made sharper."""
    logits = generator.normal(0, 2, (count, 10))
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = (chances.cumsum(axis=1) > generator.random((count, 1))).argmax(axis=1)
    return logits * sharpness, labels.astype(np.uint8)


@pytest.mark.parametrize("sharpness", [0.5, 1.0, 2.0])
def test_temperature_undoes_sharpened_scores(generator, sharpness):
    logits, labels = answers(generator, sharpness=sharpness)
    assert fitted_temperature(logits, labels) == pytest.approx(sharpness, rel=0.05)


def test_calibration_is_right_where_chances_are(generator):
    logits, labels = answers(generator)
    right = logits.argmax(axis=1) == labels
    assert calibration_error(confidences(logits, 1.0), right) < 0.015
    assert calibration_error(confidences(logits, 0.3), right) > 0.1


def test_coverage_takes_the_surest():
    confidence = np.array([0.9, 0.2, 0.8, 0.7])
    right = np.array([True, False, True, True])
    assert accuracy_at(0.75, confidence, right) == 1
    assert accuracy_at(1.0, confidence, right) == 0.75


def test_auroc_counts_pairs():
    assert auroc(np.array([3.0, 4.0]), np.array([1.0, 2.0])) == 1
    assert auroc(np.array([1.0, 3.0]), np.array([2.0])) == 0.5
    assert auroc(np.array([1.0, 1.0]), np.array([1.0])) == 0.5
    some, others = np.array([0.3, 0.9, 0.5]), np.array([0.4, 0.5])
    by_hand = np.mean([(a > b) + (a == b) / 2 for a in some for b in others])
    assert auroc(some, others) == pytest.approx(by_hand)


def test_the_threshold_refuses_at_most_its_share(generator):
    digits = generator.random(10_000)
    threshold = threshold_that_refuses(0.01, digits)
    assert (digits < threshold).mean() <= 0.01
    assert round(threshold, 2) == threshold


def test_the_interval_is_wider_where_few_people_wrote(generator):
    wrong = np.repeat(generator.random(20) < 0.3, 50)
    alone = np.arange(1000).astype(str)
    together = np.repeat(np.arange(20), 50).astype(str)
    narrow, wide = interval(wrong, alone), interval(wrong, together)
    assert narrow[0] < wrong.mean() < narrow[1]
    assert wide[1] - wide[0] > 3 * (narrow[1] - narrow[0])
