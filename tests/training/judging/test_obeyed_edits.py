import numpy as np
import pytest

from tests.digit_strokes import DIGITS, line
from training.judging.obeyed_edits import Copy, elsewhere, in_common_unit, obeyed


@pytest.fixture
def generator():
    return np.random.default_rng(3)


@pytest.fixture
def seven():
    """Its strokes and its bar, in common units."""
    strokes, bar = in_common_unit(DIGITS[7], [DIGITS[7][1]])
    return strokes, bar


def length(strokes):
    return sum(np.hypot(*np.diff(stroke, axis=0).T).sum() for stroke in strokes)


def test_the_unit_is_the_longer_side_of_the_ink_for_all_lines(seven):
    strokes, bar = seven
    points = np.concatenate(strokes)
    assert (points.max(axis=0) - points.min(axis=0)).max() == pytest.approx(1)
    assert np.allclose(bar[0], strokes[1])


def test_rubbing_out_a_bar_spares_the_stem_that_it_crosses(seven, generator):
    strokes, bar = seven
    left = obeyed(strokes, bar, [], generator)
    assert length(left) == pytest.approx(length(strokes[:1]), abs=0.1)


def test_a_line_is_added_freehand(seven, generator):
    strokes, _ = seven
    wanted = line((-0.2, 0.4), (0.3, 0.4))
    *_, added = obeyed(strokes, [], [wanted], generator)
    apart = np.hypot(*(added - wanted).T)
    assert 0 < apart.max() < 0.1


def test_copies_are_a_little_different(seven, generator):
    strokes, _ = seven
    moved = [np.abs(Copy(generator).of(strokes)[0] - strokes[0]).max() for _ in range(20)]
    assert 0.02 < np.mean(moved) < 0.15


def test_elsewhere_is_as_much_ink_at_another_place(seven, generator):
    strokes, bar = seven
    added = [line((0.0, 0.0), (0.3, 0.0))]
    found = [one for _ in range(40) if (one := elsewhere(strokes, bar, added, generator))]
    assert len(found) > 5
    for taken, moved in found:
        assert length(taken) == pytest.approx(length(bar), abs=0.1)
        assert length(moved) == pytest.approx(length(added))


def test_there_is_nothing_elsewhere_where_all_is_taken(seven, generator):
    strokes, _ = seven
    assert elsewhere(strokes, [np.concatenate(strokes)], [], generator) is None
