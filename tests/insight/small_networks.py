"""Small networks for tests of what is inside."""

import numpy as np

from mnist_desktop.recognition.model_file import Model, ModelMetadata
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
    Pooling,
)
from tests.recognition.random_weights import random_weights

POOLED = Architecture(
    "pooled",
    (
        Convolution("conv1", ("image",), kernel=3, padding="valid", bias=False, filters=4),
        Pooling("conv1_pooling", ("conv1",)),
        BatchNorm("conv1_norm", ("conv1_pooling",)),
        Activation("conv1_relu", ("conv1_norm",)),
        Convolution("conv2", ("conv1_relu",), kernel=5, stride=3, filters=6),
        Pooling("conv2_pooling", ("conv2",), mode="average"),
        Activation("conv2_relu", ("conv2_pooling",)),
        Flatten("flatten", ("conv2_relu",)),
        Dropout("dropout", ("flatten",)),
        Dense("scores", ("dropout",), units=10),
    ),
)
"""Convolutions with the pooling before their activation, a stride that does not divide the side."""

RESIDUAL = Architecture(
    "residual",
    (
        Convolution("conv1", ("image",), kernel=3, stride=2, filters=5),
        Activation("conv1_relu", ("conv1",)),
        Depthwise("depthwise", ("conv1_relu",), kernel=3),
        BatchNorm("depthwise_norm", ("depthwise",)),
        Add("sum", ("depthwise_norm", "conv1_relu")),
        Activation("sum_relu", ("sum",)),
        Pooling("pooling", ("sum_relu",)),
        GlobalPooling("largest", ("pooling",)),
        Dense("scores", ("largest",), units=10),
    ),
)


def model_of(architecture, seed=0, weights=None):
    """A model with these weights, or with random ones."""
    return Model(architecture, weights or random_weights(architecture, seed), ModelMetadata())


def images(count=7, seed=5):
    """(count, 28, 28) random grey values."""
    return np.random.default_rng(seed).random((count, 28, 28), dtype=np.float32)
