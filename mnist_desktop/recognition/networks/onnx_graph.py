"""Builds the ONNX graph of a network from its layers and weights, without TensorFlow.

Input: images (n, 28, 28, 1); inside the graph channels come first; output: logits (n, 10).
`Graph` also builds parts of it and graphs that give the outputs of inner layers (`insight`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.networks import layers
from mnist_desktop.recognition.networks.architectures import CLASSES, Architecture
from mnist_desktop.recognition.networks.layers import (
    BATCH_NORM_EPSILON,
    INPUT,
    INPUT_SHAPE,
    Layer,
    Shape,
)

OPSET = 17
IR_VERSION = 8
"""onnx 1.23 would write 14, which onnxruntime 1.31 refuses."""

OUTPUT, PROBABILITIES = "logits", "probabilities"
Weights = Mapping[str, npt.NDArray[np.float32]]


def build_graph(architecture: Architecture, weights: Weights) -> bytes:
    """The network and its weights, float32 by "layer/weight", as a serialised ONNX model."""
    graph = Graph(architecture, weights)
    graph.add_image()
    for layer in architecture.layers:
        graph.add_layer(layer)
    graph.add_output(architecture.layers[-1].name, OUTPUT)
    return graph.serialised()


def softmax_matrix(metadata: ModelMetadata) -> npt.NDArray[np.float32]:
    """(10, k): what scores are multiplied by before softmax gives the probabilities of k classes.

    It divides by the temperature and leaves out the scores that no class belongs to.
    """
    classes = len(metadata.classes) or CLASSES
    return (np.eye(CLASSES, classes) / metadata.temperature).astype(np.float32)


def onnx_weight(
    layer: Layer, name: str, weight: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """A layer's weight in ONNX's layout; `weight` is in Keras's."""
    if name != "kernel" or not isinstance(layer, layers.Convolution | layers.Depthwise):
        return weight
    # Height, width, in, out becomes out, in, height, width; for a depthwise kernel
    # (height, width, channels, 1) its channels are ONNX's outputs and its 1 the inputs.
    axes = (2, 3, 0, 1) if isinstance(layer, layers.Depthwise) else (3, 2, 0, 1)
    return np.ascontiguousarray(weight.transpose(axes))


