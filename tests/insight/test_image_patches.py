import numpy as np

from mnist_desktop.insight.image_patches import (
    SIDE,
    image_patches,
    images_of_patches,
    in_picture,
    neighbours_of_patches,
)
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.pictures.find_digit import DigitInPicture
from mnist_desktop.recognition.preprocessing import image_from_ink
from tests.digit_strokes import DIGITS


def test_the_patches_of_a_digit_make_up_its_image():
    image = image_from_ink(Ink(tuple(DIGITS[8])))
    patches = image_patches(image)
    alone = images_of_patches(image, patches)
    assert 25 <= len(patches) <= 60
    np.testing.assert_array_equal(alone.max(axis=0), image)
    assert (alone.sum(axis=(1, 2)) > 0).all()


def test_neighbours_share_a_side():
    image = np.zeros((28, 28), np.float32)
    image[4:10, 4:10] = 1  # two by two patches
    image[16, 16] = 1  # and a speck
    patches = image_patches(image)
    assert [patch[:2] for patch in patches] == [(4, 4), (7, 4), (4, 7), (7, 7), (16, 16)]
    assert neighbours_of_patches(patches) == [[1, 2], [0, 3], [0, 3], [1, 2], []]
    assert {patch[2:] for patch in patches} == {(SIDE, SIDE)}
    assert image_patches(np.zeros((28, 28), np.float32)) == ()


def test_a_patch_lies_on_the_ink_of_the_picture():
    image = np.zeros((28, 28), np.float32)
    image[4:24, 12:16] = 1
    found = DigitInPicture(image, (100.0, 50.0, 40.0, 200.0))
    assert in_picture((12.0, 4.0, 3.0, 3.0), found) == (100, 50, 30, 30)
    assert in_picture((15.0, 22.0, 3.0, 3.0), found) == (130, 230, 30, 30)
