"""Ink: all strokes of a drawing, and its file form `.digitink`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mnist_desktop.files import bytes_of_file, write_whole
from mnist_desktop.json_records import check_amount, parse_json
from mnist_desktop.problem import InkError

SUFFIXES = (".digitink", ".json")  # we write the first
MAX_POINTS = 300_000  # 25 minutes of a 200 Hz pen
MAX_STROKES = MAX_POINTS
"""A rub over a long scribble leaves strokes of a point or two."""
MAX_FILE_BYTES = 32 * 1024 * 1024  # 110 per point: four numbers of 24, brackets and commas
MAX_COORDINATE = 1e12
MAX_TEXT_LENGTH = 100
_COLUMNS = 4  # x, y, time, pressure


@dataclass(frozen=True, eq=False)
class Ink:
    """A frozen drawing.

    Args:
        strokes: one array per stroke, pen down to pen up, shape (n, 2..4): x, y, t in seconds,
            pressure in [0, 1]; y downwards, any unit. Stored as read-only float64; strokes
            without points are dropped.
        text: the label, if there is one, e.g. "7".

    Raises:
        InkError: for another shape, NaN, infinite or huge coordinates, more than MAX_POINTS
            points, or a text that is not valid or longer than MAX_TEXT_LENGTH.
    """

    strokes: tuple[NDArray[np.float64], ...] = ()
    text: str | None = None

    def __post_init__(self) -> None:
        strokes = tuple(_as_array(stroke) for stroke in self.strokes)
        strokes = tuple(stroke for stroke in strokes if stroke.size)
        if sum(map(len, strokes)) > MAX_POINTS:
            raise InkError("ink_too_long", points=MAX_POINTS)
        _check_coordinates(strokes)
        if self.text is not None and not _is_short_text(self.text):
            raise InkError("ink_bad_text")
        object.__setattr__(self, "strokes", strokes)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is drawn."""
        return not self.strokes

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(x, y, width, height) of the points, in the ink's own unit; the ink must not be blank."""
        points = np.concatenate([stroke[:, :2] for stroke in self.strokes])
        low, high = points.min(axis=0), points.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])

    def to_json(self) -> str:
        """The drawing as the text of a `.digitink` file."""
        drawing: dict[str, Any] = {"strokes": [stroke.tolist() for stroke in self.strokes]}
        if self.text is not None:
            drawing["text"] = self.text
        return json.dumps(drawing, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | bytes) -> Ink:
        """Reads the text of a `.digitink` file.

        Raises:
            InkError: the text is not a drawing.
        """
        return cls.of_json(json_object(text))

    @classmethod
    def of_json(cls, drawing: dict[str, Any]) -> Ink:
        """Ink from the content of a `.digitink` file.

        Raises:
            InkError: the content is not a drawing.
        """
        if not isinstance(drawing.get("strokes"), list):
            raise InkError("ink_without_strokes")
        if len(drawing["strokes"]) > MAX_STROKES:
            raise InkError("ink_too_much")
        strokes = tuple(_checked_strokes(drawing["strokes"]))
        # Arrays are made of them once, by the class itself
        return cls(cast("tuple[NDArray[np.float64], ...]", strokes), drawing.get("text"))

    @classmethod
    def load(cls, path: str | Path) -> Ink:
        """Reads a `.digitink` or `.json` drawing.

        Raises:
            InkError: the file cannot be read or is not a drawing.
        """
        return cls.of_json(drawing_in_file(Path(path)))

    def save(self, path: str | Path) -> None:
        """Writes a `.digitink` file, completely or not at all.

        Raises:
            SavingError: it cannot be written.
        """
        write_whole(Path(path), self.to_json().encode())


def drawing_in_file(path: Path) -> dict[str, Any]:
    """The content of a `.digitink` or `.json` file, for `Ink.of_json`.

    Raises:
        InkError: the file cannot be read or holds no JSON object.
    """
    data = bytes_of_file(path, MAX_FILE_BYTES, InkError)
    if len(data) > MAX_FILE_BYTES:
        raise InkError("ink_file_too_large", megabytes=MAX_FILE_BYTES // 1024**2)
    return json_object(data)


def places_of_strokes(drawing: dict[str, Any]) -> tuple[int, ...]:
    """For each stroke of `Ink.of_json` its place in the file, where strokes may have no points."""
    return tuple(
        place
        for place, stroke in enumerate(drawing["strokes"])
        if min((len(point) for point in stroke), default=0)
    )


def json_object(text: str | bytes) -> dict[str, Any]:
    """The JSON object in the text of a drawing.

    Raises:
        InkError: there is none, or one of more lists and numbers than a drawing needs.
    """
    try:
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        # A list a point and a stroke; four numbers a point, and what is between
        check_amount(data, 2 * MAX_POINTS, 5 * MAX_POINTS, MAX_FILE_BYTES)
    except ValueError as error:
        raise InkError("ink_too_much") from error
    try:
        content = parse_json(text)
    except ValueError as error:
        raise InkError("ink_not_json") from error
    if not isinstance(content, dict):
        raise InkError("ink_without_strokes")
    return content


def _is_short_text(text: object) -> bool:
    """Whether a text is short and can be saved; half a surrogate pair cannot."""
    if not isinstance(text, str) or len(text) > MAX_TEXT_LENGTH:
        return False
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _as_array(stroke: ArrayLike) -> NDArray[np.float64]:
    """A read-only copy of a stroke: the caller's array stays theirs."""
    try:
        points = np.array(stroke, dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise InkError("ink_bad_points") from error
    if points.size and (points.ndim != 2 or not 2 <= points.shape[1] <= _COLUMNS):
        raise InkError("ink_bad_points")
    points.flags.writeable = False
    return points


def _check_coordinates(strokes: tuple[NDArray[np.float64], ...]) -> None:
    """Looks at all strokes in one go, which may be as many as points."""
    for columns in range(2, _COLUMNS + 1):
        alike = [stroke for stroke in strokes if stroke.shape[1] == columns]
        points = np.concatenate(alike) if alike else np.empty((0, columns))
        if not np.isfinite(points).all() or (np.abs(points[:, :2]) > MAX_COORDINATE).any():
            raise InkError("ink_not_finite")


def _checked_strokes(strokes: list[Any]) -> list[list[list[float]]]:
    """The points of strokes from JSON; those of one stroke have as many numbers as its shortest."""
    if set(map(type, strokes)) - {list}:
        raise InkError("ink_bad_points")
    points = list(chain.from_iterable(strokes))
    if len(points) > MAX_POINTS:
        raise InkError("ink_too_long", points=MAX_POINTS)
    if set(map(type, points)) - {list}:
        raise InkError("ink_bad_points")
    if set(map(type, chain.from_iterable(points))) - {int, float}:
        raise InkError("ink_bad_points")
    if len(set(map(len, points))) <= 1:
        return strokes
    return [_of_equal_length(stroke) for stroke in strokes]


def _of_equal_length(stroke: list[list[float]]) -> list[list[float]]:
    columns = min(map(len, stroke), default=0)
    return [point[:columns] for point in stroke]
