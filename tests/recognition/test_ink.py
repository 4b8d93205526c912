import json
import tracemalloc

import numpy as np
import pytest

from mnist_desktop.problem import InkError, SavingError
from mnist_desktop.recognition.ink import (
    MAX_FILE_BYTES,
    MAX_POINTS,
    MAX_STROKES,
    Ink,
    places_of_strokes,
)

SEVEN = ([[10.0, 10.0], [90.0, 10.0], [40.0, 150.0]], [[30.0, 80.0], [75.0, 75.0]])


def key_of(text):
    with pytest.raises(InkError) as caught:
        Ink.from_json(text)
    return caught.value.key


def test_strokes_are_read_only_float64_copies():
    points = np.array([[1, 2], [3, 4]])
    ink = Ink([points])
    points[0, 0] = 99
    assert ink.strokes[0].dtype == np.float64
    assert ink.strokes[0][0, 0] == 1
    with pytest.raises(ValueError, match="read-only"):
        ink.strokes[0][0, 0] = 5


def test_empty_strokes_are_dropped():
    assert Ink([[], [[1, 2]], np.empty((0, 4))]).strokes[0].tolist() == [[1, 2]]
    assert Ink([[], []]).is_blank
    assert Ink().is_blank


def test_box():
    assert Ink(SEVEN).box == (10, 10, 80, 140)


@pytest.mark.parametrize(
    ("stroke", "key"),
    [
        ([[1]], "ink_bad_points"),
        ([[1, 2, 3, 4, 5]], "ink_bad_points"),
        ([1, 2], "ink_bad_points"),
        ([[1, 2], [3]], "ink_bad_points"),
        ([["a", "b"]], "ink_bad_points"),
        ([[float("nan"), 0]], "ink_not_finite"),
        ([[0, float("inf")]], "ink_not_finite"),
        ([[1e13, 0]], "ink_not_finite"),
        (np.zeros((MAX_POINTS + 1, 2)), "ink_too_long"),
    ],
)
def test_bad_strokes_are_refused(stroke, key):
    with pytest.raises(InkError) as caught:
        Ink([stroke])
    assert caught.value.key == key


def test_json_keeps_everything():
    ink = Ink([[[1.5, 2, 0.25, 0.5]], [[3, 4], [5, 6]]], "7")
    again = Ink.from_json(ink.to_json())
    assert [stroke.tolist() for stroke in again.strokes] == [
        [[1.5, 2, 0.25, 0.5]],
        [[3, 4], [5, 6]],
    ]
    assert again.text == "7"


def test_json_format_is_the_documented_one():
    assert json.loads(Ink([[[1, 2], [3, 4]]], "七").to_json()) == {
        "strokes": [[[1, 2], [3, 4]]],
        "text": "七",
    }


def test_points_of_different_lengths_keep_what_all_have():
    ink = Ink.from_json('{"strokes": [[[1, 2], [3, 4, 0.1], [5, 6, 0.2, 1]]]}')
    assert ink.strokes[0].tolist() == [[1, 2], [3, 4], [5, 6]]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "ink_not_json"),
        ("hello", "ink_not_json"),
        (b"\xff\xfe\x00", "ink_not_json"),
        ("[" * 100_000, "ink_not_json"),
        ('{"strokes": [[[NaN, 1]]]}', "ink_not_json"),
        ("[]", "ink_without_strokes"),
        ("{}", "ink_without_strokes"),
        ('{"strokes": {}}', "ink_without_strokes"),
        ('{"strokes": [3]}', "ink_bad_points"),
        ('{"strokes": [[3]]}', "ink_bad_points"),
        ('{"strokes": [[["1", "2"]]]}', "ink_bad_points"),
        ('{"strokes": [[[true, 2]]]}', "ink_bad_points"),
        ('{"strokes": [[[1e400, 2]]]}', "ink_not_finite"),
        ('{"strokes": [[[1%s, 2]]]}' % ("0" * 400), "ink_bad_points"),
        ('{"strokes": [], "text": 7}', "ink_bad_text"),
        ('{"strokes": [], "text": "%s"}' % ("x" * 101), "ink_bad_text"),
    ],
)
def test_bad_json_is_refused(text, key):
    assert key_of(text) == key


@pytest.mark.parametrize("unit", ["[],", "{},", "1,"])
def test_a_file_of_nothing_is_refused_before_there_are_lists_of_it(unit):
    text = b'{"strokes": [' + unit.encode() * 2_000_000 + b"[]]}"
    tracemalloc.start()
    try:
        assert key_of(text) == "ink_too_much"
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_a_wide_character_does_not_make_a_long_text_four_times_as_long():
    long = "a" * (9 * 2**20)
    for text in ("\U0001f600", "\\ud83d\\ude00"):
        assert (
            key_of(f'{{"strokes": [[[1, 2]]], "text": "{text}{long}"}}'.encode()) == "ink_too_much"
        )


def test_strokes_beyond_all_drawings():
    strokes = ",".join(["[[1,2]]"] * (MAX_STROKES + 1))
    assert key_of(f'{{"strokes": [{strokes}]}}') == "ink_too_much"


def test_save_and_load(tmp_path):
    path = tmp_path / "数字 7.digitink"
    Ink(SEVEN, "7").save(path)
    again = Ink.load(path)
    assert again.text == "7"
    assert [stroke.tolist() for stroke in again.strokes] == [list(stroke) for stroke in SEVEN]


def test_unwritable_places(tmp_path):
    with pytest.raises(SavingError):
        Ink(SEVEN).save(tmp_path / "no folder" / "7.digitink")


def test_a_huge_file_is_not_read(tmp_path):
    path = tmp_path / "huge.digitink"
    with path.open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    with pytest.raises(InkError) as caught:
        Ink.load(path)
    assert caught.value.key == "ink_file_too_large"


def test_the_largest_ink_can_be_read_again():
    """Strokes of one point and the longest numbers: a file of ours never exceeds our limit."""
    longest = -2.2250738585072014e-308
    dots = Ink([[[longest] * 4]] * 1000)
    assert len(dots.to_json()) / 1000 * MAX_POINTS + 1000 < MAX_FILE_BYTES


@pytest.mark.parametrize("text", [7, "x" * 101, "\ud800"])
def test_ink_with_a_text_that_could_not_be_read_again_is_refused(text):
    with pytest.raises(InkError) as caught:
        Ink([[[1, 2]]], text)
    assert caught.value.key == "ink_bad_text"


def test_the_places_of_strokes_in_a_file_with_empty_ones():
    drawing = {"strokes": [[], [[1, 2]], [[], [3, 4]], [[5, 6], [7, 8, 0.5]]]}
    places = places_of_strokes(drawing)
    assert places == (1, 3)
    strokes = Ink.of_json(drawing).strokes
    assert [stroke[0].tolist() for stroke in strokes] == [[1, 2], [5, 6]]
