"""A form with the settings of one layer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.networks.layer_rules import CHOICES, RANGES, layer_settings
from mnist_desktop.recognition.networks.layers import Layer
from mnist_desktop.widgets.base.fields import CheckField, ChoiceField, NumberField, PercentField
from mnist_desktop.widgets.base.labels import Heading, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.network.layer_texts import LayerTexts

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
        self._set_texts()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setSpacing(8)
        column_of(self._kind, self._explanation, self._form, None, owner=self)
        for name, field in self._fields.items():
            field.setObjectName(f"{name}Field")
            field.value_chosen.connect(partial(self.setting_changed.emit, name))
            self._labels[name].setBuddy(field)
            self._form.addRow(self._labels[name], field)

    def _set_texts(self) -> None:
        for name, text in self._label_texts().items():
            self._labels[name].setText(text)
            self._fields[name].setAccessibleName(text.replace("&", ""))
        for name, text in self._explanations().items():
            self._labels[name].setToolTip(text)
            self._fields[name].setToolTip(text)
        words = {
            "same": self.tr("same: padded with zeros"),
            "valid": self.tr("valid: no padding"),
            "max": self.tr("max: the largest"),
            "average": self.tr("average: the mean"),
        }
        for choice in self._choices.values():
            choice.set_texts(words)
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
            "rate": self.tr("&Dropped"),
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
            "mode": self.tr("Which number represents all of them"),
            "bias": self.tr("Whether a learned constant is added for each filter"),
        }
