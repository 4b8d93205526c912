"""A folder of a data set's files, on the disk or in a ZIP archive, which is never unpacked."""

from __future__ import annotations

import errno
import gzip
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Literal, cast

from mnist_desktop.files import check_file
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.npz_arrays import check_directory, check_packing

MAX_MEBIBYTES = 512  # of a file, and of all images once they are unpacked
MAX_BYTES = MAX_MEBIBYTES * 2**20
MAX_FILES = 200_000
MAX_IMAGES = 1_000_000
ARCHIVE = ".zip"
_MAX_FILE = MAX_BYTES + 16 * 2**20  # labels and headers besides
_MAX_DIRECTORY = 24 * 2**20  # bytes of a ZIP's list of contents: 200,000 files with long names
_MAX_DEPTH = 6  # folders in folders
_ENCRYPTED = 1
_GZIP = b"\x1f\x8b"
_NOT_DATA = ("__MACOSX",)  # what macOS adds to archives
_USUAL_FOLDERS = ("raw", "gzip", "data")  # say nothing about what is in them

Opening = Callable[[], IO[bytes]]


@dataclass(frozen=True)
class DataFile:
    """A file of a data set.

    Attributes:
        place: its path inside the folder.
        path: on the disk; of what is in an archive the archive's.
        open_stream: gives its bytes; `opened` is the way to them.
    """

    place: PurePosixPath
    path: Path
    open_stream: Opening

    @property
    def name(self) -> str:
        """Without its folders."""
        return self.place.name

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Its bytes, with what `gzip` packed unpacked.

        Raises:
            AppError: "file_..." if it cannot be opened, "data_too_large", and "data_damaged" for
                whatever else goes wrong inside.
        """
        with reading(self.name), self.open_stream() as file:
            if file.seek(0, io.SEEK_END) > _MAX_FILE:
                raise too_large(self.name)
            file.seek(0)
            is_packed = file.read(2) == _GZIP
            file.seek(0)
            if not is_packed:
                yield file
                return
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield cast(IO[bytes], unpacked)


@dataclass(frozen=True)
class DataFolder:
    """What is in a folder or an archive.

    Attributes:
        path: of the folder or archive.
        files: all that may be data, without hidden ones.
    """

    path: Path
    files: tuple[DataFile, ...]

    @property
    def is_archive(self) -> bool:
        """Whether it is a ZIP archive."""
        return self.path.suffix.lower() == ARCHIVE


def folder_on_disk(path: Path, depth: int = _MAX_DEPTH) -> DataFolder:
    """A folder with those in it.

    Args:
        path: of the folder.
        depth: how many levels are looked at; 1 for this folder alone.

    Raises:
        AppError: "folder_unreadable" and "data_too_many_files".
    """
    names: list[str] = []
    _list(path, "", depth, names)
    files = [
        DataFile(PurePosixPath(name), path / name, partial(_open, path / name))
        for name in sorted(names)
    ]
    return DataFolder(path, tuple(files))


def file_on_disk(path: Path) -> DataFile:
    """A file by itself; whether it is there shows when it is opened."""
    return DataFile(PurePosixPath(path.name), path, partial(_open, path))


@contextmanager
def archive(path: Path) -> Iterator[DataFolder]:
    """A ZIP archive as a folder, as long as the `with` block lasts.

    Raises:
        AppError: "file_...", "data_damaged", "data_encrypted" and "data_too_many_files".
    """
    check_file(path, AppError)
    with reading(path.name), path.open("rb") as file:
        check_directory(file, _MAX_DIRECTORY, may_be_large=True)
        with zipfile.ZipFile(file) as packed:
            members = [info for info in packed.infolist() if _is_data(info.filename)]
            if any(info.flag_bits & _ENCRYPTED for info in members):
                raise AppError("data_encrypted", name=path.name)
            if len(members) > MAX_FILES:
                raise AppError("data_too_many_files", name=path.name, limit=f"{MAX_FILES:,}")
            files = [
                DataFile(PurePosixPath(info.filename), path, partial(_unpack, packed, info))
                for info in members
            ]
            yield DataFolder(path, tuple(sorted(files, key=lambda file: str(file.place))))


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Tells in a AppError what goes wrong while a file is read.

    Raises:
        AppError: "file_unreadable" and "data_damaged".
    """
    try:
        yield
    except (AppError, MemoryError):
        raise
    except OSError as error:
        if error.errno in (None, errno.EINVAL):  # gzip's own, and places that cannot be
            raise AppError("data_damaged", name=name) from error
        reason = error.strerror or str(error)
        raise AppError("file_unreadable", name=name, reason=reason) from error
    except Exception as error:
        raise AppError("data_damaged", name=name) from error


