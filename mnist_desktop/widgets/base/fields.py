"""Fields of a form: each shows a value silently (`set_value`) and reports a chosen one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import floor, log10

from PySide6.QtCore import QEvent, QLocale, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QWidget,
)

from mnist_desktop.learning.config import MAX_LEARNING_RATE, MAX_SAMPLES
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.widgets.base.labels import named

MNIST_IMAGES = 55_000
"""MNIST's training images without the 5,000 for validation."""
_IMAGE_STOPS = (100, 1_000, 10_000)
MIN_RATE = 1e-6
_RATE_DECIMALS = 12  # so that nothing that is typed is rounded
_MIN_PLAIN_RATE = 1e-4  # below it the zeros are hard to count
_RATE_START = re.compile(r"\d*\.?\d*(e[+-]?\d{0,3})?")
_CLOSE = 1e-9  # relative; a rate this near to a stop is on it


class _SpinField(QSpinBox):
    """A spin box that leaves undo and redo to its dialog."""

    def event(self, event: QEvent) -> bool:
        """Keeps its line edit, which knows only what was typed, from taking Ctrl+Z."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)


class NumberField(_SpinField):
    """A whole number between two bounds."""

    value_chosen = Signal(object)  # int

    def __init__(self, low: float, high: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(int(low), int(high))
        self.setAccelerated(True)
        self.valueChanged.connect(self.value_chosen.emit)

    def set_value(self, value: int) -> None:
        """Shows a value."""
        with QSignalBlocker(self):
            self.setValue(value)


class PercentField(_SpinField):
    """A share in [0, 1], shown in whole percent."""

    value_chosen = Signal(object)  # float

    def __init__(self, low: float, high: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(round(100 * low), round(100 * high))
        self.setSingleStep(5)
        self.setSuffix("\u00a0%")
        self.valueChanged.connect(lambda percent: self.value_chosen.emit(percent / 100))

    def set_value(self, value: float) -> None:
        """Shows a share, rounded; its exact value stays until another is chosen."""
        with QSignalBlocker(self):
            self.setValue(round(100 * value))


class ChoiceField(QComboBox):
    """A choice among a few words."""

    value_chosen = Signal(object)  # str

    def __init__(self, choices: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )  # the words of its list may be wider than the form
        for choice in choices:
            self.addItem(choice, choice)
        self.currentIndexChanged.connect(lambda row: self.value_chosen.emit(self.itemData(row)))

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Sets the texts of the choices; a choice without one shows its own name."""
        for row in range(self.count()):
            choice = self.itemData(row)
            self.setItemText(row, texts.get(choice, choice))

    def set_value(self, value: str) -> None:
        """Shows a choice."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))


class CheckField(QCheckBox):
    """A check box."""

    value_chosen = Signal(object)  # bool

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggled.connect(self.value_chosen.emit)

    def set_value(self, value: bool) -> None:
        """Shows whether it is checked."""
        with QSignalBlocker(self):
            self.setChecked(value)


class SteppedSpin(NumberField):
    """A whole number whose arrows go from one round number to the next; any may be typed.

    Args:
        stops: where the arrows halt, in ascending order, besides the two bounds.
        low: the smallest number that can be chosen.
        high: the largest.
    """

    def __init__(self, stops: Sequence[int], low: int, high: int) -> None:
        super().__init__(low, high)
        self._stops = tuple(stops)
        self.setAccelerated(False)  # a held arrow would run past the few stops
        self.setGroupSeparatorShown(True)

    def set_value(self, value: int) -> None:
        """Shows a value; the bounds widen for one outside them."""
        self.setRange(min(self.minimum(), value), max(self.maximum(), value))
        if value != self.value():  # else it would rewrite what is being typed
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
        """Accepts a number that is too large while it is typed; `fixup` makes it the largest."""
        digits = text.replace(self._separator(), "").strip()
        if digits.isascii() and digits.isdigit() and int(digits[:12]) > self.maximum():
            return QValidator.State.Intermediate, text, position
        return super().validate(text, position)

    def fixup(self, text: str) -> str:
        """The nearest number that can be chosen."""
        digits = text.replace(self._separator(), "").strip()
        if digits.isascii() and digits.isdigit():
            return self.textFromValue(min(max(int(digits[:12]), self.minimum()), self.maximum()))
        return super().fixup(text) or text

    def _separator(self) -> str:
        return QLocale(self.locale()).groupSeparator()


class AmountField(QDoubleSpinBox):
    """Shows an amount in its unit and reports it without.

    Args:
        high: the largest shown number.
        step: of the arrows.
        decimals: that are shown.
        unit: beside the number; not translated.
        factor: shown number per amount; 100 for a share in percent.
    """

    value_chosen = Signal(object)  # float

    def __init__(
        self, high: float, step: float, decimals: int, unit: str = "", *, factor: int = 1
    ) -> None:
        super().__init__()
        self._factor = factor
        self.setDecimals(decimals)
        self.setRange(0, high)
        self.setSingleStep(step)
        self.setSuffix(f"\u00a0{unit}" if unit else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda shown: self.value_chosen.emit(shown / self._factor))

    def set_value(self, value: float) -> None:
        """Shows an amount, rounded; the largest is raised for one beyond it."""
        shown = value * self._factor
        with QSignalBlocker(self):
            self.setMaximum(max(self.maximum(), shown))
            self.setValue(shown)

    # Qt

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Reads a comma as a point: to Qt it separates thousands, and 1,5 would be 15."""
        state, text, position = super().validate(text.replace(",", "."), position)
        return state, text, position

    def valueFromText(self, text: str) -> float:
        """The number that was typed."""
        return super().valueFromText(text.replace(",", "."))


