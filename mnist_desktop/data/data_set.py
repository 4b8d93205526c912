"""Data sets to train and evaluate on: the bundled MNIST, or files that a person opens."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import prod
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.assets import asset_path
from mnist_desktop.data.class_names import suggested_data_set
from mnist_desktop.data.data_example import DataExample, data_examples
from mnist_desktop.data.file_data import FileData
from mnist_desktop.data.file_discovery import read_data_files
from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.formats.image_arrays import SIDE, as_images, grey_range
from mnist_desktop.data.label_codes import LabelForm, encoded, label_form
from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.data.orientation_check import check_orientation
from mnist_desktop.problem import AppError, Message
from mnist_desktop.recognition.model_metadata import MIN_CLASSES, class_name, short_text
from mnist_desktop.recognition.networks.architectures import CLASSES

SPLIT_SEED = 20_240
VALIDATION_SIZE = 5_000
FEW_IMAGES = 30_000  # with fewer, the validation part is a share of them
SHARE_OF_FEW = 12  # then one image in twelve
SHARE_TO_TEST = 6  # one image in six, where the files have no test part
MIN_TRAINING = 10  # images of each class
MIN_TEST = 10  # images in all


@dataclass(frozen=True)
class FileLayout:
    """How a data set's files are read, for a printed script that does the same.

    Attributes:
        code: Python lines that read them, see `FileData`; empty where a short script cannot.
        grey: the values in the files that stand for 0 and 255.
        is_transposed: whether rows and columns are swapped in the files.
        parts: the parts that the files have.
        label_form: how the labels are written.
        labels: how the labels 0, 1, ... are written in the files; empty if as these numbers.
    """

    code: tuple[str, ...]
    grey: tuple[float, float]
    is_transposed: bool
    parts: tuple[Part, ...]
    label_form: LabelForm
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class DataSet:
    """Labelled images in three parts.

    Attributes:
        name: shown to the person, e.g. "MNIST" or "Fashion-MNIST".
        train: the images to learn from.
        validation: the images that the best epoch is chosen by.
        test: the images for the final test.
        classes: 2 to 10 class names by label; empty for the digits.
        fingerprint: SHA-256 hex of images, labels and names, independent of the file format.
        remarks: messages on how the parts were made and what was left out.
        layout: how the files are read; None for MNIST.
        examples: some training images of the files before and after they are prepared.
        numbers: of each image of a part in its file, from 0; a part without is numbered as it is.
    """

    name: str
    train: LabelledImages
    validation: LabelledImages
    test: LabelledImages
    classes: tuple[str, ...]
    fingerprint: str
    remarks: tuple[Message, ...] = ()
    layout: FileLayout | None = None
    examples: tuple[DataExample, ...] = ()
    numbers: Mapping[Part, NDArray[np.intp]] = field(default_factory=dict)

    def part(self, part: Part) -> LabelledImages:
        """One of the three parts."""
        return {"train": self.train, "validation": self.validation, "test": self.test}[part]

    def numbers_of(self, part: Part) -> NDArray[np.intp]:
        """(n,) the numbers of a part's images; of MNIST these are places in `x_train`, `x_test`."""
        numbers = self.numbers.get(part)
        return np.arange(len(self.part(part))) if numbers is None else numbers

    def number_of(self, part: Part, index: int) -> int:
        """The number of one image of a part; see `numbers_of`."""
        numbers = self.numbers.get(part)
        return index if numbers is None else int(numbers[index])


@dataclass(frozen=True, eq=False)
class LabelledParts:
    """The parts that a data set's files have, at least "train", before missing ones are split off.

    `file` is the name of the file or folder, for messages. Where images `may_be_blank`, one of
    zeros stands for a picture in which nothing was found.
    """

    name: str
    file: str
    parts: Mapping[Part, LabelledImages]
    classes: tuple[str, ...]
    remarks: tuple[Message, ...]
    layout: FileLayout
    may_be_blank: bool
    examples: tuple[DataExample, ...] = ()


