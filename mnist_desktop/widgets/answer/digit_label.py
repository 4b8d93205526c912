"""The predicted digit or class, large, and the confidence."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mnist_desktop.percentage import confidence_percentage
from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.labels import bold, named, plain_tool_tip
from mnist_desktop.widgets.base.translated import Translated

_DIGIT = 0.95  # of the label's height: 72 px in a label of 76
_DOUBT = 0.45  # two digits and a word must fit
_MIN_PX = 13  # of a name; longer ones are cut
_USUAL_HEIGHT = 96  # logical px; above it the words under the digit grow too
_MAX_GROWTH = 1.5
_SMALL, _MIN_SHARE = 0.8, 0.5  # of the words' usual size: below it two lines; never smaller
_STEP = 0.95  # from one size that is tried to the next
_MARGIN = 2  # logical px
_SAMPLE_PX = 100


class DigitLabel(Translated, QWidget):
    """Two labels, placed by hand; the font grows with the widget.

    In a layout every new text would lay out the whole window again, many times a second.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digit = named("digitLabel", QLabel(self))
        self._sureness = named("surenessLabel", QLabel(self))
        for label in (self._digit, self._sureness):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)  # names may come from others' files
        self._sureness.setWordWrap(True)
        self._prediction: Prediction | None = None
        self._is_blank = True
        self._classes: tuple[str, ...] = ()
        self._scale = 1.0
        self._reads_numbers = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.resize(130, _USUAL_HEIGHT)
        self._set_texts()

    def _set_texts(self) -> None:
        if self._classes:
            self._digit.setAccessibleName(self.tr("The class that the network reads"))
            self.setStatusTip(
                self.tr("The class that the network finds most probable, and how sure it is.")
            )
        else:
            self._digit.setAccessibleName(self.tr("The digit that the network reads"))
            self.setStatusTip(
                self.tr("The digit that the network finds most probable, and how sure it is.")
            )
        self.set_prediction(self._prediction, is_blank=self._is_blank)

    def set_classes(self, classes: Sequence[str]) -> None:
        """Sets the names of the classes; empty for the digits."""
        if tuple(classes) != self._classes:
            self._classes = tuple(classes)
            self._prediction = None  # it had other classes
            self._set_texts()

    def set_reads_numbers(self, reads_numbers: bool) -> None:
        """Sets whether several digits are read, or one."""
        self._reads_numbers = reads_numbers
        self._set_texts()

    def said(self) -> str:
        """What is shown, in words for a screen reader."""
        return self._digit.accessibleDescription()

    def set_scale(self, scale: float) -> None:
        """Scales the font relative to the usual size (presentation mode)."""
        self._scale = scale
        self.set_prediction(self._prediction, is_blank=self._is_blank)

    def set_prediction(self, prediction: Prediction | None, *, is_blank: bool = True) -> None:
        """Shows an answer, or that there is none.

        Args:
            prediction: the answer.
            is_blank: whether there is none because nothing is drawn; else nothing was found.
        """
        self._prediction = prediction
        self._is_blank = is_blank
        if prediction is None:
            self._show("–", self._empty_text(), is_faint=True)
        elif prediction.is_several:
            self._show_several()
        elif prediction.accepted:
            percent = confidence_percentage(prediction.confidence, is_whole=True)
            sure = self.tr("{percent} % sure").format(percent=percent)
            self._show(class_name(self._classes, prediction.digit), sure)
        elif prediction.refused:
            self._show("–", self.tr("That is not a digit"), is_faint=True)
        else:
            first, other = (
                class_name(self._classes, index)
                for index in (prediction.digit, prediction.runner_up)
            )
            if self._classes:
                first += "\n"  # two names need a line each
            doubt = self.tr("{digit} or {other}?").format(digit=first, other=other)
            self._show(doubt, self.tr("not sure"), is_doubt=True)

    def _show_several(self) -> None:
        if self._reads_numbers:
            short = self.tr("not a number")
            several = self.tr("There are too many marks in this picture, or none is a digit.")
        else:
            short = self.tr("one digit at a time")
            several = self.tr(
                "This looks like more than one digit, and one is read at a time. Choose Numbers"
                " over the paper to read them all."
            )
        self._show("–", short, is_faint=True)
        self._digit.setToolTip(plain_tool_tip(several))

    def _empty_text(self) -> str:
        if self._is_blank:
            return self.tr("nothing drawn yet")
        return self.tr("nothing found") if self._classes else self.tr("no digit found")

    def _show(
        self, digit: str, sure: str, *, is_doubt: bool = False, is_faint: bool = False
    ) -> None:
        usual = self._sureness_font(self.height())
        rows = self._rows_of(sure, usual)
        sure_font = self._fitted(usual, sure, rows)
        lower = QFontMetrics(sure_font).lineSpacing()
        self._place(self._line_height(usual if rows == 1 else sure_font) + lower * (rows - 1))
        lines = [line.strip() for line in digit.split("\n")]
        font = self._font_for(lines, _DOUBT if is_doubt else _DIGIT)
        if self._digit.font() != font:
            self._digit.setFont(font)
        roles = QPalette.ColorRole
        self._digit.setForegroundRole(roles.PlaceholderText if is_faint else roles.WindowText)
        shown = [self._cut(line, QFontMetrics(font)) for line in lines]
        self._digit.setText("\n".join(shown))
        whole = " ".join(lines)
        self._digit.setAccessibleDescription(f"{whole}, {sure}")
        self._digit.setToolTip(plain_tool_tip(whole) if shown != lines else "")
        if self._sureness.font() != sure_font:
            self._sureness.setFont(sure_font)
        self._sureness.setText(sure)

    def height_for(self, digit_px: float) -> int:
        """How high the widget must be for a digit of this height, in logical px."""
        font = bold(self.font())
        font.setPixelSize(_SAMPLE_PX)
        share = QFontMetrics(font).tightBoundingRect("7").height() / _SAMPLE_PX
        label = digit_px / share / _DIGIT
        return math.ceil(label + self._line_height(self._sureness_font(2 * round(label))))

    def _font_for(self, lines: Sequence[str], share: float) -> QFont:
        """A bold font of a share of the label's height, or smaller to fit."""
        font = bold(self.font())
        min_px = round(_MIN_PX * self._scale)
        pixels = max(round(share * self._digit.height()), min_px)
        font.setPixelSize(pixels)
        while pixels > min_px and not self._fits(lines, QFontMetrics(font)):
            pixels -= 1
            font.setPixelSize(pixels)
        return font

    def _cut(self, line: str, metrics: QFontMetrics) -> str:
        if not self._classes:
            return line
        return metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(self._digit.width(), 1))

    def _fits(self, lines: Sequence[str], metrics: QFontMetrics) -> bool:
        widest = max(metrics.horizontalAdvance(line) for line in lines)
        height = metrics.lineSpacing() * len(lines) if len(lines) > 1 else 0
        return widest <= self._digit.width() and height <= self._digit.height()

    def _place(self, words: int) -> None:
        """Places the digit above the words, which are so high."""
        self._digit.setGeometry(0, 0, self.width(), self.height() - words)
        self._sureness.setGeometry(0, self.height() - words, self.width(), words)

    def _sureness_font(self, height: int) -> QFont:
        font = QFont(self.font())
        growth = height / (_USUAL_HEIGHT * self._scale)
        font.setPointSizeF(font.pointSizeF() * min(max(growth, 1.0), _MAX_GROWTH))
        return font

    def _rows_of(self, words: str, font: QFont) -> int:
        """One; two where the words, as in a longer language, would be too small in one."""
        too_long = _SMALL * QFontMetrics(font).horizontalAdvance(words) > self.width()
        return 2 if too_long and " " in words else 1

    def _fitted(self, font: QFont, words: str, rows: int) -> QFont:
        """The font, or a smaller one where the words would not fit into so many rows."""
        font = QFont(font)
        smallest = font.pointSizeF() * _MIN_SHARE
        while font.pointSizeF() > smallest and self._needed_rows(words, font) > rows:
            font.setPointSizeF(font.pointSizeF() * _STEP)
        return font

    def _needed_rows(self, words: str, font: QFont) -> int:
        metrics = QFontMetrics(font)
        room = QRect(0, 0, max(self.width() - _MARGIN, 1), 0)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return 3 if needed.width() > room.width() else needed.height() // metrics.height()

    @staticmethod
    def _line_height(font: QFont) -> int:
        return QFontMetrics(font).height() + 4

    def changeEvent(self, event: QEvent) -> None:
        """Takes over another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_scale(self._scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places the labels."""
        # The font size depends on the room
        self.set_prediction(self._prediction, is_blank=self._is_blank)
