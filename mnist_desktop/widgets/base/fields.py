"""A whole number whose arrows go from one round number to the next; any may be typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import floor, log10

from PySide6.QtCore import QEvent, QLocale, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QSizePolicy, QWidget

from mnist_desktop.learning.config import MAX_LEARNING_RATE, MAX_SAMPLES
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.network.layer_form import NumberField


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


MIN_RATE = 1e-6
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
        self.setRange(MIN_RATE, MAX_LEARNING_RATE)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.value_chosen.emit)

    def set_value(self, value: float) -> None:
        """Shows a rate, silently; a smaller one than can be chosen too."""
        with QSignalBlocker(self):
            self.setMinimum(min(value, MIN_RATE))
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


MNIST_IMAGES = 55_000
"""MNIST's training images, the 5,000 for validation apart."""
_STOPS = (100, 1_000, 10_000)


class SampleSpin(SteppedSpin):
    """A number of images; the largest stands for all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_STOPS, CLASSES, MNIST_IMAGES, parent)
        named("samplesSpin", self)
        self.setValue(MNIST_IMAGES)

    def samples(self) -> int | None:
        """The number as `TrainingConfig` has it: None for all."""
        return None if self.value() >= self.maximum() else self.value()

    def set_samples(self, samples: int | None) -> None:
        """Shows a number, silently; None, or more than there are, are all."""
        value = self.maximum() if samples is None else samples
        if value != self.value():  # else what is just being typed would be written anew
            with QSignalBlocker(self):
                self.setValue(value)

    def set_available(self, count: int) -> None:
        """How many there are; who had chosen all still has all. Silent."""
        samples = self.samples()
        with QSignalBlocker(self):
            self.setMaximum(min(max(count, CLASSES), MAX_SAMPLES))
            self.set_samples(samples)


class FocusedWheel(QObject):
    """Keeps the wheel from changing numbers and choices in passing.

    Args:
        root: all of its spin boxes and combo boxes are watched; it owns this object.
    """

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        for kind in (QAbstractSpinBox, QComboBox):
            for field in root.findChildren(kind):
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves the wheel to what the field lies in."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