class Graph:
    """The nodes, constants, inputs and outputs so far, and the value that each layer gives.

    A method for each kind of layer emits its nodes and returns the name of their output.

    Args:
        architecture: the list of layers; those that the graph has are added one by one.
        weights: float32 by "layer/weight"; they become constants.
    """

    def __init__(self, architecture: Architecture, weights: Weights) -> None:
        from onnx import helper

        self._helper = helper
        self._weights = weights
        self._shapes = architecture.shapes
        self._nodes: list[Any] = []
        self._constants: list[Any] = []
        self._inputs: list[Any] = []
        self._outputs: list[Any] = []
        self._values: dict[str, str] = {}

    def add_image(self) -> None:
        """Adds the input INPUT of images (n, 28, 28, 1)."""
        image = self._input(INPUT, ["n", *INPUT_SHAPE])
        self._values[INPUT] = self._emit("Transpose", [image], perm=[0, 3, 1, 2])

    def add_layer(self, layer: Layer) -> None:
        """Adds a layer, after the layers that it takes."""
        inputs = [self._values[name] for name in layer.inputs]
        shapes = [self._shapes[name] for name in layer.inputs]
        self._values[layer.name] = getattr(self, f"_{layer.kind}")(layer, inputs, shapes)

    def add_given(self, layer: str) -> None:
        """Adds an input "layer/given" for a layer's values instead of the layer."""
        self._values[layer] = self._input(f"{layer}/given", self._batch_shape(layer))

    def add_output(self, layer: str, name: str) -> None:
        """Adds an output of this name with the layer's values, channels first."""
        self._nodes.append(self._helper.make_node("Identity", [self._values[layer]], [name]))
        self._outputs.append(self._value_info(name, self._batch_shape(layer)))

    def add_probabilities(self, layer: str, matrix: npt.NDArray[np.float32]) -> None:
        """Adds an output PROBABILITIES (n, k): softmax of the layer's values times (10, k)."""
        scores = self._emit("MatMul", [self._values[layer], self._constant(matrix)])
        self._nodes.append(self._helper.make_node("Softmax", [scores], [PROBABILITIES], axis=1))
        self._outputs.append(self._value_info(PROBABILITIES, ["n", matrix.shape[1]]))

    def serialised(self) -> bytes:
        """The finished model as bytes."""
        helper = self._helper
        graph = helper.make_graph(
            self._nodes, "digits", self._inputs, self._outputs, self._constants
        )
        opset = helper.make_opsetid("", OPSET)
        model = helper.make_model(graph, opset_imports=[opset], ir_version=IR_VERSION)
        serialised: bytes = model.SerializeToString()
        return serialised

    def _batch_shape(self, layer: str) -> list[str | int]:
        *sides, channels = self._shapes[layer]
        return ["n", channels, *sides]

    def _value_info(self, name: str, shape: Sequence[str | int] | None) -> Any:
        from onnx import TensorProto

        return self._helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

    def _input(self, name: str, shape: Sequence[str | int] | None) -> str:
        self._inputs.append(self._value_info(name, shape))
        return name

    def _emit(self, operator: str, inputs: list[str], **attributes: object) -> str:
        output = f"value{len(self._nodes)}"
        self._nodes.append(self._helper.make_node(operator, inputs, [output], **attributes))
        return output

    def _constant(self, value: npt.NDArray[Any]) -> str:
        from onnx import numpy_helper

        name = f"constant{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _weight(self, layer: Layer, name: str) -> str:
        weight = self._weights[f"{layer.name}/{name}"]
        return self._constant(onnx_weight(layer, name, weight))

    def _convolution(
        self, layer: layers.Convolution | layers.Depthwise, inputs: list[str], shapes: list[Shape]
    ) -> str:
        names = ["kernel", "bias"] if layer.bias else ["kernel"]
        weights = [self._weight(layer, name) for name in names]
        return self._emit(
            "Conv",
            inputs + weights,
            kernel_shape=[layer.kernel] * 2,
            strides=[layer.stride] * 2,
            auto_pad="SAME_UPPER" if layer.padding == "same" else "VALID",
            group=shapes[0][2] if isinstance(layer, layers.Depthwise) else 1,
        )

    _depthwise = _convolution

    def _batch_norm(self, layer: layers.BatchNorm, inputs: list[str], shapes: list[Shape]) -> str:
        names = ("gamma", "beta", "moving_mean", "moving_variance")
        weights = [self._weight(layer, name) for name in names]
        return self._emit("BatchNormalization", inputs + weights, epsilon=BATCH_NORM_EPSILON)

    def _activation(self, layer: layers.Activation, inputs: list[str], shapes: list[Shape]) -> str:
        if layer.function == "swish":
            return self._emit("Mul", [*inputs, self._emit("Sigmoid", inputs)])
        return self._emit(layer.function.capitalize(), inputs)

    def _pooling(self, layer: layers.Pooling, inputs: list[str], shapes: list[Shape]) -> str:
        operator = "MaxPool" if layer.mode == "max" else "AveragePool"
        size = [layer.size] * 2
        return self._emit(operator, inputs, kernel_shape=size, strides=size)

    def _global_pooling(
        self, layer: layers.GlobalPooling, inputs: list[str], shapes: list[Shape]
    ) -> str:
        operator = "GlobalMaxPool" if layer.mode == "max" else "GlobalAveragePool"
        return self._emit("Flatten", [self._emit(operator, inputs)])

    def _add(self, layer: layers.Add, inputs: list[str], shapes: list[Shape]) -> str:
        return self._emit("Add", inputs)

    def _multiply(self, layer: layers.Multiply, inputs: list[str], shapes: list[Shape]) -> str:
        first, second = inputs
        if len(shapes[1]) < len(shapes[0]):
            second = self._emit("Unsqueeze", [second, self._constant(np.array([2, 3]))])
        return self._emit("Mul", [first, second])

    def _flatten(self, layer: layers.Flatten, inputs: list[str], shapes: list[Shape]) -> str:
        # Keras flattens row, column, channel.
        if len(shapes[0]) == 3:
            inputs = [self._emit("Transpose", inputs, perm=[0, 2, 3, 1])]
        return self._emit("Flatten", inputs)

    def _dense(self, layer: layers.Dense, inputs: list[str], shapes: list[Shape]) -> str:
        weights = [self._weight(layer, name) for name in ("kernel", "bias")]
        return self._emit("Gemm", inputs + weights)

    def _dropout(self, layer: layers.Dropout, inputs: list[str], shapes: list[Shape]) -> str:
        return inputs[0]
