"""CSV data sets: a label and 784 pixels per line, as Kaggle has MNIST, with or without header."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from mnist_desktop.data.file_data import VARIABLES, FileData, LabelledArrays
from mnist_desktop.data.formats.data_folder import (
    MAX_BYTES,
    MAX_IMAGES,
    DataFile,
    DataFolder,
    Part,
    folder_title,
    part_of,
    too_large,
    without_copy_marks,
)
from mnist_desktop.data.formats.image_arrays import SIDE, Array
from mnist_desktop.problem import AppError, Message

PIXELS = SIDE * SIDE
_SUFFIXES = (".csv", ".csv.gz")
_MAX_FILES = 50  # whose first lines are read
_MAX_LINE = 64 * 1024  # bytes: 785 numbers of 80 characters
_CHUNK, _CHUNK_BYTES = 2000, 4 * 2**20  # lines read at a time, as long as they are not longer
_MAX_BLANK = 1_000_000  # lines
_SEPARATORS = (b",", b";", b"\t")
_LABELS = re.compile(rb"(label|class|target|y|digit)s?", re.IGNORECASE)
_MAX_LABEL = 100  # bytes
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class _Table:
    """The layout of a CSV file, as its first lines show it."""

    file: DataFile
    columns: int
    separator: bytes
    has_header: bool
    is_label_last: bool

    @property
    def part(self) -> Part:
        """The part by the file's name; "train" where it names none."""
        return part_of(_stem(self.file)) or "train"

    @property
    def set_name(self) -> str:
        """The file's name without the word for the part."""
        words = re.split(r"[^A-Za-z0-9]+", _stem(self.file))
        return "-".join(word for word in words if word and part_of(word) is None).lower()


def is_csv(name: str) -> bool:
    """Whether a file name is that of a CSV file."""
    return without_copy_marks(name).lower().endswith(_SUFFIXES)


def read_csv_files(folder: DataFolder, chosen: DataFile | None) -> FileData | None:
    """Reads the data set in CSV files, one per part or one alone; None if there are none.

    Raises:
        AppError: "data_csv_columns", "data_several_in_folder", "data_csv_line" and those of
            opening files.
    """
    files = [file for file in folder.files if is_csv(file.name)]
    if chosen is not None:
        files = [file for file in files if file.place.parent == chosen.place.parent]
        files.sort(key=lambda file: file is not chosen)
    if not files:
        return None
    tables = _tables(files[:_MAX_FILES], chosen)
    labelled = [table for table in tables if table.columns == PIXELS + 1]
    first = next((table for table in tables if table.file == chosen), None)
    if not labelled or (first is not None and first not in labelled):
        bad = first or tables[0]
        key = "data_csv_unlabelled" if bad.columns == PIXELS else "data_csv_columns"
        raise AppError(key, name=bad.file.name, columns=bad.columns)
    own = [table for table in labelled if first is None or table.set_name == first.set_name]
    by_part = _by_part(own, first, folder.path.name)
    if "train" not in by_part:
        by_part = {"train": own[0]}
    unlabelled = [table for table in tables if table.columns == PIXELS and table.part == "test"]
    remarks = [Message("data_without_labels", name=table.file.name) for table in unlabelled]
    name = folder.path.name if len(by_part) > 1 else own[0].file.name
    parts = {part: _read(table) for part, table in by_part.items()}
    has_numbers = all(_is_number(text.encode()) for text in np.unique(parts["train"].labels))
    title = own[0].set_name or folder_title(folder.path)
    return FileData(
        file=name,
        title=title,
        parts=parts,
        is_transposed=own[0].set_name.startswith("emnist"),
        code=_code(by_part) if has_numbers and not folder.is_archive else (),
        remarks=() if "test" in by_part else tuple(remarks),
    )


def _tables(files: Sequence[DataFile], chosen: DataFile | None) -> list[_Table]:
    """The tables that can be read; AppError if the chosen one cannot, or none can."""
    tables: list[_Table] = []
    problem: AppError | None = None
    for file in files:
        try:
            tables.append(_table_in(file))
        except AppError as one:  # perhaps an unrelated download
            if file is chosen:
                raise
            problem = problem or one
    if problem is not None and not tables:
        raise problem
    return tables


def _by_part(tables: Sequence[_Table], first: _Table | None, folder: str) -> dict[Part, _Table]:
    """One table per part: the chosen one, and the original rather than a copy of it."""
    by_part: dict[Part, _Table] = {}
    for table in sorted(tables, key=lambda one: (one is not first, len(one.file.name))):
        other = by_part.setdefault(table.part, table)
        is_copy = other is first or _stem(other.file) == _stem(table.file)
        if other is not table and not (first is not None and is_copy):
            raise AppError("data_several_in_folder", name=folder)
    return by_part


def _stem(file: DataFile) -> str:
    return Path(without_copy_marks(file.name).removesuffix(".gz")).stem


