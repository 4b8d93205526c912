"""A run of a second: a small network, 1,000 images in 20 batches."""

import sys

import numpy as np

from mnist_desktop.learning.events import TrainingConfig
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import Dropout, Flatten
from tests.recognition.random_weights import SMALL

# With dropout, whose state is part of a run's.
NETWORK = Architecture(
    "own",
    (
        *SMALL.layers[:3],
        Dropout("dropout", ("relu",), 0.2),
        Flatten("flatten", ("dropout",)),
        *SMALL.layers[4:],
    ),
)
BATCHES = 20


def config(**changes):
    settings = {"epochs": 2, "learning_rate": 1e-2, "weight_decay": 0.05, "averaging": 0.9}
    return TrainingConfig(**{"architecture": NETWORK} | settings | changes)


def assert_same(one, other):
    assert one.keys() == other.keys()
    for name in one:
        np.testing.assert_allclose(one[name], other[name], rtol=1e-4, atol=1e-5)


def stop_after(count):
    """A `should_stop` that is True from the given question on."""
    questions = iter(range(sys.maxsize))
    return lambda: next(questions) >= count
