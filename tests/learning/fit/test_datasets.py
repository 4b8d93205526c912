import numpy as np
import pytest

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.batches import ShuffledImages
from mnist_desktop.learning.fit.datasets import (
    NumberedEpochs,
    RestOfEpoch,
    dataset_of,
    targets_of,
)

CHANCE = np.random.default_rng(0)
LABELLED = LabelledImages(
    CHANCE.integers(0, 256, (45, 28, 28), np.uint8), CHANCE.integers(0, 10, 45, np.uint8)
)


@pytest.mark.parametrize("augmentation", [None, Augmentation()])
def test_keras_gets_the_batches_of_the_examples_from_any_epoch_on(augmentation):
    examples = ShuffledImages(LABELLED, 10, 7, augmentation)
    dataset = dataset_of(examples, 3)
    assert len(dataset) == examples.batches == 4
    for epoch in (3, 4):
        dataset.on_epoch_begin()  # as Keras does
        for index in range(4):
            images, rows = dataset[index]
            expected, labels = examples.batch(epoch, index)
            np.testing.assert_array_equal(images[..., 0], expected)
            np.testing.assert_array_equal(rows, targets_of(labels))


@pytest.mark.parametrize("augmentation", [None, Augmentation()])
def test_a_look_before_the_first_batch_is_no_epoch(augmentation):
    examples = ShuffledImages(LABELLED, 10, 7, augmentation)
    dataset = dataset_of(examples, 3)
    dataset.on_epoch_begin()  # as Keras does on JAX and PyTorch
    for epoch in (3, 4):
        NumberedEpochs(dataset).on_epoch_begin(epoch)
        dataset.on_epoch_begin()
        np.testing.assert_array_equal(dataset[1][0][..., 0], examples.batch(epoch, 1)[0])


def test_the_rest_of_an_epoch():
    examples = ShuffledImages(LABELLED, 10, 7)
    rest = RestOfEpoch(dataset_of(examples, 2), 3)
    rest.on_epoch_begin()
    assert len(rest) == 1
    np.testing.assert_array_equal(rest[0][0][..., 0], examples.batch(2, 3)[0])
