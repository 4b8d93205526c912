"""One sentence on how training is going, with at most one button that acts on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from mnist_desktop.learning.diagnosis import Diagnosis, Finding
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.training.diagnosis_texts import DiagnosisTexts

_MIN_TEXT = 45  # characters beside the button; with less the button goes under the text
_MIN_WIDTH = 200  # logical px
_SIGNS = {
    Finding.LEARNING: "✓",
    Finding.NO_BETTER: "•",
    Finding.UNCLEAR: "•",
    Finding.DIVERGED: "⚠",
    Finding.GUESSING: "⚠",
    Finding.OVERFITTING: "⚠",
    Finding.GAP: "⚠",
    Finding.SHORT: "⚠",
    Finding.SHIFT: "⚠",
}


class DiagnosisLine(Translated, QWidget):
    """Hidden, without taking any room, while there is nothing to say."""

    fix_requested = Signal(object)  # Fix

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = named("diagnosisSign", QLabel())
        self._label = named(
            "diagnosisLabel", QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        )
        # Without autoDefault Enter does nothing
        self._button = push_button("fixButton", self._ask_for_fix, autoDefault=True)
        self._texts = DiagnosisTexts(self)
        self._diagnosis: Diagnosis | None = None
        self._is_running = False
        self._lay_out()
        self._set_texts()
        self.hide()

    def _set_texts(self) -> None:
        self.setStatusTip(
            self.tr(
                "What the two charts say about this training. Training images are those that the"
                " network learns from; validation images it never learns from."
            )
        )
        self.show_diagnosis(self._diagnosis, is_running=self._is_running)

    def show_diagnosis(self, diagnosis: Diagnosis | None, *, is_running: bool) -> None:
        """Shows it, or hides.

        Args:
            diagnosis: what the charts show; None hides the line.
            is_running: whether a run is in progress, which a new one would end.
        """
        self._diagnosis = diagnosis
        self._is_running = is_running
        self.setVisible(diagnosis is not None)
        if diagnosis is None:
            return
        roles = QPalette.ColorRole
        is_fault = _SIGNS[diagnosis.finding] == "⚠"
        self._sign.setText(_SIGNS[diagnosis.finding])
        self._sign.setForegroundRole(roles.BrightText if is_fault else roles.Link)
        text = self._texts.sentence(diagnosis)
        self._label.setText(text)
        self._label.setAccessibleName(text)
        words = self._texts.button(diagnosis, is_running=is_running)
        self._button.setText(words)
        self._button.setVisible(bool(words))
        if diagnosis.fix is not None:
            self._button.setStatusTip(self._texts.explanation(diagnosis.fix))
        self._turn()

    def _ask_for_fix(self) -> None:
        if self._diagnosis is not None and self._diagnosis.fix is not None:
            self.fix_requested.emit(self._diagnosis.fix)

    def _turn(self) -> None:
        """Puts the button beside the text or under it."""
        text = _MIN_TEXT * self.fontMetrics().averageCharWidth()
        needed = self._sign.sizeHint().width() + self._button.sizeHint().width() + text
        directions = QBoxLayout.Direction
        is_wide = self.width() >= needed
        self._box.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addLayout(row_of((self._sign, middle), self._label, growing=self._label), 1)
        self._box.addWidget(self._button, 0, middle)

    # Qt

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the button under the text, so that it can move there."""
        height = super().minimumSizeHint().height()
        return QSize(max(_MIN_WIDTH, self._button.sizeHint().width()), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the button where there is room."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the font size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()
