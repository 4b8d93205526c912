"""Data sets in one `.npz`, whatever the names of its arrays, or in `.npy` files side by side."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy.typing as npt

from mnist_desktop.data.class_names import checked_names
from mnist_desktop.data.file_data import VARIABLES, FileData, LabelledArrays
from mnist_desktop.data.formats.data_folder import (
    PARTS,
    DataFile,
    DataFolder,
    Part,
    folder_title,
    part_of,
    reading,
    without_copy_marks,
)
from mnist_desktop.data.formats.image_arrays import (
    ImageBudget,
    are_labels,
    check_counts,
    check_labels,
    described,
    image_side,
)
from mnist_desktop.problem import AppError, MissingArrayError
from mnist_desktop.recognition.npz_arrays import ArrayHeader, NpzArrays, npy_array, npy_header

_LABELS = re.compile(r"label|class|target|^y|y$", re.IGNORECASE)
_NAMES = ("classes", "class_names", "label_names", "target_names", "names")
_MAX_NAMES = 64 * 1024  # bytes
_MAX_ARRAYS = 64
_MAX_CODE_NAME = 30  # characters of an array's name that fit into a line of a script
_USUAL: dict[tuple[Part, bool], str] = {
    ("train", True): "x_train",
    ("train", False): "y_train",
    ("validation", True): "x_val",
    ("validation", False): "y_val",
    ("test", True): "x_test",
    ("test", False): "y_test",
}


@dataclass(frozen=True)
class _StoredArray:
    """An array in a file that is not read yet."""

    name: str
    header: ArrayHeader
    read: Callable[[], npt.NDArray[Any]]


def read_single_array(
    file: DataFile, check: Callable[[str, ArrayHeader], None]
) -> npt.NDArray[Any]:
    """The only array in an `.npz`.

    Raises:
        AppError: "file_...", "data_damaged", "data_array_missing" and those of `check`.
    """
    with _arrays_of_npz(file) as arrays:
        if "arr_0" not in arrays:
            raise MissingArrayError("data_array_missing", name=file.name, array="arr_0")
        check(file.name, arrays["arr_0"].header)
        return arrays["arr_0"].read()


def read_npz(file: DataFile) -> FileData:
    """The data set in an `.npz`.

    Raises:
        AppError: "file_...", "data_damaged", "data_too_large", "data_array_missing",
            "data_images_form", "data_labels_form", "data_counts" and "data_names".
    """
    with _arrays_of_npz(file) as arrays:
        found, keys, names = _labelled(arrays, file.name, file.packed)
        code = _npz_code(keys) if file.path.suffix.lower() == ".npz" else ()
        title = Path(without_copy_marks(file.name)).stem
        return FileData(file.name, title, found, names, code=code)


def read_npy_files(folder: DataFolder, chosen: DataFile | None) -> FileData | None:
    """Reads the data set in `.npy` files of one folder; None if there are none.

    Raises:
        AppError: as `read_npz` does.
    """
    files = [file for file in folder.files if file.name.lower().endswith(".npy")]
    beside = chosen.place.parent if chosen is not None else None
    files = [file for file in files if beside is None or file.place.parent == beside]
    if not files or len(files) > _MAX_ARRAYS:
        return None
    arrays = {}
    broken: AppError | None = None
    for file in files:
        name = Path(without_copy_marks(file.name)).stem
        try:
            with file.opened() as stream:
                header = npy_header(stream)
        except AppError as problem:
            if file is chosen:
                raise
            broken = broken or problem  # matters only if an array is missing
        else:
            arrays[name] = _StoredArray(name, header, partial(_read_npy, file))
    name = folder.path.name if chosen is None else chosen.name
    with _explained_by(broken), reading(name):
        packed = sum(file.packed for file in files)
        found, _, names = _labelled(arrays, name, packed)
    return FileData(folder.path.name, folder_title(folder.path), found, names)


def _read_npy(file: DataFile) -> npt.NDArray[Any]:
    with file.opened() as stream:
        return npy_array(stream)


@contextmanager
def _arrays_of_npz(file: DataFile) -> Iterator[Mapping[str, _StoredArray]]:
    """The arrays whose headers can be read; errors of others are raised if one is missing."""
    with file.opened() as stream, reading(file.name):
        stored = NpzArrays(stream, file.packed)
        arrays = {}
        broken: Exception | None = None
        for name in stored.names[:_MAX_ARRAYS]:
            try:
                header = stored.header(name)
            except Exception as error:  # noqa: BLE001 - objects, damage: zipfile has many
                broken = broken or error
            else:
                arrays[name] = _StoredArray(name, header, partial(stored.read, name))
        with _explained_by(broken):
            yield arrays


@contextmanager
def _explained_by(broken: Exception | None) -> Iterator[None]:
    """A missing array may be one that could not be read."""
    try:
        yield
    except MissingArrayError as problem:
        if broken is not None:
            raise broken from problem
        raise


def _labelled(
    arrays: Mapping[str, _StoredArray], file: str, packed: int
) -> tuple[dict[Part, LabelledArrays], dict[Part, tuple[str, str]], tuple[str, ...] | None]:
    """The parts, the names of their arrays, and the class names if there are any."""
    names = _class_names(arrays, file)
    pairs = _pairs([array for name, array in arrays.items() if name.lower() not in _NAMES], file)
    budget = ImageBudget(packed)
    parts = {}
    for part, (images, labels) in pairs.items():
        check_labels(file, labels.header)
        budget.check(file, images.header)
        check_counts(file, images.header.shape[0], labels.header.shape[0])
        read = labels.read()  # first, as they are small
        if part == "train" and len(read) and (read == read[:1]).all():
            raise AppError("data_one_class", name=file)
        parts[part] = LabelledArrays(images.read(), read)
    keys = {part: (images.name, labels.name) for part, (images, labels) in pairs.items()}
    return parts, keys, names


def _pairs(arrays: list[_StoredArray], file: str) -> dict[Part, tuple[_StoredArray, _StoredArray]]:
    """Images and their labels by part, found by the arrays' names, else by their shapes."""
    images = [array for array in arrays if image_side(array.header.shape) is not None]
    others = [array for array in arrays if array not in images]
    labels = [array for array in others if are_labels(array.header.shape)]
    labels.sort(key=lambda array: _LABELS.search(array.name) is None)  # the likeliest first
    odd = [array for array in others if array not in labels]
    by_part: dict[Part, tuple[list[_StoredArray], list[_StoredArray]]]
    by_part = {part: ([], []) for part in PARTS}
    unnamed = [array for array in images if part_of(array.name) is None]
    for array in images:
        by_part[part_of(array.name) or _part_of_unnamed(array, unnamed)][0].append(array)
    for array in labels:
        by_part[part_of(array.name) or _part_of_labels(array, labels, unnamed)][1].append(array)
    pairs = {}
    for part, (some, matching) in by_part.items():
        if some and matching:
            pairs[part] = _fitting(some, matching)
        elif part == "train" and odd and not some:
            raise AppError("data_images_form", name=file, found=described(odd[0].header))
        elif part == "train":
            raise MissingArrayError("data_array_missing", name=file, array=_USUAL[part, not some])
    return pairs


