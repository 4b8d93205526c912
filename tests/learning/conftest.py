import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.batches import ShuffledImages, TrainingSets


@pytest.fixture(scope="session")
def mnist():
    return load_mnist()


@pytest.fixture(scope="session")
def sets(mnist):
    """What the runs of `small_run` learn from."""
    examples = ShuffledImages(mnist.train[:1000], 50, 1, Augmentation())
    return TrainingSets(examples, mnist.validation[:500], "a thousand")
