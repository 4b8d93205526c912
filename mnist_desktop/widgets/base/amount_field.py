"""A number with a few decimals and a unit."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy, QWidget


class AmountField(QDoubleSpinBox):
    """Shows an amount in its unit, tells it without.

    Args:
        high: the largest, in the unit that is shown.
        step: of the arrows.
        decimals: that are shown.
        unit: beside the number, and never translated.
        a_unit: how many units are one of the amount; 100 for a share in percent.
        parent: what it lies in.
    """

    value_chosen = Signal(object)  # float

    def __init__(
        self,
        high: float,
        step: float,
        decimals: int,
        unit: str = "",
        *,
        a_unit: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._a_unit = a_unit
        self.setDecimals(decimals)
        self.setRange(0, high)
        self.setSingleStep(step)
        self.setSuffix(f"\u00a0{unit}" if unit else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda shown: self.value_chosen.emit(shown / self._a_unit))

    def set_value(self, value: float) -> None:
        """Shows an amount, silently and rounded; one past the largest too."""
        shown = value * self._a_unit
        with QSignalBlocker(self):
            self.setMaximum(max(self.maximum(), shown))
            self.setValue(shown)

    # Qt

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """A comma is a point: to Qt it separates thousands, and 1,5 would be 15."""
        state, text, position = super().validate(text.replace(",", "."), position)
        return state, text, position

    def valueFromText(self, text: str) -> float:
        """The number that was typed."""
        return super().valueFromText(text.replace(",", "."))
