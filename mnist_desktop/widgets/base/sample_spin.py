"""How many images the network learns from."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from mnist_desktop.learning.config import MOST_SAMPLES
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.widgets.base.fields import SteppedSpin
from mnist_desktop.widgets.base.named import named

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
            self.setMaximum(min(max(count, CLASSES), MOST_SAMPLES))
            self.set_samples(samples)
