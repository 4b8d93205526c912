"""The folder with drawings that the person labelled."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from mnist_desktop.files import write_whole
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.session.drawing_files import png_bytes


class SamplesFolder:
    """Keeps each drawing in a file of its own, whose name begins with the right digit."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, drawing: Drawing, digit: int) -> tuple[int, Path]:
        """Writes a drawing and returns the digit and the file.

        Raises:
            SavingError: if it cannot be written.
        """
        name = f"{digit}-{datetime.now():%Y%m%d-%H%M%S-%f}"
        if drawing.picture is not None:
            path = self._path / f"{name}.png"
            write_whole(path, png_bytes(drawing.picture))
        else:
            path = self._path / f"{name}.digitink"
            Ink(drawing.strokes, str(digit)).save(path)
        return digit, path

    def remove(self, path: Path) -> Path:
        """Removes a drawing that `keep` wrote, and returns its file; one that is gone is fine.

        Raises:
            SavingError: if it cannot be removed.
        """
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise SavingError("sample_not_removed", file=path) from error
        return path
