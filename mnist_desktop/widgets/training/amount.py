"""Number of images and epochs, and about how long that takes."""

from __future__ import annotations

from math import isfinite

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from mnist_desktop.learning.config import MAX_EPOCHS
from mnist_desktop.widgets.base.fields import NumberField, SampleSpin
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.translated import Translated

_SPACING = 8
_MINUTES_FROM = 100  # seconds
_HOURS_FROM = 100  # minutes


class TrainingAmount(Translated, QWidget):
    """Two spin boxes and an estimate, which moves to a line of its own in a narrow column."""

    samples_chosen = Signal(object)  # int, or None for all
    epochs_chosen = Signal(object)  # int

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds: float | None = None
        self._is_measured = True
        self._samples_label, self._epochs_label = QLabel(), QLabel()
        self._samples = SampleSpin()
        self._epochs = named("epochsSpin", NumberField(1, MAX_EPOCHS))
        self._estimate = named("estimateLabel", QLabel())
        self._estimate.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._estimate.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._samples_label.setBuddy(self._samples)
        self._epochs_label.setBuddy(self._epochs)
        self._samples.value_chosen.connect(
            lambda _value: self.samples_chosen.emit(self._samples.samples())
        )
        self._epochs.value_chosen.connect(self.epochs_chosen)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self._fields = (self._samples_label, self._samples, self._epochs_label, self._epochs)
        for column, widget in enumerate(self._fields):
            self._grid.addWidget(widget, 0, column)
        self._grid.addWidget(self._estimate, 0, len(self._fields))
        self._grid.setColumnStretch(len(self._fields), 1)
        self._set_texts()

    def _set_texts(self) -> None:
        self._samples_label.setText(self.tr("Training images"))
        self._epochs_label.setText(self.tr("Epochs"))
        samples = self.tr(
            "How many images the network learns from. Fewer are done sooner, but it will know fewer"
            " ways to write a digit: try 1,000 and watch how much lower validation ends."
        )
        epochs = self.tr(
            "How often the network goes through all training images; once is an epoch. Too few:"
            " the lines still rise at the end; too many: training rises, validation does not."
        )
        for label, field, tip in (
            (self._samples_label, self._samples, samples),
            (self._epochs_label, self._epochs, epochs),
        ):
            field.setAccessibleName(label.text())
            for widget in (label, field):
                widget.setStatusTip(tip)
        self._estimate.setStatusTip(
            self.tr(
                "Estimated from earlier runs on this computer; without “on this computer” it is"
                " a guess from another one. More images, more epochs and a larger network take"
                " longer."
            )
        )
        self._show_estimate()

    def show_amount(self, samples: int | None, epochs: int) -> None:
        """Shows both numbers, silently."""
        self._samples.set_samples(samples)
        self._epochs.set_value(epochs)

    def set_available(self, count: int) -> None:
        """Sets the number of training images."""
        self._samples.set_available(count)

    def samples(self) -> int | None:
        """The number of images; None for all."""
        return self._samples.samples()

    def set_estimate(self, seconds: float | None, *, is_measured: bool = True) -> None:
        """Shows about how long the run will take; None hides it.

        `is_measured` says whether it is based on earlier runs on this computer.
        """
        self._is_measured = is_measured
        self._seconds = seconds if seconds is not None and isfinite(seconds) else None
        self._show_estimate()

    def set_changeable(self, is_changeable: bool) -> None:
        """Sets whether the numbers can be changed."""
        for widget in self._fields:
            widget.setEnabled(is_changeable)

    def _show_estimate(self) -> None:
        self._estimate.setVisible(self._seconds is not None)
        if self._seconds is not None:
            self._estimate.setText(self._estimate_text(max(1, round(self._seconds))))
        self._place_estimate()

    def _estimate_text(self, seconds: int) -> str:
        minutes = max(1, round(seconds / 60))
        if seconds < _MINUTES_FROM:
            text = self.tr("about {seconds} s on this computer")
            guess = self.tr("perhaps {seconds} s")
        elif minutes < _HOURS_FROM:
            text = self.tr("about {minutes} min on this computer")
            guess = self.tr("perhaps {minutes} min")
        else:
            text = self.tr("about {hours} h on this computer")
            guess = self.tr("perhaps {hours} h")
        words = text if self._is_measured else guess
        return words.format(seconds=seconds, minutes=minutes, hours=round(minutes / 60))

    def _place_estimate(self) -> None:
        needed = self._estimate.sizeHint().width() + _SPACING * len(self._fields)
        needed += sum(widget.sizeHint().width() for widget in self._fields)
        self._grid.removeWidget(self._estimate)
        if needed <= self.width():
            self._grid.addWidget(self._estimate, 0, len(self._fields))
        else:
            self._grid.addWidget(self._estimate, 1, 0, 1, len(self._fields) + 1)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places the estimate."""
        super().resizeEvent(event)
        self._place_estimate()
