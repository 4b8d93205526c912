"""Weights for tests: every one of them random, statistics too, and small lists of layers."""

import numpy as np

from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import (
    Activation,
    Add,
    BatchNorm,
    Convolution,
    Dense,
    Depthwise,
    Dropout,
    Flatten,
    GlobalPooling,
    Multiply,
    Pooling,
)


def random_weights(architecture, seed=0):
    """Weights that leave no number at a value that would hide a mistake."""
    generator = np.random.default_rng(seed)
    weights = {}
    for path, shape in architecture.weight_shapes.items():
        if path.endswith(("moving_variance", "gamma")):
            # Small variances, so that epsilon counts.
            weight = generator.uniform(0.004, 0.4, shape)
        elif path.endswith("kernel"):
            weight = generator.normal(0, 1 / np.sqrt(np.prod(shape[:-1])), shape)
        else:
            weight = generator.normal(0, 0.5, shape)
        weights[path] = weight.astype(np.float32)
    return weights


EVERY_KIND = Architecture(
    "every_kind",
    (
        Convolution("conv", ("image",), kernel=3, stride=2, padding="same", filters=6),
        BatchNorm("norm", ("conv",)),
        Activation("swish", ("norm",), function="swish"),
        Depthwise("depthwise", ("swish",), kernel=5, stride=1, padding="same"),
        Activation("tanh", ("depthwise",), function="tanh"),
        Add("sum", ("tanh", "swish")),
        GlobalPooling("means", ("sum",), mode="average"),
        Dense("squeeze", ("means",), units=6),
        Activation("gate", ("squeeze",), function="sigmoid"),
        Multiply("excited", ("sum", "gate")),
        Depthwise("strided", ("excited",), kernel=3, stride=2, padding="same", bias=False),
        Pooling("pooling", ("strided",), size=2, mode="average"),
        Convolution("wider", ("pooling",), kernel=2, padding="valid", filters=8),
        Multiply("squared", ("wider", "wider")),
        Pooling("largest", ("squared",), size=1, mode="max"),
        Flatten("flatten", ("largest",)),
        Dense("hidden", ("flatten",), units=16),
        BatchNorm("hidden_norm", ("hidden",)),
        Activation("relu", ("hidden_norm",), function="relu"),
        Dropout("dropout", ("relu",), rate=0.5),
        Dense("scores", ("dropout",), units=10),
    ),
)

SMALL = Architecture(
    "own",
    (
        Convolution("conv", ("image",), kernel=5, stride=4, padding="same", filters=4),
        BatchNorm("norm", ("conv",)),
        Activation("relu", ("norm",)),
        Flatten("flatten", ("relu",)),
        Dense("scores", ("flatten",), units=10),
    ),
)
