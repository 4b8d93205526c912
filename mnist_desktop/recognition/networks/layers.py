"""Layers of a network as records that know their output shape and weights.

A shape is (height, width, channels) or (features,), without the batch. One list of these records
becomes the Keras model that trains and the ONNX graph that answers.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

Shape = tuple[int, ...]
Padding = Literal["same", "valid"]

INPUT = "image"
"""Name of the network's input, of shape INPUT_SHAPE."""
INPUT_SHAPE: Shape = (28, 28, 1)

BATCH_NORM_EPSILON = 1e-3
BATCH_NORM_MOMENTUM = 0.9
"""At Keras's default of 0.99 live accuracy stays at 12 % for 200 batches (measured)."""


@dataclass(frozen=True)
class Layer:
    """One node of a network: its name and the names of its inputs.

    `output_shape` and `weight_shapes` raise ValueError for invalid input shapes.
    """

    kind: ClassVar[str]
    name: str
    inputs: tuple[str, ...]

    def output_shape(self, shapes: Sequence[Shape]) -> Shape:
        """Shape of the layer's output; by default that of its one input."""
        (shape,) = shapes
        return shape

    def weight_shapes(self, shapes: Sequence[Shape]) -> dict[str, Shape]:
        """Shapes of the layer's weights by name, in Keras's layout; by default none."""
        return {}


@dataclass(frozen=True)
class _Window(Layer):
    """Shared by convolution and depthwise convolution: a square kernel moved over an image."""

    kernel: int = 3
    stride: int = 1
    padding: Padding = "same"
    bias: bool = True

    def output_shape(self, shapes: Sequence[Shape]) -> Shape:
        """Height and width by stride and padding, channels by kind."""
        (shape,) = shapes
        height, width, channels = _image(shape)
        step, kernel = self.stride, self.kernel
        if self.padding == "same":
            moved: Shape = (math.ceil(height / step), math.ceil(width / step))
        else:
            moved = _positive((height - kernel) // step + 1, (width - kernel) // step + 1)
        return (*moved, self._outputs(channels)[0])

    def weight_shapes(self, shapes: Sequence[Shape]) -> dict[str, Shape]:
        """The kernel, and the bias where there is one."""
        ((_, _, channels),) = shapes
        outputs, of_each = self._outputs(channels)
        weights: dict[str, Shape] = {"kernel": (self.kernel, self.kernel, channels, of_each)}
        return weights | ({"bias": (outputs,)} if self.bias else {})

    def _outputs(self, channels: int) -> tuple[int, int]:
        """How many channels it gives, and how many kernels each channel given to it has."""
        return channels, 1


@dataclass(frozen=True)
class Convolution(_Window):
    """Convolution; its kernel is stored height, width, in, out."""

    kind: ClassVar[str] = "convolution"
    filters: int = 32

    def _outputs(self, channels: int) -> tuple[int, int]:
        return self.filters, self.filters


@dataclass(frozen=True)
class Depthwise(_Window):
    """Convolution of each channel separately; its kernel is stored height, width, channels, 1."""

    kind: ClassVar[str] = "depthwise"


@dataclass(frozen=True)
class BatchNorm(Layer):
    """Batch normalisation over the last axis, epsilon and momentum as above."""

    kind: ClassVar[str] = "batch_norm"

    def weight_shapes(self, shapes: Sequence[Shape]) -> dict[str, Shape]:
        """Scale, offset and the two moving statistics, one number per channel."""
        (shape,) = shapes
        names = ("gamma", "beta", "moving_mean", "moving_variance")
        return dict.fromkeys(names, (shape[-1],))


@dataclass(frozen=True)
class Activation(Layer):
    """An element-wise function."""

    kind: ClassVar[str] = "activation"
    function: Literal["relu", "sigmoid", "tanh", "swish"] = "relu"


@dataclass(frozen=True)
class Pooling(Layer):
    """Maximum or mean of each square of `size` px; incomplete squares at the edge are dropped."""

    kind: ClassVar[str] = "pooling"
    size: int = 2
    mode: Literal["max", "average"] = "max"

    def output_shape(self, shapes: Sequence[Shape]) -> Shape:
        """Height and width divided by the size, rounded down."""
        (shape,) = shapes
        height, width, channels = _image(shape)
        return (*_positive(height // self.size, width // self.size), channels)


@dataclass(frozen=True)
class GlobalPooling(Layer):
    """Maximum or mean of each channel."""

    kind: ClassVar[str] = "global_pooling"
    mode: Literal["max", "average"] = "max"

    def output_shape(self, shapes: Sequence[Shape]) -> Shape:
        """One feature per channel."""
        (shape,) = shapes
        return (_image(shape)[2],)


@dataclass(frozen=True)
class Add(Layer):
    """Sum of two inputs of the same shape."""

    kind: ClassVar[str] = "add"

    def output_shape(self, shapes: Sequence[Shape]) -> Shape:
        """The shape of both."""
        first, second = shapes
        if first != second:
            raise ValueError(f"{self.name}: cannot add {first} and {second}")
        return first


@dataclass(frozen=True)
class Multiply(Layer):
    """Product of two inputs; the second may be one number per channel (squeeze and excitation)."""

    kind: ClassVar[str] = "multiply"

    def output_shape(self, shapes: Sequence[Shape]) -> Shape:
        """The shape of the first."""
        first, second = shapes
        if second not in (first, first[-1:]):
            raise ValueError(f"{self.name}: cannot multiply {first} and {second}")
        return first


@dataclass(frozen=True)
class Flatten(Layer):
    """All values as one vector, in order of row, column, channel."""

    kind: ClassVar[str] = "flatten"

    def output_shape(self, shapes: Sequence[Shape]) -> Shape:
        """As many features as there are values."""
        (shape,) = shapes
        return (math.prod(shape),)


@dataclass(frozen=True)
class Dense(Layer):
    """Fully connected layer; its kernel is stored in, out."""

    kind: ClassVar[str] = "dense"
    units: int = 10

    def output_shape(self, shapes: Sequence[Shape]) -> Shape:
        """One feature per unit."""
        (shape,) = shapes
        if len(shape) != 1:
            raise ValueError(f"{self.name}: takes features, not an image of shape {shape}")
        return (self.units,)

    def weight_shapes(self, shapes: Sequence[Shape]) -> dict[str, Shape]:
        """Kernel and bias."""
        (shape,) = shapes
        return {"kernel": (shape[0], self.units), "bias": (self.units,)}


@dataclass(frozen=True)
class Dropout(Layer):
    """Sets this share of the values to zero during training; does nothing otherwise."""

    kind: ClassVar[str] = "dropout"
    rate: float = 0.5


KINDS: Mapping[str, type[Layer]] = {
    layer.kind: layer
    for layer in (
        *(Convolution, Depthwise, BatchNorm, Activation, Pooling, GlobalPooling),
        *(Add, Multiply, Flatten, Dense, Dropout),
    )
}
"""The layers by kind."""


def _image(shape: Shape) -> Shape:
    if len(shape) != 3:
        raise ValueError(f"an image is needed, not features of shape {shape}")
    return shape


def _positive(height: int, width: int) -> Shape:
    if height < 1 or width < 1:
        raise ValueError("nothing is left of the image")
    return height, width
