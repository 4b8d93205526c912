import numpy as np
import pytest

from mnist_desktop.insight.coverage import Coverage

SURENESS = np.array([0.9, 0.5, 0.99, 0.7, 0.7, 0.3], np.float32)
RIGHT = np.array([True, False, True, False, True, False])


@pytest.fixture
def coverage():
    return Coverage(SURENESS, RIGHT)


def test_what_a_threshold_accepts(coverage):
    accepted = coverage.at(0.7)
    assert (accepted.count, accepted.right, accepted.refused_right) == (4, 3, 0)
    assert accepted.coverage == pytest.approx(4 / 6)
    assert accepted.accuracy == 0.75
    strict = coverage.at(0.95)
    assert (strict.count, strict.right, strict.refused_right) == (1, 1, 2)


def test_nothing_may_be_accepted(coverage):
    assert coverage.at(0.999).accuracy is None
    assert coverage.at(0.999).count == 0


def test_equally_sure_answers_are_accepted_together(coverage):
    shares = np.array([1, 2, 4, 5, 6]) / 6
    np.testing.assert_allclose(coverage.curve()[:, 0], shares)
    np.testing.assert_allclose(coverage.curve()[:, 1], [1, 1, 3 / 4, 3 / 5, 3 / 6])
    assert len(coverage.curve(3)) == 3


def test_a_threshold_for_a_share(coverage):
    assert coverage.threshold_of(0.5) == pytest.approx(0.7)
    assert coverage.at(coverage.threshold_of(0.5)).count == 4
    assert coverage.threshold_of(0.0) == pytest.approx(0.99)
    assert coverage.at(coverage.threshold_of(1.0)).count == 6


def test_the_images_on_either_side(coverage):
    assert coverage.wrong_accepted(0.4).tolist() == [3, 1]
    assert coverage.refused(0.7).tolist() == [5, 1]
