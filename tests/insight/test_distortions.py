import numpy as np
import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.insight.distortions import DISTORTIONS, DistortionKind

K = DistortionKind


@pytest.fixture(scope="module")
def digits():
    return load_mnist().validation.as_floats(slice(0, 20))


@pytest.fixture
def cross():
    """A vertical bar above the middle, with a foot to the right."""
    image = np.zeros((1, 28, 28), np.float32)
    image[0, 6:14, 13:15] = 1
    image[0, 12:14, 13:20] = 1
    return image


@pytest.mark.parametrize("kind", DISTORTIONS)
def test_images_stay_images_and_the_neutral_level_changes_nothing(digits, kind):
    one = DISTORTIONS[kind]
    assert list(one.levels) == sorted(one.levels)
    np.testing.assert_array_equal(one.apply(digits, one.neutral), digits)
    for level in one.levels:
        made = one.apply(digits, level)
        assert (made.shape, made.dtype) == (digits.shape, np.float32)
        assert made.min() >= 0
        assert made.max() <= 1
        np.testing.assert_array_equal(made, one.apply(digits, level))


def test_stronger_is_further_from_the_image(digits):
    for one in DISTORTIONS.values():
        away = [
            float(np.abs(one.apply(digits, level) - digits).mean())
            for level in one.levels
            if level >= one.neutral
        ]
        assert away == sorted(away), one.kind


def test_turned_to_the_right_by_a_quarter(cross):
    right = DISTORTIONS[K.TURN].apply(cross, 90.0)
    np.testing.assert_allclose(right[0], np.rot90(cross[0], -1), atol=1e-5)


def test_moved_by_so_many_pixels(cross):
    moved = DISTORTIONS[K.SHIFT].apply(np.repeat(cross, 8, axis=0), 4.0)
    rows, columns = np.mgrid[:28, :28]

    def centre(image):
        return np.array([(rows * image).sum(), (columns * image).sum()]) / image.sum()

    ways = np.array([centre(image) - centre(cross[0]) for image in moved])
    np.testing.assert_allclose(np.hypot(*ways.T), 4, atol=0.05)
    assert len(np.unique(ways.round(1), axis=0)) > 4


def test_half_as_large(cross):
    half = DISTORTIONS[K.ZOOM].apply(cross, 0.5)
    assert half.sum() == pytest.approx(cross.sum() / 4, rel=0.01)


def test_ink_grows_and_shrinks(cross):
    one = DISTORTIONS[K.THICKNESS]
    ink = [one.apply(cross, level).sum() for level in one.levels]
    assert ink == sorted(ink)
    assert one.apply(cross, 1.0)[0, 8, 12:16].tolist() == [1, 1, 1, 1]
    assert not one.apply(cross, -1.0)[0, 8].any()  # two pixels have no core


def test_grain_is_that_of_the_slice(digits):
    one = DISTORTIONS[K.NOISE]
    assert (one.apply(digits, 0.3, 0) != one.apply(digits, 0.3, 100)).any()


def test_the_negative(cross):
    np.testing.assert_allclose(DISTORTIONS[K.INVERSION].apply(cross, 1.0), 1 - cross)
