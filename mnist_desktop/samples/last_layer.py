"""The layer of a network's scores: the only one that changes when a hand is learned quickly."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.networks.confidence_branch import without_confidence_branch
from mnist_desktop.recognition.networks.layers import Dense

Floats = NDArray[np.float64]

MAX_FEATURES = 2048
"""A wider layer would need a matrix of more than 32 MB and seconds to solve it."""


def scores_layer(model: Model) -> Dense:
    """The dense layer that gives the scores, before the confidence branch if there is one.

    Raises:
        AppError: "hand_needs_dense" if the network ends in another layer; "hand_too_wide" if this
            one takes more than MAX_FEATURES.
    """
    architecture = without_confidence_branch(model.architecture)
    layer = architecture.layers[-1]
    if not isinstance(layer, Dense):
        raise AppError("hand_needs_dense")
    (features,) = architecture.shapes[layer.inputs[0]]
    if features > MAX_FEATURES:
        raise AppError("hand_too_wide", features=f"{features:,}", most=f"{MAX_FEATURES:,}")
    return layer


def last_weights(model: Model) -> Floats:
    """(features + 1, 10): the kernel of the scores' layer, and its bias as the last row."""
    name = scores_layer(model).name
    kernel, bias = model.weights[f"{name}/kernel"], model.weights[f"{name}/bias"]
    return np.concatenate([kernel, bias[np.newaxis]]).astype(np.float64)


def with_last_weights(model: Model, weights: Floats) -> Model:
    """The model with another layer of scores; everything else is shared."""
    name = scores_layer(model).name
    changed = {f"{name}/kernel": weights[:-1], f"{name}/bias": weights[-1]}
    single = {key: one.astype(np.float32) for key, one in changed.items()}
    return replace(model, weights={**model.weights, **single})


def with_one(features: NDArray[np.floating]) -> Floats:
    """(n, features + 1) float64: features with a 1 behind each row, which the bias multiplies."""
    return np.pad(features.astype(np.float64), ((0, 0), (0, 1)), constant_values=1.0)
