"""`.digits`: labelled drawings to hand on, as JSON lines in a ZIP archive.

We write one member, `samples.jsonl`, with an object a line; unknown fields are ignored:

    {"text": "7", "writer": "Ann", "strokes": [[[12.5, 80.0], [14.0, 80.5], ...], ...]}

A point is [x, y], [x, y, t] or [x, y, t, pressure], y downwards, any unit, t in seconds. A writer
that is missing or empty is named after the file. Only if the person chose so there are also `date`
(ISO 8601), `series` and `round` (with time), and `device`; pressure without time has t = 0. What
others have made may have several members that end in `.jsonl`, or a single one of any name, and
empty lines.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.files import check_file, write_whole
from mnist_desktop.json_records import check_amount, json_object
from mnist_desktop.problem import AppError, SampleError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.npz_arrays import check_directory, check_packing
from mnist_desktop.samples.sample import MAX_POINTS, MAX_WRITER, NewSample, Origin, Sample

MAX_SAMPLES = 50_000
"""Of one import, or in one file that we write."""
MAX_MEBIBYTES = 64
"""Likewise, unpacked: 20,000 drawings with time and pressure."""
_MAX_BYTES = MAX_MEBIBYTES * 2**20
_MAX_KEPT = _MAX_BYTES * 3 // 2  # likewise, as it is kept: 1e9 becomes 1000000000.0
_LINES = ".jsonl"
_MEMBER = f"samples{_LINES}"
_MAC_ATTRIBUTES = "__MACOSX/"  # added by macOS's Finder, under names that end alike
_MAX_LINE = 2 * 2**20  # bytes; the longest sample that is kept fits
_MAX_DIRECTORY = 64 * 1024  # bytes
_CHUNK = 2**16  # bytes
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the archive's own date says nothing either


@dataclass(frozen=True)
class Included:
    """What an export says besides strokes, label and pseudonym.

    Attributes:
        time: when each point, and the whole, was drawn; the series and round too.
        pressure: of the pen at each point.
        device: pen, mouse or touch.
    """

    time: bool = False
    pressure: bool = False
    device: bool = False


class Allowance:
    """What one import may still take in, over all of its files."""

    def __init__(self) -> None:
        self._samples, self._bytes, self._kept = MAX_SAMPLES, _MAX_BYTES, _MAX_KEPT

    def take(self, samples: int, size: int, name: str) -> None:
        """Takes a file's share; SampleError "digits_file_large" where it is too much."""
        if samples > self._samples or size > self._bytes:
            raise _too_large(name)
        self._samples -= samples
        self._bytes -= size

    def keep(self, sample: NewSample, name: str) -> NewSample:
        """The sample; SampleError "digits_file_large" where too much would wait to be kept."""
        self._kept -= len(sample.strokes or "")
        if self._kept < 0:
            raise _too_large(name)
        return sample


def write_digits(
    path: Path, drawings: Iterable[tuple[Sample, Ink]], included: Included = Included()
) -> int:
    """Writes drawings, completely or not at all, and returns how many.

    Raises:
        SampleError: "digits_export_empty" or "digits_export_large".
        SavingError: the file cannot be written.
    """
    count = size = 0
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(_MEMBER, _NO_TIME)
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w") as member:
            for sample, ink in drawings:
                line = json.dumps(_record(sample, ink, included), ensure_ascii=False) + "\n"
                size += member.write(line.encode())
                count += 1
                if count > MAX_SAMPLES or size > _MAX_BYTES:
                    raise SampleError(
                        "digits_export_large", most=f"{MAX_SAMPLES:,}", limit=MAX_MEBIBYTES
                    )
    if not count:
        raise SampleError("digits_export_empty")
    write_whole(path, file.getvalue())
    return count


def _record(sample: Sample, ink: Ink, included: Included) -> dict[str, Any]:
    strokes = [_chosen_columns(stroke, included).tolist() for stroke in ink.strokes]
    record: dict[str, Any] = {"text": sample.label, "writer": sample.writer, "strokes": strokes}
    if included.time:
        record["date"] = sample.date.isoformat(timespec="seconds")
        record |= {"series": sample.series, "round": sample.round}
    if included.device:
        record["device"] = sample.device
    return record


