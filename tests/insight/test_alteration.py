"""How much was altered, in px of line."""

import numpy as np
import pytest

from mnist_desktop.insight.alteration import Alterations
from mnist_desktop.insight.traced_ink import TracedStroke, resampled
from tests.insight.traced import traced


def line(*corners):
    return TracedStroke.new(resampled(np.array(corners, float)))


def altered(ink, *copies):
    return Alterations.of(ink, copies)


def test_nothing():
    ink = traced(4)
    same = altered(ink, ink.strokes)
    assert (same.shares, same.places, same.corners) == ([0], [0], [0])


def test_a_new_bar_counts_by_its_length():
    ink = traced(1)
    bar = altered(ink, (*ink.strokes, line((-5, 0), (5, 0))))
    assert bar.added == pytest.approx([10])
    assert bar.removed == [0]
    assert bar.shares == pytest.approx(10 / (ink.length + 10))
    assert (bar.places, bar.floating) == ([1], [0])


def test_ink_that_is_gone_counts_by_its_length():
    ink = traced(7)
    stem, bar = ink.strokes
    without, shorter = altered(ink, (stem,), (stem, bar[:-3])).removed
    assert without == pytest.approx(bar.lengths.sum())
    assert shorter == pytest.approx(bar.lengths[-3:].sum())


def test_ink_that_moves_counts_twice():
    ink = traced(7)
    stem, bar = ink.strokes
    moved = altered(ink, (stem, TracedStroke.new(bar.points + np.array([0, 3]))))
    assert moved.removed == pytest.approx(moved.added)
    assert moved.shares == pytest.approx(2 * moved.added / (ink.length + moved.added))


def test_untidy_ink_is_noticed():
    ink = traced(1)
    copies = (
        (*ink.strokes, line((8, 8), (9, 8))),
        (*ink.strokes, line((-8, -8), (-8, 8))),
        (*ink.strokes, line((-6, 0), (6, 0), (-6, 1))),
    )
    untidy = altered(ink, *copies)
    assert untidy.specks.tolist() == [1, 0, 0]
    assert untidy.floating.tolist() == [1, 1, 0]
    assert untidy.corners.tolist() == [0, 0, 1]


def test_many_copies_are_measured_as_each_alone():
    inks = traced(8)
    (stroke,) = inks.strokes
    copies = [(stroke[:30],), (stroke[20:], line((0, 0), (5, 5))), inks.strokes]
    together = altered(inks, *copies)
    alone = [altered(inks, copy) for copy in copies]
    assert together.shares == pytest.approx([float(one.shares[0]) for one in alone])
    assert together.places.tolist() == [int(one.places[0]) for one in alone]
