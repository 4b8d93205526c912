"""Models in the formats of TensorFlow's own runtimes, and what these answer: Keras and LiteRT."""

from __future__ import annotations

import contextlib
import io
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.devices import import_tensorflow
from mnist_desktop.learning.keras_model import build_keras_model, import_keras, set_keras_weights
from mnist_desktop.learning.tensorflow_setup import without_log_lines
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.networks.onnx_graph import PROBABILITIES, softmax_matrix

Floats = npt.NDArray[np.float32]


def keras_file(model: Model) -> bytes:
    """The model as a `.keras` file: images (n, 28, 28, 1) in [0, 1] to probabilities (n, k).

    Raises:
        TensorFlowError: TensorFlow cannot be used here.
    """
    with _quiet(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.keras"
        _exported(model).save(path)
        return path.read_bytes()


def tflite_file(model: Model) -> bytes:
    """The model as a LiteRT file (`.tflite`), with the same input and output.

    Raises:
        TensorFlowError: TensorFlow cannot be used here.
    """
    with _quiet() as tf:
        # Not from a concrete function, whose file answers NaN (TensorFlow 2.21, Keras 3)
        converter = tf.lite.TFLiteConverter.from_keras_model(_exported(model))
        converted: bytes = converter.convert()
        return converted


def keras_answers(data: bytes, images: Floats) -> Floats:
    """What a `.keras` file answers to images (n, 28, 28): probabilities (n, k) float32."""
    with _quiet(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.keras"
        path.write_bytes(data)
        model = import_keras().models.load_model(path)
        return np.asarray(model(images[..., np.newaxis]), np.float32)


def tflite_answers(data: bytes, images: Floats) -> Floats:
    """What a `.tflite` file answers to images (n, 28, 28): probabilities (n, k) float32."""
    with _quiet() as tf:
        interpreter = tf.lite.Interpreter(model_content=data)
        (given,), (answered,) = interpreter.get_input_details(), interpreter.get_output_details()
        interpreter.resize_tensor_input(given["index"], (*images.shape, 1))
        interpreter.allocate_tensors()
        interpreter.set_tensor(given["index"], images[..., np.newaxis])
        interpreter.invoke()
        return np.asarray(interpreter.get_tensor(answered["index"]), np.float32)


def _exported(model: Model) -> Any:
    """The Keras model with the layer that turns its scores into probabilities."""
    keras = import_keras()
    scores = build_keras_model(model.architecture)
    set_keras_weights(scores, model.architecture, model.weights)
    matrix = softmax_matrix(model.metadata)
    last = keras.layers.Dense(
        matrix.shape[1], use_bias=False, activation="softmax", name=PROBABILITIES
    )
    exported = keras.Model(scores.input, last(scores.output), name="digits")
    last.kernel.assign(matrix)
    return exported


@contextlib.contextmanager
def _quiet() -> Iterator[Any]:
    """TensorFlow, whose converter and interpreter write lines that are no news to a person."""
    tf = import_tensorflow()
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()), without_log_lines():
        warnings.simplefilter("ignore")
        yield tf
