import numpy as np
import pytest

from training.drawings.unknown_forms import KINDS, form_of, written


@pytest.mark.parametrize("kind", KINDS)
def test_a_person_writes_the_same_form_again_and_a_little_different(kind):
    form = form_of(kind, 4, seed=1)
    assert all((a == b).all() for a, b in zip(form, form_of(kind, 4, seed=1), strict=True))
    generator = np.random.default_rng(0)
    first, second = written(form, generator), written(form, generator)
    assert [len(stroke) for stroke in first] == [len(stroke) for stroke in form]
    away = np.concatenate(first) - np.concatenate(second)
    assert 0 < np.abs(away).mean() < 0.15


def test_another_person_has_another_form():
    assert not np.array_equal(form_of("lying", 7, seed=1)[0], form_of("lying", 7, seed=2)[0])
