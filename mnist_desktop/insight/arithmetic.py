"""The arithmetic behind one number of a network, step by step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.receptive_field import Cell, image_shape, padding_before
from mnist_desktop.recognition.networks.layers import (
    BATCH_NORM_EPSILON,
    Activation,
    Add,
    BatchNorm,
    Convolution,
    Dense,
    Depthwise,
    Dropout,
    Flatten,
    GlobalPooling,
    Layer,
    Multiply,
    Pooling,
)

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Products:
    """Inputs times weights, added up, and the bias: convolution, depthwise and dense layers.

    Attributes:
        inputs: (k, k, channels) float64; zeros in the padding. Of a dense layer (1, 1, units).
        kernel: of the same shape.
        is_padding: (k, k) bool, cells outside the image.
        first_channel: the input channel of `inputs[..., 0]`.
        corner: row and column of `inputs[0, 0]` in the map before; negative in the padding.
        bias: None if the layer has none.
        value: the sum of all products and the bias.
    """

    inputs: Doubles
    kernel: Doubles
    is_padding: npt.NDArray[np.bool_]
    first_channel: int
    corner: tuple[int, int]
    bias: float | None
    value: float

    @property
    def by_channel(self) -> Doubles:
        """(channels,) what each input channel gives, without the bias."""
        sums: Doubles = (self.inputs * self.kernel).sum(axis=(0, 1))
        return sums


@dataclass(frozen=True)
class Normalised:
    """Batch norm: (before - mean) / sqrt(variance + epsilon) * gamma + beta."""

    before: float
    mean: float
    variance: float
    gamma: float
    beta: float

    @property
    def value(self) -> float:
        """The result."""
        return self.before * self.factor + self.offset

    @property
    def factor(self) -> float:
        """What `before` is multiplied by."""
        return float(self.gamma / np.sqrt(self.variance + BATCH_NORM_EPSILON))

    @property
    def offset(self) -> float:
        """What is added then."""
        return self.beta - self.mean * self.factor


@dataclass(frozen=True)
class Activated:
    """An activation function of one number."""

    function: Literal["relu", "sigmoid", "tanh", "swish"]
    before: float

    @property
    def value(self) -> float:
        """The result."""
        return _FUNCTIONS[self.function](self.before)


@dataclass(frozen=True, eq=False)
class Pooled:
    """The largest or the mean of some cells.

    Attributes:
        cells: (height, width) float64.
        corner: row and column of `cells[0, 0]` in the map before.
        mode: which of the two.
    """

    cells: Doubles
    corner: tuple[int, int]
    mode: Literal["max", "average"]

    @property
    def winner(self) -> tuple[int, int]:
        """Row and column in `cells` of the first of the largest."""
        row, column = divmod(int(self.cells.argmax()), self.cells.shape[1])
        return row, column

    @property
    def value(self) -> float:
        """The result."""
        return float(self.cells.max() if self.mode == "max" else self.cells.mean())


@dataclass(frozen=True)
class Combined:
    """Two numbers added or multiplied."""

    operation: Literal["add", "multiply"]
    first: float
    second: float

    @property
    def value(self) -> float:
        """The result."""
        is_sum = self.operation == "add"
        return self.first + self.second if is_sum else self.first * self.second


@dataclass(frozen=True)
class PassedOn:
    """A number that stays as it is: flattening and, when the network answers, dropout.

    Attributes:
        kind: of the layer.
        cell: where it stands in the layer before.
        value: the number.
    """

    kind: str
    cell: Cell
    value: float


@dataclass(frozen=True)
class SwitchedOff:
    """What a channel that is switched off passes on."""

    before: float
    value: float = 0.0


Step = Products | Normalised | Activated | Pooled | Combined | PassedOn | SwitchedOff


@dataclass(frozen=True, eq=False)
class CellArithmetic:
    """How a block computes one cell.

    Attributes:
        block: the block.
        cell: of its output.
        steps: from its inputs to the cell. Where pooling comes after a convolution, the steps
            before it are those of the cell that won, or of the first one of a mean.
    """

    block: Block
    cell: Cell
    steps: tuple[Step, ...]

    @property
    def value(self) -> float:
        """The block's output at the cell."""
        return self.steps[-1].value


def cell_arithmetic(
    block: Block,
    cell: Cell,
    weights: Mapping[str, Floats],
    values: Mapping[str, Floats],
    off: Collection[int] = (),
) -> CellArithmetic:
    """The steps of one cell, in float64.

    Args:
        block: the block.
        cell: of its output.
        weights: float32 by "layer/weight", as Keras lays them out.
        values: the outputs that the block takes, (height, width, channels) or (units,), by name.
        off: channels of the block that are switched off.

    Raises:
        KeyError: an input of the block is missing.
    """
    inputs = [np.asarray(values[name], np.float64) for name in block.inputs]
    images = [one.reshape(image_shape(one.shape)) for one in inputs]
    steps = _steps(block.layers, cell, weights, images)
    if cell[2] in off:
        steps = (*steps, SwitchedOff(steps[-1].value))
    return CellArithmetic(block, cell, steps)


