"""Some test images, each with what it is and what the new network read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.learning.judgement import Judgement
from mnist_desktop.widgets.base.named import named

PIXELS = 28
MOST_IMAGES = 5
_SIDE = 40  # logical px
_FRAME = 2  # logical px


class _Picture(QWidget):
    """One image, white on black; framed if it was read wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIDE + 2 * _FRAME, _SIDE + 2 * _FRAME)
        self._image: QImage | None = None
        self._is_wrong = False

    def show_image(self, image: NDArray[np.uint8], *, is_wrong: bool) -> None:
        """Shows (28, 28) uint8."""
        data = np.ascontiguousarray(image)
        self._image = QImage(
            data.data, PIXELS, PIXELS, PIXELS, QImage.Format.Format_Grayscale8
        ).convertToFormat(QImage.Format.Format_RGB32)
        self._is_wrong = is_wrong
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Smooth, as 28 pixels do not fit into 40 evenly."""
        if self._image is None:
            return
        inner = QRectF(_FRAME, _FRAME, _SIDE, _SIDE)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(inner, self._image)
            if self._is_wrong:
                pen = QPen(self.palette().color(QPalette.ColorRole.BrightText), _FRAME)
                pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
                painter.setPen(pen)
                half = _FRAME / 2
                painter.drawRect(inner.adjusted(-half, -half, half, half))


class _Cell(QWidget):
    """A picture and three short lines under it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._picture = _Picture()
        self._lines = tuple(
            named(f"testImage{kind}{number}", QLabel()) for kind in ("Label", "Answer", "Mark")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for line in self._lines:
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setWordWrap(True)
            line.setMinimumWidth(10)
            layout.addWidget(line)
        layout.addStretch(1)
        bold = QFont(self.font())
        bold.setBold(True)
        self._lines[2].setFont(bold)
        self._lines[2].setForegroundRole(QPalette.ColorRole.BrightText)

    def show_image(self, image: NDArray[np.uint8], lines: Sequence[str]) -> None:
        """Shows an image and its lines; the third one, if there is any, says that it is wrong."""
        self._picture.show_image(image, is_wrong=bool(lines[2]))
        for label, text in zip(self._lines, lines, strict=True):
            label.setText(text)
            label.setToolTip(text)
        self.setAccessibleName(", ".join(line for line in lines if line))


class TestImagesRow(QWidget):
    """Up to five images beside each other."""

    __test__ = False  # for pytest, which takes the name for a test's

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = [_Cell(number) for number in range(MOST_IMAGES)]
        self._judgement: Judgement | None = None
        self._names: Sequence[str] = ()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for cell in self._cells:
            layout.addWidget(cell, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self.setStatusTip(
            self.tr(
                "Some of the test images with what they are and what the new network reads. Up to"
                " two of its mistakes are picked out on purpose."
            )
        )
        if self._judgement is not None:
            self.show_images(self._judgement, self._names)

    def show_images(self, judgement: Judgement, names: Sequence[str]) -> None:
        """Shows the images of a judgement.

        Args:
            judgement: with at most five images.
            names: of the classes; empty for the digits.
        """
        self._judgement = judgement
        self._names = names
        shown = list(zip(judgement.images, judgement.labels, judgement.predictions, strict=True))
        for number, cell in enumerate(self._cells):
            cell.setVisible(number < len(shown))
            if number < len(shown):
                image, label, prediction = shown[number]
                cell.show_image(image, self._lines(int(label), int(prediction)))

    def _lines(self, label: int, prediction: int) -> tuple[str, str, str]:
        right, read = (self._name(one) for one in (label, prediction))
        is_wrong = label != prediction
        return (
            self.tr("is {name}").format(name=right),
            self.tr("read {name}").format(name=read),
            self.tr("✗ wrong") if is_wrong else "",
        )

    def _name(self, digit: int) -> str:
        return self._names[digit] if self._names else str(digit)