def load_data_set(path: Path | None = None, orientation: Orientation = AS_IS) -> DataSet:
    """The bundled MNIST, or the data set in files that a person opens.

    Args:
        path: an `.npz`, an IDX, CSV or `.npy` file, a folder of these or of pictures in folders
            by class, or a ZIP archive of any of them.
        orientation: how its images are changed.

    Raises:
        AppError: keys "mnist_...", "file_...", "folder_unreadable" and "data_...".
    """
    if path is None:
        return load_mnist()
    return _split(_without_blanks(labelled_parts(path, orientation)))


def labelled_parts(path: Path, orientation: Orientation = AS_IS) -> LabelledParts:
    """All images in the files of a data set; see `load_data_set`."""
    found = read_data_files(path)
    labels = encoded(
        {part: one.labels for part, one in found.parts.items()}, found.file, found.names
    )
    greys = _greys(found)
    parts: dict[Part, LabelledImages] = {}
    for part, one in found.parts.items():
        images = as_images(one.images, greys[part])
        if found.is_transposed:
            images = np.ascontiguousarray(images.transpose(0, 2, 1))
        parts[part] = LabelledImages(orientation.applied(images), labels.parts[part])
    first = found.parts["train"]
    is_plain = len(set(greys.values())) == 1 and prod(first.images.shape[1:]) == SIDE * SIDE
    layout = FileLayout(
        code=found.code if is_plain else (),
        grey=greys["train"],
        is_transposed=found.is_transposed,
        parts=tuple(parts),
        label_form=label_form(first.labels),
        labels=labels.written,
    )
    name, classes, remark = _name_and_classes(found, parts, labels.classes)
    remarks = (*found.remarks, *([] if remark is None else [remark]))
    examples = data_examples(first, parts["train"], greys["train"])
    may_be_blank = found.may_be_blank
    return LabelledParts(name, found.file, parts, classes, remarks, layout, may_be_blank, examples)


