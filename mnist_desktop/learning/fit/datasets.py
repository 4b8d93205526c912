"""The batches of a run as Keras takes them."""

from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.batches import Examples, ShuffledImages
from mnist_desktop.learning.fit.printed import Batches
from mnist_desktop.recognition.networks.architectures import CLASSES

Floats = npt.NDArray[np.float32]

_TARGETS = np.concatenate([np.eye(CLASSES), np.full((1, CLASSES), 1 / CLASSES)]).astype(np.float32)


def targets_of(labels: npt.NDArray[np.uint8]) -> Floats:
    """Rows of ten probabilities (n, 10): 1 for the label, or all alike for NO_CLASS."""
    return _TARGETS[labels]


def dataset_of(examples: Examples, epoch: int) -> Any:
    """A `keras.utils.PyDataset` of the examples whose first epoch is `epoch`, from 0."""
    if isinstance(examples, ShuffledImages) and not examples.is_augmented:
        images, labels = examples.labelled.images, examples.labelled.labels
        batch_size, seed = examples.batch_size, examples.seed
        dataset: Any = Batches(images, targets_of(labels), batch_size, seed)  # type: ignore[no-untyped-call]
    else:
        dataset = ExampleBatches(examples)
    dataset.epoch = epoch - 1  # Keras begins the first epoch with `on_epoch_begin`, as all others
    return dataset


class NumberedEpochs(keras.callbacks.Callback):  # type: ignore[misc]
    """Tells a dataset which epoch begins, just before Keras says that one does.

    On JAX and PyTorch Keras looks at a batch before the first, which a count would take for an
    epoch.
    """

    def __init__(self, dataset: Any) -> None:
        super().__init__()
        self._dataset = dataset

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        """The epoch, from 0, begins."""
        self._dataset.epoch = epoch - 1


class ExampleBatches(keras.utils.PyDataset):  # type: ignore[misc]
    """Examples that are made batch by batch: augmented ones, or a recipe's mixture."""

    def __init__(self, examples: Examples) -> None:
        super().__init__()
        self._examples = examples
        self.epoch = -1

    def on_epoch_begin(self) -> None:
        """The next epoch begins."""
        self.epoch += 1

    def __len__(self) -> int:
        return self._examples.batches

    def __getitem__(self, index: int) -> tuple[Floats, Floats]:
        images, labels = self._examples.batch(max(self.epoch, 0), index)
        return images[..., np.newaxis], targets_of(labels)


class RestOfEpoch(keras.utils.PyDataset):  # type: ignore[misc]
    """The batches of an epoch from `first` on."""

    def __init__(self, dataset: Any, first: int) -> None:
        super().__init__()
        self._dataset = dataset
        self._first = first

    def on_epoch_begin(self) -> None:
        """The epoch begins."""
        self._dataset.on_epoch_begin()

    def __len__(self) -> int:
        return len(self._dataset) - self._first

    def __getitem__(self, index: int) -> tuple[Floats, Floats]:
        batch: tuple[Floats, Floats] = self._dataset[self._first + index]
        return batch
