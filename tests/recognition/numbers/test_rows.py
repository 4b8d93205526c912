import numpy as np

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.numbers.parts import parts_of
from mnist_desktop.recognition.numbers.rows import rows_of

RING = 20 * np.stack([np.cos(np.linspace(0, 6.28, 30)), np.sin(np.linspace(0, 6.28, 30))], axis=1)


def rows(*strokes):
    """The strokes of each row."""
    return [
        [part.stroke for part in row]
        for row in rows_of(parts_of(Ink(tuple(np.array(one) for one in strokes))))
    ]


def ring(x, y):
    return RING + np.array([x, y])


def test_two_loops_are_an_8_until_they_are_clearly_apart():
    assert rows(ring(0, 0), ring(0, 42)) == [[0, 1]]
    assert rows(ring(0, 0), ring(0, 60)) == [[0], [1]]


def test_numbers_below_each_other_may_stand_close():
    assert rows(ring(0, 0), ring(50, 0), ring(0, 45), ring(50, 47)) == [[0, 1], [2, 3]]


def test_a_column_of_three_may_stand_close():
    assert rows(ring(0, 0), ring(0, 46), ring(0, 92)) == [[0], [1], [2]]


def test_the_strokes_of_a_4_and_the_bar_of_a_5_are_no_rows():
    assert rows([[40, 0], [0, 65], [75, 65]], [[55, 50], [55, 120]]) == [[0, 1]]
    assert rows([[0, 20], [0, 50], [30, 60], [0, 100]], [[0, 5], [40, 5]]) == [[0, 1]]
