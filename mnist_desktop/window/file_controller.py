"""Open, paste, drop, save, copy: between the user's files, the clipboard and the session."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from mnist_desktop.decoder.decode import MAX_PIXELS
from mnist_desktop.files import write_whole
from mnist_desktop.lessons.lesson import SUFFIX as LESSON_SUFFIX
from mnist_desktop.problem import PictureError, SavingError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import SUFFIX as MODEL_SUFFIX
from mnist_desktop.recognition.pictures.read_picture import MIME_TYPES
from mnist_desktop.samples.sample import DIGITS_SUFFIX
from mnist_desktop.session.drawing_files import drawing_svg
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.base.images import (
    picture_from_qimage,
    png_of_qimage,
    qimage_from_picture,
)
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.widgets.draw.canvas_image import drawing_image
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.file_drop import digits_in, lessons_in

KEEPS_PAPER = (MODEL_SUFFIX, DIGITS_SUFFIX, LESSON_SUFFIX)
"""Endings of files that are opened beside the drawing."""
_SYSTEM_IMAGE = "application/x-qt-image"


@dataclass(frozen=True, eq=False)
class ClipboardContent:
    """What a drop or the clipboard holds; at most one of these is set.

    Attributes:
        path: a file.
        data: a picture file's bytes.
        picture: (H, W, 4) uint8, a screenshot as Windows and macOS hand it over.
    """

    path: Path | None = None
    data: bytes | None = None
    picture: NDArray[np.uint8] | None = None


def content_of(mime: QMimeData) -> ClipboardContent:
    """What a drop or the clipboard offers to open; foreign bytes are not decoded here."""
    for url in mime.urls():
        if url.isLocalFile():
            return ClipboardContent(path=Path(url.toLocalFile()))
    for name in MIME_TYPES:
        if mime.hasFormat(name):
            return ClipboardContent(data=bytes(mime.data(name).data()))
    # Elsewhere Qt would decode whatever format another program offers, SVG among them
    if sys.platform in ("win32", "darwin") and mime.hasFormat(_SYSTEM_IMAGE):
        image = mime.imageData()
        if isinstance(image, QImage) and 0 < image.width() * image.height() <= MAX_PIXELS:
            return ClipboardContent(picture=picture_from_qimage(image))
    return ClipboardContent()


_COPIED_SIDE, _SAVED_SIDE = 800, 1024  # px


class FileController(QObject):
    """Does what the File menu, the clipboard and a drop ask for.

    Args:
        canvas: whose drawing is saved and copied.
        session: opens files.
        dialogs: ask for names.
        label_of: what a drawing is saved as, besides its strokes; None for nothing.
    """

    succeeded = Signal(str)  # what was done, as a sentence
    failed = Signal(object)  # Exception
    digits_opened = Signal(object)  # list[Path] of labelled drawings
    lesson_opened = Signal(Path)

    def __init__(
        self,
        canvas: DrawingCanvas,
        session: Session,
        dialogs: FileDialogs,
        label_of: Callable[[Drawing], str | None],
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._session = session
        self._dialogs = dialogs
        self._label_of = label_of
        self._has_explained_test = False  # since the start

    def open_test_image(self) -> None:
        """Opens a random test image; the first time with what that is not."""
        if not self._has_explained_test:
            self._has_explained_test = True
            self.succeeded.emit(
                self.tr(
                    "One image at random is no test: nothing is counted. All test images: tab"
                    " Pictures."
                )
            )
        self._session.drawings.open_test_image()

    def open(self) -> None:
        """Asks for a picture, a drawing or a lesson and opens it."""
        path = self._dialogs.picture_to_open()
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Opens a picture, a drawing, a model or a lesson; offers to import labelled drawings."""
        suffix = path.suffix.lower()
        if suffix == DIGITS_SUFFIX:
            self.digits_opened.emit([path.absolute()])
        elif suffix == LESSON_SUFFIX:
            self.lesson_opened.emit(path.absolute())
        else:
            self._session.open_file(path.absolute())

    def paste(self) -> None:
        """Opens what is on the clipboard."""
        self.open_mime(QGuiApplication.clipboard().mimeData())

    def open_mime(self, mime: QMimeData | None) -> None:
        """Opens what was pasted or dropped."""
        content = ClipboardContent() if mime is None else content_of(mime)
        digits = [] if mime is None else digits_in(mime)
        lessons = [] if mime is None else lessons_in(mime)
        if digits:
            self.digits_opened.emit(digits)
        elif lessons:
            self.open_path(lessons[0])
        elif content.path is not None:
            self.open_path(content.path)
        elif content.data is not None:
            self._session.drawings.open_picture_bytes(content.data)
        elif content.picture is not None:
            self._session.drawings.open_pixels(content.picture)
        else:
            self.failed.emit(PictureError("nothing_to_paste"))

    def copy_picture(self) -> None:
        """Copies the drawing to the clipboard."""
        image = drawing_image(self._canvas.drawing(), _COPIED_SIDE)
        mime = QMimeData()
        mime.setImageData(image)
        mime.setData("image/png", png_of_qimage(image))  # what our own Paste takes
        QGuiApplication.clipboard().setMimeData(mime)
        self.succeeded.emit(self.tr("The picture is copied; paste it in another program."))

    def save_drawing(self) -> None:
        """Asks for a name and writes the drawing."""
        drawing = self._canvas.drawing()
        path = self._dialogs.drawing_to_save(is_picture=drawing.picture is not None)
        if path is not None:
            label = self._label_of(drawing)
            self._write(path, lambda: _write_drawing(path, drawing, label))

    def save_explanation(self) -> None:
        """Asks for a name and writes the canvas as it looks, evidence included."""
        view = self._canvas.grab().toImage()  # before the dialog covers it
        path = self._dialogs.explanation_to_save()
        if path is not None:
            self._write(path, lambda: write_whole(path, png_of_qimage(view)))

    def open_model(self) -> None:
        """Asks for a model file and lets it answer."""
        path = self._dialogs.model_to_open(self._session.folders.models)
        if path is not None:
            self.open_path(path)

    def save_model(self) -> None:
        """Asks for a name and writes the model that answers."""
        start = self._session.models.free_path(self.tr("my model"))
        path = self._dialogs.model_to_save(start)
        if path is not None:
            self._write(path, lambda: self._session.save_model(path))

    def _write(self, path: Path, write: Callable[[], None]) -> None:
        try:
            write()
        except SavingError as problem:
            self.failed.emit(problem)
        else:
            self.succeeded.emit(self.tr("Saved as {path}.").format(path=path))


def _write_drawing(path: Path, drawing: Drawing, label: str | None) -> None:
    """Writes strokes in the format of the ending; a picture as it is, with all its pixels."""
    suffix = path.suffix.lower()
    if drawing.picture is not None:
        write_whole(path, png_of_qimage(qimage_from_picture(drawing.picture)))
    elif suffix == ".png":
        write_whole(path, png_of_qimage(drawing_image(drawing, _SAVED_SIDE)))
    elif suffix == ".svg":
        write_whole(path, drawing_svg(drawing).encode())
    else:
        Ink(drawing.strokes, label).save(path)
