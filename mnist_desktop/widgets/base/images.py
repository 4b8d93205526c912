"""Pictures as arrays and as QImage."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage


def qimage_from_picture(picture: NDArray[np.generic]) -> QImage:
    """A QImage that owns its memory.

    Args:
        picture: (H, W), (H, W, 3) or (H, W, 4) of uint8 or uint16; or float32 in [0, 1] with
            ink = 1, which is shown as dark ink on white.
    """
    if np.issubdtype(picture.dtype, np.floating):
        values = np.rint((1 - picture) * 255).astype(np.uint8)
    elif picture.dtype == np.uint16:
        values = (picture.astype(np.uint16) >> 8).astype(np.uint8)
    else:
        values = picture.astype(np.uint8)
    values = np.ascontiguousarray(values)
    height, width = values.shape[:2]
    channels = 1 if values.ndim == 2 else values.shape[2]
    formats = {
        1: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBA8888,
    }
    image = QImage(values.data, width, height, width * channels, formats[channels])
    return image.copy()


def qimage_of_network_input(image: NDArray[np.float32]) -> QImage:
    """A network's input, (H, W) float32 in [0, 1], as white ink on black.

    As 32-bit colours, which Qt scales far faster than 8-bit greys.
    """
    greys = np.rint(np.clip(image, 0, 1) * 255).astype(np.uint32)
    colors = np.ascontiguousarray(0xFF000000 | greys * 0x010101)
    height, width = image.shape
    return QImage(colors.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()


def picture_from_qimage(image: QImage) -> NDArray[np.uint8]:
    """An image, such as one from the clipboard, as (H, W, 4) uint8 RGBA."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8)
    rows = rows.reshape(image.height(), image.bytesPerLine())[:, : image.width() * 4]
    return rows.reshape(image.height(), image.width(), 4).copy()


def png_of_qimage(image: QImage) -> bytes:
    """The image as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a str
    return bytes(data.data())
