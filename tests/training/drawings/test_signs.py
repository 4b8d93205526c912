import numpy as np
import pytest

from training.drawings.signs import EVALUATED_SIGNS, LEARNED_SIGNS, sign

ALL = {**LEARNED_SIGNS, **EVALUATED_SIGNS}


@pytest.mark.parametrize("name", ALL)
def test_a_sign_is_about_one_high_or_wide_and_never_the_same(name):
    first, second = (ALL[name](np.random.default_rng(seed)) for seed in range(2))
    for drawing in (first, second):
        points = np.concatenate(drawing)
        assert 0.7 < np.ptp(points, axis=0).max() < 1.6
    assert not np.array_equal(np.concatenate(first)[:2], np.concatenate(second)[:2])


def test_no_sign_is_learned_and_evaluated():
    assert not set(LEARNED_SIGNS) & set(EVALUATED_SIGNS)


def test_every_sign_is_drawn():
    generator = np.random.default_rng(0)
    drawn = {len(sign(LEARNED_SIGNS, generator)) for _ in range(100)}
    assert drawn == {1, 2, 3}