class LearningRateSpin(QDoubleSpinBox):
    """A learning rate from 0.000001 to 10, plain or as 1e-5."""

    value_chosen = Signal(object)  # float

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(_RATE_DECIMALS)
        self.setRange(MIN_RATE, MAX_LEARNING_RATE)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.value_chosen.emit)

    def set_value(self, value: float) -> None:
        """Shows a rate; the smallest is lowered for one below it."""
        with QSignalBlocker(self):
            self.setMinimum(min(value, MIN_RATE))
            self.setValue(value)

    # Qt

    def stepBy(self, steps: int) -> None:
        """Goes to the next of 1, 2 and 5 times a power of ten, up or down."""
        self.interpretText()
        value = self.value()
        for _ in range(abs(steps)):
            value = stepped(value, is_up=steps > 0)
        self.setValue(value)
        self.selectAll()

    def textFromValue(self, value: float) -> str:
        """As 0.001, or as 1e-5 where that is easier to read."""
        if value >= _MIN_PLAIN_RATE * (1 - _CLOSE):
            return f"{value:.6f}".rstrip("0").rstrip(".")
        number, _, exponent = f"{value:.4e}".partition("e")
        return f"{number.rstrip('0').rstrip('.')}e{int(exponent)}"

    def valueFromText(self, text: str) -> float:
        """The number that was typed."""
        return float(_plain(text))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Whether it is a rate, or the start of one."""
        typed = _plain(text)
        try:
            value = float(typed)
        except ValueError:
            value = 0.0
        if not _RATE_START.fullmatch(typed):
            state = QValidator.State.Invalid
        elif self.minimum() <= value <= self.maximum():
            state = QValidator.State.Acceptable
        else:
            state = QValidator.State.Intermediate
        return state, text, position


def stepped(rate: float, *, is_up: bool) -> float:
    """The next of 1, 2 and 5 times a power of ten, above or below a rate."""
    power = floor(log10(rate))
    stops = [float(f"{digit}e{power + ten}") for ten in (-1, 0, 1) for digit in (1, 2, 5)]
    if is_up:
        return next(stop for stop in stops if stop > rate * (1 + _CLOSE))
    return next(stop for stop in reversed(stops) if stop < rate * (1 - _CLOSE))


def _plain(text: str) -> str:
    """As Python reads it: a person may type a comma for the point, or a capital E."""
    return text.strip().lower().replace(",", ".")


class SampleSpin(SteppedSpin):
    """A number of images; the largest stands for all of them."""

    def __init__(self) -> None:
        super().__init__(_IMAGE_STOPS, CLASSES, MNIST_IMAGES)
        named("samplesSpin", self)
        self.setValue(MNIST_IMAGES)

    def samples(self) -> int | None:
        """The number, as in `TrainingConfig`: None for all."""
        return None if self.value() >= self.maximum() else self.value()

    def set_samples(self, samples: int | None) -> None:
        """Shows a number silently; None, or more than there are, stands for all."""
        value = self.maximum() if samples is None else samples
        if value != self.value():  # else it would rewrite what is being typed
            with QSignalBlocker(self):
                self.setValue(value)

    def set_available(self, count: int) -> None:
        """Sets how many there are, silently; where all were chosen, all still are."""
        samples = self.samples()
        with QSignalBlocker(self):
            self.setMaximum(min(max(count, CLASSES), MAX_SAMPLES))
            self.set_samples(samples)


class FocusedWheel(QObject):
    """Keeps the wheel from changing a field without focus, which the pointer only passes over.

    Args:
        root: all of its spin boxes, combo boxes and sliders are watched; it owns this object.
    """

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        for kind in (QAbstractSpinBox, QComboBox, QSlider):
            for field in root.findChildren(kind):
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Passes the wheel on to what the field lies in."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
