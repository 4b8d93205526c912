import numpy as np

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.numbers.lines import without_lines
from mnist_desktop.recognition.numbers.parts import parts_of
from tests.digit_strokes import DIGITS, line


def lines(*strokes, is_digit=False):
    """Which strokes are underlines or strike something out."""
    parts = parts_of(Ink(tuple(strokes)))
    return [part.stroke for part in without_lines(parts, lambda _: is_digit)[1]]


def digits(text):
    return [
        np.add(stroke * 100, (place * 100, 0))
        for place, one in enumerate(text)
        for stroke in DIGITS[int(one)]
    ]


def test_no_stroke_of_a_digit_is_a_line():
    for digit in DIGITS:
        assert lines(*digits(str(digit))) == []
    assert lines(*digits("457")) == []


def test_an_underline_is_one_wherever_it_was_written_in_the_order():
    assert lines(line((0, 112), (180, 110)), *digits("30")) == [0]
    assert lines(*digits("3"), line((10, 130), (80, 130))) == [1]


def test_the_foot_of_a_1_is_none():
    assert lines(*digits("1"), line((20, 103), (80, 103))) == []


def test_a_line_through_a_digit_strikes_it_and_a_bar_does_not():
    assert lines(*digits("3"), line((-20, 50), (110, 48))) == [1]
    assert lines(*digits("1"), line((20, 50), (80, 48))) == []
    assert lines(*digits("3"), line((-20, 50), (110, 48)), is_digit=True) == []


def test_an_x_strikes_a_digit_and_a_crossing_elsewhere_does_not():
    cross = [line((5, 0), (90, 100)), line((5, 100), (90, 0))]
    assert lines(*digits("3"), *cross) == [1, 2]
    assert lines(*digits("3"), *(np.add(one, (300, 0)) for one in cross)) == []


def test_lines_alone_are_kept():
    assert lines(line((0, 0), (200, 0)), line((0, 50), (200, 50))) == []
