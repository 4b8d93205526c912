"""Labelled images, and stratified parts of them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False)
class LabelledImages:
    """Images and their labels.

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

    def as_floats(self, part: slice = slice(None)) -> npt.NDArray[np.float32]:
        """The images, or a slice of them, as a network takes them: float32 in [0, 1]."""
        return self.images[part].astype(np.float32) / np.float32(255)


def stratified(labels: npt.NDArray[np.uint8], count: int, seed: int) -> npt.NDArray[np.bool_]:
    """A random mask, (n,) bool, of `count` labels in which each class keeps its share."""
    shuffled = np.random.default_rng(seed).permutation(len(labels))
    by_class = shuffled[np.argsort(labels[shuffled], kind="stable")]
    # Evenly spaced positions in an order sorted by class take each class's share.
    chosen = by_class[np.linspace(0, len(labels), count, endpoint=False).astype(np.intp)]
    mask = np.zeros(len(labels), bool)
    mask[chosen] = True
    return mask
