"""Test images that are also among those that are learned from."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.labelled_images import stratified

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet

NEAR = 8.0
"""Grey levels of 255, root mean square over the pixels: nearer images may be copies of each other.
Of MNIST's 10,000 test images one is that near to one of the 55,000 training images (measured)."""
MAX_PAIRS = 120_000_000  # compared for nearness; two seconds of a processor
_SIDE, _BLOCK = 28, 4  # px
_SLICE = 250  # images compared at a time
_SEED = 18

Images = NDArray[np.uint8]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Doubles:
    """What the test part shares with training and validation images.

    Attributes:
        test: test images in all.
        exact: of these, how many are elsewhere too, pixel for pixel.
        compared: others that were compared for nearness.
        near: of these, how many are at most NEAR from an image elsewhere.
        contradictions: training and validation images that occur with another label as well.
    """

    test: int
    exact: int
    compared: int
    near: int
    contradictions: int


def find_doubles(data: DataSet, seed: int = _SEED) -> Doubles:
    """Compares every test image exactly, and as many as MAX_PAIRS allows for nearness."""
    learned = data.train, data.validation  # apart: together they would take twice the memory
    digests = [digest for part in learned for digest in _digests(part.images)]
    known = set(digests)
    is_exact = np.array([digest in known for digest in _digests(data.test.images)], bool)
    others = data.test[~is_exact]
    most = min(MAX_PAIRS // len(digests), len(others))
    if most < len(others):
        others = others[stratified(others.labels, most, seed)]
    near = np.zeros(len(others), bool)
    for part in learned:
        near |= are_near(others.images, part.images)
    labels = [label for part in learned for label in part.labels.tolist()]
    contradictions = _contradictions(digests, labels)
    exact = int(is_exact.sum())
    return Doubles(len(data.test), exact, len(others), int(near.sum()), contradictions)


def are_near(images: Images, others: Images) -> NDArray[np.bool_]:
    """(n,) whether an image of (n, 28, 28) is at most NEAR from one of the others (m, 28, 28).

    Means over blocks of pixels never differ more than the pixels do (Jensen's inequality), so that
    few pairs have to be compared pixel by pixel and none is missed.
    """
    blocks, known = _block_means(images), _block_means(others)
    squares = (known**2).sum(axis=1)
    most = known.shape[1] * NEAR**2 * (1 + 1e-3) + 1.0  # rounding of float32
    are = np.zeros(len(images), bool)
    for start in range(0, len(images), _SLICE):
        part = blocks[start : start + _SLICE]
        distances = squares - 2 * part @ known.T + (part**2).sum(axis=1)[:, np.newaxis]
        for row in np.flatnonzero((distances <= most).any(axis=1)).tolist():
            candidates = np.flatnonzero(distances[row] <= most)
            are[start + row] = _is_near(images[start + row], others[candidates])
    return are


def _is_near(image: Images, candidates: Images) -> bool:
    differences = candidates.astype(np.float32) - image.astype(np.float32)
    return sqrt(float((differences**2).mean(axis=(1, 2)).min())) <= NEAR


def _block_means(images: Images) -> Floats:
    """(n, 49) the mean grey of every block of 4 x 4 pixels."""
    count = _SIDE // _BLOCK
    blocks = images.reshape(len(images), count, _BLOCK, count, _BLOCK)
    means: Floats = blocks.mean(axis=(2, 4), dtype=np.float32).reshape(len(images), count * count)
    return means


def _digests(images: Images) -> list[bytes]:
    return [blake2b(image.tobytes(), digest_size=16).digest() for image in images]


def _contradictions(digests: list[bytes], labels: list[int]) -> int:
    first: dict[bytes, int] = {}
    torn = set()
    for digest, label in zip(digests, labels, strict=True):
        if first.setdefault(digest, label) != label:
            torn.add(digest)
    return sum(digest in torn for digest in digests) if torn else 0
