import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from mnist_desktop.widgets.insight.value_picture import (
    BrightnessScale,
    TileGrid,
    cell_at,
    cells_rect,
    number_text,
    plus_text,
)


def test_black_is_zero_and_white_the_largest_of_the_layer():
    scale = BrightnessScale.of(np.array([0, 1, 4], np.float32))
    black, weak, white = scale.greys(np.array([0, 1, 4])).tolist()
    assert (black, white) == (0, 255)
    assert 64 < weak < 128  # lightened, but still darker than half
    assert scale.greys(np.array([9])) == [255]


def test_negative_numbers_are_darker_than_grey():
    scale = BrightnessScale.of(np.array([-2, 1], np.float32))
    assert scale.greys(np.array([-2, 0, 2])).tolist() == [0, 128, 255]


def test_a_layer_of_zeros_is_black():
    assert BrightnessScale.of(np.zeros((3, 3))).greys(np.zeros((3, 3))).max() == 0


@pytest.mark.parametrize(
    ("value", "text"), [(0.126, "0.13"), (-0.001, "0.00"), (-0.5, "−0.50"), (1234.5, "1234")]
)
def test_numbers_in_a_few_characters(value, text):
    assert number_text(value) == text


def test_what_is_added_has_a_sign():
    assert [plus_text(one) for one in (0.2, -0.2, 0)] == ["+ 0.20", "− 0.20", "+ 0.00"]


@pytest.mark.parametrize("count", [1, 10, 32, 128, 256])
def test_tiles_fit_and_are_as_large_as_can_be(count):
    grid = TileGrid.fitted(count, 400, 200, gap=2, sides=(8, 96))
    assert grid.height <= 200
    assert all(grid.rect(tile).right() <= 400 for tile in range(count))
    assert all(grid.tile_at(grid.rect(tile).center()) == tile for tile in range(count))
    assert grid.side == 96 or count > 8
    assert grid.tile_at(QPointF(399, 199)) is None or count * grid.side > 400


def test_tiles_that_do_not_fit_are_the_smallest():
    grid = TileGrid.fitted(512, 100, 40, gap=2, sides=(8, 96))
    assert grid.side == 8
    assert grid.height > 40


def test_cells_and_places_belong_together():
    place = QRectF(10, 20, 90, 60)
    for row in range(3):
        for column in range(9):
            spans = (row, row + 1), (column, column + 1)
            middle = cells_rect(place, 3, 9, spans).center()
            assert cell_at(middle, place, 3, 9) == (row, column)
    assert cell_at(QPointF(-5, 900), place, 3, 9) == (2, 0)


def test_weak_values_are_lightened_as_the_power_says():
    values = np.linspace(0, 2, 1001, dtype=np.float32)
    greys = BrightnessScale(2.0, gamma=0.6).greys(values).astype(int)
    exact = (values / 2) ** 0.6 * 255
    assert np.abs(greys - exact).max() < 1
    assert greys[0] == 0
    assert greys[-1] == 255
