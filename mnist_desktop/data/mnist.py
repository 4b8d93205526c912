"""The MNIST images that ship with the program; nothing is downloaded, ever."""

import hashlib
import io
from pathlib import Path

import numpy as np

from mnist_desktop.assets import asset_path
from mnist_desktop.data.data_set import DataSet, split_data_set
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.problem import Problem

FILE = "mnist.npz"
NAME = "MNIST"
SHA256 = "06af5dfe73b70e3bc1c36439982b18a8d76803db9b544f6fdf838a37fbb01b64"


def load_mnist(path: Path | None = None) -> DataSet:
    """MNIST from the bundled file: 55,000 to train on, 5,000 to choose by, 10,000 to test.

    Raises:
        Problem: keys "mnist_missing" and "mnist_damaged".
    """
    path = path or asset_path(FILE)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Problem("mnist_missing", name=path.name) from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise Problem("mnist_damaged", name=path.name)
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        training = LabelledImages(arrays["x_train"], arrays["y_train"].astype(np.uint8))
        test = LabelledImages(arrays["x_test"], arrays["y_test"].astype(np.uint8))
    return split_data_set(NAME, training, test)
