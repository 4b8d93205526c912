"""The files of a data set, in a folder on disk or in a ZIP archive that is never extracted."""

import errno
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

from mnist_desktop.data.formats.gzip_stream import GzipStream
from mnist_desktop.files import check_file
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.npz_arrays import (
    HARMLESS,
    HARMLESS_ARRAYS,
    Allowance,
    check_apart,
    check_directory,
    check_packing,
)
from mnist_desktop.recognition.pictures.read_picture import SUFFIXES

MAX_MEBIBYTES = 512  # of a file, and of all images once they are decompressed
MAX_BYTES = MAX_MEBIBYTES * 2**20
MAX_FILES = 200_000
MAX_IMAGES = 1_000_000
ARCHIVE = ".zip"
_MAX_FILE = MAX_BYTES + 16 * 2**20  # labels and headers besides
_MAX_DIRECTORY = 24 * 2**20  # bytes of a ZIP's list of contents: 200,000 files with long names
_MAX_ENTRIES = MAX_FILES + MAX_FILES // 10  # of a ZIP, its folders too
_BUFFER = 2**20  # bytes
_MAX_DEPTH = 6  # levels of folders
_ENCRYPTED = 1
_GZIP = b"\x1f\x8b"
_NOT_DATA = ("__MACOSX",)  # what macOS adds to archives
_GENERIC_FOLDERS = ("raw", "gzip", "data")  # names that say nothing about the content

Opening = Callable[[], IO[bytes]]


@dataclass(frozen=True)
class DataFile:
    """A file of a data set.

    Attributes:
        place: its path inside the folder or archive.
        path: on disk; the archive's for a file inside one.
        open_stream: opens its bytes as they are stored; see `opened`.
        size_in_archive: bytes that it takes in the archive it lies in.
    """

    place: PurePosixPath
    path: Path
    open_stream: Opening
    size_in_archive: int | None = None

    @property
    def name(self) -> str:
        """The file name without folders."""
        return self.place.name

    @property
    def packed(self) -> int:
        """Bytes that it takes on the disk; OSError if it is not there."""
        known = self.size_in_archive
        return self.path.stat().st_size if known is None else known

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Its bytes, decompressed if they are gzip.

        Raises:
            AppError: "file_..." if it cannot be opened, "data_too_large", and "data_damaged" for
                any other error while they are read.
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
            stream = GzipStream(file, Allowance(self.packed))
            yield cast(IO[bytes], io.BufferedReader(stream, _BUFFER))


@dataclass(frozen=True)
class DataFolder:
    """The files in a folder or an archive that may be data; hidden ones are left out."""

    path: Path
    files: tuple[DataFile, ...]

    @property
    def is_archive(self) -> bool:
        """Whether it is a ZIP archive."""
        return self.path.suffix.lower() == ARCHIVE


def folder_on_disk(path: Path, depth: int = _MAX_DEPTH) -> DataFolder:
    """Lists a folder and the folders in it, `depth` levels; 1 for this folder alone.

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
    """A file by itself; it need not exist until it is opened."""
    return DataFile(PurePosixPath(path.name), path, partial(_open, path))


@contextmanager
def archive(path: Path) -> Iterator[DataFolder]:
    """Opens a ZIP archive as a folder, for the duration of the `with` block.

    Raises:
        AppError: "file_...", "data_damaged", "data_encrypted" and "data_too_many_files".
    """
    check_file(path, AppError)
    with reading(path.name), path.open("rb") as file:
        check_directory(file, _MAX_DIRECTORY, may_be_large=True, most=_MAX_ENTRIES)
        with zipfile.ZipFile(file) as packed:
            members = [info for info in packed.infolist() if _is_data(info.filename)]
            check_apart(members)
            if any(info.flag_bits & _ENCRYPTED for info in members):
                raise AppError("data_encrypted", name=path.name)
            if len(members) > MAX_FILES:
                raise AppError("data_too_many_files", name=path.name, limit=f"{MAX_FILES:,}")
            files = [
                DataFile(
                    PurePosixPath(info.filename),
                    path,
                    partial(_unpack, packed, info),
                    info.compress_size,
                )
                for info in members
            ]
            yield DataFolder(path, tuple(sorted(files, key=lambda file: str(file.place))))


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turns errors while a file is read into AppErrors.

    Raises:
        AppError: "file_unreadable" and "data_damaged".
    """
    try:
        yield
    except (AppError, MemoryError):
        raise
    except OSError as error:
        if error.errno in (None, errno.EINVAL):  # gzip's own errors, and seeks outside the file
            raise AppError("data_damaged", name=name) from error
        reason = error.strerror or str(error)
        raise AppError("file_unreadable", name=name, reason=reason) from error
    except Exception as error:
        raise AppError("data_damaged", name=name) from error


