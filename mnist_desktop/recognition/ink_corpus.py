"""An ink corpus: many labelled drawings in one `.npz` file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.files import check_file
from mnist_desktop.problem import InkError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.npz_arrays import NpzArrays

_ARRAYS = ("points", "stroke_start", "sample_start", "labels", "writers")
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
                arrays = NpzArrays(file)
                size = sum(arrays.header(name).size for name in _ARRAYS)
                if size > MAX_BYTES:
                    raise InkError("corpus_too_large", name=path.name, limit=MAX_BYTES // 2**20)
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
        one_row_each = len(self.labels) == len(self.writers) == len(self.sample_start)
        return (
            self.points.ndim == 2
            and self.points.shape[1] == 2
            and np.issubdtype(self.points.dtype, np.floating)
            and all(
                array.ndim == 1 for array in (self.stroke_start, self.sample_start, self.labels)
            )
            and self.writers.ndim == 1
            and self.writers.dtype.kind == "U"
            and self.labels.dtype.kind in "iuU"
            and bool(np.isfinite(self.points).all())
            and one_row_each
            and _are_starts(self.stroke_start, len(self.points))
            and _are_starts(self.sample_start, len(self.stroke_start))
        )


def _are_starts(starts: NDArray[np.int64], count: int) -> bool:
    """Whether `starts` are ascending indices below `count` that begin with 0."""
    if not np.issubdtype(starts.dtype, np.integer) or len(starts) == 0:
        return False
    rising = bool((np.diff(starts.astype(np.int64)) >= 0).all())
    return rising and int(starts[0]) == 0 and int(starts[-1]) < max(count, 1)
