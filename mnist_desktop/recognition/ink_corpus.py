"""An ink corpus: many labelled drawings in one `.npz` file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.files import check_file
from mnist_desktop.problem import InkError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.npz_arrays import ArrayHeader, NpzArrays

_ARRAYS = ("points", "stroke_start", "sample_start", "labels", "writers")
_MAX_TEXT = 4 * 200  # bytes of a label or a writer
MAX_BYTES = 256 * 2**20  # of all arrays together, unpacked; 30 million points are 240 MB


@dataclass(frozen=True, eq=False)
class InkCorpus:
    """Labelled drawings of many writers.

    Args:
        points: (P, 2) float32, y downwards, any unit.
        stroke_start: (S,) integers, index of each stroke's first point.
        sample_start: (N,) integers, index of each sample's first stroke.
        labels: (N,) digits, or letters in a corpus of non-digits.
        writers: (N,) text, the institute before the slash.
    """

    points: NDArray[np.float32]
    stroke_start: NDArray[np.int64]
    sample_start: NDArray[np.int64]
    labels: NDArray[np.generic]
    writers: NDArray[np.str_]

    @classmethod
    def load(cls, path: str | Path) -> InkCorpus:
        """Reads a corpus.

        Raises:
            InkError: the file cannot be read or is not an ink corpus.
        """
        path = Path(path)
        check_file(path, InkError)
        try:
            with path.open("rb") as file:
                arrays = NpzArrays(file, path.stat().st_size)
                headers = {name: arrays.header(name) for name in _ARRAYS}
                if sum(header.size for header in headers.values()) > MAX_BYTES:
                    raise InkError("corpus_too_large", name=path.name, limit=MAX_BYTES // 2**20)
                _check_headers(headers)
                corpus = cls(*(arrays.read(name) for name in _ARRAYS))
                is_consistent = corpus._is_consistent()
        except (InkError, MemoryError):
            raise
        except OSError as error:
            if error.strerror is None:  # raised by zipfile for a damaged archive, not by the system
                raise InkError("not_an_ink_corpus", name=path.name) from error
            raise InkError("file_unreadable", name=path.name, reason=error.strerror) from error
        except Exception as error:  # zipfile, zlib and numpy raise many types for damaged files
            raise InkError("not_an_ink_corpus", name=path.name) from error
        if not is_consistent:
            raise InkError("not_an_ink_corpus", name=path.name)
        return corpus

    def __len__(self) -> int:
        return len(self.labels)

    def ink(self, index: int) -> Ink:
        """The drawing of sample `index`, 0 <= index < len(self)."""
        starts = np.append(self.stroke_start, len(self.points))
        last = self.sample_start[index + 1] if index + 1 < len(self) else len(self.stroke_start)
        return Ink(
            tuple(
                self.points[starts[stroke] : starts[stroke + 1]].astype(np.float64)
                for stroke in range(self.sample_start[index], last)
            ),
            str(self.labels[index]),
        )

    def _is_consistent(self) -> bool:
        return (
            bool(np.isfinite(self.points).all())
            and _are_starts(self.stroke_start, len(self.points))
            and _are_starts(self.sample_start, len(self.stroke_start))
        )


def _check_headers(headers: Mapping[str, ArrayHeader]) -> None:
    """Raises ValueError for arrays of another form, before anything is unpacked."""
    points, strokes, samples, labels, writers = (headers[name] for name in _ARRAYS)
    is_of_points = len(points.shape) == 2 and points.shape[1] == 2 and points.dtype.kind == "f"
    are_lists = all(len(one.shape) == 1 for one in (strokes, samples, labels, writers))
    are_starts = strokes.dtype.kind in "iu" and samples.dtype.kind in "iu"
    are_names = labels.dtype.kind in "iuU" and writers.dtype.kind == "U"
    are_short = max(labels.dtype.itemsize, writers.dtype.itemsize) <= _MAX_TEXT
    if not (is_of_points and are_lists and are_starts and are_names and are_short):
        raise ValueError("arrays of another form")
    if not labels.shape == writers.shape == samples.shape:
        raise ValueError("not a label and a writer for each drawing")


def _are_starts(starts: NDArray[np.int64], count: int) -> bool:
    """Whether `starts` are ascending indices below `count` that begin with 0."""
    if len(starts) == 0:
        return False
    rising = bool((np.diff(starts.astype(np.int64)) >= 0).all())
    return rising and int(starts[0]) == 0 and int(starts[-1]) < max(count, 1)
