import numpy as np
import pytest

from mnist_desktop.data.formats.image_arrays import as_images, fitted, grey_range, image_side
from mnist_desktop.problem import AppError

IMAGES = np.random.default_rng(0).integers(0, 256, (6, 28, 28), np.uint8)
IMAGES[0, 0, :2] = 0, 255


def brought(array):
    return as_images(array, grey_range([array], "x"))


@pytest.mark.parametrize(
    "array",
    [
        IMAGES,
        IMAGES.astype(np.int64),
        IMAGES.astype(np.float32),
        IMAGES / 255,
        (IMAGES / 255).astype(np.float16),
        IMAGES / 127.5 - 1,
        (IMAGES / 255 - 0.1307) / 0.3081,
        IMAGES[..., None],
        IMAGES[:, None],
        IMAGES.reshape(6, 784),
        IMAGES.reshape(6, 784, 1) / 255,
        np.repeat(IMAGES[..., None], 3, axis=3),
        np.repeat(IMAGES[:, None], 3, axis=1),
        np.pad(IMAGES, ((0, 0), (2, 2), (2, 2))),
        (IMAGES.astype(np.uint16) * 257),
    ],
    ids=lambda array: f"{array.shape} {array.dtype}",
)
def test_nothing_is_lost(array):
    made = brought(array)
    assert made.dtype == np.uint8
    np.testing.assert_array_equal(made, IMAGES)


def test_ones_and_zeros_are_ink_and_none():
    is_ink = IMAGES > 99
    for array in (is_ink, is_ink.astype(np.uint8), is_ink.astype(np.int64)):
        np.testing.assert_array_equal(brought(array), is_ink * 255)


def test_what_is_no_number_is_told():
    for value in (np.nan, np.inf):
        array = IMAGES / 255
        array[3, 4, 5] = value
        with pytest.raises(AppError, match="data_not_finite"):
            brought(array)


@pytest.mark.parametrize(
    "shape", [(5,), (5, 783), (5, 28), (5, 28, 129), (5, 28, 28, 2), (5, 1, 28, 28, 1), ()]
)
def test_other_shapes_hold_no_images(shape):
    assert image_side(shape) is None


def test_other_sizes_keep_their_proportions():
    tall = np.zeros((2, 56, 28), np.uint8)
    tall[:, :, 8:20] = 200
    made = fitted(tall)
    assert made.shape == (2, 28, 28)
    assert (made[:, :, 11:17] == 200).all()
    assert not made[:, :, :11].any()
    assert not made[:, :, 17:].any()
    small = np.full((1, 8, 8), 77, np.uint8)
    assert (fitted(small) == 77).all()
