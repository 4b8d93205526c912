"""What one run learns from and is scored by."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from mnist_desktop.data.data_set import DataSet, load_data_set
from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.events import MEASURED_IMAGES
from mnist_desktop.learning.examples import Examples, ShuffledImages, balanced


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
            AppError: the data set cannot be read.
        """
        data = cached_data_set(config.data, config.orientation)
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
