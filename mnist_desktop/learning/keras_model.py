"""The Keras model of a network, from the same list of layers as the ONNX graph, and its weights."""

import importlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.tensorflow_requirements import has_avx
from mnist_desktop.problem import TensorFlowError
from mnist_desktop.recognition.networks import layers
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import BATCH_NORM_EPSILON, BATCH_NORM_MOMENTUM

Weights = Mapping[str, npt.NDArray[np.float32]]

FULL_PRECISION = "float32"
MIXED_PRECISION = "mixed_bfloat16"
"""Arithmetic in bfloat16, weights in float32."""


BACKENDS = ("tensorflow", "torch", "jax")
_chosen_backend = [BACKENDS[0]]


def choose_backend(name: str) -> None:
    """Makes Keras compute with one of BACKENDS, for `training` on a machine without TensorFlow.

    The program itself always uses TensorFlow.

    Raises:
        ValueError: it is not installed, or Keras has been imported with another one.
    """
    if "keras" in sys.modules and name != backend():
        raise ValueError(f"Keras already computes with {backend()} in this process, not {name}")
    if find_spec(name) is None:
        raise ValueError(f"{name} is not installed: pip install {name}")
    _chosen_backend[0] = name


def backend() -> str:
    """What Keras computes with."""
    return _chosen_backend[0]


def import_keras() -> ModuleType:
    """Keras on the chosen backend, whatever KERAS_BACKEND or ~/.keras/keras.json say.

    Raises:
        TensorFlowError: "tensorflow_needs_avx"; Keras would import TensorFlow, whoever asks.
    """
    if backend() == "tensorflow" and has_avx() is False:
        raise TensorFlowError("tensorflow_needs_avx")
    os.environ["KERAS_BACKEND"] = backend()
    with _no_keras_home():
        keras: ModuleType = importlib.import_module("keras")
    return keras


@contextmanager
def _no_keras_home() -> Iterator[None]:
    """Keras reads keras.json while it is imported, stops at a broken one and writes a missing one.

    Below a file there is no folder, and none can be made.
    """
    before = os.environ.get("KERAS_HOME")
    os.environ["KERAS_HOME"] = str(Path(sys.executable or __file__) / "none")
    try:
        yield
    finally:
        if before is None:
            del os.environ["KERAS_HOME"]
        else:
            os.environ["KERAS_HOME"] = before


def build_keras_model(
    architecture: Architecture, *, precision: str = FULL_PRECISION, divides_twice: bool = False
) -> Any:
    """A keras.Model from images (n, 28, 28, 1) in [0, 1] to logits (n, 10) float32.

    First weights and dropout are drawn layer by layer: `keras.utils.set_random_seed` repeats them.

    Args:
        architecture: the list of layers.
        precision: FULL_PRECISION or MIXED_PRECISION; the scores are float32 in both.
        divides_twice: whether the image is divided by 255 before the first layer.
    """
    keras = import_keras()
    image = keras.Input(layers.INPUT_SHAPE, name=layers.INPUT)
    first = keras.layers.Rescaling(1 / 255)(image) if divides_twice else image
    outputs = {layers.INPUT: first}
    for index, layer in enumerate(architecture.layers):
        is_last = index == len(architecture.layers) - 1
        kind, arguments, settings = keras_call(layer)
        dtype = FULL_PRECISION if is_last else precision
        built = getattr(keras.layers, kind)(*arguments, **settings, name=layer.name, dtype=dtype)
        inputs = [outputs[name] for name in layer.inputs]
        outputs[layer.name] = built(inputs[0] if len(inputs) == 1 else inputs)
    return keras.Model(image, outputs[architecture.layers[-1].name], name=architecture.name)


def weight_variables(model: Any, architecture: Architecture) -> dict[str, Any]:
    """The Keras variable of every weight, by "layer/weight"; up to date inside `fit` too."""
    attach_values(model)
    variables = {}
    for path in architecture.weight_shapes:
        layer, weight = path.split("/")
        variables[path] = getattr(model.get_layer(layer), weight)
    return variables


def attach_values(model: Any) -> None:
    """Gives the variables their values, which JAX's `fit` keeps to itself during an epoch."""
    if backend() == "jax":
        model.jax_state_sync()


def keras_weights(model: Any, architecture: Architecture) -> dict[str, npt.NDArray[np.float32]]:
    """A copy of the model's weights, float32 by "layer/weight"."""
    return {
        path: copied(variable) for path, variable in weight_variables(model, architecture).items()
    }


def copied(variable: Any) -> npt.NDArray[Any]:
    """A copy of a Keras variable's value."""
    return np.array(variable.numpy())


def set_keras_weights(model: Any, architecture: Architecture, weights: Weights) -> None:
    """Give the model these weights."""
    for path, variable in weight_variables(model, architecture).items():
        variable.assign(weights[path])


def keras_call(layer: layers.Layer) -> tuple[str, list[Any], dict[str, Any]]:
    """The Keras layer of a record, as it is built and as the Keras script prints it.

    Returns:
        The name of its class, the positional arguments, and what differs from Keras's defaults.
    """
    match layer:
        case layers.Convolution():
            return "Conv2D", [layer.filters, layer.kernel], _window(layer)
        case layers.Depthwise():
            return "DepthwiseConv2D", [layer.kernel], _window(layer)
        case layers.BatchNorm():
            settings = {"momentum": BATCH_NORM_MOMENTUM, "epsilon": BATCH_NORM_EPSILON}
            return "BatchNormalization", [], settings
        case layers.Activation():
            return "Activation", [layer.function], {}
        case layers.Pooling():
            return f"{_POOLINGS[layer.mode]}Pooling2D", [layer.size], {}
        case layers.GlobalPooling():
            return f"Global{_POOLINGS[layer.mode]}Pooling2D", [], {}
        case layers.Dense():
            return "Dense", [layer.units], {}
        case layers.Dropout():
            return "Dropout", [layer.rate], {}
    return type(layer).__name__, [], {}  # Add, Multiply, Flatten


_POOLINGS = {"max": "Max", "average": "Average"}


def _window(layer: layers.Convolution | layers.Depthwise) -> dict[str, Any]:
    settings: dict[str, Any] = {} if layer.stride == 1 else {"strides": layer.stride}
    settings |= {} if layer.padding == "valid" else {"padding": layer.padding}
    return settings if layer.bias else settings | {"use_bias": False}
