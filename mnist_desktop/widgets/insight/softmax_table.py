"""From scores to probabilities, with the numbers of each step."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mnist_desktop.insight.softmax import SoftmaxSteps
from mnist_desktop.percentage import confidence_percentage
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.value_picture import number_text


class SoftmaxTable(Translated, QTableWidget):
    """A row a digit or class: score, divided and shifted, power of e, share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self.setObjectName("softmaxTable")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._steps: SoftmaxSteps | None = None
        self._classes: tuple[str, ...] = ()
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("From scores to probabilities"))
        self.setStatusTip(
            self.tr(
                "Softmax: each score is divided by the temperature, which makes a network surer if"
                " below 1 and less sure if above; then e to the power of each, less the largest,"
                " and its share of the total."
            )
        )
        self._fill()

    def show_steps(self, steps: SoftmaxSteps | None, classes: tuple[str, ...]) -> None:
        """Shows an answer; without one, nothing."""
        self._steps, self._classes = steps, classes
        self._fill()

    def _fill(self) -> None:
        steps = self._steps
        temperature = 1.0 if steps is None else steps.temperature
        titles = (
            self.tr("Digit") if not self._classes else self.tr("Class"),
            self.tr("Score"),
            self.tr("÷ {temperature}").format(temperature=f"{temperature:.2f}"),
            self.tr("e^(x − largest)"),
            self.tr("Share"),
        )
        for column, title in enumerate(titles):
            item = QTableWidgetItem(title)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(title)
            self.setHorizontalHeaderItem(column, item)
        self.setRowCount(0 if steps is None else len(steps.scores) + 1)
        if steps is None:
            return
        probabilities = steps.probabilities
        winner = int(probabilities.argmax())
        for row in range(len(steps.scores)):
            texts = (
                class_name(self._classes, row),
                number_text(float(steps.scores[row])),
                number_text(float(steps.divided[row])),
                _power_text(float(steps.powers[row])),
                self._percent(float(probabilities[row])),
            )
            self._set_row(row, texts, is_bold=row == winner)
        total = (self.tr("together"), "", "", _power_text(steps.total), self._percent(None))
        self._set_row(len(steps.scores), total, is_bold=False)

    def _percent(self, share: float | None) -> str:
        percent = "100" if share is None else confidence_percentage(share)
        return self.tr("{percent} %").format(percent=percent)

    def _set_row(self, row: int, texts: tuple[str, ...], *, is_bold: bool) -> None:
        for column, text in enumerate(texts):
            item = self.item(row, column)
            if item is None:
                item = QTableWidgetItem()
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
            font = item.font()
            font.setBold(is_bold)
            item.setFont(font)
            item.setText(text)


def _power_text(power: float) -> str:
    """Small powers in scientific notation: all would be 0.00."""
    if power >= 0.001 or power == 0:
        return f"{power:.3f}"
    exponent = int(np.floor(np.log10(power)))
    return f"{power / 10**exponent:.1f}e{exponent}".replace("-", "\u2212")
