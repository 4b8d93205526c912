"""How long a training run will still take; standard library only."""

from collections import deque
from math import prod
from statistics import median
from typing import Protocol

from mnist_desktop.learning.events import (
    MEASURED_IMAGES,
    BatchProgress,
    EpochSummary,
    TrainingConfig,
    TrainingResult,
)
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.confidence_branch import without_confidence_branch
from mnist_desktop.recognition.networks.layers import Convolution, Depthwise

_MEMORY = 25  # reports over which the pace is averaged: a second or more
_HITCH = 3.0  # times the usual pace; what is slower is preparation and does not come again
_FIRST_LOOK = 0.3  # s of training before anything is said
_STEADY = 0.15  # a new estimate this near to the old one does not change what is said
_VALIDATION_COST = 1 / 3  # of learning: forward only
_VALIDATION_IMAGES = 5_000
_BATCH_SIZE = 128


class TimeLeft:
    """An estimate from the pace of the last batches, the validations to come included.

    It counts down with the time that passes and jumps only where the pace has really changed. The
    numbers of images are for the first guess of how long a validation takes.
    """

    def __init__(
        self, batch_size: int = _BATCH_SIZE, validation_images: int = _VALIDATION_IMAGES
    ) -> None:
        self._validation_batches = validation_images / batch_size
        self._stretches: deque[tuple[float, int]] = deque(maxlen=_MEMORY)  # seconds and batches
        self._validation: float | None = None  # s, of the quickest: the first one prepares things
        self._watched = 0.0  # s that the pace rests on
        self._last: BatchProgress | None = None
        self._said: float | None = None
        self._rest = 0.0  # s that each batch waits, which the run's own clock leaves out

    def set_rest(self, seconds: float) -> None:
        """How long each batch waits from now on (slow motion); pauses are left out, as ever."""
        if seconds != self._rest:
            self._rest = seconds
            self._said = None  # what was said holds no more

    def after_batch(self, progress: BatchProgress) -> float | None:
        """Seconds left after a batch; None while it is too early to say."""
        passed = self._watch(progress)
        if self._watched < _FIRST_LOOK:
            return None
        pace = self._pace()
        batches = progress.batches - progress.batch
        epochs = progress.epochs - progress.epoch
        batches += epochs * progress.batches
        estimate = batches * (pace + self._rest) + (epochs + 1) * self._validation_seconds(pace)
        expected = None if self._said is None else self._said - passed
        is_steady = expected is not None and abs(estimate - expected) <= _STEADY * estimate
        self._said = expected if is_steady else estimate
        return self._said

    def after_epoch(self, summary: EpochSummary) -> None:
        """Learns how long a validation takes."""
        last = self._last
        if last is None or last.epoch != summary.epoch:
            return
        unseen = (last.batches - last.batch) * self._pace() if self._stretches else 0.0
        seconds = max(0.0, summary.seconds - last.seconds - unseen)
        self._validation = min(seconds, self._validation or seconds)
        if self._said is not None:
            self._said = max(0.0, self._said - (summary.seconds - last.seconds))

    def _watch(self, progress: BatchProgress) -> float:
        """Takes the pace since the last report; returns the seconds that have passed since."""
        last, self._last = self._last, progress
        if last is None:
            return 0.0  # the first batch of a run holds TensorFlow's preparations
        is_same_epoch = last.epoch == progress.epoch
        seconds = progress.seconds - (last.seconds if is_same_epoch else 0.0)
        batches = progress.batch - (last.batch if is_same_epoch else 0)
        if seconds <= 0 or batches <= 0:
            return 0.0
        self._watched += seconds
        self._stretches.append((seconds, batches))
        return seconds + batches * self._rest

    def _pace(self) -> float:
        """Seconds a batch."""
        most = _HITCH * median(seconds / batches for seconds, batches in self._stretches)
        usual = [one for one in self._stretches if one[0] / one[1] <= most]
        return sum(seconds for seconds, _ in usual) / sum(batches for _, batches in usual)

    def _validation_seconds(self, pace: float) -> float:
        if self._validation is not None:
            return self._validation
        return pace * self._validation_batches * _VALIDATION_COST


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
    "tiny": 55.0,
    "best": 1700.0,
}
_PER_MILLION = 50.0  # microseconds an image and million multiplications, of the cnn above
TUNED_IMAGES = 6_400
"""That `learning.fine_tuning` lets a network learn in one fit."""
_SMALL_BATCHES = 1.5  # times as long an image takes in its batches of 64
_TUNED_SCORED = 7_500  # images of the validation part; in half of the fits they are scored twice
_SLOWEST = 1.0  # s an image; a recorded figure above is no figure


class Memory(Protocol):
    """Where figures are kept from start to start."""

    def number(self, name: str) -> float | None:
        """A figure; None if there is none."""

    def set_number(self, name: str, value: float) -> None:
        """Keeps a figure."""


class TrainingPace:
    """Seconds that an image takes, for each network and batch size."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def seconds(self, config: TrainingConfig, available: int, scored: int) -> float:
        """Seconds that a run on `available` training and `scored` validation images will take."""
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
            usual = _usual_pace(network)
        return usual * MICRO


def tuning_seconds(network: Architecture, fits: int) -> float:
    """Seconds that fine-tuning a network so many times may take on an ordinary computer."""
    network = without_confidence_branch(network)  # the fit leaves it as it is
    pace = MICRO * MICROSECONDS.get(network.name, _usual_pace(network))
    images = TUNED_IMAGES * _SMALL_BATCHES + _TUNED_SCORED / LEARNED_AS_SCORED
    return fits * (START + images * pace)


def _usual_pace(network: Architecture) -> float:
    """Microseconds that an image may take."""
    return 20 + _PER_MILLION * multiplications(network) / 1e6


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
