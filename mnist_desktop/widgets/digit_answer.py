"""The digit that the network reads, large, and how sure it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.widgets.named import named

_DIGIT_PX = 72
_DOUBT_PX = 34  # two digits and a word must fit
_HEIGHT = 96  # logical px at the usual size


class DigitAnswer(QWidget):
    """Two labels, placed by hand.

    In a layout every new text would lay out the whole window again, many times a second.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digit = named("digitLabel", QLabel(self))
        self._sureness = named("surenessLabel", QLabel(self))
        for label in (self._digit, self._sureness):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._prediction: Prediction | None = None
        self._is_blank = True
        self._scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_scale(1.0)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._digit.setAccessibleName(self.tr("The digit that the network reads"))
        self.setStatusTip(
            self.tr("The digit that the network finds most probable, and how sure it is.")
        )
        self.set_prediction(self._prediction, is_blank=self._is_blank)

    def set_scale(self, scale: float) -> None:
        """Sets the size of the type as a multiple of the usual one (presentation mode)."""
        self._scale = scale
        self.setFixedHeight(round(_HEIGHT * scale))
        self._place()
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
            none = self.tr("nothing drawn yet") if is_blank else self.tr("no digit found")
            self._say("–", none, is_faint=True)
        elif prediction.accepted:
            sure = self.tr("{percent} % sure").format(percent=_percent(prediction.confidence))
            self._say(str(prediction.digit), sure)
        else:
            doubt = self.tr("{digit} or {other}?").format(
                digit=prediction.digit, other=prediction.runner_up
            )
            self._say(doubt, self.tr("not sure"), is_doubt=True)

    def _say(
        self, digit: str, sure: str, *, is_doubt: bool = False, is_faint: bool = False
    ) -> None:
        pixels = round((_DOUBT_PX if is_doubt else _DIGIT_PX) * self._scale)
        if self._digit.font().pixelSize() != pixels:
            font = QFont(self.font())
            font.setBold(True)
            font.setPixelSize(pixels)
            self._digit.setFont(font)
        roles = QPalette.ColorRole
        self._digit.setForegroundRole(roles.PlaceholderText if is_faint else roles.WindowText)
        self._digit.setText(digit)
        self._digit.setAccessibleDescription(f"{digit}, {sure}")
        self._sureness.setText(sure)

    def _place(self) -> None:
        line = self.fontMetrics().height() + 4
        self._digit.setGeometry(0, 0, self.width(), self.height() - line)
        self._sureness.setGeometry(0, self.height() - line, self.width(), line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places the labels."""
        self._place()


def _percent(confidence: float) -> str:
    """Whole percent, from 99 on with one decimal; never a 100 that is not one."""
    if confidence >= 0.9995:
        return ">99.9"
    return f"{100 * confidence:.1f}" if confidence >= 0.985 else f"{100 * confidence:.0f}"
