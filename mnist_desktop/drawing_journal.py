"""The drawing's journal: what is on the paper, on disk, for the next start."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.atomic_file import write_whole
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import MAX_FILE_BYTES
from mnist_desktop.recognition.picture_file import read_picture
from mnist_desktop.recognition.problem import InkError, PictureError


class DrawingJournal:
    """Reads and writes one drawing; a picture lies in a PNG beside the file.

    Args:
        path: the journal's file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._picture_path = path.with_suffix(".png")
        self._written_picture: NDArray[np.generic] | None = None

    def write(self, drawing: Drawing) -> None:
        """Stores a drawing, whole or not at all.

        Raises:
            SavingError: if it cannot be written; the one before is then still there.
        """
        picture = drawing.picture
        if picture is not None and picture is not self._written_picture:
            write_whole(self._picture_path, png_bytes(picture))
        self._written_picture = picture
        content = json.loads(drawing.to_json())
        if picture is not None:
            is_image = np.issubdtype(picture.dtype, np.floating)
            content |= {"picture": "image" if is_image else "picture", "label": drawing.label}
        write_whole(self._path, json.dumps(content).encode())

    def read(self) -> Drawing:
        """What was last written; an empty drawing where there is none.

        Raises:
            InkError, PictureError: if what is there cannot be read.
        """
        try:
            with self._path.open("rb") as file:
                data = file.read(2 * MAX_FILE_BYTES)
        except FileNotFoundError:
            return Drawing()
        except OSError as error:
            name = self._path.name
            raise InkError("file_unreadable", name=name, reason=error.strerror) from error
        drawing = Drawing.from_json(data)
        content: dict[str, Any] = json.loads(data)
        kind = content.get("picture")
        if kind not in ("picture", "image"):
            return drawing
        picture: NDArray[np.generic] = read_picture(self._picture_path)
        if kind == "image":
            if picture.shape != (28, 28):
                raise PictureError("picture_damaged")
            picture = picture.astype(np.float32) / 255
        label = content.get("label")
        return Drawing(picture=picture, label=label if type(label) is int else None)

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
