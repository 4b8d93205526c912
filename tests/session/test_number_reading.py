import numpy as np
import pytest

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.numbers.number import Number, ReadDigit
from mnist_desktop.session.number_reading import NumberReading, digit_drawing, with_digit
from tests.fake_classifier import FakeClassifier, prediction_of


def stroke(*corners):
    return np.array(corners, float)


BAR, LEFT_HALF, RIGHT_HALF, BASE = (
    stroke((0, 0), (5, 50)),
    stroke((100, 0), (150, 50)),
    stroke((150, 50), (200, 0)),
    stroke((300, 0), (305, 50)),
)
TOUCHING = np.concatenate([LEFT_HALF, RIGHT_HALF[1:]])
DRAWING = Drawing((BAR, TOUCHING, BASE), (10.0, 20.0, 30.0))


def read(strokes, inks):
    x, y, width, height = Ink(tuple(inks)).box
    return ReadDigit((x, y, width, height), prediction_of(1), Ink(tuple(inks)), strokes)


NUMBER = Number(
    (
        (
            (
                read((0,), [BAR]),
                read((1,), [LEFT_HALF]),
                read((1, 2), [RIGHT_HALF, BASE]),
            ),
        ),
    )
)


def same(drawing, strokes, widths):
    assert len(drawing.strokes) == len(strokes)
    assert all(map(np.array_equal, drawing.strokes, strokes))
    assert drawing.widths == widths


def test_a_digit_is_a_drawing_where_it_stands():
    same(digit_drawing(NUMBER.digits[0], DRAWING), [BAR], (10.0,))
    same(digit_drawing(NUMBER.digits[2], DRAWING), [RIGHT_HALF, BASE], (20.0, 30.0))


def test_another_digit_leaves_the_rest_of_a_stroke_that_was_cut():
    other = stroke((100, 10), (110, 60))
    changed = with_digit(DRAWING, NUMBER, 1, [other])
    same(changed, [BAR, BASE, RIGHT_HALF, other], (10.0, 30.0, 20.0, 20.0))


def test_the_digit_that_was_drawn_last_is_looked_at_until_one_is_chosen():
    reading = NumberReading()
    assert reading.focus(NUMBER, None) == 2
    assert reading.focus(NUMBER, 0) == 0
    assert reading.focus(NUMBER, 7) == 2  # another network found fewer


def test_the_same_digit_is_the_same_object():
    reading = NumberReading()
    once = reading.drawing_of(NUMBER.digits[0], DRAWING)
    assert reading.drawing_of(NUMBER.digits[0], Drawing((BAR,), (10.0,))) is once
    assert reading.drawing_of(NUMBER.digits[1], DRAWING) is not once


@pytest.mark.parametrize(
    "drawing",
    [Drawing(), Drawing(picture=np.zeros((28, 28), np.float32))],
    ids=["blank", "test image"],
)
def test_where_no_number_can_be(drawing):
    assert NumberReading().read(drawing, FakeClassifier(3)) is None


def test_classes_of_ones_own_are_no_numbers():
    assert NumberReading().read(DRAWING, FakeClassifier(1, classes=("cat", "house"))) is None
