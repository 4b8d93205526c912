"""Which files make up a data set, by their names."""

import os
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from mnist_desktop.recognition.problem import Problem

_IDX = re.compile(
    r"(?P<prefix>.*?)(?P<part>train|t10k|test)-(?P<kind>images[-.]idx3|labels[-.]idx1)-ubyte"
    r"(?P<packed>\.gz)?",
    re.IGNORECASE,
)
_NPZ = re.compile(
    r"(?P<prefix>.*?)(?P<part>train|test)-(?P<kind>imgs|labels)(?P<packed>\.npz)", re.IGNORECASE
)
_PARTS = ("train", "train", "test", "test")
_KINDS = ("images", "labels", "images", "labels")
_ROLES = tuple(zip(_PARTS, _KINDS, strict=True))
_USUAL_IDX = {"train": "train", "test": "t10k", "images": "images-idx3", "labels": "labels-idx1"}
_USUAL_NPZ = {"images": "imgs", "labels": "labels"}
_USUAL_FOLDERS = ("raw", "gzip", "data")  # say nothing about what is in them

_Set = tuple[str, bool]
"""What the names have in common in small letters, and whether they are `.npz`."""
_Role = tuple[str, str]
"""Out of _ROLES."""


@dataclass(frozen=True)
class DataFiles:
    """The four files of a data set.

    Attributes:
        prefix: what their names have in common, e.g. "emnist-digits-"; may be empty.
        train_images: IDX or, as KMNIST has them, `.npz`; as the others are.
        train_labels: of the images to train on.
        test_images: the images to test with.
        test_labels: of the images to test with.
    """

    prefix: str
    train_images: Path
    train_labels: Path
    test_images: Path
    test_labels: Path

    @property
    def folder(self) -> Path:
        """Where they are."""
        return self.train_images.parent

    @property
    def parts(self) -> tuple[tuple[Path, Path], tuple[Path, Path]]:
        """Images and labels to train on, and to test with."""
        return (self.train_images, self.train_labels), (self.test_images, self.test_labels)

    @property
    def is_transposed(self) -> bool:
        """Whether the images lie on their side: EMNIST's were written column by column."""
        return self.prefix.lower().startswith("emnist")

    @property
    def title(self) -> str:
        """What they are called: by their names, or by the folder's."""
        return self.prefix.strip("-_. ") or folder_title(self.folder)


def folder_title(folder: Path) -> str:
    """The name of a folder, or of the one around it where that says more."""
    folder = folder.absolute()
    return folder.parent.name if folder.name.lower() in _USUAL_FOLDERS else folder.name


def is_one_of_four(path: Path) -> bool:
    """Whether a file's name is one of those that come in fours."""
    return _match(path.name) is not None


def four_files(path: Path) -> DataFiles:
    """The files of the data set that is in a folder, or that a file belongs to.

    Raises:
        Problem: "data_none_in_folder", "data_several_in_folder", "data_incomplete" and
            "folder_unreadable".
    """
    is_folder = path.is_dir()
    sets = _sets_in(path if is_folder else path.parent, None if is_folder else path)
    if not is_folder:
        found = sets.get(_set_of(path.name), {})
    elif not sets:
        raise Problem("data_none_in_folder", name=path.name)
    else:
        whole = [files for files in sets.values() if len(files) == len(_ROLES)]
        if len(whole) > 1:
            raise Problem("data_several_in_folder", name=path.name)
        found = whole[0] if whole else max(sets.values(), key=len)
    match = _match(min(file.name for file in found.values()))
    prefix = match["prefix"] if match else ""
    for part, kind in _ROLES:
        if (part, kind) not in found:
            is_npz = match is not None and match["packed"] == ".npz"
            raise Problem("data_incomplete", missing=prefix + _usual_name(part, kind, is_npz))
    return DataFiles(prefix, *(found[role] for role in _ROLES))


def _usual_name(part: str, kind: str, is_npz: bool) -> str:
    if is_npz:
        return f"{part}-{_USUAL_NPZ[kind]}.npz"
    return f"{_USUAL_IDX[part]}-{_USUAL_IDX[kind]}-ubyte"


def _sets_in(folder: Path, chosen: Path | None) -> dict[_Set, dict[_Role, Path]]:
    """The files by set and role; of two with one role the chosen one or the unpacked."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone are needed
    except OSError as error:
        raise Problem("folder_unreadable", reason=error.strerror or str(error)) from error
    if chosen is not None:  # first comes what is taken
        names.sort(key=lambda name: name != chosen.name)
    sets: dict[_Set, dict[_Role, Path]] = defaultdict(dict)
    for name in names:
        match = _match(name)
        if match is not None:
            part = "train" if match["part"].lower() == "train" else "test"
            kind = "labels" if match["kind"].lower().startswith("labels") else "images"
            sets[_set_of(name)].setdefault((part, kind), folder / name)
    return sets


def _set_of(name: str) -> _Set:
    match = _match(name)
    return (match["prefix"].lower() if match else name, name.lower().endswith(".npz"))


def _match(name: str) -> re.Match[str] | None:
    return _IDX.fullmatch(name) or _NPZ.fullmatch(name)
