"""How long a training run will take, from the runs that this computer has done."""

from __future__ import annotations

from math import prod
from typing import Protocol

from mnist_desktop.learning.events import MEASURED_IMAGES, TrainingConfig, TrainingResult
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import Convolution, Depthwise

MICRO = 1e-6
START = 1.5  # s; the network's first batch is slow
LEARNED_AS_SCORED = 4  # images are scored in the time of one that is learned
# Measured with 2 cores of a server (training.benchmark); corrected after the first run.
MICROSECONDS = {
    "cnn": 140.0,
    "lenet": 50.0,
    "wide": 420.0,
    "mlp": 35.0,
    "quick": 75.0,
    "best": 1700.0,
}
_PER_MILLION = 50.0  # microseconds an image and million multiplications, of the cnn above
_SLOWEST = 1.0  # s an image; a recorded figure above is no figure


class Memory(Protocol):
    """Where figures are kept from start to start."""

    def number(self, name: str) -> float | None:
        """A figure; None if there is none."""

    def set_number(self, name: str, value: float) -> None:
        """Keeps a figure."""


class TrainingPace:
    """Seconds that an image takes, for each network and batch size.

    Args:
        memory: what is known from earlier starts.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def seconds(self, config: TrainingConfig, available: int, scored: int) -> float:
        """How long a run will take.

        Args:
            config: what is trained.
            available: training images that there are.
            scored: validation images.
        """
        learned = available if config.samples is None else min(config.samples, available)
        images = config.epochs * (learned + _scored(learned, scored) / LEARNED_AS_SCORED)
        return START + images * self._seconds_an_image(config)

    def note(self, result: TrainingResult, scored: int) -> None:
        """Learns from a run of at least an epoch."""
        epochs = len(result.history)
        if not epochs:
            return
        scored = _scored(result.images_seen // epochs, scored)
        images = result.images_seen + epochs * scored / LEARNED_AS_SCORED
        seconds = max(result.seconds - START, result.seconds / 2)
        self._memory.set_number(_name(result.config), seconds / images)

    def is_measured(self, config: TrainingConfig) -> bool:
        """Whether this computer has trained such a network before; else it is another's pace."""
        return self._known(config) is not None

    def _known(self, config: TrainingConfig) -> float | None:
        known = self._memory.number(_name(config))
        return known if known is not None and 0 < known < _SLOWEST else None

    def _seconds_an_image(self, config: TrainingConfig) -> float:
        known = self._known(config)
        if known is not None:
            return known
        network = config.architecture
        usual = MICROSECONDS.get(network.name)
        if usual is None:
            usual = 20 + _PER_MILLION * multiplications(network) / 1e6
        return usual * MICRO


def multiplications(network: Architecture) -> int:
    """Of one image, forwards: those of convolutions and dense layers."""
    count = 0
    for layer in network.layers:
        shapes = [network.shapes[name] for name in layer.inputs]
        kernel = layer.weight_shapes(shapes).get("kernel", ())
        output = network.shapes[layer.name]
        is_window = isinstance(layer, Convolution | Depthwise)
        count += prod(kernel) * (prod(output[:2]) if is_window else 1) if kernel else 0
    return count


def _scored(learned: int, validation: int) -> int:
    """How many images are read after an epoch: the validation part, and some that it learned."""
    return validation + min(learned, MEASURED_IMAGES)


def _name(config: TrainingConfig) -> str:
    """What the figure is called; networks of a person's own are told apart by their size."""
    network = config.architecture
    size = "" if network.name in MICROSECONDS else f"-{network.parameters}"
    return f"pace/{network.name}{size}-{config.batch_size}-{config.device}"
