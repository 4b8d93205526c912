import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.widgets.draw.eraser import erased


def line(y=100.0, columns=2):
    points = np.zeros((2, columns))
    points[:, :2] = [[100, y], [300, y]]
    if columns == 4:
        points[:, 2] = [0, 2]
        points[:, 3] = [0.2, 0.8]
    return points


def drawing_of(*strokes, width=10.0):
    return Drawing(tuple(strokes), (width,) * len(strokes))


def test_cuts_a_line_in_two():
    left, right = erased(drawing_of(line()), (200, 50), (200, 150), 10).strokes
    assert left[0, :2].tolist() == [100, 100]
    assert right[-1, :2].tolist() == [300, 100]
    assert left[-1, 0] == pytest.approx(200 - 10 - 10 / 4, abs=1)
    assert right[0, 0] == pytest.approx(200 + 10 + 10 / 4, abs=1)


def test_time_and_pressure_stay_where_they_were():
    left, right = erased(drawing_of(line(columns=4)), (200, 100), (200, 100), 10).strokes
    for stroke in (left, right):
        share = (stroke[:, 0] - 100) / 200
        np.testing.assert_allclose(stroke[:, 2], 2 * share, atol=1e-9)
        np.testing.assert_allclose(stroke[:, 3], 0.2 + 0.6 * share, atol=1e-9)


def test_each_part_keeps_the_brush():
    drawing = Drawing((line(100), line(300)), (8.0, 30.0))
    assert erased(drawing, (200, 100), (200, 100), 10).widths == (8.0, 8.0, 30.0)


def test_a_thick_line_is_reached_from_further_away():
    for width, is_reached in ((4.0, False), (60.0, True)):
        drawing = drawing_of(line(), width=width)
        assert (erased(drawing, (200, 120), (200, 120), 10) is not drawing) == is_reached


def test_the_same_object_where_nothing_was_hit():
    drawing = drawing_of(line())
    assert erased(drawing, (100, 200), (300, 200), 10) is drawing
    assert erased(Drawing(), (0, 0), (9, 9), 10).is_blank


def test_other_strokes_are_shared_not_copied():
    kept = line(300)
    after = erased(drawing_of(line(100), kept), (200, 100), (200, 100), 10)
    assert after.strokes[-1] is kept


def test_takes_a_dot_and_all_that_is_left_of_a_line():
    dot = np.array([[50.0, 50.0]])
    assert erased(drawing_of(dot), (52, 50), (52, 50), 10).is_blank
    assert erased(drawing_of(line()), (90, 100), (310, 100), 10).is_blank


def test_a_standing_pen_is_erased_too():
    dot = np.full((5, 2), 50.0)
    assert erased(drawing_of(dot), (52, 50), (52, 50), 10).is_blank


def test_a_fast_eraser_takes_all_on_its_way():
    strokes = [line(y) for y in (50.0, 150.0, 250.0)]
    assert len(erased(drawing_of(*strokes), (200, 0), (200, 400), 5).strokes) == 6


def test_what_is_left_is_read_only():
    for stroke in erased(drawing_of(line()), (200, 100), (200, 100), 10).strokes:
        assert not stroke.flags.writeable


def test_a_picture_stays_as_it_is():
    picture = Drawing(picture=np.zeros((9, 9), np.uint8))
    assert erased(picture, (0, 0), (9, 9), 10) is picture


def test_points_stay_where_they_were_and_only_the_edges_are_new():
    """A long scribble had tens of thousands of points after one rub, and could not be saved."""
    n = 1200
    scribble = np.array([[40 + 320 * (i % 2), 120 + 160 * i / n, i / 100, 1] for i in range(n)])
    after = erased(drawing_of(scribble, width=22.0), (200, 200), (205, 205), 15)
    rows = np.concatenate(after.strokes)
    old = (rows[:, None, 2] == scribble[:, 2]).any(axis=1)
    assert 0 < (~old).sum() <= 2 * (len(after.strokes) - 1)
    far = scribble[np.abs(scribble[:, 1] - 200) > 60]
    assert {row.tobytes() for row in far} <= {row.tobytes() for row in rows}


def test_a_line_that_touches_the_edge_without_a_point_inside_is_not_cut():
    drawing = drawing_of(line(100.0), width=0.0)
    assert erased(drawing, (200, 110), (200, 110), 10) is drawing


def test_strokes_with_fewer_columns_among_others():
    strokes = line(100), line(100, columns=4), np.array([[50.0, 300, 1]])
    left = erased(drawing_of(*strokes), (200, 100), (200, 100), 10).strokes
    assert [part.shape for part in left] == [(2, 2), (2, 2), (2, 4), (2, 4), (1, 3)]


@pytest.mark.parametrize("column", [2, 3])
def test_times_and_pressures_as_large_as_numbers_go(column):
    huge = line(columns=4)
    huge[:, column] = 1.7e308, -1.7e308
    left = erased(drawing_of(huge), (200, 100), (200, 100), 10)
    assert len(left.ink.strokes) == 2  # it is a drawing


def test_a_drawing_as_long_as_one_may_be_stays_one(monkeypatch):
    """Where the new ends would be too many, lines are parted at their own points."""
    monkeypatch.setattr("mnist_desktop.widgets.draw.eraser.MAX_POINTS", 1000)
    zigzag = np.array([[10 + 380 * (i % 2), 200 + i / 1000] for i in range(1000)])
    after = erased(drawing_of(zigzag), (200, 200), (201, 201), 15)
    assert sum(map(len, after.strokes)) == 1000
    assert len(after.strokes) == 1000


TENS = st.integers(0, 40).map(lambda n: 10.0 * n)
EDGE = 1e-9  # where rounding decides
PLACES = st.tuples(TENS, TENS)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(PLACES, min_size=1, max_size=6), min_size=1, max_size=3),
    st.lists(st.tuples(PLACES, PLACES), min_size=1, max_size=3),
)
def test_whatever_is_rubbed_the_rest_stays_and_can_be_saved(strokes, rubs):
    drawing = drawing_of(*(np.array(stroke) for stroke in strokes), width=20.0)
    for start, end in rubs:
        before, drawing = drawing, erased(drawing, start, end, 15.0)
        kept = [
            p for stroke in before.strokes for p in stroke if distance(p, start, end) > 20 + EDGE
        ]
        left = np.concatenate([*drawing.strokes, np.empty((0, 2))])
        assert all((left == point).all(axis=1).any() for point in kept)
        assert all(distance(point, start, end) > 20 - EDGE for point in left)
        for stroke in drawing.strokes:  # nothing of a line is under the eraser either
            middles = (stroke[1:] + stroke[:-1]) / 2
            assert all(distance(point, start, end) > 20 - EDGE for point in middles)
    again = Ink.from_json(drawing.ink.to_json())
    assert [stroke.tolist() for stroke in again.strokes] == [s.tolist() for s in drawing.strokes]


def distance(point, start, end):
    """From a point to the eraser's way, in complex numbers."""
    at, first, way = complex(*point), complex(*start), complex(*end) - complex(*start)
    share = ((at - first) * way.conjugate()).real / abs(way) ** 2 if way else 0.0
    return abs(at - first - way * min(max(share, 0.0), 1.0))
