"""Reads the drawings in a `.digits` file: JSON lines in a ZIP archive, one drawing per line."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from mnist_desktop.files import check_file
from mnist_desktop.problem import InkError
from mnist_desktop.recognition.ink import Ink, json_object
from mnist_desktop.recognition.npz_arrays import check_directory, check_packing

SUFFIX = ".digits"
LINES = ".jsonl"
MAX_LINE = 4 * 2**20  # bytes
MAX_DRAWINGS = 100_000
_MAX_DIRECTORY = 64 * 1024  # bytes


def inks_in(path: Path) -> Iterator[Ink]:
    """The drawings in a `.digits` file, each with its label as `text`, one at a time.

    Raises:
        InkError: the file cannot be read, or a line of it is not a drawing.
    """
    check_file(path, InkError)
    try:
        with path.open("rb") as file:
            check_directory(file, _MAX_DIRECTORY, may_be_large=False)
            with zipfile.ZipFile(file) as archive:
                for number, line in enumerate(_lines(archive)):
                    if number >= MAX_DRAWINGS:
                        raise InkError("digits_file_too_large", name=path.name)
                    yield Ink.of_json(json_object(line))
    except OSError as error:
        if error.strerror is None:  # raised by zipfile, not by the system
            raise InkError("not_a_digits_file", name=path.name) from error
        raise InkError("file_unreadable", name=path.name, reason=error.strerror) from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        RuntimeError,  # an encrypted entry
        NotImplementedError,
        EOFError,
    ) as error:
        raise InkError("not_a_digits_file", name=path.name) from error


def _lines(archive: zipfile.ZipFile) -> Iterator[bytes]:
    infos = [info for info in archive.infolist() if info.filename.endswith(LINES)]
    if not infos:
        raise ValueError("no lines")
    for info in infos:
        check_packing(info)
        with archive.open(info) as lines:
            while line := lines.readline(MAX_LINE + 1):
                if len(line) > MAX_LINE:
                    raise ValueError("a long line")
                if line.strip():
                    yield line
