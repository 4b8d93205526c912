"""The 28 x 28 image that the network sees, white on black."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from mnist_desktop.widgets.base.images import qimage_of_network_input
from mnist_desktop.widgets.base.translated import Translated

PIXELS = 28
_SIDE = 96  # logical px
_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class NetworkInput(Translated, QWidget):
    """Shows the image, explains the pixel under the pointer, and copies the image as NumPy."""

    pixel_explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkInput")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.resize(_SIDE, _SIDE)
        self._image: NDArray[np.float32] | None = None
        self._pixel: tuple[int, int] | None = None
        self.copy_action = QAction(self)
        self.copy_action.setMenuRole(QAction.MenuRole.NoRole)
        self.copy_action.setObjectName("copyImageAction")
        self.copy_action.setEnabled(False)
        self.copy_action.triggered.connect(self.copy_as_numpy)
        self.addAction(self.copy_action)
        self._set_texts()

    def _set_texts(self) -> None:
        self.copy_action.setText(self.tr("Copy the 28 × 28 image as NumPy"))
        self.copy_action.setStatusTip(
            self.tr("Copies what the network sees as Python code, to paste it in a notebook.")
        )
        self.setAccessibleName(self.tr("What the network sees, 28 × 28"))
        self.setStatusTip(
            self.tr(
                "Your drawing as the network sees it: 28 × 28 grey values, made the way MNIST's"
                " were. Point at a pixel for its value; right-click copies it as NumPy."
            )
        )

    def set_image(self, image: NDArray[np.float32] | None) -> None:
        """Shows (28, 28) float32 in [0, 1], or black."""
        if _are_same(self._image, image):  # another network answered the same drawing
            return
        self._image = image
        self.copy_action.setEnabled(image is not None)
        self.update()

    def image(self) -> NDArray[np.float32] | None:
        """The image shown, or None."""
        return self._image

    def numpy_text(self) -> str:
        """The image as Python code, values rounded to 1/255."""
        assert self._image is not None
        rows = np.rint(self._image * 255).astype(int).tolist()
        lines = ",\n    ".join(str(row) for row in rows)
        return (
            "import numpy as np\n\n"
            f"image = np.array([\n    {lines},\n], dtype=np.float32) / 255  # (28, 28), ink = 1\n"
        )

    def copy_as_numpy(self) -> None:
        """Puts the image on the clipboard as Python code."""
        if self._image is not None:
            QGuiApplication.clipboard().setText(self.numpy_text())

    def explanation(self, row: int, column: int) -> str:
        """The sentence for one pixel."""
        value = 0.0 if self._image is None else float(self._image[row, column])
        return self.tr("Row {row}, column {column}: {value}").format(
            row=row, column=column, value=f"{value:.3f}"
        )

    def pixel_at(self, point: QPointF) -> tuple[int, int]:
        """(row, column) of the pixel at a point of the widget."""
        column, row = (
            min(max(int(at * PIXELS / self.width()), 0), PIXELS - 1)
            for at in (point.x(), point.y())
        )
        return row, column

    def _point_at(self, pixel: tuple[int, int] | None) -> None:
        if pixel != self._pixel:
            self._pixel = pixel
            self.update()
            self.pixel_explained.emit("" if pixel is None else self.explanation(*pixel))

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Explains the pixel under the pointer."""
        self._point_at(self.pixel_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Stops explaining."""
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Explains the pixel that the arrow keys move to."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            row, column = self._pixel or (PIXELS // 2, PIXELS // 2)
            self._point_at(((row + move[0]) % PIXELS, (column + move[1]) % PIXELS))

    def event(self, event: QEvent) -> bool:
        """Shows the pixel's value beside the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            pixel = self.pixel_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.explanation(*pixel), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows the pixels as squares, and a frame around the one pointed at."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            if self._image is not None:
                painter.drawImage(QRectF(self.rect()), qimage_of_network_input(self._image))
            if self._pixel is not None:
                row, column = self._pixel
                step = self.width() / PIXELS
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1.5))
                painter.drawRect(QRectF(column * step, row * step, step, step))
            if self.hasFocus():
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def sizeHint(self) -> QSize:
        """A square of `_SIDE`."""
        return QSize(_SIDE, _SIDE)


def _are_same(one: NDArray[np.float32] | None, other: NDArray[np.float32] | None) -> bool:
    if one is None or other is None:
        return one is other
    return np.array_equal(one, other)
