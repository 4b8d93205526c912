"""Builds the ONNX graph of a network from its layers and weights, without TensorFlow.

Input: images (n, 28, 28, 1); inside the graph channels come first; output: logits (n, 10).
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

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

OUTPUT = "logits"
Weights = Mapping[str, npt.NDArray[np.float32]]


def build_graph(architecture: Architecture, weights: Weights) -> bytes:
    """The network and its weights, float32 by "layer/weight", as a serialised ONNX model."""
    return _Graph(architecture, weights).serialised()


class _Graph:
    """The nodes and constants so far, and the name of each layer's output.

    A method for each kind of layer emits its nodes and returns the name of their output.
    """

    def __init__(self, architecture: Architecture, weights: Weights) -> None:
        from onnx import helper

        self._helper = helper
        self._weights = weights
        self._shapes = architecture.shapes
        self._nodes: list[Any] = []
        self._constants: list[Any] = []
        self._outputs = {INPUT: self._emit("Transpose", [INPUT], perm=[0, 3, 1, 2])}
        for layer in architecture.layers:
            inputs = [self._outputs[name] for name in layer.inputs]
            shapes = [self._shapes[name] for name in layer.inputs]
            self._outputs[layer.name] = getattr(self, layer.kind)(layer, inputs, shapes)
        self._nodes.append(
            helper.make_node("Identity", [self._outputs[architecture.layers[-1].name]], [OUTPUT])
        )

    def serialised(self) -> bytes:
        """The finished model as bytes."""
        from onnx import TensorProto

        helper = self._helper
        graph = helper.make_graph(
            self._nodes,
            "digits",
            [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, ["n", *INPUT_SHAPE])],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["n", CLASSES])],
            self._constants,
        )
        opset = helper.make_opsetid("", OPSET)
        model = helper.make_model(graph, opset_imports=[opset], ir_version=IR_VERSION)
        serialised: bytes = model.SerializeToString()
        return serialised

    def _emit(self, operator: str, inputs: list[str], **attributes: object) -> str:
        output = f"value{len(self._nodes)}"
        self._nodes.append(self._helper.make_node(operator, inputs, [output], **attributes))
        return output

    def _constant(self, value: npt.NDArray[Any]) -> str:
        from onnx import numpy_helper

        name = f"constant{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _weight(self, layer: Layer, name: str) -> npt.NDArray[np.float32]:
        return self._weights[f"{layer.name}/{name}"]

    def convolution(
        self, layer: layers.Convolution | layers.Depthwise, inputs: list[str], shapes: list[Shape]
    ) -> str:
        # Height, width, in, out becomes out, in, height, width; for a depthwise kernel
        # (height, width, channels, 1) its channels are ONNX's outputs and its 1 the inputs.
        depthwise = isinstance(layer, layers.Depthwise)
        axes = (2, 3, 0, 1) if depthwise else (3, 2, 0, 1)
        constants = [self._constant(self._weight(layer, "kernel").transpose(axes))]
        if layer.bias:
            constants.append(self._constant(self._weight(layer, "bias")))
        return self._emit(
            "Conv",
            inputs + constants,
            kernel_shape=[layer.kernel] * 2,
            strides=[layer.stride] * 2,
            auto_pad="SAME_UPPER" if layer.padding == "same" else "VALID",
            group=shapes[0][2] if depthwise else 1,
        )

    depthwise = convolution

    def batch_norm(self, layer: layers.BatchNorm, inputs: list[str], shapes: list[Shape]) -> str:
        names = ("gamma", "beta", "moving_mean", "moving_variance")
        constants = [self._constant(self._weight(layer, name)) for name in names]
        return self._emit("BatchNormalization", inputs + constants, epsilon=BATCH_NORM_EPSILON)

    def activation(self, layer: layers.Activation, inputs: list[str], shapes: list[Shape]) -> str:
        if layer.function == "swish":
            return self._emit("Mul", [*inputs, self._emit("Sigmoid", inputs)])
        return self._emit(layer.function.capitalize(), inputs)

    def pooling(self, layer: layers.Pooling, inputs: list[str], shapes: list[Shape]) -> str:
        operator = "MaxPool" if layer.mode == "max" else "AveragePool"
        size = [layer.size] * 2
        return self._emit(operator, inputs, kernel_shape=size, strides=size)

    def global_pooling(
        self, layer: layers.GlobalPooling, inputs: list[str], shapes: list[Shape]
    ) -> str:
        operator = "GlobalMaxPool" if layer.mode == "max" else "GlobalAveragePool"
        return self._emit("Flatten", [self._emit(operator, inputs)])

    def add(self, layer: layers.Add, inputs: list[str], shapes: list[Shape]) -> str:
        return self._emit("Add", inputs)

    def multiply(self, layer: layers.Multiply, inputs: list[str], shapes: list[Shape]) -> str:
        first, second = inputs
        if len(shapes[1]) < len(shapes[0]):
            second = self._emit("Unsqueeze", [second, self._constant(np.array([2, 3]))])
        return self._emit("Mul", [first, second])

    def flatten(self, layer: layers.Flatten, inputs: list[str], shapes: list[Shape]) -> str:
        # Keras flattens row, column, channel.
        if len(shapes[0]) == 3:
            inputs = [self._emit("Transpose", inputs, perm=[0, 2, 3, 1])]
        return self._emit("Flatten", inputs)

    def dense(self, layer: layers.Dense, inputs: list[str], shapes: list[Shape]) -> str:
        constants = [self._constant(self._weight(layer, name)) for name in ("kernel", "bias")]
        return self._emit("Gemm", inputs + constants)

    def dropout(self, layer: layers.Dropout, inputs: list[str], shapes: list[Shape]) -> str:
        return inputs[0]
