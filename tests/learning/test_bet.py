"""What is expected of a run, beside what was measured."""

import numpy as np
import pytest

from mnist_desktop.learning.bet import Bet, ExpectedCurve, PickResult, compare_curves

CURVE = ExpectedCurve(((0, 0.1), (1, 0.95), (5, 0.99)))


def test_a_stroke_sets_the_whole_epochs_that_it_passes():
    curve = ExpectedCurve().with_stroke([(0, 0.1), (2, 0.9)])
    assert curve.points == ((0, 0.1), (1, 0.5), (2, 0.9))
    curve = curve.with_stroke([(2.4, 0.8), (1.4, 0.6), (0.7, 0.6)])  # back over what was there
    assert curve.points == ((0, 0.1), (1, 0.6), (2, 0.72))
    assert curve.with_stroke([(7.4, 1.2)]).points[-1] == (7, 1.0)


@pytest.mark.parametrize("ends", [(0, 3), (3, 0), (0.3, 2.8)])
def test_small_moves_draw_what_one_large_move_draws(ends):
    heights = (0.1, 0.4, 0.7, 1.0)
    epochs = np.linspace(*ends, 300)
    curve = ExpectedCurve().with_stroke([(x, np.interp(x, range(4), heights)) for x in epochs])
    assert [epoch for epoch, _ in curve.points] == [0, 1, 2, 3]
    assert [share for _, share in curve.points[1:3]] == [0.4, 0.7]
    assert curve.at(0) == round(0.1 + 0.3 * min(ends), 3)


def test_a_point_is_dragged_to_where_the_pen_is_lifted():
    assert CURVE.with_stroke([(4.9, 0.98), (5.1, 0.97), (5.1, 0.9)]).points[-1] == (5, 0.9)
    along_the_edge = [(3.4, 0.5), (5, 0.6), (5, 0.8)]
    assert CURVE.with_stroke(along_the_edge).points[-1] == (5, 0.8)


def test_between_what_was_drawn_the_curve_is_straight_and_beyond_there_is_none():
    assert CURVE.at(3) == 0.97
    assert CURVE.at(6) is None
    assert ExpectedCurve().at(0) is None


def test_a_shorter_run_has_room_for_a_part():
    assert CURVE.until(3).points == ((0, 0.1), (1, 0.95), (3, 0.97))
    assert CURVE.until(9) == CURVE
    assert ExpectedCurve(((4, 0.9),)).until(3).points == ()


def test_the_ends_are_compared_as_they_are_shown():
    found = compare_curves(CURVE, [0.912, 0.93, 0.951, 0.97, 0.98])
    assert (found.first.expected, found.first.reached) == (95.0, 91.2)
    assert (found.last.epoch, found.last.excess) == (5, 1.0)
    assert (found.level.percent, found.level.expected, found.level.reached) == (99, 5, None)


def test_a_level_is_one_that_was_expected_in_the_epochs_that_were_trained():
    found = compare_curves(CURVE, [0.912, 0.951])  # stopped
    assert (found.last.epoch, found.last.expected) == (2, 96.0)
    assert (found.level.percent, found.level.expected, found.level.reached) == (95, 1, 2)
    assert compare_curves(ExpectedCurve(((1, 0.3), (2, 0.4))), [0.5, 0.6]).level is None


def test_a_run_may_go_on_beyond_the_bet():
    found = compare_curves(CURVE, [0.9] * 5 + [0.99, 0.991])
    assert (found.epochs, found.last.epoch, found.level.reached) == (7, 5, 6)


@pytest.mark.parametrize("curve", [ExpectedCurve(), ExpectedCurve(((0, 0.1),))])
def test_what_has_no_epoch_in_common_is_not_compared(curve):
    assert compare_curves(curve, [0.9]) is None
    assert compare_curves(CURVE, []) is None


def test_picks_are_counted():
    picks = PickResult((4, 7, 1), (9, 7, 7), frozenset({0, 1}))
    assert picks.misread == [0, 2]
    assert picks.hits == 1
    assert Bet(picked=frozenset({1}))
    assert not Bet()
