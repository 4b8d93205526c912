"""Where a training run's batches come from."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.mnist import LabelledImages

Batch = tuple[npt.NDArray[np.float32], npt.NDArray[np.uint8]]
"""Images (b, 28, 28) float32 in [0, 1] and labels (b,) uint8."""


class Examples(Protocol):
    """A training set that can be asked for any batch, so that a run can be resumed exactly."""

    @property
    def batches(self) -> int:
        """How many batches make an epoch."""

    @property
    def batch_size(self) -> int:
        """How many images make a batch."""

    def batch(self, epoch: int, index: int) -> Batch:
        """Batch `index` of `epoch`, both from 0; the same whenever it is asked for."""


class ShuffledImages:
    """Labelled images in a new order every epoch, each once; a last part batch is left out."""

    def __init__(
        self,
        labelled: LabelledImages,
        batch_size: int,
        seed: int,
        augmentation: Augmentation | None = None,
    ) -> None:
        self._labelled = labelled
        self.batch_size = min(batch_size, len(labelled))
        self._seed = seed
        self._augmentation = augmentation

    @property
    def batches(self) -> int:
        """How many batches make an epoch."""
        return len(self._labelled) // self.batch_size

    def batch(self, epoch: int, index: int) -> Batch:
        """Batch `index` of `epoch`."""
        order = np.random.default_rng([self._seed, epoch]).permutation(len(self._labelled))
        chosen = self._labelled[order[index * self.batch_size : (index + 1) * self.batch_size]]
        if self._augmentation is None:
            return chosen.as_floats(), chosen.labels
        generator = np.random.default_rng([self._seed, epoch, index])
        return self._augmentation.apply(chosen.images, generator), chosen.labels


def prefetched(examples: Examples, epoch: int) -> Iterator[Batch]:
    """The batches of an epoch, each made on another thread while the one before is learned."""
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(examples.batch, epoch, 0)
        for index in range(1, examples.batches):
            batch = coming.result()
            coming = maker.submit(examples.batch, epoch, index)
            yield batch
        yield coming.result()
