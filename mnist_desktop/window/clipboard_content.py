"""What a drop or the clipboard holds for us: a file, the bytes of a picture, or pixels."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from mnist_desktop.decoder.program import MAX_PIXELS
from mnist_desktop.recognition.pictures.decode import MIME_TYPES
from mnist_desktop.widgets.base.images import picture_from_qimage

_SYSTEM_IMAGE = "application/x-qt-image"


@dataclass(frozen=True, eq=False)
class ClipboardContent:
    """At most one of these is set.

    Args:
        path: a file.
        data: a picture file's bytes.
        picture: (H, W, 4) uint8, a screenshot as Windows and macOS hand it over.
    """

    path: Path | None = None
    data: bytes | None = None
    picture: NDArray[np.uint8] | None = None


def content_of(mime: QMimeData) -> ClipboardContent:
    """What can be opened of a drop or the clipboard; a stranger's bytes are not decoded here."""
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
