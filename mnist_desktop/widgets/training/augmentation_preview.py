"""Eight training images as augmentation changes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mnist_desktop.learning.augmentation import SIZE, Augmentation
from mnist_desktop.widgets.base.images import qimage_of_network_input
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.translated import Translated

COUNT = 8
_SIDE = 38  # logical px of an image
_GAP = 4


class AugmentationPreview(Translated, QAbstractButton):
    """A row of images; a click draws new random amounts.

    Another amount keeps the random draws, so that it alone makes the difference.
    """

    examples_requested = Signal()  # visible without anything to show

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("augmentationPreview", self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._originals: NDArray[np.uint8] | None = None
        self._changed: NDArray[np.float32] | None = None
        self._augmentation = Augmentation()
        self._seed = 0
        self.clicked.connect(self._redraw_amounts)
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Eight training images as the network will see them"))
        self.setStatusTip(
            self.tr(
                "Eight training images as the network will see them, changed by the amounts above."
                " Click for new ones; if you cannot read them any more, the amounts are too large."
            )
        )

    def set_examples(self, images: NDArray[np.uint8] | None) -> None:
        """Takes the originals, (8, 28, 28) uint8 with ink = 255; None where they are not known.

        Raises:
            ValueError: for another shape or type.
        """
        if images is not None and (
            images.shape != (COUNT, SIZE, SIZE) or images.dtype != np.dtype(np.uint8)
        ):
            raise ValueError(f"eight images are needed, not {images.shape} {images.dtype}")
        self._originals = images
        self._change()

    def set_augmentation(self, augmentation: Augmentation) -> None:
        """Shows other amounts."""
        if augmentation != self._augmentation:
            self._augmentation = augmentation
            self._change()

    def images(self) -> NDArray[np.float32] | None:
        """What is shown, (8, 28, 28) float32 in [0, 1]; None if there is nothing to show."""
        return self._changed

    def _redraw_amounts(self) -> None:
        self._seed += 1
        self._change()

    def _change(self) -> None:
        """Only while visible: the first time loads OpenCV."""
        self._changed = None
        if self.isVisible():
            if self._originals is None:
                self.examples_requested.emit()
            else:
                generator = np.random.default_rng(self._seed)
                self._changed = self._augmentation.apply(self._originals, generator)
        self.update()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Makes the images when they become visible."""
        super().showEvent(event)
        if self._changed is None:
            self._change()

    def sizeHint(self) -> QSize:
        """A row of small squares."""
        return QSize(COUNT * _SIDE + (COUNT - 1) * _GAP, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White on black, as the network sees them; a frame around them where the focus is."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if not self.isEnabled():
                painter.setOpacity(0.5)
            for number in range(COUNT):
                place = QRectF(number * (_SIDE + _GAP), 0, _SIDE, _SIDE)
                painter.fillRect(place, Qt.GlobalColor.black)
                if self._changed is not None:
                    painter.drawImage(place, qimage_of_network_input(self._changed[number]))
            if self.hasFocus():
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