def _chosen_columns(stroke: NDArray[np.float64], included: Included) -> NDArray[np.float64]:
    if included.pressure and stroke.shape[1] == 4:
        return stroke if included.time else stroke * (1.0, 1.0, 0.0, 1.0)
    return stroke[:, : 3 if included.time else 2]


def read_digits(path: Path, allowance: Allowance | None = None) -> Iterator[NewSample]:
    """The drawings in a `.digits` file, one at a time; the file may be anybody's.

    Raises:
        SampleError: "file_..." (check_file), "digits_file_bad", "digits_file_large" or
            "digits_line_bad" (line, name).
    """
    check_file(path, SampleError)
    allowance = allowance or Allowance()
    writer = "".join(char for char in path.stem if char.isprintable())[:MAX_WRITER].strip()
    try:
        with path.open("rb") as file:
            check_directory(file, _MAX_DIRECTORY, may_be_large=False)
            archive = zipfile.ZipFile(file)
            members = _members(archive)
            if sum(member.file_size for member in members) > _MAX_BYTES:
                raise _too_large(path.name)
            allowance.take(*_counted(archive, members), path.name)
            for number, line in enumerate(_lines(archive, members), start=1):
                if line.strip():
                    yield allowance.keep(_sample(line, writer, number, path.name), path.name)
    except AppError:
        raise
    except OSError as error:
        if error.strerror is None:  # raised by zipfile for a damaged archive, not by the system
            raise SampleError("digits_file_bad", name=path.name) from error
        raise SampleError("file_unreadable", name=path.name, reason=error.strerror) from error
    except Exception as error:  # zipfile and zlib raise many types for damaged files
        raise SampleError("digits_file_bad", name=path.name) from error


def inks_in(path: Path) -> Iterator[Ink]:
    """The strokes in a `.digits` file, each with its label as `text`; raises as `read_digits`."""
    for sample in read_digits(path):
        yield Ink(Ink.from_json(sample.strokes or "").strokes, sample.label)


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members that hold drawings; they are read in place, their names lead nowhere."""
    infos = archive.infolist()
    found = [
        info
        for info in infos
        if info.filename.endswith(_LINES) and not info.filename.startswith(_MAC_ATTRIBUTES)
    ]
    if len(infos) == 1:
        found = infos
    if not found:
        raise ValueError("no drawings")
    for info in found:
        check_packing(info)
    return found


def _counted(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> tuple[int, int]:
    """Lines and bytes; a file of too many is known before any of them is drawn."""
    lines = size = 0
    for info in members:
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                lines += chunk.count(b"\n")
                size += len(chunk)
    return lines, size


def _lines(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> Iterator[bytes]:
    for info in members:
        with archive.open(info) as member:
            while line := member.readline(_MAX_LINE + 1):
                yield line


def _too_large(name: str) -> SampleError:
    return SampleError("digits_file_large", name=name, most=f"{MAX_SAMPLES:,}", limit=MAX_MEBIBYTES)


def _sample(line: bytes, writer: str, number: int, name: str) -> NewSample:
    try:
        if len(line) > _MAX_LINE:
            raise ValueError("too long")
        check_amount(line, 2 * MAX_POINTS, 5 * MAX_POINTS, 4 * _MAX_LINE)
        return _sample_from(json_object(line), writer)
    except (AppError, ValueError, TypeError, KeyError, OverflowError) as error:
        raise SampleError("digits_line_bad", line=number, name=name) from error


def _sample_from(content: dict[str, Any], writer: str) -> NewSample:
    """A sample from a line's object; raises some error where it is none."""
    texts = {name: content.get(name, "") for name in ("writer", "series", "device", "date")}
    round_ = content.get("round")
    has_types = all(isinstance(text, str) for text in (content["text"], *texts.values()))
    if not has_types or type(round_) not in (int, type(None)):
        raise TypeError("a text or a number is needed")
    date = datetime.fromisoformat(texts["date"]) if texts["date"] else datetime.now(UTC)
    return NewSample.of_ink(
        Ink.of_json({"strokes": content["strokes"]}),
        content["text"],
        Origin.IMPORT,
        writer=texts["writer"] or writer,
        series=texts["series"],
        round=round_,
        device=texts["device"],
        date=date if date.tzinfo else date.replace(tzinfo=UTC),
    )
