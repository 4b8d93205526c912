"""The second column: who answers, what it sees, what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.widgets.correction_row import CorrectionRow
from mnist_desktop.widgets.heading import Heading
from mnist_desktop.widgets.named import named
from mnist_desktop.widgets.network_input import NetworkInput
from mnist_desktop.widgets.preprocessing_choice import PreprocessingChoice
from mnist_desktop.widgets.probability_bars import ProbabilityBars

_DIGIT_PX = 72
_DOUBT_PX = 34
_INPUT_SIDE = 96
_BUILT_IN_DOT, _OWN_DOT = "#6b7280", "#2563eb"


class AnswerPanel(QWidget):
    """Shows a prediction; the parts inside report what the person does with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading()
        self.network_input = NetworkInput()
        self.preprocessing = PreprocessingChoice()
        self.bars = ProbabilityBars()
        self.correction = CorrectionRow()
        self._model = named("modelLabel", QLabel())
        self._model.setWordWrap(True)
        self._digit = named("digitLabel", QLabel())
        self._sureness = named("surenessLabel", QLabel())
        self._input_caption = QLabel()
        self._prediction: Prediction | None = None
        self._scale = 1.0
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self.heading.setText(self.tr("2  Answer"))
        self._input_caption.setText(self.tr("What the network sees, 28 × 28"))
        self._digit.setAccessibleName(self.tr("The digit that the network reads"))
        self._digit.setStatusTip(
            self.tr("The digit that the network finds most probable, and how sure it is.")
        )
        self._model.setStatusTip(
            self.tr("The network that answers now. The Models menu has the others.")
        )
        for part in (self.network_input, self.preprocessing, self.bars, self.correction):
            part.retranslate()
        self.set_prediction(self._prediction)

    def set_model(self, text: str, *, is_built_in: bool) -> None:
        """Says who answers."""
        dot = _BUILT_IN_DOT if is_built_in else _OWN_DOT
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        self._model.setText(f'<span style="color:{dot}">●</span> {escaped}')
        self._model.setAccessibleName(text)

    def set_prediction(self, prediction: Prediction | None) -> None:
        """Shows an answer, or that there is nothing to answer."""
        self._prediction = prediction
        self.bars.set_prediction(prediction)
        self.network_input.set_image(None if prediction is None else prediction.image)
        self.correction.set_possible(prediction is not None)
        if prediction is None:
            self._say("–", self.tr("nothing drawn yet"), is_faint=True)
        elif prediction.accepted:
            percent = _percent(prediction.confidence)
            sure = self.tr("{percent} % sure").format(percent=percent)
            self._say(str(prediction.digit), sure)
        else:
            doubt = self.tr("{digit} or {other}?").format(
                digit=prediction.digit, other=prediction.runner_up
            )
            self._say(doubt, self.tr("not sure"), is_doubt=True)

    def set_scale(self, scale: float) -> None:
        """Sets the size of the type as a multiple of the usual one (presentation mode)."""
        self._scale = scale
        self.heading.set_scale(scale)
        self.network_input.set_side(round(_INPUT_SIDE * scale))
        self.set_prediction(self._prediction)

    def _say(
        self, digit: str, sure: str, *, is_doubt: bool = False, is_faint: bool = False
    ) -> None:
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(round((_DOUBT_PX if is_doubt else _DIGIT_PX) * self._scale))
        self._digit.setFont(font)
        roles = QPalette.ColorRole
        self._digit.setForegroundRole(roles.PlaceholderText if is_faint else roles.WindowText)
        self._digit.setText(digit)
        self._sureness.setText(sure)
        self._digit.setAccessibleDescription(f"{digit}, {sure}")

    def _lay_out(self) -> None:
        answer = QVBoxLayout()
        answer.setSpacing(0)
        for label in (self._digit, self._sureness):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            answer.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.network_input)
        top.addLayout(answer, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self._model)
        layout.addLayout(top)
        layout.addWidget(self._input_caption)
        layout.addWidget(self.preprocessing)
        layout.addWidget(self.bars, 1)
        layout.addWidget(self.correction)


def _percent(confidence: float) -> str:
    """Whole percent, but never a 100 that is not one."""
    return f"{min(100 * confidence, 99):.0f}" if confidence < 0.9995 else ">99.9"
