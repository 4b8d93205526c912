"""What one run learns from and is scored by."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from mnist_desktop.learning.data_set import DataSet, load_data_set
from mnist_desktop.learning.examples import Examples, ShuffledImages, balanced
from mnist_desktop.learning.labelled_images import LabelledImages, stratified
from mnist_desktop.learning.progress import MEASURED_IMAGES
from mnist_desktop.learning.training_config import TrainingConfig


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
    """

    examples: Examples
    validation: LabelledImages
    images: str
    classes: tuple[str, ...] = ()
    keeps_last: bool = False
    measured: LabelledImages | None = None

    @classmethod
    def of(cls, config: TrainingConfig) -> "TrainingSets":
        """What the settings ask for.

        Raises:
            Problem: the data set cannot be read.
        """
        data = cached_data_set(config.data)
        chosen = balanced(data.train, config.samples, config.seed)
        examples = ShuffledImages(chosen, config.batch_size, config.seed, config.augmentation)
        return cls(
            examples,
            data.validation,
            data.fingerprint,
            data.classes,
            measured=_part(chosen, MEASURED_IMAGES, config.seed),
        )


def _part(labelled: LabelledImages, most: int, seed: int) -> LabelledImages:
    """At most so many of the images, each class with its share."""
    if len(labelled) <= most:
        return labelled
    return labelled[stratified(labelled.labels, most, seed)]


def cached_data_set(path: Path | None) -> DataSet:
    """The data set of a path; the last one stays in memory, for the next run and for its test."""
    with _READING:  # of two threads that want it, one reads it
        return _read_data_set(path, _stamp(path))


_READING = Lock()


@lru_cache(maxsize=1)
def _read_data_set(path: Path | None, _stamp: tuple[int, ...]) -> DataSet:
    return load_data_set(path)


def _stamp(path: Path | None) -> tuple[int, ...]:
    """What changes when the file does, or for a folder a file in it."""
    if path is None:
        return ()
    try:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        states = [file.stat() for file in files]
    except OSError:
        return ()  # reading it will say what is wrong
    return tuple(number for state in states for number in (state.st_mtime_ns, state.st_size))
