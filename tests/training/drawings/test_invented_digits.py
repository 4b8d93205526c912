import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.drawings.invented_digits import invented


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load()


def drawings(digit, count, seed=0):
    generator = np.random.default_rng(seed)
    return [invented(digit, generator) for _ in range(count)]


@pytest.mark.parametrize("digit", range(10))
def test_no_two_are_alike_the_seed_decides_and_most_are_read(classifier, digit):
    """By the built-in model; the others are forms that it should learn, or badly written."""
    some, again = drawings(digit, 40), drawings(digit, 40)
    assert all(np.isfinite(stroke).all() for drawing in some for stroke in drawing)
    assert all(stroke.shape[1] == 2 for drawing in some for stroke in drawing)
    assert len({drawing[0].tobytes() for drawing in some}) == 40
    assert all((a[0] == b[0]).all() for a, b in zip(some, again, strict=True))
    images = np.stack([image_from_ink(Ink(tuple(drawing))) for drawing in some])
    assert (classifier.predict(images).argmax(axis=1) == digit).mean() >= 0.8


def test_the_forms_that_mnist_hardly_shows_are_there():
    counts = {digit: [len(one) for one in drawings(digit, 300)] for digit in (0, 1, 5, 7)}
    for lengths in counts.values():
        assert 0.1 < np.mean(np.array(lengths) > 1) < 0.7
