import numpy as np
import pytest

from mnist_desktop.insight.ink_edits import (
    InkEdit,
    InkLine,
    by_another_hand,
    equal_edits_elsewhere,
    ink_of,
)
from mnist_desktop.insight.unit_strokes import UnitDrawing
from mnist_desktop.recognition.ink import Ink
from tests.digit_strokes import DIGITS, line

ADDED = line((0.0, 0.0), (0.3, 0.0))


@pytest.fixture
def seven():
    """A 7 with a bar: the second stroke."""
    return InkLine.of_drawing(UnitDrawing.of_ink(Ink(tuple(DIGITS[7]))))


def test_a_stroke_taken_away_leaves_the_others(seven):
    first, second, end = seven.ends()
    left = seven.edited(InkEdit("no_bar", removed=((second, end),)))
    assert np.array_equal(left, seven.steps[:second])
    (bar,) = seven.run(second, end)
    assert np.ptp(bar[:, 0]) == pytest.approx(0.42 / 0.98, abs=0.01)
    assert first == 0


def test_a_line_is_added_in_short_steps(seven):
    edited = seven.edited(InkEdit("bar", added=(ADDED,)))
    assert np.array_equal(edited[: len(seven)], seven.steps)
    assert len(edited) == len(seven) + len(ADDED) - 1


def test_another_hand_misses_the_ends_a_little_but_never_cuts_a_neighbour_stroke(seven):
    _, second, end = seven.ends()
    generator = np.random.default_rng(1)
    edits = [
        by_another_hand(
            InkEdit("no_bar", removed=((second, end),), added=(ADDED,)), seven, generator
        )
        for _ in range(20)
    ]
    assert {edit.removed for edit in edits} == {((second, end),)}
    misses = np.array([edit.added[0][[0, -1]] - ADDED[[0, -1]] for edit in edits])
    assert 0.01 < misses.std() < 0.05


def test_controls_change_as_much_ink_at_other_places(seven):
    _, second, end = seven.ends()
    edit = InkEdit("no_bar", removed=((second, end),), added=(ADDED,))
    controls = equal_edits_elsewhere(edit, seven, 12, np.random.default_rng(1))
    assert len(controls) == 12
    for control in controls:
        assert ink_of(control, seven) == pytest.approx(ink_of(edit, seven), rel=0.01)
        ((start, stop),) = control.removed
        assert max(0, stop - max(start, second)) <= 0.31 * (end - second)


def test_where_there_is_no_other_place_there_are_no_controls(seven):
    whole = InkEdit("no_stroke", removed=((0, len(seven)),))
    assert equal_edits_elsewhere(whole, seven, 5, np.random.default_rng(1)) == []


def test_what_lies_under_a_line_goes_when_it_is_rubbed_out():
    down, up = line((0.5, 0.0), (0.5, 1.0)), line((0.52, 1.0), (0.52, 0.0))
    twice = InkLine.of_drawing(UnitDrawing.of_ink(Ink((down, up))))
    _, second, end = twice.ends()
    assert twice.is_doubled(InkEdit("no_stroke", removed=((0, second),)))
    assert not twice.is_doubled(InkEdit("no_stroke", removed=((0, second), (second, end))))


def test_nothing_lies_under_a_bar_but_where_it_crosses(seven):
    _, second, end = seven.ends()
    assert not seven.is_doubled(InkEdit("no_bar", removed=((second, end),)))
    assert not seven.is_doubled(InkEdit("gap", removed=((5, 12),)))
    assert not seven.is_doubled(InkEdit("bar", added=(ADDED,)))
