"""What was not altered comes back as it was drawn."""

import numpy as np
import pytest

from mnist_desktop.insight.traced_ink import TracedInk, TracedStroke
from mnist_desktop.recognition.ink import Ink
from tests.insight.traced import ink_of, traced


def test_the_long_side_is_20_px_and_points_are_a_pixel_apart():
    ink = traced(7)
    points = np.concatenate([stroke.points for stroke in ink.strokes])
    assert np.ptp(points, axis=0).max() == pytest.approx(20, abs=0.1)
    for stroke in ink.strokes:
        assert np.median(stroke.lengths) == pytest.approx(1, abs=0.15)  # shorter at corners


def test_untouched_strokes_are_the_original_ones_with_time_and_pressure():
    ink = ink_of(4)
    again = TracedInk(ink)
    for before, after in zip(ink.strokes, again.ink_of(again.strokes).strokes, strict=True):
        assert np.array_equal(before, after)


def test_of_a_shortened_stroke_the_rest_keeps_its_points():
    ink = ink_of(7)
    again = TracedInk(ink)
    stem, bar = again.strokes
    (short, _) = again.ink_of((stem[:-5], bar)).strokes
    original = ink.strokes[0][:, :2]
    kept = [point for point in short.tolist() if point in original.tolist()]
    assert len(kept) >= 0.7 * len(original)
    assert len(short) - len(kept) <= 2  # where it was cut


def test_new_ink_is_where_it_was_put():
    again = traced(1)
    bar = TracedStroke.new(np.array([[-5.0, 0.0], [5.0, 0.0]]))
    changed = again.ink_of((*again.strokes, bar))
    assert changed.strokes[-1] == pytest.approx(again.to_canvas(bar.points))
    left, right = changed.strokes[-1]
    assert right[0] - left[0] == pytest.approx(10 / 20 * 200 * 0.98, rel=0.02)


def test_a_dot_can_be_traced():
    again = TracedInk(Ink((np.array([[5.0, 5.0]]),)))
    assert again.length == 0
    assert again.ink_of(again.strokes).strokes[0].tolist() == [[5.0, 5.0]]
