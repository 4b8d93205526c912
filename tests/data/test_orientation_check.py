import numpy as np
import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.orientation import AS_IS, ORIENTATIONS, Orientation
from mnist_desktop.data.orientation_check import check_orientation


@pytest.fixture(scope="module")
def mnist():
    return load_mnist().test[:700]


class BarReader:
    """Reads a bar at the top as 3 and one at the left as 7, if it is bright; else 0."""

    classes = ()

    def logits(self, images):
        top = images[:, 0].mean(axis=1) > 0.8
        left = images[:, :, 0].mean(axis=1) > 0.8
        return np.eye(10)[np.where(top & ~left, 3, np.where(left & ~top, 7, 0))]


def bars(count=60):
    """Bars that BarReader reads right: bright ones at the top and at the left."""
    labels = np.array([3, 7] * (count // 2), np.uint8)
    images = np.zeros((count, 28, 28), np.uint8)
    images[labels == 3, 0] = 255
    images[labels == 7, :, 0] = 255
    images[:, 20:24, 4:8] = 99  # so that no two orientations look the same
    images[:, 4:6, 25] = 50
    return LabelledImages(images, labels)


@pytest.mark.parametrize("way", ORIENTATIONS, ids=str)
def test_every_orientation_is_found_out(way):
    lying = LabelledImages(way.applied(bars().images), bars().labels)
    check = check_orientation(lying, BarReader())
    assert check.changed == (60 if check.change else 0)
    assert bool(check.change) == (check.as_is < 60)
    assert check.are_digits


@pytest.mark.parametrize("way", ORIENTATIONS, ids=str)
def test_the_code_for_a_script_does_the_same(way):
    images = bars().images
    done = eval(way.code("a"), {"a": images / 255})
    np.testing.assert_allclose(done * 255, way.applied(images), atol=1e-9)


def test_a_json_object_and_back():
    for way in ORIENTATIONS:
        assert Orientation.from_json(way.to_json()) == way
    for value in (None, {}, {"turn": "x", "inverted": False}, {"turn": "left", "inverted": 1}):
        with pytest.raises(ValueError, match="record_"):
            Orientation.from_json(value)


@pytest.mark.parametrize(
    "way",
    [AS_IS, Orientation("right", True)],
    ids=str,
)
def test_what_the_built_in_model_says_of_mnist(mnist, way):
    lying = LabelledImages(way.applied(mnist.images), mnist.labels)
    check = check_orientation(lying)
    np.testing.assert_array_equal(check.change.applied(lying.images), mnist.images)
    assert check.sample == 500
    assert check.are_digits
    question = check.in_words()
    assert (question is None) == (way == AS_IS)
    if question is not None:
        assert question.values["changed"] > 490 > 250 > question.values["as_is"]


def test_nothing_is_claimed_of_labels_that_do_not_fit_nor_of_a_few_images(mnist):
    labels = np.random.default_rng(0).permutation(mnist.labels)
    for labelled in (LabelledImages(mnist.images, labels), mnist[:10]):
        check = check_orientation(labelled)
        assert check.in_words() is None
        assert check.change == AS_IS
        assert not check.are_digits or len(labelled) == 10


def test_one_digit_alone_convinces_nobody():
    lying = bars(60)
    lying.labels[:] = 3
    lying.labels[:6] = 7
    lying.images[:] = Orientation("transpose").applied(bars(60).images[:1])  # all are threes
    check = check_orientation(lying, BarReader())
    assert check.change == AS_IS
    assert check.as_is < 30
