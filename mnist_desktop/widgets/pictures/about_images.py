"""More about the images in the grid: counts, their average, one of them as training varies it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.widgets.base.fold_button import FoldButton
from mnist_desktop.widgets.base.images import qimage_of_network_input
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.class_counts import ClassCount, ClassCounts
from mnist_desktop.widgets.training.augmentation_preview import COUNT, AugmentationPreview

_SIDE = 84  # logical px of the average, three times the image's own


class AboutImages(Translated, QWidget):
    """A button over what few people look for at once; what is folded away is not computed."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget()
        self._button = FoldButton("aboutImagesButton", self._content)
        self._button.toggled.connect(self._on_toggled)
        self.counts = ClassCounts()
        self.average = AverageImage()
        self._caption = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._caption.setFixedWidth(_SIDE + 16)
        self._variations = _Variations()
        self._varied = QLabel(wordWrap=True)
        middle = Qt.AlignmentFlag.AlignHCenter
        left = column_of((self.average, middle), self._caption, None, spacing=4)
        parts = row_of(left, self.counts, spacing=12, growing=self.counts)
        column_of(parts, self._varied, self._variations, owner=self._content)
        column_of(self._button, self._content, owner=self, spacing=4)
        self._set_texts()

    def _set_texts(self) -> None:
        self._button.setText(self.tr("About these images"))
        self._button.setStatusTip(
            self.tr("How many there are of each class, their average, and one of them varied.")
        )
        self._caption.setText(self.tr("their average"))
        self._varied.setText(
            self.tr("The chosen image as training varies it (amounts: tab Train, Advanced):")
        )

    @property
    def is_unfolded(self) -> bool:
        """Whether its content is seen, or would be on its page."""
        return self._button.isChecked()

    def show_counts(self, counts: Sequence[ClassCount]) -> None:
        """Shows how many images of each class there are."""
        self.counts.show_counts(counts)

    def show_image(self, image: NDArray[np.uint8] | None, augmentation: Augmentation) -> None:
        """Shows how training would vary an image, (28, 28) uint8; None for no image."""
        for part in (self._varied, self._variations):
            part.setVisible(image is not None)
        if image is not None:
            self._variations.set_augmentation(augmentation)
            self._variations.set_examples(np.repeat(image[np.newaxis], COUNT, axis=0))

    def _on_toggled(self, is_unfolded: bool) -> None:
        if is_unfolded:
            self.shown.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Asks for what may have changed while it was hidden."""
        super().showEvent(event)
        if self.is_unfolded:
            self.shown.emit()


class AverageImage(Translated, QWidget):
    """A mean image, white on black."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("averageImage")
        self._image: NDArray[np.float32] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("The average of the images in the grid"))
        self.setStatusTip(
            self.tr(
                "Each pixel is the average of that pixel in all images of the grid: where the"
                " average is sharp, they are alike. Choose one label to see its digit."
            )
        )

    def show_image(self, image: NDArray[np.float32] | None) -> None:
        """Shows a mean, (28, 28) float32 in [0, 1]; None for black."""
        self._image = image
        self.update()

    @property
    def image(self) -> NDArray[np.float32] | None:
        """What is shown."""
        return self._image

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Smoothly scaled, as it has no pixels of its own."""
        place = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(place, Qt.GlobalColor.black)
            if self._image is not None:
                painter.drawImage(place, qimage_of_network_input(self._image))


class _Variations(AugmentationPreview):
    """One image, eight times."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("imageVariations")

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("The chosen image as training varies it"))
        self.setStatusTip(
            self.tr(
                "Eight variations of the chosen image, by the amounts on the tab Train. Click for"
                " new ones; if you cannot read them any more, the amounts are too large."
            )
        )
