"""The brush size in the tool row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QSlider, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.draw.canvas import MAX_BRUSH, MIN_BRUSH

_STEP = 4  # ink units, for the keyboard


class BrushSlider(Translated, QWidget):
    """A label and a slider."""

    width_changed = Signal(float)  # ink units

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._slider = named("brushSlider", QSlider(Qt.Orientation.Horizontal))
        self._slider.setRange(round(MIN_BRUSH), round(MAX_BRUSH))
        self._slider.setSingleStep(_STEP)
        self._slider.setPageStep(_STEP)
        self._slider.setFixedWidth(100)
        self._slider.valueChanged.connect(lambda value: self.width_changed.emit(float(value)))
        self._label.setBuddy(self._slider)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row_of(self._label, self._slider, owner=self, margins=(8, 0, 8, 0), spacing=-1)
        self._set_texts()

    def _set_texts(self) -> None:
        self._label.setText(self.tr("Brush"))
        self._slider.setAccessibleName(self.tr("Brush size"))
        self._slider.setStatusTip(
            self.tr("How thick the pen draws. The answer does not depend on it.")
        )

    def width_units(self) -> float:
        """The width in ink units."""
        return float(self._slider.value())

    def set_width_units(self, width: float) -> None:
        """Shows another width."""
        self._slider.setValue(round(width))

    def step(self, steps: int) -> None:
        """Makes the brush thicker, or thinner where negative."""
        self._slider.setValue(self._slider.value() + steps * _STEP)
