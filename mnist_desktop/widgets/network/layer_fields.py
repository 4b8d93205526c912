"""Fields for the settings of a layer: a number, a percentage, a choice, yes or no.

Each has `set_value`, which is silent, and `value_chosen`, which a person's choice alone emits.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QSpinBox, QWidget


class _SpinField(QSpinBox):
    """A spin box that leaves undo and redo to the dialog."""

    def event(self, event: QEvent) -> bool:
        """Keeps its line from taking Ctrl+Z for itself, which knows only what was typed."""
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
        """Shows a share, rounded; it stays as it is until another is chosen."""
        with QSignalBlocker(self):
            self.setValue(round(100 * value))


class ChoiceField(QComboBox):
    """One of a few words."""

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

    def set_words(self, words: Mapping[str, str]) -> None:
        """What the choices are called; one without a word is shown as it is."""
        for row in range(self.count()):
            choice = self.itemData(row)
            self.setItemText(row, words.get(choice, choice))

    def set_value(self, value: str) -> None:
        """Shows a choice."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))


class CheckField(QCheckBox):
    """Yes or no."""

    value_chosen = Signal(object)  # bool

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggled.connect(self.value_chosen.emit)

    def set_value(self, value: bool) -> None:
        """Shows yes or no."""
        with QSignalBlocker(self):
            self.setChecked(value)
