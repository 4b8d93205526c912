import numpy as np
import pytest

from mnist_desktop.recognition.numbers.cuts import MAX_CUTS, cuts_of
from mnist_desktop.recognition.numbers.parts import Part, joined
from tests.digit_strokes import DIGITS, line


def part(points):
    return Part.of(0, np.asarray(points, float))


def test_a_line_that_joins_two_zeros_is_cut_at_its_ends():
    (zero,) = DIGITS[0]
    both = np.concatenate([zero * 100, zero * 100 + (120, 0)])
    assert {len(zero) - 1, len(zero)} <= set(cuts_of(part(both), 100.0))


def test_corners_are_cut_and_straight_lines_are_not():
    assert cuts_of(part(line((0, 0), (0, 100), (60, 0), (60, 100))), 100.0) == [12, 24]
    assert cuts_of(part(line((0, 0), (0, 100))), 100.0) == []
    assert cuts_of(part([[5, 5]]), 100.0) == []


@pytest.mark.parametrize("seed", range(5))
def test_cuts_are_few_and_apart_and_lose_no_point(seed):
    points = np.random.default_rng(seed).normal(0, 9, (300, 2)).cumsum(axis=0)
    whole = part(points)
    cuts = cuts_of(whole, 100.0)
    assert 0 < len(cuts) <= MAX_CUTS
    assert cuts == sorted(set(cuts))
    (again,) = joined(whole.pieces(cuts)[::-1])
    np.testing.assert_array_equal(again.own_points, points)
    assert again.key == whole.key
