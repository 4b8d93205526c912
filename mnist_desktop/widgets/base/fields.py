"""A whole number whose arrows go from one round number to the next; any may be typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.network.layer_fields import NumberField


class SteppedSpin(NumberField):
    """A number field with stops.

    Args:
        stops: where the arrows halt, the smallest first; the bounds are stops besides.
        low: the smallest number that can be chosen.
        high: the largest.
        parent: what it lies in.
    """

    def __init__(
        self, stops: Sequence[int], low: int, high: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(low, high, parent)
        self._stops = tuple(stops)
        self.setAccelerated(False)  # a held arrow would run past the few stops
        self.setGroupSeparatorShown(True)

    def set_value(self, value: int) -> None:
        """Shows a value, one outside of the bounds too, which then give way."""
        self.setRange(min(self.minimum(), value), max(self.maximum(), value))
        if value != self.value():  # else what is just being typed would be written anew
            super().set_value(value)

    # Qt

    def stepBy(self, steps: int) -> None:
        """Goes to the next stop, up or down."""
        self.interpretText()
        value = self.value()
        stops = sorted({self.minimum(), *self._stops, self.maximum()})
        for _ in range(abs(steps)):
            if steps > 0:
                value = next((stop for stop in stops if stop > value), value)
            else:
                value = next((stop for stop in reversed(stops) if stop < value), value)
        self.setValue(value)
        self.selectAll()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Lets a number that is too large be typed; it becomes the largest when it is finished."""
        digits = text.replace(self._separator(), "").strip()
        if digits.isascii() and digits.isdigit() and int(digits[:12]) > self.maximum():
            return QValidator.State.Intermediate, text, position
        return super().validate(text, position)

    def fixup(self, text: str) -> str:
        """The nearest number that can be chosen."""
        digits = text.replace(self._separator(), "").strip()
        if digits.isascii() and digits.isdigit():
            nearest = min(max(int(digits[:12]), self.minimum()), self.maximum())
            return self.textFromValue(nearest)
        return super().fixup(text) or text

    def _separator(self) -> str:
        return QLocale(self.locale()).groupSeparator()