def _table_in(file: DataFile) -> _Table:
    with file.opened() as stream:
        found = _lines(stream, file.name)
        lines = [next(found, b""), next(found, b"")]
    first = lines[0].removeprefix(_BYTE_ORDER_MARK)
    separator = max(_SEPARATORS, key=first.count)
    heads = [_cell(head) for head in first.split(separator)]
    has_header = not all(_is_number(head) for head in heads[1:-1])
    cells = [_cell(cell) for cell in lines[1].split(separator)] if has_header else heads
    is_label_last = bool(_LABELS.fullmatch(heads[-1])) and not _LABELS.fullmatch(heads[0])
    if not has_header and not _is_number(cells[-1]):
        is_label_last = True
    return _Table(file, len(heads), separator, has_header, is_label_last)


def _read(table: _Table) -> LabelledArrays:
    """Reads all lines; an AppError names the first malformed one."""
    name = table.file.name
    blocks: list[Array] = []
    labels: list[bytes] = []
    with table.file.opened() as stream:
        lines = _lines(stream, name)
        number = 0
        if table.has_header:
            next(lines, b"")
            number = 1
        while chunk := _chunk(lines):
            if not number:
                chunk[0] = chunk[0].removeprefix(_BYTE_ORDER_MARK)
            cells = [_split(line, table) for line in chunk]
            labels += [_label(one, table, line) for line, (one, _) in enumerate(cells, number + 1)]
            blocks.append(_numbers([pixels for _, pixels in cells], table, number))
            number += len(chunk)
            if len(labels) > MAX_IMAGES or sum(block.nbytes for block in blocks) > MAX_BYTES:
                raise too_large(name)
    kind = np.uint8 if all(block.dtype == np.uint8 for block in blocks) else np.float32
    blocks = blocks or [np.empty((0, PIXELS), np.uint8)]
    images = np.concatenate([block.astype(kind, copy=False) for block in blocks])
    texts = np.array([label.decode("utf-8", "replace") for label in labels], str)
    return LabelledArrays(images.reshape(-1, SIDE, SIDE), texts)


def _lines(stream: IO[bytes], name: str) -> Iterator[bytes]:
    """The lines that are not blank, without their ends."""
    blank = 0
    while line := stream.readline(_MAX_LINE):
        if len(line) == _MAX_LINE:
            raise AppError("data_csv_columns", name=name, columns=f"> {PIXELS + 1}")
        filled = line.strip(b"\r\n ")
        if filled.strip():
            yield filled
            continue
        blank += 1
        if blank > _MAX_BLANK:
            raise ValueError("hardly anything is in it")


def _chunk(lines: Iterator[bytes]) -> list[bytes]:
    """The next lines; none at the end."""
    chunk: list[bytes] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line)
        if len(chunk) == _CHUNK or size > _CHUNK_BYTES:
            break
    return chunk


def _split(line: bytes, table: _Table) -> tuple[bytes, bytes]:
    """Splits a line into its label and its pixels."""
    if table.is_label_last:
        pixels, _, label = line.rpartition(table.separator)
    else:
        label, _, pixels = line.partition(table.separator)
    return label, pixels.replace(b'"', b"")


def _label(text: bytes, table: _Table, line: int) -> bytes:
    label = _cell(text)
    if len(label) > _MAX_LABEL:
        raise AppError("data_csv_line", name=table.file.name, line=line, columns=PIXELS + 1)
    return label


def _numbers(lines: Sequence[bytes], table: _Table, before: int) -> Array:
    """(n, 784) uint8 if all are integers from 0 to 255, else float32."""
    texts = [line.decode("ascii", "replace") for line in lines]
    separator = table.separator.decode()
    for kind in (np.uint8, np.float32):
        try:
            numbers = np.loadtxt(texts, kind, comments=None, delimiter=separator, ndmin=2)
        except ValueError:
            continue
        if numbers.shape == (len(lines), PIXELS):
            return numbers
    for place, line in enumerate(lines, before + 1):
        cells = line.split(table.separator)
        if len(cells) != PIXELS or not all(_is_number(cell) for cell in cells):
            raise AppError("data_csv_line", name=table.file.name, line=place, columns=PIXELS + 1)
    raise ValueError("lines that are not numbers")


def _cell(text: bytes) -> bytes:
    return text.strip(b'" \r\n')


def _is_number(text: bytes) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _code(tables: dict[Part, _Table]) -> tuple[str, ...]:
    """Python lines that read the same."""
    lines = []
    for part, names in VARIABLES.items():
        if part in tables:
            table = tables[part]
            cells = (
                "rows[:, :-1], rows[:, -1]" if table.is_label_last else "rows[:, 1:], rows[:, 0]"
            )
            lines += [
                f"FILE = {table.file.name!r}",
                f'rows = np.loadtxt(f"{{DATA}}/{{FILE}}", "float32",'
                f" delimiter={table.separator.decode()!r}, skiprows={int(table.has_header)})",
                f"{', '.join(names)} = {cells}",
            ]
    return tuple(lines)