def folder_title(folder: Path) -> str:
    """The name of a folder, or of its parent where its own is generic."""
    folder = folder.absolute()
    if folder.name.lower() in _GENERIC_FOLDERS:
        return folder.parent.name
    return folder.stem if folder.suffix.lower() == ARCHIVE else folder.name


def too_large(name: str) -> AppError:
    """The error for too many images."""
    return AppError("data_too_large", name=name, images=f"{MAX_IMAGES:,}", mebibytes=MAX_MEBIBYTES)


def _list(folder: Path, inside: str, depth: int, names: list[str]) -> None:
    """Appends the paths of the files below `folder` / `inside` to `names`."""
    try:
        with os.scandir(folder / inside) as found:
            entries = list(found)
    except (OSError, ValueError) as error:
        if inside:
            return  # folders inside may be unreadable
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
    """Whether a path may be a data file: not hidden, not outside, not a folder."""
    parts = place.split("/")
    return not any(part in ("", *_NOT_DATA) or part.startswith(".") for part in parts)


def _open(path: Path) -> IO[bytes]:
    check_file(path, AppError)
    return path.open("rb")


def _unpack(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    """Decompresses a member into memory, since its readers seek."""
    # A picture is done with before the next one is unpacked; arrays stay
    is_picture = info.filename.lower().endswith(SUFFIXES)
    check_packing(info, HARMLESS if is_picture else HARMLESS_ARRAYS)
    if info.file_size > _MAX_FILE:
        raise too_large(PurePosixPath(info.filename).name)
    with packed.open(info) as stream:
        return io.BytesIO(stream.read(info.file_size))


Part = Literal["train", "validation", "test"]
PARTS: tuple[Part, ...] = ("train", "validation", "test")

_COPY = re.compile(r"( ?\(\d{1,3}\)|[ _-]+copy|[ _-]+副本)+(?=\.|$)", re.IGNORECASE)
"""What browsers and file managers append to the name of a copy."""
_WORDS: dict[str, Part] = {
    **dict.fromkeys(("train", "training", "trn", "tr"), "train"),
    **dict.fromkeys(("val", "valid", "validation", "dev"), "validation"),
    **dict.fromkeys(("test", "testing", "tst", "te", "t10k"), "test"),
}
_FILLERS = ("set", "data", "images", "imgs")
"""Words that may accompany such a word in the name of a part's folder."""


def without_copy_marks(name: str) -> str:
    """E.g. "train.csv" from "train (1).csv" or "train - Copy.csv"."""
    return _COPY.sub("", name)


def part_of(name: str) -> Part | None:
    """The part that the name of a file or an array stands for, if any."""
    return next((part for word in _words(name) if (part := _part_of_word(word))), None)


def part_of_folder(name: str) -> Part | None:
    """The part that a folder's name stands for; None if it says anything else besides."""
    words = [word for word in _words(name) if word not in _FILLERS]
    return _part_of_word(words[0]) if len(words) == 1 else None


def _words(name: str) -> list[str]:
    """E.g. ["train", "labels"] from "trainLabels" or "train_labels"."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return re.findall(r"[a-z0-9]+", spaced.lower())


def _part_of_word(word: str) -> Part | None:
    """The part that a word stands for, such as "train", "xtrain", "train2" or "trainset"."""
    plain = re.sub(r"(\d+k?|set|data|images|imgs)$", "", word)
    forms = (word, plain, *(form[1:] for form in (word, plain) if form[:1] in ("x", "y")))
    return next((_WORDS[form] for form in forms if form in _WORDS), None)
