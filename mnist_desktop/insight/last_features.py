"""What the layer of the scores takes: the last features of an image, by ONNX Runtime."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.networks.layers import INPUT
from mnist_desktop.recognition.networks.onnx_graph import OUTPUT, build_graph

Floats = NDArray[np.float32]
_AT_A_TIME = 100  # images; as in `Classifier`, bounds the memory


def last_features(model: Model) -> Callable[[Floats], Floats]:
    """A function from images (n, 28, 28) to what the last dense layer of ten takes, (n, features).

    Of a network that ends in another layer it gives the scores. A confidence branch is passed by.
    """
    import onnx
    import onnxruntime

    graph = onnx.load_from_string(build_graph(model.architecture, model.weights))
    output = _before_the_scores(graph.graph)
    graph.graph.output[0].CopyFrom(
        onnx.helper.make_tensor_value_info(output, onnx.TensorProto.FLOAT, ["n", "features"])
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        graph.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )

    def features(images: Floats) -> Floats:
        parts = [
            session.run([output], {INPUT: images[start : start + _AT_A_TIME, ..., np.newaxis]})[0]
            for start in range(0, len(images), _AT_A_TIME)
        ]
        return np.concatenate(parts)

    return features


def _before_the_scores(graph: Any) -> str:
    """Name of the last dense layer's input, found from the output backwards."""
    made_by = {node.output[0]: node for node in graph.node}
    node = made_by[OUTPUT]
    while node.op_type != "Gemm" and node.input and node.input[0] in made_by:
        node = made_by[node.input[0]]
        if node.op_type in ("Conv", "Flatten", "BatchNormalization"):
            return OUTPUT
    return str(node.input[0]) if node.op_type == "Gemm" else OUTPUT
