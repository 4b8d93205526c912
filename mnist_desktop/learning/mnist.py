"""The MNIST images that ship with the program; nothing is downloaded, ever."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.assets import asset_path
from mnist_desktop.recognition.problem import Problem

FILE = "mnist.npz"
SHA256 = "06af5dfe73b70e3bc1c36439982b18a8d76803db9b544f6fdf838a37fbb01b64"
VALIDATION_SIZE = 5_000
SPLIT_SEED = 20_240


@dataclass(frozen=True, eq=False)
class LabelledImages:
    """Images with what they show.

    Attributes:
        images: (n, 28, 28) uint8, ink = 255.
        labels: (n,) uint8, 0 to 9.
    """

    images: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, index: npt.NDArray[Any] | slice) -> "LabelledImages":
        return LabelledImages(self.images[index], self.labels[index])

    def as_floats(self) -> npt.NDArray[np.float32]:
        """The images as a network takes them: float32 in [0, 1]."""
        return self.images.astype(np.float32) / np.float32(255)


@dataclass(frozen=True, eq=False)
class Mnist:
    """MNIST in three parts: 55,000 to train on, 5,000 to choose by, 10,000 to test."""

    train: LabelledImages
    validation: LabelledImages
    test: LabelledImages


def load_mnist(path: Path | None = None) -> Mnist:
    """MNIST from the bundled file, the validation part drawn evenly over the digits.

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
        everything = LabelledImages(arrays["x_train"], arrays["y_train"].astype(np.uint8))
        test = LabelledImages(arrays["x_test"], arrays["y_test"].astype(np.uint8))
    held_out = stratified(everything.labels, VALIDATION_SIZE, SPLIT_SEED)
    return Mnist(everything[~held_out], everything[held_out], test)


def stratified(labels: npt.NDArray[np.uint8], count: int, seed: int) -> npt.NDArray[np.bool_]:
    """A mask of `count` of the labels, each digit with its share, drawn with `seed`."""
    shuffled = np.random.default_rng(seed).permutation(len(labels))
    by_digit = shuffled[np.argsort(labels[shuffled], kind="stable")]
    # Evenly spaced positions in an order sorted by digit take each digit's share.
    chosen = by_digit[np.linspace(0, len(labels), count, endpoint=False).astype(np.intp)]
    mask = np.zeros(len(labels), bool)
    mask[chosen] = True
    return mask
