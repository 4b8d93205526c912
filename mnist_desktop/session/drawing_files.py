"""Drawings as files: the journal for the next start, and SVG."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.formats.data_folder import PARTS
from mnist_desktop.files import bytes_of_file, is_missing, write_whole
from mnist_desktop.problem import InkError, PictureError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import json_object
from mnist_desktop.recognition.pictures.png import png_bytes
from mnist_desktop.recognition.pictures.read_picture import read_picture
from mnist_desktop.recognition.raw_preprocessing import CANVAS_SIZE

_MAX_BYTES = 40 * 1024 * 1024  # a picture takes 22 MB at the most, ink 33 MB and its widths
_MAX_NUMBER = 10**9  # of an image in its data set
_CHUNK_POINTS = 500  # are encoded in one go; other threads wait for about a millisecond


EARLIER = "earlier"
"""Ends the name of a journal that a slow disk delivered only after another drawing was made."""


class DrawingJournal:
    """Reads and writes one drawing; a picture lies in the same file as a PNG in base64.

    Args:
        path: the journal's file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_unseen = False
        self._texts: dict[int, tuple[NDArray[np.float64], str]] = {}  # of the strokes, by identity

    def write(self, drawing: Drawing) -> None:
        """Stores a drawing, whole or not at all.

        Raises:
            InkError: if it could not be read again.
            SavingError: if it cannot be written; the one before is still there then.
        """
        content = self._text_of(drawing).encode()
        if self._is_unseen:
            self._is_unseen = False
            with suppress(OSError):
                self._path.replace(self._path.with_stem(f"{self._path.stem}-{EARLIER}"))
        write_whole(self._path, content)

    def keep_unseen(self) -> None:
        """Marks what is stored as never shown: the next `write` renames it first."""
        self._is_unseen = True

    def saved(self) -> str:
        """Local date and time at which the journal was written; empty where there is none."""
        try:
            return f"{datetime.fromtimestamp(self._path.stat().st_mtime):%Y-%m-%d %H:%M:%S}"
        except (OSError, OverflowError, ValueError):
            return ""

    def read(self) -> Drawing:
        """Reads what was written last; an empty drawing where there is none.

        Raises:
            InkError, PictureError: if what is there cannot be read.
        """
        try:
            data = bytes_of_file(self._path, _MAX_BYTES, InkError)
        except InkError as problem:
            if is_missing(problem):
                return Drawing()
            raise
        if len(data) > _MAX_BYTES:
            raise InkError("ink_file_too_large", megabytes=_MAX_BYTES // 1024**2)
        content = json_object(data)
        drawing = Drawing.of_json(content)
        label = content.get("label")
        label = label if type(label) is int else None
        if "picture" in content:
            return Drawing(picture=_picture_from(content["picture"]), label=label)
        if "image" in content:
            image = _picture_from(content["image"])
            if image.shape != (28, 28):
                raise PictureError("picture_damaged")
            names = (content.get(name, "") for name in ("label_name", "data_set"))
            label_name, data_set = (name if isinstance(name, str) else "" for name in names)
            floats = image.astype(np.float32) / 255
            return Drawing((), (), floats, label, label_name, data_set, *_place(content))
        return drawing

    def _text_of(self, drawing: Drawing) -> str:
        """The drawing as JSON; strokes that were written before are not encoded again."""
        _ = drawing.ink  # raises what a reader would
        before = self._texts
        self._texts = {
            id(stroke): before.get(id(stroke)) or (stroke, _stroke_text(stroke))
            for stroke in drawing.strokes
        }
        strokes = ", ".join(self._texts[id(stroke)][1] for stroke in drawing.strokes)
        rest: dict[str, Any] = {"widths": list(drawing.widths)}
        if drawing.picture is not None:
            is_image = np.issubdtype(drawing.picture.dtype, np.floating)
            png = base64.b64encode(png_bytes(drawing.picture)).decode()
            rest |= {"image" if is_image else "picture": png, "label": drawing.label}
            rest |= {"label_name": drawing.label_name, "data_set": drawing.data_set}
            rest |= {"part": drawing.part, "number": drawing.number}
        return f'{{"strokes": [{strokes}], {json.dumps(rest)[1:]}'

    def put_aside(self) -> Path | None:
        """Renames a journal that cannot be read, so that the next write does not destroy it.

        Returns:
            Its new path; None if it could not be renamed.
        """
        with suppress(OSError):
            return self._path.replace(self._path.with_suffix(".broken"))
        return None


def _stroke_text(stroke: NDArray[np.float64]) -> str:
    """A stroke as JSON."""
    starts = range(0, len(stroke), _CHUNK_POINTS)
    chunks = (json.dumps(stroke[start : start + _CHUNK_POINTS].tolist())[1:-1] for start in starts)
    return f"[{', '.join(chunks)}]"


def _place(content: dict[str, Any]) -> tuple[str, int | None]:
    """Part and number of an image; of a version that knew neither it is a test image."""
    part, number = content.get("part"), content.get("number")
    is_number = type(number) is int and 0 <= number < _MAX_NUMBER
    return part if part in PARTS else "test", number if is_number else None


def _picture_from(png: object) -> NDArray[np.generic]:
    if not isinstance(png, str):
        raise PictureError("picture_damaged")
    try:
        return read_picture(base64.b64decode(png, validate=True))
    except ValueError as error:
        raise PictureError("picture_damaged") from error


LIGHTEST_PRESSURE = 0.4
"""Share of the brush's width that the lightest touch of a pen draws."""
_WIDTH_STEPS = 20  # pressures that are distinguished: a pen's noise needs no path of its own
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
    ' viewBox="0 0 {width} {height}">\n'
    '<rect width="{width}" height="{height}" fill="#ffffff"/>\n'
    '<g fill="none" stroke="#000000" stroke-linecap="round" stroke-linejoin="round">\n'
)


def drawing_svg(drawing: Drawing) -> str:
    """The strokes in black on white, as SVG; of a picture, which has none, a white square."""
    paths = (
        f'<path d="{_path(points)}" stroke-width="{_number(width)}"/>\n'
        for points, width in _lines(drawing)
    )
    head = _HEAD.format(width=_number(drawing.width), height=_number(CANVAS_SIZE))
    return head + "".join(paths) + "</g>\n</svg>\n"


def _lines(drawing: Drawing) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Pieces of stroke of one width each, as (n, 2) points in ink units."""
    for stroke, brush in zip(drawing.strokes, drawing.widths, strict=True):
        if stroke.shape[1] < 4:
            yield stroke[:, :2], brush
            continue
        steps = np.rint(stroke[:, 3] * _WIDTH_STEPS).astype(int)  # a line is as wide as its end
        ends = np.flatnonzero(np.diff(steps[1:])) + 1
        for first, last in pairwise([0, *ends.tolist(), max(len(stroke) - 1, 1)]):
            pressure = steps[min(last, len(stroke) - 1)] / _WIDTH_STEPS
            width = brush * (LIGHTEST_PRESSURE + (1 - LIGHTEST_PRESSURE) * pressure)
            yield stroke[first : last + 1, :2], width


def _path(points: NDArray[np.float64]) -> str:
    """A line; of one place a line to itself, which a round cap makes a dot."""
    places = [f"{_number(x)} {_number(y)}" for x, y in points.tolist()]
    start, *others = places
    return f"M{start}L{' '.join(others or [start])}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
