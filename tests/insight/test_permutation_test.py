"""Comparing groups of runs: what is called a difference, and how often wrongly."""

import numpy as np
import pytest

from mnist_desktop.insight.permutation_test import LEVEL, holm, permutation_test


def test_five_against_five_that_do_not_overlap():
    first, second = [0.90, 0.91, 0.92, 0.93, 0.94], [0.95, 0.96, 0.97, 0.98, 0.99]
    assert permutation_test(first, second) == pytest.approx(2 / 252)
    assert permutation_test(second, first) == pytest.approx(2 / 252)


def test_equal_runs_never_differ():
    assert permutation_test([0.99] * 5, [0.99] * 5) == 1.0
    assert permutation_test([0.98, 0.99], [0.99, 0.98]) == 1.0


def test_one_run_each_tells_nothing():
    assert permutation_test([0.9], [0.99]) == 1.0


def test_groups_of_other_sizes():
    assert permutation_test([1.0, 2.0, 3.0], [10.0]) == pytest.approx(1 / 4)


@pytest.mark.parametrize("groups", [([], [0.9]), ([0.9], []), ([0.5] * 15, [0.5] * 15)])
def test_what_cannot_be_tested_is_refused(groups):
    with pytest.raises(ValueError, match="run"):
        permutation_test(*groups)


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, 0.9]) == [1.0, 1.0]
    assert holm([]) == []


def test_the_same_against_the_same_is_rarely_called_different():
    """Runs of one setting: the accuracy of 5,000 validation images, and what the seed does."""
    generator = np.random.default_rng(0)
    called = sum(permutation_test(*_runs(generator, (0.985, 0.985))) < LEVEL for _ in range(200))
    assert called <= 15


def test_1000_images_are_told_from_10000():
    """Quick's validation accuracies: about 0.955 from 1,000 images and 0.985 from 10,000."""
    generator = np.random.default_rng(1)
    called = sum(permutation_test(*_runs(generator, (0.955, 0.985))) < LEVEL for _ in range(200))
    assert called >= 180


def _runs(generator, accuracies):
    """Five runs of each of two settings."""
    means = [generator.normal(mean, 0.004, 5).clip(0, 1) for mean in accuracies]
    return [list(generator.binomial(5_000, mean) / 5_000) for mean in means]
