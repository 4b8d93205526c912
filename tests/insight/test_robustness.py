import numpy as np
import pytest

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight.distortions import DISTORTIONS, DistortionKind
from mnist_desktop.insight.robustness import IMAGES, chosen_images, distorted_example, measured


class Brightness:
    """Answers 1 for images that are mostly bright, else 0; as sure as they are bright or dark."""

    def predict(self, images):
        bright = images.mean(axis=(1, 2))
        return np.stack([1 - bright, bright], axis=1)


@pytest.fixture
def images():
    """A hundred and fifty dark images and as many bright ones."""
    levels = np.repeat([10, 245], 150).astype(np.uint8)
    images = np.broadcast_to(levels[:, np.newaxis, np.newaxis], (300, 28, 28)).copy()
    return LabelledImages(images, (levels > 127).astype(np.uint8))


@pytest.fixture
def curve(images):
    return [*measured(Brightness(), images, DISTORTIONS[DistortionKind.INVERSION])][-1]


def test_a_curve_falls_where_it_should(curve):
    assert curve.done == 11
    assert curve.right[:5] == [300] * 5
    assert curve.right[6:] == [0] * 5
    assert curve.sureness[0, 0] == pytest.approx(1 - 10 / 255, abs=1e-3)


def test_what_is_known_so_far_grows_level_by_level(images):
    steps = measured(Brightness(), images, DISTORTIONS[DistortionKind.INVERSION])
    assert [next(steps).done for _ in range(6)] == [0, 0, 1, 1, 1, 2]


def test_an_example_is_the_image_that_was_read(images):
    noise = DISTORTIONS[DistortionKind.NOISE]
    shown = []

    class Watching(Brightness):
        def predict(self, given):
            shown.append(given)
            return super().predict(given)

    curve = [*measured(Watching(), images, noise)][-1]
    read = np.concatenate(shown[3 * 4 : 3 * 5])  # three slices a level
    np.testing.assert_array_equal(distorted_example(curve, 217, 4), read[217])


def test_examples_that_tell_something_come_first(curve):
    curve.answers[:, 4] = 0  # always right
    order = curve.example_order()
    assert sorted(order) == [*range(300)]
    assert order[-1] == 4


def test_two_thousand_validation_images_at_most():
    labels = np.repeat(np.arange(10, dtype=np.uint8), 300)
    many = LabelledImages(np.zeros((3000, 28, 28), np.uint8), labels)
    assert np.bincount(chosen_images(many).labels).tolist() == [IMAGES // 10] * 10
    assert len(chosen_images(many[:50])) == 50