def folder_title(folder: Path) -> str:
    """The name of a folder, or of the one around it where that says more."""
    folder = folder.absolute()
    if folder.name.lower() in _USUAL_FOLDERS:
        return folder.parent.name
    return folder.stem if folder.suffix.lower() == ARCHIVE else folder.name


def too_large(name: str) -> AppError:
    """What is said of too many images."""
    return AppError("data_too_large", name=name, images=f"{MAX_IMAGES:,}", mebibytes=MAX_MEBIBYTES)


def _list(folder: Path, inside: str, depth: int, names: list[str]) -> None:
    """Adds the files' places below `folder` to `names`."""
    try:
        with os.scandir(folder / inside) as found:
            entries = list(found)
    except (OSError, ValueError) as error:
        if inside:
            return  # of a folder inside only what can be read counts
        reason = getattr(error, "strerror", None) or str(error)
        raise AppError("folder_unreadable", reason=reason) from error
    for entry in entries:
        place = f"{inside}{entry.name}"
        if not _is_data(place):
            continue
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                if depth > 1:
                    _list(folder, f"{place}/", depth - 1, names)
            elif entry.is_file():
                names.append(place)
        if len(names) > MAX_FILES:
            raise AppError("data_too_many_files", name=folder.name, limit=f"{MAX_FILES:,}")


def _is_data(place: str) -> bool:
    """Whether a path may be a data set's: nothing hidden, nothing outside, no folder."""
    parts = place.split("/")
    return not any(part in ("", *_NOT_DATA) or part.startswith(".") for part in parts)


def _open(path: Path) -> IO[bytes]:
    check_file(path, AppError)
    return path.open("rb")


def _unpack(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    """A member's bytes, in memory: what is read there goes back and forth."""
    check_packing(info)
    if info.file_size > _MAX_FILE:
        raise too_large(PurePosixPath(info.filename).name)
    with packed.open(info) as stream:
        return io.BytesIO(stream.read(info.file_size))


Part = Literal["train", "validation", "test"]
PARTS: tuple[Part, ...] = ("train", "validation", "test")

_COPY = re.compile(r"( ?\(\d{1,3}\)|[ _-]+copy|[ _-]+副本)+(?=\.|$)", re.IGNORECASE)
"""What browsers and file managers add to a second file of one name."""
_WORDS: dict[str, Part] = {
    **dict.fromkeys(("train", "training", "trn", "tr"), "train"),
    **dict.fromkeys(("val", "valid", "validation", "dev"), "validation"),
    **dict.fromkeys(("test", "testing", "tst", "te", "t10k"), "test"),
}
_BESIDE = ("set", "data", "images", "imgs")
"""What may stand beside such a word in the name of a folder that holds a part."""


def without_copy_marks(name: str) -> str:
    """E.g. "train.csv" of "train (1).csv" and of "train - Copy.csv"."""
    return _COPY.sub("", name)


def part_of(name: str) -> Part | None:
    """The part that a file or an array is of; None if its name does not say."""
    return next((part for word in _words(name) if (part := _part_of_word(word))), None)


def part_of_folder(name: str) -> Part | None:
    """The part that a folder of pictures holds, where that is all that its name says."""
    words = [word for word in _words(name) if word not in _BESIDE]
    return _part_of_word(words[0]) if len(words) == 1 else None


def _words(name: str) -> list[str]:
    """E.g. ["train", "labels"] of "trainLabels" and of "train_labels"."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return re.findall(r"[a-z0-9]+", parted.lower())


def _part_of_word(word: str) -> Part | None:
    """Also of "xtrain", "train2" and "trainset"."""
    plain = re.sub(r"(\d+k?|set|data|images|imgs)$", "", word)
    forms = (word, plain, *(form[1:] for form in (word, plain) if form[:1] in ("x", "y")))
    return next((_WORDS[form] for form in forms if form in _WORDS), None)
