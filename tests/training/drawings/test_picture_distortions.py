import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.pictures.find_digit import image_from_picture
from training.drawings.invented_digits import invented
from training.drawings.picture_distortions import (
    BRUSH,
    CLEAN,
    HEIGHT,
    PAGE,
    PICTURE_CELLS,
    page_of,
    picture_of,
)

SEVEN = [np.array([[0.0, 0.0], [1.0, 0.0], [0.5, 1.0]])]


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load()


@pytest.mark.parametrize("cell", PICTURE_CELLS)
def test_every_cell_is_another_page_that_can_still_be_read(classifier, cell):
    picture = picture_of(cell, SEVEN, np.random.default_rng(0))
    assert picture.shape[:2] == (PAGE, PAGE)
    assert picture.dtype == np.uint8
    assert classifier.read(image_from_picture(picture)).digit == 7
    clean = picture_of(CLEAN, SEVEN, np.random.default_rng(0))
    assert np.array_equal(clean, picture) == (cell == CLEAN)


def test_the_digit_is_in_the_middle_and_of_its_height():
    for digit in range(10):
        page = page_of(invented(digit, np.random.default_rng(1)))
        rows, columns = np.nonzero(page < 128)
        side = max(np.ptp(rows), np.ptp(columns)) + 1
        assert side == pytest.approx(HEIGHT + BRUSH, abs=3)
        assert (rows.min() + rows.max()) / 2 == pytest.approx(PAGE / 2, abs=2)


def test_a_dot_is_drawn():
    assert (page_of([np.array([[5.0, 5.0]])]) < 128).any()
