import numpy as np
import pytest

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.batches import ShuffledImages, prefetched


def labelled(count):
    images = np.zeros((count, 28, 28), np.uint8)
    images[:, 0, 0] = np.arange(count)
    return LabelledImages(images, np.arange(count, dtype=np.uint8))


def epoch_labels(examples, epoch):
    return np.concatenate([labels for _, labels in prefetched(examples, epoch)]).tolist()


def test_an_epoch_shows_each_image_once_in_a_new_order():
    examples = ShuffledImages(labelled(40), 10, seed=1)
    assert examples.batches == 4
    first, second = epoch_labels(examples, 0), epoch_labels(examples, 1)
    assert sorted(first) == sorted(second) == list(range(40))
    assert first != second
    assert epoch_labels(ShuffledImages(labelled(40), 10, seed=2), 0) != first


def test_any_batch_can_be_asked_for_again():
    examples = ShuffledImages(labelled(40), 10, seed=1, augmentation=Augmentation())
    in_turn = list(prefetched(examples, 3))
    images, labels = examples.batch(3, 2)
    assert (images == in_turn[2][0]).all()
    assert (labels == in_turn[2][1]).all()


def test_images_stay_with_their_labels():
    images, labels = ShuffledImages(labelled(40), 10, seed=1).batch(0, 0)
    np.testing.assert_allclose(images[:, 0, 0] * 255, labels, rtol=1e-6)


@pytest.mark.parametrize(("count", "batches", "size"), [(25, 2, 10), (5, 1, 5), (10, 1, 10)])
def test_part_batches(count, batches, size):
    examples = ShuffledImages(labelled(count), 10, seed=1)
    assert (examples.batches, examples.batch_size) == (batches, size)
    assert len(epoch_labels(examples, 0)) == batches * size


def test_an_error_while_making_a_batch_is_raised():
    class Failing(ShuffledImages):
        def batch(self, epoch, index):
            raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        list(prefetched(Failing(labelled(40), 10, seed=1), 0))
