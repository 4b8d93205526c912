"""Data sets to train and be judged on: the bundled MNIST, or files that a person opens."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.data_arrays import (
    Check,
    ImageCheck,
    check_labels,
    check_names,
)
from mnist_desktop.learning.data_files import DataFiles, folder_title, four_files, is_one_of_four
from mnist_desktop.learning.idx_files import read_idx
from mnist_desktop.learning.known_classes import checked_names, known_set, names_beside
from mnist_desktop.learning.labelled_images import LabelledImages, stratified
from mnist_desktop.learning.npz_file import read_npz
from mnist_desktop.recognition.architectures import CLASSES
from mnist_desktop.recognition.class_names import LEAST_CLASSES
from mnist_desktop.recognition.ordinary_file import check_file
from mnist_desktop.recognition.problem import Problem

SPLIT_SEED = 20_240
VALIDATION_SIZE = 5_000
FEW_IMAGES = 30_000  # with fewer, the validation part is a share instead
SHARE_OF_FEW = 12
LEAST_TRAINING = 10  # images of each class that there is
LEAST_TEST = 10  # images in all


@dataclass(frozen=True, eq=False)
class DataSet:
    """Labelled images in three parts: to train on, to choose by, and to test with.

    Attributes:
        name: what the person sees, e.g. "MNIST" or "Fashion-MNIST".
        train: what is learnt from.
        validation: what chooses the best epoch.
        test: what is looked at once, at the end.
        classes: 2 to 10 names of the classes by label; empty if they are the digits.
        fingerprint: SHA-256 hex of the images, labels and names, whatever file they come from.
    """

    name: str
    train: LabelledImages
    validation: LabelledImages
    test: LabelledImages
    classes: tuple[str, ...]
    fingerprint: str


def load_data_set(path: Path | None = None) -> DataSet:
    """The bundled MNIST, or the data set in files that a person opens.

    Args:
        path: an `.npz` in MNIST's form (x_train, y_train, x_test, y_test and, if wanted, classes),
            one of four IDX files or of KMNIST's four `.npz`, or the folder that holds them.

    Raises:
        Problem: keys "mnist_...", "file_...", "folder_unreadable" and "data_...".
    """
    from mnist_desktop.learning.mnist import load_mnist  # which makes a DataSet

    if path is None:
        return load_mnist()
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for names that are too long
        return _from_four(four_files(path))
    check_file(path, Problem)
    if is_one_of_four(path):
        return _from_four(four_files(path))
    if path.suffix.lower() == ".npz":
        return _from_npz(path)
    raise Problem("data_unknown", name=path.name)


def split_data_set(
    name: str, training: LabelledImages, test: LabelledImages, classes: tuple[str, ...] = ()
) -> DataSet:
    """A data set whose validation part is drawn from the training images, evenly by class."""
    count = VALIDATION_SIZE
    if len(training) < FEW_IMAGES:
        count = max(len(training) // SHARE_OF_FEW, len(np.unique(training.labels)))
    held_out = stratified(training.labels, count, SPLIT_SEED)
    fingerprint = _fingerprint(training, test, classes)
    return DataSet(name, training[~held_out], training[held_out], test, classes, fingerprint)


def _from_npz(path: Path) -> DataSet:
    image_check = ImageCheck()
    checks: dict[str, Check] = {
        **{"x_train": image_check, "y_train": check_labels},
        **{"x_test": image_check, "y_test": check_labels},
        "classes": check_names,
    }
    found = read_npz(path, checks, optional=frozenset({"classes"}))
    name, classes = known_set((path.stem, folder_title(path.parent)))
    if "classes" in found:
        name, classes = "", checked_names(found["classes"].tolist(), path.name)
    most = len(classes) or CLASSES
    training = _labelled(found["x_train"], found["y_train"], most, path.name)
    test = _labelled(found["x_test"], found["y_test"], most, path.name)
    _check_enough(training, test, path.name)
    return split_data_set(name or path.stem, training, test, classes)


def _from_four(files: DataFiles) -> DataSet:
    name, classes = known_set((files.prefix, folder_title(files.folder)))
    own_names = names_beside(files.folder)
    if own_names is not None:
        name, classes = "", own_names
    most = len(classes) or CLASSES
    image_check = ImageCheck()
    parts = []
    for images_path, labels_path in files.parts:
        images = _array_in(images_path, image_check)
        if files.is_transposed:
            images = np.ascontiguousarray(images.transpose(0, 2, 1))
        labels = _array_in(labels_path, check_labels)
        parts.append(_labelled(images, labels, most, labels_path.name))
    training, test = parts
    _check_enough(training, test, files.folder.name)
    return split_data_set(name or files.title, training, test, classes)


def _array_in(path: Path, check: Check) -> npt.NDArray[Any]:
    if path.suffix.lower() == ".npz":  # as KMNIST has it, one array a file
        return read_npz(path, {"arr_0": check})["arr_0"]
    return read_idx(path, check)


def _labelled(
    images: npt.NDArray[np.uint8], labels: npt.NDArray[Any], classes: int, file: str
) -> LabelledImages:
    """Images with their labels; Problem if the labels are not theirs."""
    if len(images) != len(labels):
        raise Problem("data_counts", name=file, images=len(images), labels=len(labels))
    if len(labels) and not 0 <= labels.min() <= labels.max() < classes:
        label = labels.min() if labels.min() < 0 else labels.max()
        raise Problem("data_labels", name=file, label=label, last=classes - 1)
    return LabelledImages(images, labels.astype(np.uint8))


def _check_enough(training: LabelledImages, test: LabelledImages, name: str) -> None:
    counts = np.bincount(training.labels, minlength=CLASSES)
    if np.count_nonzero(counts) < LEAST_CLASSES:
        raise Problem("data_one_class", name=name)
    if counts[counts > 0].min() < LEAST_TRAINING:
        raise Problem("data_few_training", name=name, least=LEAST_TRAINING)
    if len(test) < LEAST_TEST:
        raise Problem("data_few_test", name=name, least=LEAST_TEST)


def _fingerprint(training: LabelledImages, test: LabelledImages, classes: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for part in (training, test):
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(np.ascontiguousarray(part.images).data)
        digest.update(np.ascontiguousarray(part.labels).data)
    digest.update("\n".join(classes).encode())
    return digest.hexdigest()
