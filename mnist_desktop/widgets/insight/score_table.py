"""The scores of a drawing and how they decide its answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.insight.decision import Decision
from mnist_desktop.percentage import confidence_percentage, percentage
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.softmax_table import SoftmaxTable

_POWERS = 3
"""The column of `SoftmaxTable` with the powers of e."""


class ScoreTable(Translated, QWidget):
    """Confidence branch, softmax with its temperature, threshold: in this order."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scoreTable")
        plain = Qt.TextFormat.PlainText
        self._title = SectionTitle()
        self._factor = named("confidenceFactor", QLabel(wordWrap=True, textFormat=plain))
        self._softmax = named("scoreSoftmax", SoftmaxTable())
        self._softmax.hideColumn(_POWERS)  # the tab Inside has room for them and their total
        self._temperature = named("temperatureLabel", QLabel(wordWrap=True, textFormat=plain))
        self._threshold = named("thresholdLabel", QLabel(wordWrap=True, textFormat=plain))
        self._decision: Decision | None = None
        parts = self._factor, self._softmax, self._temperature, self._threshold
        column_of(self._title, *parts, owner=self, spacing=4)
        self._set_texts()

    def _set_texts(self) -> None:
        self._title.setText(self.tr("Scores of this drawing"))
        self._factor.setStatusTip(
            self.tr(
                "The confidence branch learned a factor from 0 to 1 for all scores, the smaller the"
                " less a drawing resembles a digit. A clear digit need not come near 1: the"
                " temperature makes up for it. Which digit is read stays the same."
            )
        )
        self._temperature.setStatusTip(
            self.tr(
                "All scores are divided by it. Where it is not 1 it was chosen after training, so"
                " that the network is right about as often as its probabilities say. Which digit is"
                " read stays the same."
            )
        )
        self._threshold.setStatusTip(
            self.tr(
                "An answer whose probability is below the threshold of the model is shown as not"
                " sure."
            )
        )
        self._show()

    def show_decision(self, decision: Decision | None) -> None:
        """Shows the numbers of an answer; None while nothing is drawn."""
        self._decision = decision
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Reports that it can be seen."""
        super().showEvent(event)
        self.shown.emit()

    def _show(self) -> None:
        decision = self._decision
        factor = None if decision is None else decision.confidence_factor
        self._factor.setVisible(factor is not None)
        for part in (self._softmax, self._temperature, self._threshold):
            part.setVisible(decision is not None)
        if decision is None:
            return
        if factor is not None:
            text = self.tr("The confidence branch has multiplied all scores by {factor}.")
            self._factor.setText(text.format(factor=f"{factor:.2f}"))
        self._softmax.show_steps(decision.softmax, decision.classes)
        for row in range(self._softmax.rowCount()):
            self._softmax.setRowHidden(row, row == len(decision.softmax.scores))  # the total
        self._temperature.setText(self._temperature_text(decision.softmax.temperature))
        self._threshold.setText(self._threshold_text(decision))

    def _temperature_text(self, temperature: float) -> str:
        if temperature == 1:
            return self.tr("Temperature 1: the scores count as they are.")
        surer = self.tr("Temperature {value}: below 1, which makes the network surer.")
        less_sure = self.tr("Temperature {value}: above 1, which makes the network less sure.")
        return (surer if temperature < 1 else less_sure).format(value=f"{temperature:.2f}")

    def _threshold_text(self, decision: Decision) -> str:
        prediction = decision.prediction
        if prediction.accepted:
            text = self.tr("Accepted: {percent} % is not below the threshold, {threshold} %.")
        elif prediction.is_several:
            text = self.tr("Not accepted: this looks like more than one digit.")
        elif prediction.confidence >= decision.threshold:
            text = self.tr("Not accepted: the image is blank.")
        elif prediction.refused:
            text = self.tr(
                "Not a digit: {percent} % is below the threshold, {threshold} %, and even the two"
                " likeliest digits together are unlikely."
            )
        else:
            text = self.tr("Not sure: {percent} % is below the threshold, {threshold} %.")
        return text.format(
            percent=confidence_percentage(prediction.confidence),
            threshold=percentage(decision.threshold),
        )
