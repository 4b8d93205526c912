from itertools import pairwise

import numpy as np
import pytest

from mnist_desktop.insight.ink_pieces import (
    PIECES,
    images_of_pieces,
    ink_pieces,
    pieces_between_points,
)
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from tests.digit_strokes import DIGITS, line

TWO_POINTS = Ink((np.array([[0.0, 0.0], [0.0, 100.0]]),))


def length(points):
    return np.hypot(*np.diff(points, axis=0).T).sum()


@pytest.mark.parametrize("digit", DIGITS)
def test_the_pieces_of_a_digit_make_up_its_image(digit):
    ink = Ink(tuple(DIGITS[digit]))
    pieces = ink_pieces(ink)
    assert 14 <= len(pieces) <= PIECES + 1
    together = images_of_pieces(ink, pieces).max(axis=0)
    np.testing.assert_allclose(together, image_from_ink(ink), atol=0.5 / 255)


def test_pieces_of_a_stroke_are_equally_long_and_follow_each_other():
    stroke = DIGITS[3][0]
    pieces = ink_pieces(Ink((stroke,)))
    assert len(pieces) in (PIECES - 1, PIECES)
    assert (pieces[0].start, pieces[-1].end) == (0, len(stroke) - 1)
    assert all(one.end == other.start for one, other in pairwise(pieces))
    lengths = [length(one.points) for one in pieces]
    np.testing.assert_allclose(lengths, length(stroke) / len(pieces), rtol=0.1)
    assert sum(length(one.points) for one in pieces) == pytest.approx(length(stroke))


def test_a_straight_line_is_cut_between_its_two_points():
    pieces = ink_pieces(TWO_POINTS)
    assert {(one.first, one.last) for one in pieces} == {(0, 1)}
    assert len(pieces) == 14  # of a line that is 17.8 px long in the image
    assert pieces[7].start == pytest.approx(0.5)
    np.testing.assert_allclose(pieces[13].points, [[0, 1300 / 14], [0, 100]])


def test_first_and_last_are_the_points_around_a_piece():
    pieces = ink_pieces(Ink((line((0, 0), (0, 1), points=1400),)))
    assert (pieces[1].first, pieces[1].last) == (100, 200)


def test_every_mark_is_a_piece_however_small():
    dot, bar = np.array([[0.3, 0.3]]), line((0, 0.9), (0.01, 0.9))
    pieces = ink_pieces(Ink((line((0, 0), (0, 1)), dot, bar)))
    assert [one.stroke for one in pieces[-2:]] == [1, 2]
    assert (pieces[-2].first, pieces[-2].last) == (0, 0)


def test_equal_points_and_dots():
    dot = np.full((5, 2), 7.0)
    (piece,) = ink_pieces(Ink((dot,)))
    assert (piece.first, piece.last) == (0, 4)
    lingering = np.concatenate([[[0, 0]] * 3, line((0, 0), (0, 50)), [[0, 50]] * 3])
    pieces = ink_pieces(Ink((lingering,)))
    assert (pieces[0].start, pieces[-1].end) == (0, len(lingering) - 1)
    assert ink_pieces(Ink()) == ()


def test_time_and_pressure_are_left_out():
    stroke = np.column_stack([line((0, 0), (9, 9)), np.arange(13.0), np.ones(13)])
    assert {one.points.shape[1] for one in ink_pieces(Ink((stroke,)))} == {2}


@pytest.mark.parametrize("digit", [1, 3, 4])
def test_pieces_between_points_are_whole_and_about_as_long(digit):
    ink = Ink(tuple(DIGITS[digit]))
    pieces = pieces_between_points(ink)
    assert len(ink_pieces(ink)) / 2 < len(pieces) <= len(ink_pieces(ink))
    together = images_of_pieces(ink, pieces).max(axis=0)
    np.testing.assert_allclose(together, image_from_ink(ink), atol=0.5 / 255)
    for one, other in pairwise(pieces):
        assert one.end == other.start or (one.stroke + 1, other.start) == (other.stroke, 0)
        assert (one.first, one.last) == (one.start, one.end)


def test_where_points_are_far_apart_a_piece_is_the_line_between_two():
    far = Ink((np.array([[0.0, 0], [100, 0], [100, 0], [0, 200]]), np.array([[5.0, 5]])))
    pieces = pieces_between_points(far)
    assert [(one.stroke, one.first, one.last) for one in pieces] == [
        *((0, 0, 1), (0, 1, 3)),
        (1, 0, 0),
    ]
    assert pieces_between_points(Ink()) == ()


def test_no_piece_is_a_mere_end_of_equal_points():
    lingering = np.concatenate([line((0, 0), (0, 50), points=100), [[0, 50]] * 3])
    lengths = [length(one.points) for one in pieces_between_points(Ink((lingering,)))]
    assert min(lengths) > 0.5 * np.median(lengths)
    dot = np.full((5, 2), 7.0)
    assert [(one.first, one.last) for one in pieces_between_points(Ink((dot,)))] == [(0, 4)]
