"""Composed pictures of numbers: the same for the same seed, and with all of the ink."""

import numpy as np
import pytest

from training.drawings.number_pictures import KINDS, counts_of_rows

SEVEN = [np.array([[0, 0], [60, 0], [20, 100]], float)]
ONE = [np.array([[0, 0], [0, 100]], float)]
ROWS = [[SEVEN, ONE, SEVEN], [ONE, SEVEN]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_a_picture_and_depends_on_its_seed_alone(kind):
    make, is_column = KINDS[kind]
    rows = ROWS if is_column else ROWS[:1]
    picture = make(rows, np.random.default_rng(5))
    assert picture.dtype == np.uint8
    assert np.ptp(picture) > 60
    np.testing.assert_array_equal(picture, make(rows, np.random.default_rng(5)))
    assert not np.array_equal(picture, make(rows, np.random.default_rng(6)))


def test_a_row_has_two_to_six_digits_and_a_column_short_rows():
    generator = np.random.default_rng(1)
    rows = [counts_of_rows(False, generator) for _ in range(200)]
    assert {len(row) for row in rows} == {1}
    assert {row[0] for row in rows} == {2, 3, 4, 5, 6}
    columns = [counts_of_rows(True, generator) for _ in range(200)]
    assert {len(column) for column in columns} == {2, 3, 4, 5}
    assert {count for column in columns for count in column} == {1, 2, 3, 4}
