"""Numbers drawn in plain lines, read by the built-in model."""

import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.numbers.read_number import NumberReader, read_number

ONE = ([[50, 0], [50, 100]],)
FOUR = ([[40, 0], [0, 65], [75, 65]], [[55, 30], [55, 100]])
SEVEN = ([[0, 0], [60, 0], [20, 100]],)


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load()


def written(*digits):
    """Ink of digits, each at its own place: (strokes, x, y)."""
    strokes = [np.add(stroke, (x, y)) for digit, x, y in digits for stroke in digit]
    return Ink(tuple(strokes))


def test_a_number_is_read_from_left_to_right_whatever_was_written_first(classifier):
    number = read_number(written((SEVEN, 120, 0), (FOUR, 0, 0)), classifier)
    assert number.text == "47"
    assert [digit.strokes for digit in number.digits] == [(1, 2), (0,)]
    assert [len(digit.ink.strokes) for digit in number.digits] == [2, 1]
    assert number.digits[0].box == (0, 0, 75, 100)


def test_a_wide_gap_parts_words_and_a_new_line_parts_rows(classifier):
    number = read_number(
        written((SEVEN, 0, 0), (FOUR, 90, 0), (SEVEN, 300, 0), (FOUR, 0, 200)), classifier
    )
    assert number.text == "74 7\n4"


def test_one_digit_is_one_digit_and_nothing_is_none(classifier):
    assert read_number(written((FOUR, 0, 0)), classifier).text == "4"
    assert read_number(Ink(), classifier) is None


def test_a_growing_number_is_read_as_if_it_were_new(classifier):
    reader = NumberReader(classifier)
    whole = written((SEVEN, 0, 0), (FOUR, 90, 0), (ONE, 160, 0))
    for count in range(1, 5):
        part = Ink(whole.strokes[:count])
        assert reader.read(part).text == read_number(part, classifier).text
    assert reader.read(whole).text == "741"