def _steps(
    layers: tuple[Layer, ...], cell: Cell, weights: Mapping[str, Floats], images: list[Doubles]
) -> tuple[Step, ...]:
    *before, layer = layers
    if not before:
        return (_first_step(layer, cell, weights, images),)
    if isinstance(layer, Pooling):
        return _pooled_steps(layer, tuple(before), cell, weights, images)
    steps = _steps(tuple(before), cell, weights, images)
    return (*steps, _step_of_value(layer, cell[2], weights, steps[-1].value))


def _pooled_steps(
    layer: Pooling,
    before: tuple[Layer, ...],
    cell: Cell,
    weights: Mapping[str, Floats],
    images: list[Doubles],
) -> tuple[Step, ...]:
    row, column, channel = cell
    top, left = corner = row * layer.size, column * layer.size
    sides = range(layer.size)
    window = [
        [_steps(before, (top + y, left + x, channel), weights, images) for x in sides]
        for y in sides
    ]
    cells = np.array([[steps[-1].value for steps in line] for line in window])
    pooled = Pooled(cells, corner, layer.mode)
    y, x = pooled.winner if layer.mode == "max" else (0, 0)
    return (*window[y][x], pooled)


def _first_step(
    layer: Layer, cell: Cell, weights: Mapping[str, Floats], images: list[Doubles]
) -> Step:
    row, column, channel = cell
    image = images[0]
    if isinstance(layer, Convolution | Depthwise):
        return _window_products(layer, cell, weights, image)
    if isinstance(layer, Dense):
        return _dense_products(layer, channel, weights, image)
    if isinstance(layer, Pooling):
        top, left = row * layer.size, column * layer.size
        window = image[top : top + layer.size, left : left + layer.size, channel]
        return Pooled(window, (top, left), layer.mode)
    if isinstance(layer, GlobalPooling):
        return Pooled(image[:, :, channel], (0, 0), layer.mode)
    if isinstance(layer, Add | Multiply):
        second = images[1]
        is_per_channel = second.shape[:2] != image.shape[:2]
        factor = second[(0, 0, channel) if is_per_channel else cell]
        operation: Literal["add", "multiply"] = "add" if isinstance(layer, Add) else "multiply"
        return Combined(operation, float(image[cell]), float(factor))
    if isinstance(layer, Flatten):
        y, x, z = (int(at) for at in np.unravel_index(channel, image.shape))
        return PassedOn(layer.kind, (y, x, z), float(image[y, x, z]))
    if isinstance(layer, Dropout):
        return PassedOn(layer.kind, cell, float(image[cell]))
    return _step_of_value(layer, channel, weights, float(image[cell]))


def _step_of_value(
    layer: Layer, channel: int, weights: Mapping[str, Floats], before: float
) -> Normalised | Activated:
    if isinstance(layer, Activation):
        return Activated(layer.function, before)
    assert isinstance(layer, BatchNorm)
    names = ("moving_mean", "moving_variance", "gamma", "beta")
    return Normalised(before, *(float(weights[f"{layer.name}/{one}"][channel]) for one in names))


def _window_products(
    layer: Convolution | Depthwise, cell: Cell, weights: Mapping[str, Floats], image: Doubles
) -> Products:
    row, column, channel = cell
    is_depthwise = isinstance(layer, Depthwise)
    kernel = weights[f"{layer.name}/kernel"]
    kernel = kernel[:, :, channel] if is_depthwise else kernel[:, :, :, channel]
    image = image[:, :, channel : channel + 1] if is_depthwise else image
    height, width, _ = image.shape
    top = row * layer.stride - padding_before(layer, height)
    left = column * layer.stride - padding_before(layer, width)
    ys, xs = (np.arange(start, start + layer.kernel) for start in (top, left))
    is_padding = ~(((ys >= 0) & (ys < height))[:, None] & ((xs >= 0) & (xs < width)))
    inputs = image[np.clip(ys, 0, height - 1)[:, None], np.clip(xs, 0, width - 1)]
    inputs = np.where(is_padding[..., None], 0.0, inputs)
    bias = float(weights[f"{layer.name}/bias"][channel]) if layer.bias else None
    value = float((inputs * kernel).sum()) + (bias or 0.0)
    first = channel if is_depthwise else 0
    return Products(inputs, kernel.astype(np.float64), is_padding, first, (top, left), bias, value)


def _dense_products(
    layer: Dense, unit: int, weights: Mapping[str, Floats], image: Doubles
) -> Products:
    kernel = np.asarray(weights[f"{layer.name}/kernel"][:, unit], np.float64).reshape(image.shape)
    bias = float(weights[f"{layer.name}/bias"][unit])
    value = float((image * kernel).sum()) + bias
    return Products(image, kernel, np.zeros((1, 1), bool), 0, (0, 0), bias, value)


def _sigmoid(before: float) -> float:
    return float(0.5 * (1.0 + np.tanh(0.5 * before)))  # never overflows


_FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "relu": lambda before: max(before, 0.0),
    "sigmoid": _sigmoid,
    "tanh": lambda before: float(np.tanh(before)),
    "swish": lambda before: before * _sigmoid(before),
}