def split_data_set(
    name: str, training: LabelledImages, test: LabelledImages, classes: tuple[str, ...] = ()
) -> DataSet:
    """A data set whose validation part is split off the training images, stratified by class."""
    count = VALIDATION_SIZE
    if len(training) < FEW_IMAGES:
        count = max(len(training) // SHARE_OF_FEW, len(np.unique(training.labels)))
    held_out = stratified(training.labels, count, SPLIT_SEED)
    fingerprint = _fingerprint((training, test), classes)
    return DataSet(name, training[~held_out], training[held_out], test, classes, fingerprint)


def _split(found: LabelledParts) -> DataSet:
    """The three parts; those that the files lack are split off the training images."""
    training, test = found.parts["train"], found.parts.get("test")
    _check_enough(training, found)
    key = "data_split_validation"
    if test is None:
        count = min(max(len(training) // SHARE_TO_TEST, MIN_TEST), len(training))
        held_out = stratified(training.labels, count, SPLIT_SEED)
        training, test = training[~held_out], training[held_out]
        key = "data_split_test"
    if len(test) < MIN_TEST:
        raise AppError("data_few_test", name=found.file, least=MIN_TEST)
    _check_enough(training, found)
    validation = found.parts.get("validation")
    if validation is not None and len(validation):
        fingerprint = _fingerprint((training, validation, test), found.classes)
        split = DataSet(found.name, training, validation, test, found.classes, fingerprint)
        key = "data_split_given" if key == "data_split_validation" else "data_split_test_only"
    else:
        split = split_data_set(found.name, training, test, found.classes)
    counts = {"train": len(split.train), "validation": len(split.validation)}
    remark = Message(
        key, **{name: f"{count:,}" for name, count in counts.items()}, test=f"{len(split.test):,}"
    )
    remarks = remark, *found.remarks
    return replace(split, remarks=remarks, layout=found.layout, examples=found.examples)


def _without_blanks(found: LabelledParts) -> LabelledParts:
    """Drops pictures in which nothing was found."""
    if not found.may_be_blank:
        return found
    kept, blank = {}, 0
    for part, labelled in found.parts.items():
        is_drawn = np.asarray(labelled.images.any(axis=(1, 2)))
        blank += len(labelled) - int(is_drawn.sum())
        kept[part] = labelled if is_drawn.all() else labelled[is_drawn]
    if not blank:
        return found
    remarks = (*found.remarks, Message("data_blank", count=blank))
    return replace(found, parts=kept, remarks=remarks)


def _greys(found: FileData) -> dict[Part, tuple[float, float]]:
    """The grey range of each part, shared by parts of the same kind of number."""
    kinds: dict[str, list[Part]] = {}
    for part, one in found.parts.items():
        kinds.setdefault(one.images.dtype.kind, []).append(part)
    return {
        part: grey_range([found.parts[other].images for other in kind], found.file)
        for kind in kinds.values()
        for part in kind
    }


def _name_and_classes(
    found: FileData, parts: Mapping[Part, LabelledImages], classes: tuple[str, ...]
) -> tuple[str, tuple[str, ...], Message | None]:
    """The data set's name, its classes and a remark on them, if any.

    Class names that only the file's name suggests are used if each class has the published number
    of images and these are not digits.
    """
    title = short_text(found.title or found.file)
    is_named = classes or found.names is not None
    known = None if is_named else suggested_data_set((found.title, found.file))
    if known is None:
        return title, classes, None
    training, test = parts["train"], parts.get("test")
    has_counts = test is not None and known.has_counts_of(training, test)
    if has_counts and not check_orientation(training).are_digits:
        return known.name, known.classes, None
    return title, (), Message("data_only_named", set=known.name)


def _check_enough(training: LabelledImages, found: LabelledParts) -> None:
    if not len(training):
        raise AppError("data_no_images", name=found.file)
    if len(np.unique(training.labels)) < MIN_CLASSES:
        raise AppError("data_one_class", name=found.file)
    counts = np.bincount(training.labels, minlength=CLASSES)
    label = min(np.flatnonzero(counts).tolist(), key=lambda one: counts[one])
    if counts[label] < MIN_TRAINING:
        raise AppError(
            "data_few_training",
            name=found.file,
            label=class_name(found.classes, label),
            count=counts[label],
            least=MIN_TRAINING,
        )


def _fingerprint(parts: tuple[LabelledImages, ...], classes: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(np.ascontiguousarray(part.images).data)
        digest.update(np.ascontiguousarray(part.labels).data)
    digest.update("\n".join(classes).encode())
    return digest.hexdigest()


FILE = "mnist.npz"
NAME = "MNIST"
SHA256 = "06af5dfe73b70e3bc1c36439982b18a8d76803db9b544f6fdf838a37fbb01b64"


def load_mnist(path: Path | None = None) -> DataSet:
    """MNIST from the bundled file: 55,000 training, 5,000 validation, 10,000 test images.

    Raises:
        AppError: keys "mnist_missing" and "mnist_damaged".
    """
    path = path or asset_path(FILE)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise AppError("mnist_missing", name=path.name) from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise AppError("mnist_damaged", name=path.name)
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        training = LabelledImages(arrays["x_train"], arrays["y_train"].astype(np.uint8))
        test = LabelledImages(arrays["x_test"], arrays["y_test"].astype(np.uint8))
    held_out = stratified(training.labels, VALIDATION_SIZE, SPLIT_SEED)
    numbers: dict[Part, NDArray[np.intp]] = {
        "train": np.flatnonzero(~held_out),
        "validation": np.flatnonzero(held_out),
    }
    return replace(split_data_set(NAME, training, test), numbers=numbers)


def numbers_of_training_images() -> NDArray[np.intp]:
    """Where the images of `load_mnist().train` are among the file's 60,000 training images."""
    with np.load(asset_path(FILE), allow_pickle=False) as arrays:
        labels = arrays["y_train"].astype(np.uint8)
    return np.flatnonzero(~stratified(labels, VALIDATION_SIZE, SPLIT_SEED))
