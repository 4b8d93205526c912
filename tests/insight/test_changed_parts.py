"""What was done is named, and its lines are where the ink was or is."""

import numpy as np
import pytest

from mnist_desktop.insight.changed_parts import parts_of
from mnist_desktop.insight.traced_ink import TracedInk, TracedStroke, resampled
from mnist_desktop.recognition.ink import Ink
from tests.insight.traced import traced


def line(*corners):
    return TracedStroke.new(resampled(np.array(corners, float)))


def joined(*parts):
    return TracedStroke.joined(parts)


def kinds(ink, *strokes):
    return [part.kind for part in parts_of(ink, strokes)]


def test_nothing_was_done():
    ink = traced(4)
    assert kinds(ink, *ink.strokes) == []


def test_a_new_stroke():
    ink = traced(1)
    (part,) = parts_of(ink, (*ink.strokes, line((-5, 0), (5, 0))))
    assert part.kind == "added"
    assert len(part.removed) == 0
    assert part.added == pytest.approx(ink.to_canvas(line((-5, 0), (5, 0)).points))


def test_a_stroke_that_is_gone():
    ink = traced(7)
    (part,) = parts_of(ink, ink.strokes[:1])
    assert part.kind == "deleted"
    assert part.removed == pytest.approx(ink.to_canvas(ink.strokes[1].points))


def test_an_end_that_is_gone_and_a_gap():
    ink = traced(8)
    (stroke,) = ink.strokes
    assert kinds(ink, stroke[:-6]) == ["shortened"]
    assert kinds(ink, stroke[:20], stroke[26:]) == ["opened"]


def test_an_end_that_goes_on_or_meets_other_ink():
    ink = traced(4)
    angle, stem = ink.strokes
    (x, y), (left, top) = angle.points[-1], angle.points[0]
    on = line((x + 1, y), (x + 6, y))
    assert kinds(ink, joined(angle, on), stem) == ["lengthened"]
    over = line(stem.points[0], (left + 1, top))
    assert kinds(ink, joined(over, angle), stem) == ["closed"]


def test_a_dot_that_becomes_a_line():
    dot = TracedInk(Ink((np.array([[200.0, 200.0]]),)))
    (point,) = dot.strokes
    (x, y) = point.points[0]
    assert kinds(dot, joined(point, line((x, y + 1), (x, y + 6)))) == ["lengthened"]


def test_a_part_that_takes_another_way():
    ink = traced(1)
    (stroke,) = ink.strokes
    shifted = TracedStroke.new(stroke.points + np.array([3.0, 0.0]))
    (part,) = parts_of(ink, (joined(stroke[:10], shifted[10:15], stroke[15:]),))
    assert part.kind == "bent"
    assert part.removed == pytest.approx(ink.to_canvas(stroke.points[9:16]))
    assert kinds(ink, joined(stroke[:10], shifted[10:])) == ["moved"]
    assert kinds(ink, joined(shifted[:10], stroke[10:])) == ["moved"]
