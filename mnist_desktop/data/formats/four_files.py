"""Data sets in four files, training and test images and labels, as MNIST and KMNIST come."""

import re
import struct
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.file_data import FileData, LabelledArrays
from mnist_desktop.data.formats.data_folder import (
    DataFile,
    DataFolder,
    Part,
    folder_title,
    reading,
    without_copy_marks,
)
from mnist_desktop.data.formats.image_arrays import Array, ImageBudget, check_counts, check_labels
from mnist_desktop.data.formats.npz_file import read_single_array
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.npz_arrays import ArrayHeader, array_from

Check = Callable[[str, ArrayHeader], None]
"""Takes a file's name and its array's header; raises AppError if that is not acceptable."""

_TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
_MAX_DIMENSIONS = 8


def read_idx(file: DataFile, check: Check) -> npt.NDArray[Any]:
    """The array in an IDX file.

    Args:
        file: gzip or not, whatever its name.
        check: called before the data is read.

    Raises:
        AppError: "file_...", "data_damaged", "data_too_large" and what `check` raises.
    """
    with file.opened() as stream:
        header = _header(stream)
        check(file.name, header)
        array = array_from(stream, header.shape, header.dtype)
        return array.astype(array.dtype.newbyteorder("="), copy=False)


def _header(stream: IO[bytes]) -> ArrayHeader:
    zero, kind, dimensions = struct.unpack(">HBB", stream.read(4))
    if zero != 0 or kind not in _TYPES or not 1 <= dimensions <= _MAX_DIMENSIONS:
        raise ValueError("not the magic number of IDX")
    shape = struct.unpack(f">{dimensions}I", stream.read(4 * dimensions))
    return ArrayHeader(shape, np.dtype(_TYPES[kind]))


_IDX = re.compile(
    r"(?P<prefix>.*?)(?P<part>train|t10k|test)[-._ ]?(?P<kind>images|labels)[-._ ]?"
    r"(?:idx[1-4](?:[-._ ]?(?:ubyte|byte|short|int|float|double))?|ubyte)"
    r"(?:\.(?:idx|bin))?(?P<packed>\.gz)?",
    re.IGNORECASE,
)
_NPZ = re.compile(
    r"(?P<prefix>.*?)(?P<part>train|test)-(?P<kind>imgs|labels)(?P<packed>\.npz)", re.IGNORECASE
)
_ROLES: tuple[tuple[Part, str], ...] = (
    ("train", "images"),
    ("train", "labels"),
    ("test", "images"),
    ("test", "labels"),
)
_USUAL_IDX = {"train": "train", "test": "t10k", "images": "images-idx3", "labels": "labels-idx1"}
_USUAL_NPZ = {"images": "imgs", "labels": "labels"}
_EMNIST = "emnist"  # stores its images column by column

_Role = tuple[Part, str]
"""One of _ROLES."""


@dataclass(frozen=True, order=True)
class _Group:
    """What the files of one data set have in common."""

    folder: str
    prefix: str
    is_npz: bool


def is_one_of_four(name: str) -> bool:
    """Whether a file name is that of one of the four files."""
    return _match(name) is not None


def read_four_files(folder: DataFolder, chosen: DataFile | None) -> FileData | None:
    """Reads the data set in four such files; None if no file has such a name.

    Two files are enough: a test part is split off the training images later. Where there are
    several data sets, `chosen` is a file of the one to read.

    Raises:
        AppError: "data_several_in_folder", "data_incomplete" and those of reading them.
    """
    sets = _sets_in(folder, chosen)
    if not sets:
        return None
    if chosen is not None and is_one_of_four(chosen.name):
        group = _group_of(chosen)
    else:
        whole = [group for group, files in sets.items() if len(files) == len(_ROLES)]
        if len({(group.prefix, group.is_npz) for group in whole}) > 1:
            raise AppError("data_several_in_folder", name=folder.path.name)
        group = min(whole) if whole else max(sets, key=lambda group: len(sets[group]))
    return _read(folder, sets[group])


