"""The drawing's journal: what is on the paper, on disk, for the next start."""

from __future__ import annotations

import base64
import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.atomic_file import write_whole
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ordinary_file import bytes_of_file
from mnist_desktop.recognition.picture_file import read_picture
from mnist_desktop.recognition.problem import InkError, PictureError

_MOST_BYTES = 64 * 1024 * 1024  # a picture of 2000 x 2000 px takes 22 MB at the most


class DrawingJournal:
    """Reads and writes one drawing; a picture lies in the same file as a PNG in base64.

    Args:
        path: the journal's file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, drawing: Drawing) -> None:
        """Stores a drawing, whole or not at all.

        Raises:
            SavingError: if it cannot be written; the one before is then still there.
        """
        content = json.loads(drawing.to_json())
        if drawing.picture is not None:
            is_image = np.issubdtype(drawing.picture.dtype, np.floating)
            png = base64.b64encode(png_bytes(drawing.picture)).decode()
            content |= {"image" if is_image else "picture": png, "label": drawing.label}
            content |= {"label_name": drawing.label_name, "data_set": drawing.data_set}
        write_whole(self._path, json.dumps(content).encode())

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
        drawing = Drawing.from_json(data)
        content: dict[str, Any] = json.loads(data)
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

    def put_aside(self) -> None:
        """Renames a journal that cannot be read, so that nothing is lost by going on."""
        with suppress(OSError):
            self._path.replace(self._path.with_suffix(".broken"))


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
