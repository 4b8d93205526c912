"""The test result: how the new network and the other model do on the test images."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mnist_desktop.learning.events import TestResult
from mnist_desktop.widgets.base.images import qimage_from_picture
from mnist_desktop.widgets.base.labels import Heading, bold, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.training.result_texts import ResultTexts

MAX_IMAGES = 5
_SIDE = 40  # logical px
_FRAME = 2  # logical px


class _Picture(QWidget):
    """One image, white on black; framed if it was classified wrongly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIDE + 2 * _FRAME, _SIDE + 2 * _FRAME)
        self._image: QImage | None = None
        self._is_wrong = False

    def show_image(self, image: NDArray[np.uint8], *, is_wrong: bool) -> None:
        """Shows (28, 28) uint8."""
        self._image = qimage_from_picture(image)
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
        for line in self._lines:
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setWordWrap(True)
            line.setMinimumWidth(10)
        picture = (self._picture, Qt.AlignmentFlag.AlignHCenter)
        column_of(picture, *self._lines, None, owner=self, spacing=1)
        self._lines[2].setFont(bold(self.font()))
        self._lines[2].setForegroundRole(QPalette.ColorRole.BrightText)

    def show_image(self, image: NDArray[np.uint8], lines: Sequence[str]) -> None:
        """Shows an image and three lines; the third is empty unless the answer is wrong."""
        self._picture.show_image(image, is_wrong=bool(lines[2]))
        for label, text in zip(self._lines, lines, strict=True):
            label.setText(text)
            label.setToolTip(text)
        self.setAccessibleName(", ".join(line for line in lines if line))


class TestImagesRow(Translated, QWidget):
    """Up to five images side by side."""

    __test__ = False  # pytest would collect it by its name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = [_Cell(number) for number in range(MAX_IMAGES)]
        self._test_result: TestResult | None = None
        self._names: Sequence[str] = ()
        cells = row_of(owner=self, spacing=4)
        for cell in self._cells:
            cells.addWidget(cell, 1)
        self._set_texts()

    def _set_texts(self) -> None:
        self.setStatusTip(
            self.tr(
                "Some test images, each with its label and what the new network reads. Up to"
                " two of its mistakes are included on purpose."
            )
        )
        if self._test_result is not None:
            self.show_images(self._test_result, self._names)

    def show_images(self, test_result: TestResult, names: Sequence[str]) -> None:
        """Shows the images of a test result.

        Args:
            test_result: with at most five images.
            names: of the classes; empty for the digits.
        """
        self._test_result = test_result
        self._names = names
        shown = list(
            zip(test_result.images, test_result.labels, test_result.predictions, strict=True)
        )
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


class TestResultView(Translated, QWidget):
    """Accuracies side by side, a sentence on the gap, five images, the time taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._test_result: TestResult | None = None
        self._texts = ResultTexts(self)
        self._validation: float | None = None
        self._tests: tuple[int, int | None] = (0, None)
        self._checked, self._new, self._old = (QLabel(wordWrap=True) for _ in range(3))
        self._checked_share = named("checkedLabel", Heading())
        self._new_share = named("newTestLabel", Heading())
        self._old_share = named("oldTestLabel", Heading())
        self._gap = named("gapLabel", QLabel(wordWrap=True))
        self._images = named("testImages", TestImagesRow())
        self._effort = named(
            "effortLabel", QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        )
        self._count = named("testCountLabel", QLabel(wordWrap=True))
        self._lay_out()
        self._set_texts()

    def _set_texts(self) -> None:
        self._count.setStatusTip(
            self.tr(
                "Test images tell how well a network reads images that nobody chose it by. Whoever"
                " tests again and again and keeps the best has chosen by them."
            )
        )
        self._checked.setText(self.tr("New network, validation"))
        for part in (self._checked, self._checked_share):
            part.setStatusTip(
                self.tr(
                    "Validation accuracy: the share of held-out images, not learned from, that"
                    " the network reads correctly. It chose the best epoch."
                )
            )
        self._new.setText(self.tr("New network, test images"))
        self._old.setText(self.tr("Old model, test images"))
        for part in (self._new, self._new_share, self._old, self._old_share):
            part.setStatusTip(
                self.tr(
                    "The share of test images read correctly. They played no part in choosing"
                    " the weights or the epoch."
                )
            )
        self._gap.setStatusTip(
            self.tr(
                "A network that learns by heart does well on the images it learned from and worse"
                " on others. More images, or new examples made from old ones, narrow the gap."
            )
        )
        self._update_texts()

    def show_test_result(
        self, test_result: TestResult, names: Sequence[str], validation: float | None
    ) -> None:
        """Shows it beside the validation accuracy in [0, 1], if that was measured."""
        self._test_result, self._validation = test_result, validation
        self._images.show_images(test_result, names)
        self._update_texts()

    def show_tests(self, new: int, old: int | None) -> None:
        """Says how often the two were tested, this time included; None where one was not."""
        self._tests = new, old
        self._update_texts()

    def set_scale(self, scale: float) -> None:
        """Scales the font relative to the usual size (presentation mode)."""
        for share in (self._checked_share, self._new_share, self._old_share):
            share.set_scale(scale)

    def _update_texts(self) -> None:
        test_result = self._test_result
        if test_result is None:
            return
        other, validation = test_result.other_accuracy, self._validation
        self._checked_share.setText("" if validation is None else self._texts.test(validation))
        for part in (self._checked, self._checked_share):
            part.setVisible(validation is not None)
        self._new_share.setText(self._texts.test(test_result.test_accuracy))
        self._old_share.setText("" if other is None else self._texts.test(other))
        for part in (self._old, self._old_share):
            part.setVisible(other is not None)
        self._count.setText(self._texts.tests(*self._tests))
        self._count.setVisible(bool(self._count.text()))
        self._gap.setText(self._texts.gap(test_result))
        self._effort.setText(self._texts.effort(test_result))

    def _lay_out(self) -> None:
        shares = QGridLayout()
        shares.setHorizontalSpacing(16)
        shares.setVerticalSpacing(0)
        columns = (
            (self._checked_share, self._checked),
            (self._new_share, self._new),
            (self._old_share, self._old),
        )
        for at, (share, name) in enumerate(columns):
            name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            shares.addWidget(share, 0, at)
            shares.addWidget(name, 1, at, Qt.AlignmentFlag.AlignTop)
            shares.setColumnStretch(at, 1)
        for label in (self._effort, self._count):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column_of(shares, self._gap, self._images, self._effort, self._count, owner=self)
