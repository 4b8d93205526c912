from itertools import pairwise

import numpy as np
import pytest

from training.drawings.invented_digits import invented
from training.drawings.not_digits import EVALUATED, LEARNED, beside, halved, overlaid, scribble
from training.drawings.pen_styles import in_unit


@pytest.fixture
def generator():
    return np.random.default_rng(0)


def height(drawing):
    return np.ptp(np.concatenate(drawing)[:, 1])


@pytest.mark.parametrize("settings", [LEARNED, EVALUATED])
def test_scribbles_wander(settings, generator):
    some = [scribble(settings, generator) for _ in range(100)]
    assert {len(one) for one in some} == set(range(1, settings.strokes[1] + 1))
    assert all(np.isfinite(stroke).all() for one in some for stroke in one)
    assert min(len(stroke) for one in some for stroke in one) >= settings.turns[0]


def test_two_digits_lie_on_each_other(generator):
    four, five = invented(4, generator), invented(5, generator)
    both = overlaid(four, five, EVALUATED, generator)
    assert len(both) == len(four) + len(five)
    first, second = both[: len(four)], both[len(four) :]
    apart = np.concatenate(first).mean(axis=0) - np.concatenate(second).mean(axis=0)
    assert np.hypot(*apart) < 0.6


@pytest.mark.parametrize("settings", [LEARNED, EVALUATED])
def test_digits_stand_beside_each_other(settings, generator):
    digits = [invented(digit, generator) for digit in (4, 0, 1)]
    drawing = beside(digits, settings, generator)
    parts, first = [], 0
    for digit in digits:
        parts.append(np.concatenate(drawing[first : first + len(digit)])[:, 0])
        first += len(digit)
    assert first == len(drawing)
    for left, right in pairwise(parts):
        assert settings.gap[0] <= right.min() - left.max() <= settings.gap[1]


@pytest.mark.parametrize("digit", [3, 5, 8])
def test_half_of_a_digit_is_left(digit, generator):
    for _ in range(20):
        whole = in_unit(invented(digit, generator))
        part = halved(whole, EVALUATED, generator)
        assert 0.3 < height(part) / height(whole) < 0.75
        assert all(len(stroke) for stroke in part)


def test_what_judges_is_made_otherwise_than_what_is_learned():
    assert all(getattr(LEARNED, name) != getattr(EVALUATED, name) for name in vars(LEARNED))
