"""What one run learns from and is scored by: batches of examples, and validation images."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.data_set import DataSet, load_data_set
from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.config import RunChange, TrainingConfig
from mnist_desktop.learning.events import MEASURED_IMAGES
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.samples.own_images import OwnImages

Batch = tuple[npt.NDArray[np.float32], npt.NDArray[np.uint8]]
"""Images (b, 28, 28) float32 in [0, 1] and labels (b,) uint8."""

NO_CLASS = CLASSES
"""Label of an image that belongs to no class; its target is spread evenly over all of them (outlier
exposure, Hendrycks et al. 2019). No data set has it, our recipes do."""


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
    """Labelled images in a new order every epoch; an incomplete last batch is left out."""

    def __init__(
        self,
        labelled: LabelledImages,
        batch_size: int,
        seed: int,
        augmentation: Augmentation | None = None,
        changes: tuple[RunChange, ...] = (),
    ) -> None:
        self.labelled = labelled
        self.batch_size = min(batch_size, len(labelled))
        self.seed = seed
        self.augmentation = augmentation
        self.changes = changes
        self._order = lru_cache(1)(self._drawn_order)  # takes 1 ms for 55,000, a tenth of a batch

    @property
    def batches(self) -> int:
        """How many batches make an epoch."""
        return len(self.labelled) // self.batch_size

    def batch(self, epoch: int, index: int) -> Batch:
        """Batch `index` of `epoch`; the order is that of `fit.printed.Batches`."""
        place = slice(index * self.batch_size, (index + 1) * self.batch_size)
        chosen = self.labelled[self._order(epoch)[place]]
        augmentation = self._augmentation_at(epoch * self.batches + index)
        if augmentation is None:
            return chosen.as_floats(), chosen.labels
        generator = np.random.default_rng([self.seed, epoch, index])
        return augmentation.apply(chosen.images, generator), chosen.labels

    @property
    def is_augmented(self) -> bool:
        """Whether images are varied in any batch."""
        augmentations = [self.augmentation, *(change.augmentation for change in self.changes)]
        return any(one is not None for one in augmentations)

    def changed(self, changes: tuple[RunChange, ...]) -> "ShuffledImages":
        """The same images with other changes of the augmentation."""
        settings = (self.batch_size, self.seed, self.augmentation, changes)
        return ShuffledImages(self.labelled, *settings)

    def _augmentation_at(self, step: int) -> Augmentation | None:
        earlier = [change for change in self.changes if change.step <= step]
        return earlier[-1].augmentation if earlier else self.augmentation

    def _drawn_order(self, epoch: int) -> npt.NDArray[np.int64]:
        return np.random.default_rng([self.seed, epoch]).permutation(len(self.labelled))


def balanced(labelled: LabelledImages, count: int | None, seed: int) -> LabelledImages:
    """As many images of each class, `count` in all, drawn with `seed`; all of them for None.

    Where a class has too few, the others give more; never more than there are.
    """
    if count is None or count >= len(labelled):
        return labelled
    order = np.random.default_rng(seed).permutation(len(labelled))
    labels = labelled.labels[order]
    by_class = np.argsort(labels, kind="stable")
    # The nth image of each class comes before the n+1st of any.
    nth = np.empty(len(order), np.intp)
    nth[by_class] = np.arange(len(order)) - np.searchsorted(labels[by_class], labels[by_class])
    return labelled[order[np.argsort(nth, kind="stable")[:count]]]


@dataclass(frozen=True, eq=False)
class TrainingSets:
    """Batches to learn and images to choose the best epoch by.

    Attributes:
        examples: the batches.
        validation: what each epoch is scored by.
        images: a hash of what is learned; a run only goes on with the same.
        classes: names of the classes; empty for the digits.
        keeps_last: the last epoch is kept whatever its score; by default the best one is.
        measured: some of what is learned, unchanged, to be read beside `validation`; None for none.
            None of it is an own drawing, so that the two can be compared.
        own_drawings: how many are learned beside the data set, repeats and copies apart.
    """

    examples: Examples
    validation: LabelledImages
    images: str
    classes: tuple[str, ...] = ()
    keeps_last: bool = False
    measured: LabelledImages | None = None
    own_drawings: int = 0

    @classmethod
    def of(cls, config: TrainingConfig) -> "TrainingSets":
        """What the settings ask for.

        Raises:
            AppError: the data set or the own drawings cannot be read.
        """
        data = cached_data_set(config.data, config.orientation)
        chosen = balanced(data.train, config.samples, config.seed)
        own = None if config.also is None else OwnImages.load(config.also)
        learned = chosen if own is None else with_own(chosen, own)
        settings = (config.batch_size, config.seed, config.augmentation, config.changes)
        examples = ShuffledImages(learned, *settings)
        return cls(
            examples,
            data.validation,
            data.fingerprint if own is None else f"{data.fingerprint} {own.digest}",
            data.classes,
            measured=_part(chosen, MEASURED_IMAGES, config.seed),
            own_drawings=0 if own is None else own.drawings,
        )


def changed_sets(sets: TrainingSets, config: TrainingConfig) -> TrainingSets:
    """The sets of a run that was changed; examples that are no `ShuffledImages` stay."""
    if not isinstance(sets.examples, ShuffledImages):
        return sets
    return replace(sets, examples=sets.examples.changed(config.changes))


def with_own(labelled: LabelledImages, own: OwnImages) -> LabelledImages:
    """The images and then the own ones, repeated to be one image in twenty of an epoch."""
    count = own.count_beside(len(labelled))
    images = np.resize(own.images, (count, *own.images.shape[1:]))
    labels = np.resize(own.labels, count)
    return LabelledImages(
        np.concatenate([labelled.images, images]), np.concatenate([labelled.labels, labels])
    )


def _part(labelled: LabelledImages, most: int, seed: int) -> LabelledImages:
    """At most so many of the images, each class with its share."""
    if len(labelled) <= most:
        return labelled
    return labelled[stratified(labelled.labels, most, seed)]


def cached_data_set(path: Path | None, orientation: Orientation = AS_IS) -> DataSet:
    """The data set of a path; the last one stays in memory, for the next run and for its test.

    Raises:
        AppError: as `load_data_set` does.
    """
    with _READING:  # of two threads that want it, one reads it
        return _read_data_set(path, orientation, _stamp(path))


_READING = Lock()
_MAX_LOOKED_AT = 2000  # files


@lru_cache(maxsize=1)
def _read_data_set(path: Path | None, orientation: Orientation, _stamp: tuple[int, ...]) -> DataSet:
    return load_data_set(path, orientation)


def _stamp(path: Path | None) -> tuple[int, ...]:
    """What changes when the file does, or a folder, a file in it or a folder in it.

    A picture that is written over deep inside is not noticed; one that is added or removed is.
    """
    if path is None:
        return ()
    try:
        files = [path, *(sorted(path.iterdir()) if path.is_dir() else [])]
        files += [inner for one in files[1:] if one.is_dir() for inner in sorted(one.iterdir())]
        states = [file.stat() for file in files[:_MAX_LOOKED_AT]]
    except (OSError, ValueError):
        return ()  # reading it will say what is wrong
    return tuple(number for state in states for number in (state.st_mtime_ns, state.st_size))
