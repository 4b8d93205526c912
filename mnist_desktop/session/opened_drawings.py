"""Opens drawings and pictures in the background; of several wishes the newest counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import SUFFIXES as INK_SUFFIXES
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.pictures.read_picture import read_picture, reduced
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.sample_store import KeptDrawings
from mnist_desktop.session.training_backend import TrainingBackend, TrainingPreparation


class OpenedDrawings(QObject):
    """Loads what the canvas is to show.

    Args:
        backend: gives test images.
        preparation: knows the data set that is open.
        kept: the drawings of the tab My hand.
        tasks: where it runs.
    """

    opened = Signal(object)  # Drawing
    file_opened = Signal(Path)  # that drawing came from
    failed = Signal(object)  # Exception

    def __init__(
        self,
        backend: TrainingBackend,
        preparation: TrainingPreparation,
        kept: KeptDrawings,
        tasks: BackgroundTasks,
    ) -> None:
        super().__init__(tasks)
        self._backend = backend
        self._preparation = preparation
        self._kept = kept
        self._tasks = tasks
        self._newest: Callable[[], Drawing] | None = None  # only this one counts

    def open_file(self, path: Path) -> None:
        """Opens a drawing or a picture, by the file's name."""
        if path.suffix.lower() in INK_SUFFIXES:
            self._open(lambda: Drawing.of_ink(Ink.load(path)), path)
        else:
            self._open(lambda: Drawing(picture=reduced(read_picture(path))), path)

    def open_sample(self, sample: int) -> None:
        """Opens a kept drawing."""
        self._open(partial(self._kept.drawing, sample))

    def open_picture_bytes(self, data: bytes) -> None:
        """Opens a picture file's bytes, from the clipboard."""
        self._open(lambda: Drawing(picture=reduced(read_picture(data))))

    def open_pixels(self, picture: NDArray[np.uint8]) -> None:
        """Opens a picture that the system's clipboard has decoded, (H, W, 4) uint8."""
        self._open(lambda: Drawing(picture=reduced(picture)))

    def show(self, drawing: Drawing) -> None:
        """Opens what is in memory already, such as an image of a data set."""
        self._newest = None  # what is being loaded was wanted before
        self.opened.emit(drawing)

    def open_test_image(self) -> None:
        """Opens a random image of the test part of the data set that is open."""
        self._open(partial(self._backend.test_image, *self._preparation.data))

    def _open(self, load: Callable[[], Drawing], path: Path | None = None) -> None:
        self._newest = load

        def on_opened(drawing: Drawing) -> None:
            if load is self._newest:
                self.opened.emit(drawing)
                if path is not None:
                    self.file_opened.emit(path)

        def on_failed(error: Exception) -> None:
            if load is self._newest:
                self.failed.emit(error)

        self._tasks.run("open a drawing", load, on_opened, on_failed)
