import numpy as np

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from mnist_desktop.samples.copies import COPIES, MAX_DRAWN, copies_for, images_with_copies
from tests.samples.hands import hand


def test_the_drawing_comes_first_and_its_copies_are_like_it_but_not_alike():
    inks, _ = hand(rounds=1)
    images = images_with_copies(inks, 4)
    assert images.shape == (10, 5, 28, 28)
    for ink, (image, *copies) in zip(inks, images, strict=True):
        np.testing.assert_allclose(image, image_from_ink(ink), atol=0.02)
        for copy in copies:
            overlap = np.minimum(image, copy).sum() / image.sum()
            assert 0.3 < overlap < 0.99
    assert (images == images_with_copies(inks, 4)).all()


def test_a_dot_has_copies_too():
    images = images_with_copies([Ink([[[3, 3]]])], 2)
    assert np.isfinite(images).all()
    assert images.max() == 1


def test_many_drawings_get_fewer_copies():
    assert copies_for(30) == copies_for(1) == COPIES
    assert 0 < copies_for(MAX_DRAWN // 4) < COPIES
    assert copies_for(20 * MAX_DRAWN) == 0
