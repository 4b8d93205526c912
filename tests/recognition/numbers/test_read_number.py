"""Numbers as a person writes them, read by the built-in model."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import ModelMetadata
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.numbers.read_number import MAX_STROKES, NumberReader, read_number
from mnist_desktop.recognition.preprocessing import image_from_ink
from tests.digit_strokes import DIGITS, line
from tests.recognition.random_weights import random_weights


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load()


def written(text, spacing=1.0, top=0.0):
    """The strokes of digits beside each other, 100 high; a space leaves a place free."""
    return [
        np.add(stroke, (place * spacing, top)) * 100
        for place, digit in enumerate(text)
        if digit != " "
        for stroke in DIGITS[int(digit)]
    ]


@pytest.mark.parametrize("text", ["2746", "314159", "10", "11", "41", "557", "008", "9"])
def test_numbers_are_read(classifier, text):
    assert read_number(Ink(written(text, 0.9)), classifier).text == text


def test_what_stands_apart_are_words_and_lines_are_rows(classifier):
    ink = Ink((*written("3 1 4", 1.1), *written("15", top=1.6)))
    number = read_number(ink, classifier)
    assert number.text == "3 1 4\n15"
    assert [len(row) for row in number.rows] == [3, 1]


def test_a_bar_written_after_the_next_digit_stays_with_its_5(classifier):
    five, bar, two, base = written("52", 0.85)
    number = read_number(Ink((five, two, base, bar)), classifier)
    assert number.text == "52"
    assert [digit.strokes for digit in number.digits] == [(0, 3), (1, 2)]
    np.testing.assert_array_equal(number.digits[0].ink.strokes[1], bar)


def test_digits_written_in_one_stroke_are_cut(classifier):
    two, base, three = written("23", 0.95)
    number = read_number(Ink((np.concatenate([two, base, three]),)), classifier)
    assert number.text == "23"
    assert [digit.strokes for digit in number.digits] == [(0,), (0,)]
    left, right = number.digits
    assert left.ink.box[0] < right.ink.box[0]


def test_an_underline_is_no_digit_and_what_is_struck_out_is_none(classifier):
    underlined = Ink((*written("46"), line((-10, 115), (210, 110))))
    number = read_number(underlined, classifier)
    assert number.text == "46"
    assert number.rest == ((-10, 110, 220, 5),)
    crossed = [line((100, 0), (190, 100)), line((105, 100), (185, 0))]
    number = read_number(Ink((*written("46"), *crossed)), classifier)
    assert number.text == "4"
    assert len(number.rest) == 3


def test_a_single_digit_is_answered_as_without_numbers(classifier):
    for digit, strokes in DIGITS.items():
        number = read_number(Ink(tuple(strokes)), classifier)
        alone = classifier.read(image_from_ink(Ink(tuple(strokes))))
        (only,) = number.digits
        assert only.prediction.digit == alone.digit == digit
        np.testing.assert_allclose(only.prediction.image, alone.image, atol=1e-3)


def test_nothing_is_none_and_a_lone_line_is_one_drawing(classifier):
    assert read_number(Ink(), classifier) is None
    assert len(read_number(Ink((line((0, 0), (200, 1)),)), classifier).digits) == 1


def test_a_growing_number_is_read_as_if_it_were_new(classifier):
    reader = NumberReader(classifier)
    strokes = written("47")
    for count in range(1, len(strokes) + 1):
        for points in (3, None):
            ink = Ink((*strokes[: count - 1], strokes[count - 1][:points]))
            assert reader.read(ink).text == read_number(ink, classifier).text


def test_a_model_with_classes_of_its_own_answers_to_the_whole_drawing():
    metadata = ModelMetadata(classes=("cat", "house"))
    classifier = Classifier.from_weights("quick", random_weights(ARCHITECTURES["quick"]), metadata)
    (only,) = read_number(Ink(written("46")), classifier).digits
    assert only.strokes == (0, 1, 2)


def test_a_drawing_of_many_strokes_is_one_drawing(classifier):
    dots = tuple(np.array([[place, place % 7]]) for place in range(MAX_STROKES + 1))
    assert len(read_number(Ink(dots), classifier).digits) == 1


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        arrays(np.float64, st.tuples(st.integers(1, 9), st.just(2)), elements=st.floats(-90, 90)),
        min_size=1,
        max_size=9,
    )
)
def test_all_ink_is_in_a_digit_or_in_the_rest(classifier, strokes):
    number = read_number(Ink(tuple(strokes)), classifier)
    assert number.digits
    boxes = [*number.rest, *(digit.box for digit in number.digits)]
    for stroke in strokes:
        for point in stroke:
            assert any(_holds(box, point) for box in boxes)


def _holds(box, point):
    x, y, width, height = box
    low, high = np.array([x, y]), np.array([x + width, y + height])
    return ((point >= low - 1e-6) & (point <= high + 1e-6)).all()
