"""What a person's samples must not hold: the images that a network is judged by."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from mnist_desktop.assets import asset_path
from mnist_desktop.data.data_set import FILE, NAME
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.npz_arrays import NpzArrays
from mnist_desktop.samples.sample import SampleImage, digest_of

MNIST = NAME


def digests_of(images: SampleImage) -> list[bytes]:
    """One digest for each of (n, 28, 28) uint8 images."""
    return [digest_of(image) for image in images]


@lru_cache(maxsize=1)
def mnist_digests() -> tuple[bytes, ...]:
    """Digests of MNIST's 10,000 test images, which every store knows.

    Raises:
        AppError: "mnist_missing" or "mnist_damaged"; without them nothing is kept.
    """
    return tuple(digests_of(_mnist_test_images(asset_path(FILE))))


def _mnist_test_images(path: Path) -> SampleImage:
    """The test images alone: unpacking all of MNIST takes ten times as long."""
    try:
        with path.open("rb") as file:
            images = NpzArrays(file, path.stat().st_size).read("x_test")
    except FileNotFoundError as error:
        raise AppError("mnist_missing", name=path.name) from error
    except Exception as error:  # zipfile, zlib and numpy raise many types for damaged files
        raise AppError("mnist_damaged", name=path.name) from error
    return images.astype(np.uint8)
