"""The drawing's journal: what is on the paper, on disk, for the next start."""

from __future__ import annotations

import base64
import io
import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.files import write_whole
from mnist_desktop.ordinary_file import bytes_of_file
from mnist_desktop.problem import InkError, PictureError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import json_object
from mnist_desktop.recognition.pictures.decode import read_picture

_MOST_BYTES = 64 * 1024 * 1024  # a picture of 2000 x 2000 px takes 22 MB at the most
_CHUNK_POINTS = 500  # are encoded in one go; other threads wait for about a millisecond


EARLIER = "earlier"
"""Ends the name of a drawing that a slow disk gave back only when another had been drawn."""


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
            InkError: if it is none that could be read again.
            SavingError: if it cannot be written; the one before is then still there.
        """
        content = self._text_of(drawing).encode()
        if self._is_unseen:
            self._is_unseen = False
            with suppress(OSError):
                self._path.replace(self._path.with_stem(f"{self._path.stem}-{EARLIER}"))
        write_whole(self._path, content)

    def keep_unseen(self) -> None:
        """What is stored was never shown: the next `write` puts it aside under another name."""
        self._is_unseen = True

    def saved(self) -> str:
        """When the journal was written, date and time; empty where there is none."""
        try:
            return f"{datetime.fromtimestamp(self._path.stat().st_mtime):%Y-%m-%d %H:%M:%S}"
        except (OSError, OverflowError, ValueError):
            return ""

    def read(self) -> Drawing:
        """What was last written; an empty drawing where there is none.

        Raises:
            InkError, PictureError: if what is there cannot be read.
        """
        try:
            data = bytes_of_file(self._path, _MOST_BYTES, InkError)
        except InkError as problem:
            if problem.key == "file_missing":
                return Drawing()
            raise
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
            return Drawing((), (), image.astype(np.float32) / 255, label, label_name, data_set)
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
        return f'{{"strokes": [{strokes}], {json.dumps(rest)[1:]}'

    def put_aside(self) -> None:
        """Renames a journal that cannot be read, so that nothing is lost by going on."""
        with suppress(OSError):
            self._path.replace(self._path.with_suffix(".broken"))


def _stroke_text(stroke: NDArray[np.float64]) -> str:
    """A stroke as JSON."""
    starts = range(0, len(stroke), _CHUNK_POINTS)
    chunks = (json.dumps(stroke[start : start + _CHUNK_POINTS].tolist())[1:-1] for start in starts)
    return f"[{', '.join(chunks)}]"


def png_bytes(picture: NDArray[np.generic]) -> bytes:
    """A picture as a PNG file; of an image in [0, 1] its ink is white, as MNIST keeps it."""
    from PIL import Image

    if np.issubdtype(picture.dtype, np.floating):
        picture = np.rint(picture * 255).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "PNG", compress_level=1)
    return file.getvalue()


def _picture_from(png: object) -> NDArray[np.generic]:
    if not isinstance(png, str):
        raise PictureError("picture_damaged")
    try:
        return read_picture(base64.b64decode(png, validate=True))
    except ValueError as error:
        raise PictureError("picture_damaged") from error