def _read(folder: DataFolder, files: dict[_Role, DataFile]) -> FileData:
    example = min(files.values(), key=lambda file: file.name)
    match = _match(example.name)
    assert match is not None
    prefix, is_npz = match["prefix"], match["packed"] == ".npz"
    for part, kind in _ROLES:
        other = "labels" if kind == "images" else "images"
        if (part, kind) not in files and (part == "train" or (part, other) in files):
            raise AppError("data_incomplete", missing=prefix + _usual_name(part, kind, is_npz))
    with reading(folder.path.name):
        budget = ImageBudget(sum(file.packed for file in files.values()))
    parts: dict[Part, LabelledArrays] = {}
    read: tuple[Part, ...] = ("train", "test")
    for part in read:
        if (part, "images") in files:
            labels = _array_in(files[part, "labels"], check_labels)
            images = _array_in(files[part, "images"], budget.check)
            check_counts(files[part, "labels"].name, len(images), len(labels))
            parts[part] = LabelledArrays(images, labels)
    title = prefix.strip("-_. ") or _title(folder, example)
    return FileData(
        file=folder.path.name,
        title=title,
        parts=parts,
        is_transposed=prefix.lower().startswith(_EMNIST),
        code=() if folder.is_archive or is_npz else _code(folder, files),
    )


def _title(folder: DataFolder, example: DataFile) -> str:
    """The title of the folder that contains the files; for an archive, the archive's."""
    above = example.place.parent
    while above.name and _match(above.name):
        above = above.parent
    return folder_title(folder.path if folder.is_archive else folder.path / above)


def _code(folder: DataFolder, files: dict[_Role, DataFile]) -> tuple[str, ...]:
    lines = [
        "def read(name):  # IDX: its type and dimensions come first, then the numbers",
        '    with open(f"{DATA}/{name}", "rb") as file:',
        "        data = file.read()",
        '    data = gzip.decompress(data) if data[:2] == b"\\x1f\\x8b" else data',
        '    kind = {8: ">u1", 9: ">i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}[data[2]]',
        '    shape = np.frombuffer(data, ">u4", data[3], 4)',
        "    return np.frombuffer(data, kind, offset=4 + 4 * data[3]).reshape(shape)",
    ]
    names = zip(_ROLES, ("x", "y", "x_test", "y_test"), strict=True)
    lines += [f"{name} = read({str(files[role].place)!r})" for role, name in names if role in files]
    return ("import gzip", *lines)


def _array_in(file: DataFile, check: Check) -> Array:
    if file.name.lower().endswith(".npz"):  # as KMNIST has it, one array a file
        return read_single_array(file, check)
    return np.asarray(read_idx(file, check))


def _usual_name(part: str, kind: str, is_npz: bool) -> str:
    if is_npz:
        return f"{part}-{_USUAL_NPZ[kind]}.npz"
    return f"{_USUAL_IDX[part]}-{_USUAL_IDX[kind]}-ubyte"


def _sets_in(folder: DataFolder, chosen: DataFile | None) -> dict[_Group, dict[_Role, DataFile]]:
    """The files by set and role; of two in one role the chosen one, else the less deep one."""
    files = sorted(
        (file for file in folder.files if is_one_of_four(file.name)),
        key=lambda file: (file is not chosen, len(file.place.parts), str(file.place)),
    )
    sets: dict[_Group, dict[_Role, DataFile]] = defaultdict(dict)
    for file in files:
        match = _match(file.name)
        assert match is not None
        part: Part = "train" if match["part"].lower() == "train" else "test"
        kind = "labels" if match["kind"].lower().startswith("labels") else "images"
        sets[_group_of(file)].setdefault((part, kind), file)
    return sets


def _group_of(file: DataFile) -> _Group:
    """The group of a file; Kaggle puts each file into a folder of the same name."""
    match = _match(file.name)
    assert match is not None
    folder = file.place.parent
    while folder.name and _match(folder.name):
        folder = folder.parent
    return _Group(str(folder), match["prefix"].lower(), match["packed"] == ".npz")


def _match(name: str) -> re.Match[str] | None:
    plain = without_copy_marks(PurePosixPath(name).name)
    return _IDX.fullmatch(plain) or _NPZ.fullmatch(plain)
