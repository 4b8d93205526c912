"""The learning rate: its arrows go 1, 2, 5, 10; plain and scientific numbers may be typed."""

from __future__ import annotations

import re
from math import floor, log10

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSizePolicy, QWidget

from mnist_desktop.learning.config import MOST_LEARNING_RATE

LEAST_RATE = 1e-6
_DECIMALS = 12  # so that nothing that is typed is rounded
_PLAIN = 1e-4  # below it the noughts are hard to count
_BEGINNING = re.compile(r"\d*\.?\d*(e[+-]?\d{0,3})?")
_CLOSE = 1e-9  # relative; a rate this near to a stop is on it


class LearningRateSpin(QDoubleSpinBox):
    """A number from 0.000001 to 10."""

    value_chosen = Signal(object)  # float

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(_DECIMALS)
        self.setRange(LEAST_RATE, MOST_LEARNING_RATE)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.value_chosen.emit)

    def set_value(self, value: float) -> None:
        """Shows a rate, silently; a smaller one than can be chosen too."""
        with QSignalBlocker(self):
            self.setMinimum(min(value, LEAST_RATE))
            self.setValue(value)

    # Qt

    def stepBy(self, steps: int) -> None:
        """Goes to the next of 1, 2, 5 and their tens, up or down."""
        self.interpretText()
        value = self.value()
        for _ in range(abs(steps)):
            value = stepped(value, is_up=steps > 0)
        self.setValue(value)
        self.selectAll()

    def textFromValue(self, value: float) -> str:
        """As 0.001, or as 1e-5 where that is easier to read."""
        if value >= _PLAIN * (1 - _CLOSE):
            return f"{value:.6f}".rstrip("0").rstrip(".")
        number, _, exponent = f"{value:.4e}".partition("e")
        return f"{number.rstrip('0').rstrip('.')}e{int(exponent)}"

    def valueFromText(self, text: str) -> float:
        """The number that was typed."""
        return float(_plain(text))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Whether it is a rate, or the beginning of one."""
        typed = _plain(text)
        try:
            value = float(typed)
        except ValueError:
            value = 0.0
        if not _BEGINNING.fullmatch(typed):
            state = QValidator.State.Invalid
        elif self.minimum() <= value <= self.maximum():
            state = QValidator.State.Acceptable
        else:
            state = QValidator.State.Intermediate
        return state, text, position


def stepped(rate: float, *, is_up: bool) -> float:
    """The next of 1, 2, 5 and their tens above or below a rate."""
    power = floor(log10(rate))
    stops = [float(f"{digit}e{power + ten}") for ten in (-1, 0, 1) for digit in (1, 2, 5)]
    if is_up:
        return next(stop for stop in stops if stop > rate * (1 + _CLOSE))
    return next(stop for stop in reversed(stops) if stop < rate * (1 - _CLOSE))


def _plain(text: str) -> str:
    """What a person may write: a comma for the point, a capital E."""
    return text.strip().lower().replace(",", ".")
