import json

import numpy as np
import pytest

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.several_digits import are_several, are_stacked

ONE = [[0, 0], [0, 100]]
FOUR = ([[30, 0], [0, 60], [60, 60]], [[40, 30], [40, 100]])
OPEN_FOUR = ([[20, 0], [0, 55], [45, 55]], [[55, 0], [55, 100]])
FIVE = ([[5, 10], [0, 50], [40, 60], [30, 100], [0, 95]], [[5, -5], [50, -5]])
TWO = ([[0, 20], [25, 0], [50, 20], [0, 100], [50, 100]],)
DOUBLE_CIRCLE = ([[0, 0], [40, 0], [40, 45], [0, 45], [0, 0]], [[0, 50], [40, 50], [40, 100]])


def ink(*groups):
    """Strokes moved right, groups of them as (strokes, x, y)."""
    return Ink(tuple(np.add(s, (x, y)) for strokes, x, y in groups for s in strokes))


@pytest.mark.parametrize(
    "one", [(ONE,), FOUR, OPEN_FOUR, FIVE, TWO, DOUBLE_CIRCLE], ids=["1", "4", "4 ", "5", "2", "8"]
)
def test_one_digit_is_one_in_any_unit(one):
    for scale in (1e-6, 1.0, 1e6):
        strokes = tuple(np.array(stroke, float) * scale for stroke in one)
        assert not are_several(Ink(strokes))


@pytest.mark.parametrize(
    "several",
    [
        ink((FOUR, 0, 0), (TWO, 80, 5)),
        ink(((ONE,), 0, 0), (TWO, 30, 0)),
        ink((TWO, 0, 0), (TWO, 80, 40)),
        ink((TWO, 0, 0), (FOUR, 80, 0), (FIVE, 170, 0)),
        ink((TWO, 0, 0), (FOUR, 10, 150)),
        ink(((ONE,), 0, 0), (TWO, 0, 115), (FOUR, 0, 230)),
        ink((FIVE, 80, 0), (TWO, 160, 5), (FOUR, 0, 0)),
        ink(((ONE,), 0, 0), (((np.array(ONE) * 0.5),), 45, 20)),
        ink((TWO, 0, 0), (TWO, 0, 115), (TWO, 0, 230), (([[0, 0], [50, 20]],), 0, 345)),
    ],
    ids=[
        *("42", "12", "stairs", "245", "column", "column of three"),
        *("last first", "low and far", "and a flat one"),
    ],
)
def test_digits_apart_are_several(several):
    assert are_several(several)


def test_nothing_and_dots_are_not_several():
    assert not are_several(Ink())
    assert not are_several(Ink.from_json(json.dumps({"strokes": [[[5, 5]], [[5, 5]]]})))


def test_marks_of_a_line_that_broke_are_one_digit_but_rows_of_pairs_are_not():
    halves = np.array([[0.0, 0, 20, 47], [10, 57, 30, 100]])
    assert not are_stacked(halves, pen=0.2)
    assert are_stacked(np.add(halves, [[0, 0, 0, 0], [0, 15, 0, 15]]), pen=0.2)
    beside = np.add(halves, [40, 0, 40, 0])
    assert are_stacked(np.concatenate([halves, beside]), pen=0.2)
