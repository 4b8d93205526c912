"""A model as an ONNX file, and what ONNX Runtime answers with it."""

from __future__ import annotations

import json

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.classifier import inference_session
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.networks.layers import INPUT
from mnist_desktop.recognition.networks.onnx_graph import PROBABILITIES, Graph, softmax_matrix

Floats = npt.NDArray[np.float32]


def onnx_file(model: Model, classes: tuple[str, ...]) -> bytes:
    """Images (n, 28, 28, 1) in [0, 1] to probabilities (n, k); class names in its metadata."""
    from onnx import ModelProto, helper

    graph = Graph(model.architecture, model.weights)
    graph.add_image()
    for layer in model.architecture.layers:
        graph.add_layer(layer)
    last = model.architecture.layers[-1].name
    graph.add_probabilities(last, softmax_matrix(model.metadata))
    made = ModelProto.FromString(graph.serialised())
    helper.set_model_props(made, {"classes": json.dumps(classes, ensure_ascii=False)})
    serialised: bytes = made.SerializeToString()
    return serialised


def onnx_answers(data: bytes, images: Floats) -> Floats:
    """What the file answers to images (n, 28, 28): probabilities (n, k) float32."""
    session = inference_session(data)
    (answers,) = session.run([PROBABILITIES], {INPUT: images[..., np.newaxis]})
    return np.asarray(answers, np.float32)
