"""The results of a sweep: an append-only file with a line of JSON per training; and a table."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mnist_desktop.files import write_whole

Result = Mapping[str, Any]
"""The result of one training; "key" is the hash of its settings."""


class SweepResults:
    """Results by key, on disk as soon as they are added."""

    def __init__(self, path: Path, results: Mapping[str, Result]) -> None:
        self.path = path
        self._results = dict(results)

    @classmethod
    def open(cls, path: Path) -> "SweepResults":
        """Opens a file, new or not; the incomplete last line of a killed sweep is dropped.

        Raises:
            ValueError: the file holds something else.
            AppError: it cannot be created.
        """
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, b"")
        data = path.read_bytes()
        whole = data.rfind(b"\n") + 1
        results = {}
        for number, line in enumerate(data[:whole].splitlines(), 1):
            result = _read(line)
            if result is None:
                raise ValueError(f"{path}, line {number}: that is no result of a sweep")
            results[str(result["key"])] = result
        if whole < len(data):  # now that it is known to be ours
            os.truncate(path, whole)
        return cls(path, results)

    def __len__(self) -> int:
        return len(self._results)

    def __contains__(self, key: str) -> bool:
        return key in self._results

    def __getitem__(self, key: str) -> Result:
        return self._results[key]

    def add(self, result: Result) -> None:
        """Appends a result, which is on disk when this returns."""
        line = json.dumps(dict(result)) + "\n"
        with self.path.open("ab") as file:
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())
        self._results[str(result["key"])] = result


def _read(line: bytes) -> Result | None:
    """Parses a line; None if it is not a result."""
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) and "key" in value else None


def table(results: Sequence[Result], varied: Sequence[str]) -> list[str]:
    """A line per network, varied settings and seed, with its folds pooled, the best first.

    Lines with fewer folds come after those with more.
    """
    groups: dict[tuple[str, ...], list[Result]] = {}
    for result in results:
        settings = [str(result["settings"][name]) for name in varied]
        groups.setdefault((result["network"], *settings, str(result["seed"])), []).append(result)
    ordered = sorted(
        groups.items(), key=lambda item: (-len(item[1]), _sum(item[1], "misread_clean"))
    )
    rows = [("clean misread", "all misread", "folds", "MNIST", "network", *varied, "seed")]
    rows += [(*_figures(folds), *settings) for settings, folds in ordered]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.rjust, row, widths)) for row in rows]


def _figures(folds: Sequence[Result]) -> tuple[str, str, str, str]:
    """The cells of a line; MNIST is the mean accuracy on its validation images."""
    validation = sum(fold["mnist_validation"] for fold in folds) / len(folds)
    return (
        f"{_sum(folds, 'misread_clean')} of {_sum(folds, 'count_clean')}",
        f"{_sum(folds, 'misread')} of {_sum(folds, 'count')}",
        str(len(folds)),
        f"{validation:.2%}",
    )


def _sum(folds: Sequence[Result], name: str) -> int:
    return sum(fold[name] for fold in folds)
