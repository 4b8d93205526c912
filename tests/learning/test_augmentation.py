import numpy as np
import pytest

from mnist_desktop.learning.augmentation import Augmentation

NOTHING = {"rotation": 0, "shift": 0, "zoom": 0, "shear": 0, "thickness": 0, "bending": 0}


def bar(count=1):
    """An upright bar, 4 px by 16 px, in the middle."""
    images = np.zeros((count, 28, 28), np.uint8)
    images[:, 6:22, 12:16] = 255
    return images


def generator(seed=0):
    return np.random.default_rng(seed)


def test_nothing_asked_for_changes_nothing():
    images = Augmentation(**NOTHING).apply(bar(3), generator())
    np.testing.assert_allclose(images, bar(3) / 255, atol=1e-6)


def test_range_type_and_shape():
    images = Augmentation().apply(bar(50), generator())
    assert (images.shape, images.dtype) == ((50, 28, 28), np.float32)
    assert images.min() >= 0
    assert images.max() <= 1
    assert len(np.unique(images.sum(axis=(1, 2)))) == 50
    assert images.sum(axis=(1, 2)).min() > 20


def test_the_generator_decides():
    one, same, other = (Augmentation().apply(bar(4), generator(seed)) for seed in (1, 1, 2))
    assert (one == same).all()
    assert (one != other).any()


def test_the_images_given_are_left_alone():
    given = bar(4)
    Augmentation().apply(given, generator())
    assert (given == bar(4)).all()


@pytest.mark.parametrize(
    ("amount", "moved"), [({"shift": 3}, True), ({"rotation": 20}, False), ({"shear": 0.3}, False)]
)
def test_only_shift_moves_the_centre(amount, moved):
    images = Augmentation(**NOTHING | amount).apply(bar(40), generator())
    columns = (images.sum(axis=1) @ np.arange(28)) / images.sum(axis=(1, 2))
    assert (np.abs(columns - 13.5).max() > 1) == moved


def test_thickness_adds_and_takes_ink():
    sums = Augmentation(**NOTHING | {"thickness": 0.5}).apply(bar(60), generator()).sum(axis=(1, 2))
    assert sums.min() < 64 < sums.max()


def test_a_thin_line_is_not_lost():
    line = np.zeros((60, 28, 28), np.uint8)
    line[:, 6:22, 14] = 255
    images = Augmentation(**NOTHING | {"thickness": 0.5}).apply(line, generator())
    assert images.max(axis=(1, 2)).min() > 0.7


def test_bending_is_smooth():
    bends = Augmentation(bending=1.0)._bends(200, generator())
    assert bends.std() == pytest.approx(1.0, rel=0.1)
    assert np.abs(np.diff(bends, axis=2)).std() < 0.2


def test_inversion_turns_its_share_dark_on_bright():
    images = Augmentation(**NOTHING, inversion=0.25).apply(bar(400), generator())
    clean = bar()[0] / np.float32(255)
    inverted = np.array([np.allclose(image, 1 - clean, atol=1e-6) for image in images])
    assert all(np.allclose(image, clean, atol=1e-6) for image in images[~inverted])
    assert 0.17 < inverted.mean() < 0.33
    assert not np.allclose(Augmentation(**NOTHING, inversion=1).apply(bar(), generator()), clean)


def test_a_background_brightens_the_paper_and_leaves_the_ink():
    images = Augmentation(**NOTHING, background=0.4).apply(bar(200), generator())
    paper, ink = images[:, 0, 0], images[:, 10, 14]
    assert (images[:, 0, :] == paper[:, np.newaxis]).all()
    np.testing.assert_allclose(ink, 1, atol=1e-6)
    assert paper.min() < 0.05
    assert 0.35 < paper.max() <= 0.4


def test_noise_is_grain_of_its_size_within_the_range():
    on_grey = Augmentation(**NOTHING, noise=0.1).apply(
        np.full((50, 28, 28), 128, np.uint8), generator()
    )
    assert on_grey.std() == pytest.approx(0.1, rel=0.03)
    assert on_grey.mean() == pytest.approx(128 / 255, abs=0.005)
    loud = Augmentation(**NOTHING, noise=0.8).apply(bar(10), generator())
    assert (loud.min(), loud.max()) == (0, 1)
