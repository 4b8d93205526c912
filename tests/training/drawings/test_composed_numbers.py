from itertools import pairwise

import numpy as np
import pytest

from mnist_desktop.recognition.ink import Ink
from tests.training.small_corpus import write_corpus
from training.drawings.composed_numbers import (
    HEIGHT,
    ComposedNumber,
    Spacing,
    WrittenDigits,
    composed,
    random_number,
    with_late_stroke,
    with_parted_bar,
    without_lifting,
)


@pytest.fixture(scope="module")
def digits(tmp_path_factory):
    return WrittenDigits(write_corpus(tmp_path_factory.mktemp("corpus") / "pens.npz"))


@pytest.fixture
def generator():
    return np.random.default_rng(3)


def box_of(number, place):
    strokes = [number.ink.strokes[stroke] for stroke in number.strokes_of(place)]
    points = np.concatenate(strokes)
    return points.min(axis=0), points.max(axis=0)


def test_digits_stand_beside_each_other_as_the_spacing_says(digits, generator):
    spacing = Spacing(widest=0.3, touching=0.0)
    number = composed(digits, "syn/s1", (2, 7, 4, 6), spacing, generator)
    assert number.text == "2746"
    boxes = [box_of(number, place) for place in range(4)]
    width = np.median([high[0] - low[0] for low, high in boxes])
    for (_, before), (after, _) in pairwise(boxes):
        assert -1e-6 <= after[0] - before[0] <= 0.3 * width + 1e-6
    assert all(0.6 * HEIGHT < high[1] - low[1] < 1.5 * HEIGHT for low, high in boxes)


def test_a_number_is_one_writers_and_the_same_again(digits):
    first, again = (
        random_number(digits, digits.writers, np.random.default_rng(5)) for _ in range(2)
    )
    assert first.text == again.text
    assert first.writer == again.writer in digits.writers
    assert 2 <= len(first.text) <= 6
    assert sum(map(len, first.groups)) == len(first.ink.strokes)


def test_a_late_stroke_comes_after_the_next_digit():
    number = two_digits()
    late = with_late_stroke(number, 0)
    assert [int(owner[0]) for owner in late.owners] == [0, 1, 0]
    assert late.groups == {(0, 2), (1,)}
    assert with_late_stroke(number, 1) is None


def test_a_parted_bar_is_moved_to_the_right(generator):
    number = two_digits()
    parted = with_parted_bar(number, 0, generator)
    moved = parted.ink.strokes[1] - number.ink.strokes[1]
    assert (moved[:, 0] > 0).all()
    assert with_parted_bar(number, 1, generator) is None


def test_a_pen_that_is_not_lifted_makes_one_stroke_of_two():
    number = without_lifting(two_digits(), 0)
    assert len(number.ink.strokes) == 2
    assert number.owners[1].tolist() == [0, 0, 1, 1]


def two_digits():
    strokes = ([[0, 0], [0, 90]], [[0, 0], [50, 0]], [[90, 0], [90, 90]])
    owners = tuple(np.full(2, owner) for owner in (0, 0, 1))
    return ComposedNumber(Ink(tuple(map(np.array, strokes)), "51"), "51", owners, "a/b")
