"""The settings of one layer, to change them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.networks.layer_rules import CHOICES, RANGES, layer_settings
from mnist_desktop.recognition.networks.layers import Layer
from mnist_desktop.widgets.base.labels import Heading, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.network.layer_texts import LayerTexts


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


Field = NumberField | PercentField | ChoiceField | CheckField

_WIDTH = 216  # logical px; with the table beside it, a dialog of 640


class LayerForm(Translated, QWidget):
    """What a kind of layer does, and a field for each of its settings."""

    setting_changed = Signal(str, object)  # name of the setting, a value within its bounds

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self._texts = LayerTexts(self)
        self._layer: Layer | None = None
        self._is_scores = False
        self._kind = named("layerKind", Heading())
        self._kind.setWordWrap(True)
        self._explanation = named("layerExplanation", QLabel(wordWrap=True))
        self._choices = {name: ChoiceField(choices) for name, choices in CHOICES.items()}
        self._fields: dict[str, Field] = {
            name: NumberField(*bounds) for name, bounds in RANGES.items() if name != "rate"
        }
        self._fields |= {"rate": PercentField(*RANGES["rate"]), **self._choices}
        self._fields["bias"] = CheckField()
        self._labels = {name: QLabel() for name in self._fields}
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setSpacing(8)
        column_of(self._kind, self._explanation, self._form, None, owner=self)
        for name, field in self._fields.items():
            field.setObjectName(f"{name}Field")
            field.value_chosen.connect(partial(self.setting_changed.emit, name))
            self._labels[name].setBuddy(field)
            self._form.addRow(self._labels[name], field)

    def retranslate(self) -> None:
        """Updates all texts after a language change."""
        for name, text in self._label_texts().items():
            self._labels[name].setText(text)
            self._fields[name].setAccessibleName(text.replace("&", ""))
        for name, text in self._explanations().items():
            self._labels[name].setToolTip(text)
            self._fields[name].setToolTip(text)
        words = {
            "same": self.tr("same: zeros around"),
            "valid": self.tr("valid: inside only"),
            "max": self.tr("max: the largest"),
            "average": self.tr("average: the mean"),
        }
        for choice in self._choices.values():
            choice.set_words(words)
        self._show()

    def show_layer(self, layer: Layer, *, is_scores: bool = False) -> None:
        """Shows a layer's settings; the scores have none to change."""
        self._layer = layer
        self._is_scores = is_scores
        self._show()

    def _show(self) -> None:
        layer = self._layer
        values = layer_settings(layer) if layer is not None and not self._is_scores else {}
        for name, field in self._fields.items():
            self._form.setRowVisible(field, name in values)
            if name in values:
                field.set_value(values[name])
        if layer is None:
            return
        if self._is_scores:
            self._kind.setText(self._texts.scores(CLASSES))
            self._explanation.setText(
                self.tr(
                    "The end of every network: one score for each digit. It stays as it is and"
                    " where it is."
                )
            )
        else:
            self._kind.setText(self._texts.kind(layer.kind))
            self._explanation.setText(self._texts.explanation(layer.kind))

    def _label_texts(self) -> dict[str, str]:
        return {
            "filters": self.tr("&Filters"),
            "kernel": self.tr("&Kernel"),
            "stride": self.tr("&Stride"),
            "size": self.tr("S&ize"),
            "units": self.tr("U&nits"),
            "rate": self.tr("&Left out"),
            "padding": self.tr("Paddin&g"),
            "function": self.tr("&Function"),
            "mode": self.tr("&Keeps"),
            "bias": self.tr("&Bias"),
        }

    def _explanations(self) -> dict[str, str]:
        return {
            "filters": self.tr("How many patterns it looks for (1 to 256)"),
            "kernel": self.tr("How many pixels wide and high the window is (1 to 7)"),
            "stride": self.tr("How many pixels the window moves at a time (1 to 4)"),
            "size": self.tr("How many pixels wide and high each square is (1 to 7)"),
            "units": self.tr("How many numbers it gives (1 to 2048)"),
            "rate": self.tr("How many of the numbers are left out while training (0 to 80 %)"),
            "padding": self.tr("Whether the window may reach over the edge of the image"),
            "function": self.tr("What is done to each number"),
            "mode": self.tr("Which number stands for all of them"),
            "bias": self.tr("Whether one more number is added for each filter"),
        }
