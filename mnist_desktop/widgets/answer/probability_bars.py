"""The probability of each digit or class, as bars."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QToolTip, QWidget

from mnist_desktop.percentage import confidence_percentage, percentage
from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.answer.model_colors import ModelOrigin, color_of
from mnist_desktop.widgets.answer.probability_row import ProbabilityRow, RowColumns
from mnist_desktop.widgets.base.labels import plain_tool_tip
from mnist_desktop.widgets.base.translated import Translated

_DIGIT_NAMES = tuple("0123456789")
_MIN_ROWS = 5  # room for at least so many, so that two do not lie far apart
_MIN_SPACE = 3.0  # logical px between the digits of two rows
_ROW_LINES = 1.9  # line heights of a row; in higher rows the font grows
_MAX_GROWTH = 2.2
_USUAL_WIDTH = 215.0  # logical px; the font grows no faster than the width


class ProbabilityBars(Translated, QWidget):
    """Rows 0 to 9, or classes, in a fixed order; the winner in the highlight colour."""

    row_explained = Signal(str)  # the sentence for the row under pointer or focus
    row_chosen = Signal(int)  # by a click, or by Enter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probabilityBars")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._prediction: Prediction | None = None
        self._other: Prediction | None = None
        self._other_is = ModelOrigin.BUILT_IN
        self._row: int | None = None
        self._framed: int | None = None
        self._classes: tuple[str, ...] = ()
        self._set_texts()

    def _set_texts(self) -> None:
        if self._classes:
            self.setAccessibleName(self.tr("Probability of each class"))
            self.setStatusTip(
                self.tr(
                    "How sure the network is of each class; together they add up to 100 %. Point at"
                    " a bar, or use the arrow keys, for its score before softmax."
                )
            )
        else:
            self.setAccessibleName(self.tr("Probability of each digit"))
            self.setStatusTip(
                self.tr(
                    "How sure the network is of each digit; the ten add up to 100 %. Point at a"
                    " bar, or use the arrow keys, for its score before softmax."
                )
            )
        self._describe()

    def set_classes(self, classes: Sequence[str]) -> None:
        """Shows a row for each of these names; for none, the ten digits."""
        if tuple(classes) == self._classes:
            return
        self._classes = tuple(classes)
        self._row = None
        self._prediction = self._other = None  # they had other classes
        self._set_texts()
        self.updateGeometry()
        self.update()

    def set_prediction(
        self, prediction: Prediction | None, other: Prediction | None = None
    ) -> None:
        """Shows an answer, or ten empty bars; `other` is a second model's, shown as ticks."""
        if prediction is None and self._prediction is None and self._other is other:
            return  # nothing changes
        self._prediction, self._other = prediction, other
        self._describe()
        self.update()

    def set_other(self, other: ModelOrigin) -> None:
        """Sets which model the ticks belong to."""
        self._other_is = other
        self.update()

    def set_framed(self, row: int | None) -> None:
        """Draws a frame round a row, such as the one that was chosen; None for no frame."""
        if row != self._framed:
            self._framed = row
            self.update()

    def ticks(self) -> NDArray[np.float32] | None:
        """(10,) float32 as the ticks show it; None where there are none."""
        return None if self._other is None else self._other.probabilities

    def probabilities(self) -> NDArray[np.float32]:
        """(10,) float32 as shown; zeros while nothing is drawn."""
        if self._prediction is None:
            return np.zeros(len(_DIGIT_NAMES), dtype=np.float32)
        return self._prediction.probabilities

    def explanation(self, row: int) -> str:
        """The sentence for one row."""
        if self._prediction is None:
            return self.tr("Nothing is drawn yet.")
        text = self.tr("{digit}: probability {percent} %, score before softmax {score}").format(
            digit=class_name(self._classes, row),
            percent=percentage(float(self._prediction.probabilities[row]), 2),
            score=f"{float(self._prediction.logits[row]):.2f}",
        )
        if self._other is None:
            return text
        other = percentage(float(self._other.probabilities[row]), 2)
        return self.tr("{text}; the tick: the other model, {percent} %").format(
            text=text, percent=other
        )

    def row_at(self, y: float) -> int:
        """The digit or class whose row is at height `y`."""
        row = int(y / max(self._row_height(), 1.0))
        return min(max(row, 0), len(self._names()) - 1)

    def _row_height(self) -> float:
        return self.height() / max(len(self._names()), _MIN_ROWS)

    def _names(self) -> tuple[str, ...]:
        return self._classes or _DIGIT_NAMES

    def _describe(self) -> None:
        winner = 0 if self._prediction is None else self._prediction.digit
        self.setAccessibleDescription(self.explanation(winner))

    def _point_at(self, row: int | None) -> None:
        if row != self._row:
            self._row = row
            self.update()
            self.row_explained.emit("" if row is None else self.explanation(row))

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Explains the row under the pointer."""
        self._point_at(self.row_at(event.position().y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the row."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.row_chosen.emit(self.row_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Stops explaining."""
        self._point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stops explaining."""
        super().focusOutEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Explains the row that the arrow keys move to; Enter chooses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._row is not None:
            self.row_chosen.emit(self._row)
            return
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            rows = len(self._names())
            at = self._row if self._row is not None else (rows - 1 if step > 0 else 0)
            self._point_at((at + step) % rows)

    def event(self, event: QEvent) -> bool:
        """Shows the row's numbers beside the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = plain_tool_tip(self.explanation(self.row_at(event.y())))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows."""
        names = self._names()
        height = self._row_height()
        font = self._row_font(height)
        widest = self.tr("{percent} %").format(percent=">99.9")
        columns = RowColumns.fitting(names, widest, self.width(), font)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row in range(len(names)):
                place = QRectF(0, row * height, self.width(), height)
                self._row_of(row).paint(painter, place, columns, self.palette(), font)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self._framed is not None:
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                frame = QRectF(0, self._framed * height, self.width(), height)
                painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 3, 3)
            if self.hasFocus():
                painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)

    def _row_font(self, height: float) -> QFont:
        """The usual font, or a larger one in higher rows."""
        lines = height / QFontMetricsF(self.font()).height()
        growth = min(lines / _ROW_LINES, self.width() / _USUAL_WIDTH, _MAX_GROWTH)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * max(growth, 1.0))
        return font

    def _row_of(self, row: int) -> ProbabilityRow:
        answer = self._prediction
        probability = None if answer is None else float(answer.probabilities[row])
        shown = ""
        if probability is not None:
            shown = self.tr("{percent} %").format(percent=confidence_percentage(probability))
        return ProbabilityRow(
            name=class_name(self._classes, row),
            probability=probability,
            percentage=shown,
            is_winner=answer is not None and row == answer.digit,
            is_pointed_at=row == self._row,
            is_digit=not self._classes,
            tick=None if self._other is None else float(self._other.probabilities[row]),
            tick_color=color_of(self._other_is, self.palette()),
        )

    def height_of_lines(self) -> int:
        """How high the rows are with a line of text each, in logical px."""
        return round(QFontMetricsF(self.font()).height() * max(len(self._names()), _MIN_ROWS))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the numbers allow."""
        row = QFontMetricsF(self.font()).capHeight() + _MIN_SPACE
        return QSize(160, round(row * len(self._names())))

    def sizeHint(self) -> QSize:
        """Comfortable rows."""
        row = QFontMetricsF(self.font()).height() + 14
        return QSize(230, round(row * len(self._names())))
