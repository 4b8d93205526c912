import numpy as np
import pytest

from mnist_desktop.data.data_set import split_data_set
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.samples.copies import images_with_copies
from tests.samples.hands import hand


@pytest.fixture(scope="session")
def small_mnist():
    """A data set of 120 drawings that stands for MNIST."""
    inks, labels = hand(rounds=12, seed=50, mirrored=())
    images = np.rint(255 * images_with_copies(inks, 0)[:, 0]).astype(np.uint8)
    labelled = LabelledImages(images, labels.astype(np.uint8))
    return split_data_set("MNIST", labelled, labelled[:20])
