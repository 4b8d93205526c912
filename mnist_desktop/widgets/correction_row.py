"""*Wrong? It is a* 0 to 9: keeps the drawing with its right digit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

DIGITS = 10


class CorrectionRow(QWidget):
    """Ten small buttons."""

    corrected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._buttons = [self._button(digit) for digit in range(DIGITS)]
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in self._buttons:
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addLayout(row)
        self.set_possible(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._label.setText(self.tr("Wrong? It is a"))
        for digit, button in enumerate(self._buttons):
            button.setAccessibleName(self.tr("It is a {digit}").format(digit=digit))
            button.setStatusTip(
                self.tr(
                    "Keeps this drawing as an example of a {digit} in your samples folder, on this"
                    " computer."
                ).format(digit=digit)
            )

    def show_kept(self, digit: int) -> None:
        """Says that the drawing is kept; once is enough until another is drawn."""
        self.set_possible(False)
        self._label.setText(self.tr("Kept as an example of a {digit}").format(digit=digit))

    def set_possible(self, is_possible: bool) -> None:
        """Whether there is something to keep."""
        self._label.setText(self.tr("Wrong? It is a"))
        for button in self._buttons:
            button.setEnabled(is_possible)

    def _button(self, digit: int) -> QToolButton:
        button = QToolButton()
        button.setText(str(digit))
        button.setObjectName(f"correction{digit}")
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        button.clicked.connect(lambda: self.corrected.emit(digit))
        return button