def _part_of_unnamed(array: _StoredArray, unnamed: list[_StoredArray]) -> Part:
    """The part of an array whose name says nothing, as from `np.savez(path, x, y, x2, y2)`."""
    return "train" if array is unnamed[0] else "test"


def _part_of_labels(
    array: _StoredArray, labels: list[_StoredArray], unnamed: list[_StoredArray]
) -> Part:
    others = [one for one in labels if part_of(one.name) is None]
    return "train" if array is others[0] or len(unnamed) < 2 else "test"


def _fitting(
    images: list[_StoredArray], labels: list[_StoredArray]
) -> tuple[_StoredArray, _StoredArray]:
    """The first images and labels of equal length; else the first of each."""
    for image_array in images:
        for label_array in labels:
            if image_array.header.shape[:1] == label_array.header.shape[:1]:
                return image_array, label_array
    return images[0], labels[0]


def _class_names(arrays: Mapping[str, _StoredArray], file: str) -> tuple[str, ...] | None:
    array = next((one for name, one in arrays.items() if name.lower() in _NAMES), None)
    if array is None:
        return None
    header = array.header
    is_text = header.dtype.kind == "U" and header.dtype.itemsize > 0 and len(header.shape) == 1
    if not is_text or header.size > _MAX_NAMES:
        raise AppError("data_names", name=file)
    try:
        texts = array.read().tolist()
    except ValueError as error:  # invalid code points
        raise AppError("data_names", name=file) from error
    return checked_names(texts, file)


def _npz_code(keys: Mapping[Part, tuple[str, str]]) -> tuple[str, ...]:
    if any(len(name) > _MAX_CODE_NAME for names in keys.values() for name in names):
        return ()
    lines = ["with np.load(DATA) as data:"]
    for part, (x, y) in VARIABLES.items():
        if part in keys:
            images, labels = keys[part]
            lines.append(f"    {x}, {y} = data[{images!r}], data[{labels!r}]")
    return tuple(lines)
