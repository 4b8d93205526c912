import math

import numpy as np
import pytest

from mnist_desktop.widgets.chart.series import (
    History,
    LearningCurve,
    Quantity,
    clipped,
    ticks,
)


def curve_of(*values):
    curve = LearningCurve()
    for at, value in enumerate(values):
        curve.add(at / 10, value)
    return curve


def value_range(quantity, curve):
    return History(training=curve).value_range(quantity)


def test_keeps_what_it_is_given():
    epochs, values = curve_of(3, 2, 1).points()
    assert epochs.tolist() == [0, 0.1, 0.2]
    assert values.tolist() == [3, 2, 1]


def test_20000_points_are_thinned_out_evenly():
    curve = LearningCurve()
    for number in range(20_000):
        curve.add(number / 1000, number)
        assert len(curve) <= 2000
    epochs, values = curve.points()
    assert len(epochs) > 900
    assert (epochs[0], values[-1]) == (0, 19_999)  # the first and the newest
    steps = np.diff(epochs)[:-1]
    assert steps.min() > 0
    assert steps.max() == pytest.approx(steps.min())


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e30])
def test_what_is_no_number_is_a_gap(value):
    curve = curve_of(3, value, 1)
    assert np.isnan(curve.points()[1]).tolist() == [False, True, False]
    assert curve.nearest(0.11) == (0.2, 1)
    assert value_range(Quantity.LOSS, curve) == value_range(Quantity.LOSS, curve_of(3, 3, 1))


def test_an_epoch_that_is_no_number_is_ignored():
    curve = LearningCurve()
    curve.add(math.nan, 1)
    assert len(curve) == 0
    assert curve.nearest(1) is None


def test_a_history_knows_which_points_an_epoch_means():
    history = History.of_points([(0.5, 3.0), (1.1, 2.0), (1.9, 1.5)], [(1, 2.5), (2, 2.2)], 2)
    assert history.epochs == 2
    assert history.end() == 2
    assert history.at(1.2) == ((1.1, 2), (1, 2.5))
    assert history.at(1.8) == ((1.9, 1.5), (1, 2.5))  # the second one is not known yet
    assert history.at(0.6) == ((0.5, 3), None)
    assert history.at(4) == (None, None)
    assert history.best_point() == (2, 2.2)
    empty = History()
    assert (len(empty), empty.end(), empty.best_point()) == (0, 0, None)


def test_the_scale_of_losses_starts_at_0_and_survives_a_huge_start():
    assert value_range(Quantity.LOSS, LearningCurve()) == (0, 1)
    assert value_range(Quantity.LOSS, curve_of(2.3, 2, 1.5)) == (0, 3)
    low, high = value_range(Quantity.LOSS, curve_of(5000, *[0.5] * 20))
    assert low == 0
    assert 0.5 < high <= 2


def test_the_scale_of_accuracies_ends_at_100_and_shows_what_is_of_interest():
    assert value_range(Quantity.ACCURACY, LearningCurve()) == (0, 1)
    assert value_range(Quantity.ACCURACY, curve_of(*[0.4] * 20)) == (0.2, 1)
    assert value_range(Quantity.ACCURACY, curve_of(0.1, *[0.95] * 20)) == (0.94, 1)
    assert value_range(Quantity.ACCURACY, curve_of(*[1.0] * 20)) == (0.995, 1)
    assert value_range(Quantity.ACCURACY, curve_of(*[0.0] * 20)) == (0, 1)


def test_the_climb_from_chance_is_seen_in_the_first_epoch():
    assert value_range(Quantity.ACCURACY, curve_of(0.1, *[0.95] * 9)) == (0, 1)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (-0.1, 5.1, 6, [0, 1, 2, 3, 4, 5]),
        (93.9, 100.1, 4, [94, 96, 98, 100]),
        (0, 0.5, 3, [0, 0.2, 0.4]),
        (0, 0, 0, [0]),
    ],
)
def test_numbers_on_an_axis_are_round(low, high, most, expected):
    assert ticks(low, high, most) == expected


def test_a_line_is_cut_where_it_leaves_the_scale():
    line = np.array([[0.0, 1, 2, 3, 4], [4.0, 0, 1, 3, 3]])
    epochs, values = clipped(line, 0.0, 2.0)
    assert epochs.tolist() == [0.5, 1, 2, 2.5]
    assert values.tolist() == [2, 0, 1, 2]
    there_and_back = np.array([[0.0, 1, 2], [1.0, 3, 1]])
    epochs, _ = clipped(there_and_back, 0.0, 2.0)
    assert np.array_equal(epochs, [0, 0.5, math.nan, 1.5, 2], equal_nan=True)
    assert clipped(np.array([[0.0, 1], [5.0, 6]]), 0.0, 2.0).shape == (2, 0)
