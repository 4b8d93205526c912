import numpy as np
import pytest

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.eraser import erased


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
