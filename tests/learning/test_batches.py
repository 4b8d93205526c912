from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.batches import ShuffledImages, TrainingSets, balanced
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.samples.own_images import OwnImages
from tests.samples.hands import hand


def labelled(count):
    images = np.zeros((count, 28, 28), np.uint8)
    images[:, 0, 0] = np.arange(count)
    return LabelledImages(images, np.arange(count, dtype=np.uint8))


def epoch_labels(examples, epoch):
    batches = [examples.batch(epoch, index) for index in range(examples.batches)]
    return np.concatenate([labels for _, labels in batches]).tolist()


def test_an_epoch_shows_each_image_once_in_a_new_order():
    examples = ShuffledImages(labelled(40), 10, seed=1)
    assert examples.batches == 4
    first, second = epoch_labels(examples, 0), epoch_labels(examples, 1)
    assert sorted(first) == sorted(second) == list(range(40))
    assert first != second
    assert epoch_labels(ShuffledImages(labelled(40), 10, seed=2), 0) != first


def test_any_batch_can_be_asked_for_again():
    examples = ShuffledImages(labelled(40), 10, seed=1, augmentation=Augmentation())
    first, other, again = (examples.batch(3, index) for index in (2, 0, 2))
    assert (first[0] == again[0]).all()
    assert (first[1] == again[1]).all()
    assert (first[1] != other[1]).any()


def test_images_stay_with_their_labels():
    images, labels = ShuffledImages(labelled(40), 10, seed=1).batch(0, 0)
    np.testing.assert_allclose(images[:, 0, 0] * 255, labels, rtol=1e-6)


@pytest.mark.parametrize(("count", "batches", "size"), [(25, 2, 10), (5, 1, 5), (10, 1, 10)])
def test_part_batches(count, batches, size):
    examples = ShuffledImages(labelled(count), 10, seed=1)
    assert (examples.batches, examples.batch_size) == (batches, size)
    assert len(epoch_labels(examples, 0)) == batches * size


def test_a_part_of_the_images_has_as_many_of_each_class():
    images = LabelledImages(np.zeros((60, 28, 28), np.uint8), np.repeat([0, 1, 2], [40, 15, 5]))
    assert np.bincount(balanced(images, 12, seed=0).labels).tolist() == [4, 4, 4]
    assert np.bincount(balanced(images, 31, seed=0).labels).tolist() == [13, 13, 5]
    assert balanced(images, 60, seed=0) is images
    assert balanced(images, None, seed=0) is images


def test_own_drawings_are_learned_beside_mnist_and_never_judge(tmp_path):
    own = OwnImages.of_inks(*hand())
    own.write(tmp_path / "own.npz")
    config = replace(PRESETS["quick"].config, samples=1000, also=tmp_path / "own.npz")
    sets, plain = TrainingSets.of(config), TrainingSets.of(replace(config, also=None))
    learned = sets.examples.labelled
    assert len(learned) == 1000 + 1000 // 19
    np.testing.assert_array_equal(learned.images[:1000], plain.examples.labelled.images)
    np.testing.assert_array_equal(learned.images[1000:1030], own.images[:30])
    np.testing.assert_array_equal(learned.labels[1000:], own.labels[: 1000 // 19])
    assert sets.validation is plain.validation
    np.testing.assert_array_equal(sets.measured.images, plain.measured.images)
    assert sets.images != plain.images
    assert (sets.own_drawings, plain.own_drawings) == (30, 0)
