"""Ten bars, one a digit: how sure the network is of each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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

from mnist_desktop.recognition.classifier import Prediction

DIGITS = 10
_BAR_HEIGHT = 10.0  # logical px
_GAP = 10.0
_LEAST_SPACE = 4.0  # between the digits of two rows


class ProbabilityBars(QWidget):
    """Rows 0 to 9 that never change places; the winner in the highlight colour."""

    row_explained = Signal(str)  # the sentence for the row under pointer or focus

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probabilityBars")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._prediction: Prediction | None = None
        self._row: int | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self.setAccessibleName(self.tr("Probability of each digit"))
        self.setStatusTip(
            self.tr(
                "How sure the network is of each digit; the ten add up to 100 %. Point at a bar, or"
                " use the arrow keys, for its score before softmax."
            )
        )
        self._describe()

    def set_prediction(self, prediction: Prediction | None) -> None:
        """Shows an answer, or ten empty bars."""
        self._prediction = prediction
        self._describe()
        self.update()

    def probabilities(self) -> NDArray[np.float32]:
        """(10,) float32 as shown; zeros while nothing is drawn."""
        if self._prediction is None:
            return np.zeros(DIGITS, dtype=np.float32)
        return self._prediction.probabilities

    def explanation(self, row: int) -> str:
        """The sentence for one row."""
        if self._prediction is None:
            return self.tr("Nothing is drawn yet.")
        return self.tr("{digit}: probability {percent} %, score before softmax {score}").format(
            digit=row,
            percent=f"{100 * float(self._prediction.probabilities[row]):.2f}",
            score=f"{float(self._prediction.logits[row]):.2f}",
        )

    def row_at(self, y: float) -> int:
        """The digit whose row is at height `y`."""
        return min(max(int(y * DIGITS / max(self.height(), 1)), 0), DIGITS - 1)

    def _describe(self) -> None:
        if self._prediction is None:
            self.setAccessibleDescription(self.tr("Nothing is drawn yet."))
        else:
            self.setAccessibleDescription(self.explanation(self._prediction.digit))

    def _point_at(self, row: int | None) -> None:
        if row != self._row:
            self._row = row
            self.update()
            self.row_explained.emit("" if row is None else self.explanation(row))

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Explains the row under the pointer."""
        self._point_at(self.row_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Stops explaining."""
        self._point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stops explaining."""
        super().focusOutEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Explains the row that the arrow keys move to."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            at = self._row if self._row is not None else (DIGITS - 1 if step > 0 else 0)
            self._point_at((at + step) % DIGITS)

    def event(self, event: QEvent) -> bool:
        """Shows the row's numbers beside the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.explanation(self.row_at(event.y())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints ten rows."""
        probabilities = self.probabilities()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row in range(DIGITS):
                self._paint_row(painter, row, float(probabilities[row]))
            if self.hasFocus():
                painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)

    def _paint_row(self, painter: QPainter, row: int, probability: float) -> None:
        palette = self.palette()
        is_winner = self._prediction is not None and row == self._prediction.digit
        place = QRectF(0, row * self.height() / DIGITS, self.width(), self.height() / DIGITS)
        if row == self._row:
            painter.fillRect(place, palette.color(QPalette.ColorRole.AlternateBase))
        font = QFont(self.font())
        font.setBold(is_winner)
        painter.setFont(font)
        digit_width, percent_width = self._column_widths()
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        left = QRectF(place.left() + 4, place.top(), digit_width, place.height())
        painter.drawText(left, Qt.AlignmentFlag.AlignCenter, str(row))
        right = QRectF(
            place.right() - percent_width - 4, place.top(), percent_width, place.height()
        )
        if self._prediction is not None:
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(
                right, flags, self.tr("{percent} %").format(percent=_percent(probability))
            )
        track = QRectF(QPointF(left.right() + _GAP, 0), QPointF(right.left() - _GAP, _BAR_HEIGHT))
        track.moveTop(place.center().y() - _BAR_HEIGHT / 2)
        self._paint_bar(painter, track, probability, is_winner=is_winner)

    def _paint_bar(
        self, painter: QPainter, track: QRectF, probability: float, *, is_winner: bool
    ) -> None:
        roles = QPalette.ColorRole
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(roles.Midlight))
        painter.drawRoundedRect(track, 3, 3)
        if self._prediction is None or probability < 0.0005:
            return
        filled = QRectF(track)
        filled.setWidth(max(track.width() * probability, 3.0))
        painter.setBrush(self.palette().color(roles.Highlight if is_winner else roles.Dark))
        painter.drawRoundedRect(filled, 3, 3)

    def _column_widths(self) -> tuple[float, float]:
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetricsF(font)
        return metrics.horizontalAdvance("0") + 8, metrics.horizontalAdvance(">99.9 %")

    def minimumSizeHint(self) -> QSize:
        """As narrow as the numbers allow."""
        row = QFontMetricsF(self.font()).capHeight() + _LEAST_SPACE
        return QSize(160, round(row * DIGITS))

    def sizeHint(self) -> QSize:
        """Comfortable rows."""
        row = QFontMetricsF(self.font()).height() + 14
        return QSize(230, round(row * DIGITS))


def _percent(probability: float) -> str:
    """With one decimal; never a 100 that is not one."""
    return ">99.9" if probability >= 0.9995 else f"{100 * probability:.1f}"
