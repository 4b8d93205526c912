"""How the weights of a layer are spread, as bars."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from mnist_desktop.insight.weights import WeightHistogram, weight_histogram
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.value_picture import number_text


class WeightChart(Translated, QWidget):
    """A histogram around zero, with the numbers at both ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weightChart")
        self._kernel: NDArray[np.float32] | None = None
        self._histogram: WeightHistogram | None = None
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Weights of the layer"))
        self.setStatusTip(
            self.tr(
                "How many weights of this layer are how large. Before training they are small;"
                " while it learns, some grow and the bars spread."
            )
        )
        self._describe()

    def show_kernel(self, kernel: NDArray[np.float32] | None) -> None:
        """Shows the weights of a layer; None for a layer without."""
        if kernel is self._kernel:  # every answer of a network has the same ones
            return
        self._kernel = kernel
        self._histogram = None if kernel is None else weight_histogram(kernel)
        self.setVisible(kernel is not None)
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self._histogram is None:
            return self.setAccessibleDescription("")
        text = self.tr("{count} weights from {low} to {high}, standard deviation {deviation}")
        limit = self._histogram.limit
        return self.setAccessibleDescription(
            text.format(
                count=f"{int(self._histogram.counts.sum()):,}",
                low=number_text(-limit),
                high=number_text(limit),
                deviation=f"{self._histogram.deviation:.2g}",
            )
        )

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bars and the two ends of the axis."""
        if self._histogram is None:
            return
        roles, palette = QPalette.ColorRole, self.palette()
        line = self.fontMetrics().height()
        bottom = self.height() - line
        counts = self._histogram.counts
        width = self.width() / len(counts)
        with QPainter(self) as painter:
            for index, count in enumerate(counts.tolist()):
                height = count / int(counts.max()) * (bottom - 2)
                bar = QRectF(index * width, bottom - height, max(width - 1, 1), height)
                painter.fillRect(bar, palette.color(roles.Dark))
            painter.setPen(palette.color(roles.PlaceholderText))
            axis = QRectF(0, bottom, self.width(), line)
            limit = self._histogram.limit
            for text, side in (
                (number_text(-limit), Qt.AlignmentFlag.AlignLeft),
                ("0", Qt.AlignmentFlag.AlignHCenter),
                (number_text(limit), Qt.AlignmentFlag.AlignRight),
            ):
                painter.drawText(axis, side, text)

    def sizeHint(self) -> QSize:
        """Some lines high."""
        return QSize(300, 5 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Some lines high."""
        return QSize(120, 4 * self.fontMetrics().height())
