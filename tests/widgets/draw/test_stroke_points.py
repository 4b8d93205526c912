import numpy as np
import pytest

from mnist_desktop.widgets.draw.pointer_input import MAX_POINTS, StrokePoints


def stroke_of(*points):
    stroke = StrokePoints()
    for point in points:
        stroke.append(*point)
    return stroke


def test_starts_empty():
    assert len(StrokePoints()) == 0
    assert StrokePoints().snapshot().shape == (0, 4)


@pytest.mark.parametrize("count", [1, 2, 255, 256, 257, 5000, MAX_POINTS])
def test_grows_and_keeps_every_point(count):
    points = [(n, -2.0 * n, n / 100, 0.5) for n in range(count)]
    stroke = stroke_of(*points)
    assert len(stroke) == count
    np.testing.assert_array_equal(stroke.snapshot(), points)
    assert stroke.last == (count - 1, -2.0 * (count - 1))


def test_time_never_runs_backwards():
    stroke = stroke_of(*((0, 0, seconds, 1) for seconds in (0, 0.5, 0.2, -1, 0.6)))
    assert stroke.snapshot()[:, 2].tolist() == [0, 0.5, 0.5, 0.5, 0.6]


def test_a_snapshot_stays_as_it_was():
    stroke = stroke_of((1, 2, 0, 1))
    before = stroke.snapshot()
    stroke.append(3, 4, 0.1, 1)
    assert before.tolist() == [[1, 2, 0, 1]]
    with pytest.raises(ValueError, match="read-only"):
        before[0, 0] = 9
