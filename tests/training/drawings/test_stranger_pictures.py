import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.pictures.find_digit import find_digit
from training.drawings.invented_digits import invented
from training.drawings.stranger_pictures import STRANGER_CELLS, several

FEW = 2  # hands a digit
MANY = 100


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load()


def drawings(hands):
    for digit in range(10):
        for hand in range(hands):
            yield digit, invented(digit, np.random.default_rng([digit, hand]))


def share_read(classifier, cell, hands):
    right = []
    for place, (digit, drawing) in enumerate(drawings(hands)):
        found = find_digit(STRANGER_CELLS[cell](drawing, np.random.default_rng([place, 1])))
        right.append(found is not None and classifier.read(found.image).digit == digit)
    return np.mean(right)


@pytest.mark.parametrize("cell", STRANGER_CELLS)
def test_pictures_of_each_kind_are_read(classifier, cell):
    assert share_read(classifier, cell, FEW) >= 0.9  # two of twenty may be odd hands


@pytest.mark.long
@pytest.mark.parametrize("cell", STRANGER_CELLS)
def test_many_pictures_of_each_kind_are_read(classifier, cell):
    assert share_read(classifier, cell, MANY) >= 0.97


def test_several_digits_in_one_picture_are_noticed():
    hands = [drawing for _, drawing in drawings(2)]
    told = []
    for place in range(len(hands)):
        generator = np.random.default_rng(place)
        chosen = [hands[other] for other in generator.choice(len(hands), 5, replace=False)]
        told.append(find_digit(several(chosen, generator)).is_several)
    assert np.mean(told) >= 0.9


def test_pictures_of_a_kind_differ_in_size_and_ground():
    ((_, seven),) = [one for one in drawings(1) if one[0] == 7]
    for change in STRANGER_CELLS.values():
        pictures = [change(seven, np.random.default_rng(place)) for place in range(8)]
        assert len({picture.shape for picture in pictures}) > 4
        assert len({int(picture.flat[0]) for picture in pictures}) > 2
        assert {picture.dtype for picture in pictures} == {np.dtype(np.uint8)}
