"""The networks: each a name and its list of layers, from the image to ten scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from types import MappingProxyType
from typing import Any

from mnist_desktop.recognition.networks.layers import (
    INPUT,
    INPUT_SHAPE,
    Activation,
    Add,
    BatchNorm,
    Convolution,
    Dense,
    Depthwise,
    Flatten,
    GlobalPooling,
    Layer,
    Pooling,
    Shape,
)

CLASSES = 10


@dataclass(frozen=True)
class Architecture:
    """A network: its name and layers. Raises ValueError if the layers do not fit together.

    The last layer gives the ten scores before softmax (logits).
    """

    name: str
    layers: tuple[Layer, ...]

    def __post_init__(self) -> None:
        if not self.layers or self.shapes[self.layers[-1].name] != (CLASSES,):
            raise ValueError("the last layer must give ten scores")
        used = {name for layer in self.layers for name in layer.inputs}
        unused = self.shapes.keys() - used - {self.layers[-1].name}
        if unused:
            raise ValueError(f"layers lead nowhere: {sorted(unused)}")

    @cached_property
    def shapes(self) -> Mapping[str, Shape]:
        """Shape of the input and of every layer's output, by name."""
        shapes: dict[str, Shape] = {INPUT: INPUT_SHAPE}
        for layer in self.layers:
            if layer.name in shapes:
                raise ValueError(f"two layers are called {layer.name}")
            missing = [name for name in layer.inputs if name not in shapes]
            if missing:
                raise ValueError(f"{layer.name} takes {missing}, which does not come before it")
            shapes[layer.name] = layer.output_shape([shapes[name] for name in layer.inputs])
        return MappingProxyType(shapes)

    @cached_property
    def weight_shapes(self) -> Mapping[str, Shape]:
        """Shape of every weight, by "layer/weight"."""
        return MappingProxyType(
            {
                f"{layer.name}/{weight}": shape
                for layer in self.layers
                for weight, shape in layer.weight_shapes(
                    [self.shapes[name] for name in layer.inputs]
                ).items()
            }
        )

    @property
    def parameters(self) -> int:
        """The number of weights, including moving statistics."""
        return sum(prod(shape) for shape in self.weight_shapes.values())


def first_kernels(architecture: Architecture) -> tuple[str, ...]:
    """The "layer/kernel" of the layers that the image goes into, past any Flatten.

    Empty where something else takes the image too, which could not be scaled by these kernels.
    """
    images, kernels = {INPUT}, []
    for layer in architecture.layers:
        if not images.intersection(layer.inputs):
            continue
        if isinstance(layer, Flatten):
            images.add(layer.name)
        elif isinstance(layer, Convolution | Depthwise | Dense):
            kernels.append(f"{layer.name}/kernel")
        else:
            return ()
    return tuple(kernels)


class Chain:
    """Builds a network whose layers each take the one before; the caller names them."""

    def __init__(self) -> None:
        self.layers: list[Layer] = []

    @property
    def last(self) -> tuple[str]:
        """The inputs of the next layer."""
        return (self.layers[-1].name if self.layers else INPUT,)

    def add(self, layer: type[Layer], name: str, **settings: Any) -> None:
        """Adds a layer with these settings."""
        self.layers.append(layer(name, self.last, **settings))

    def convolution(self, name: str, filters: int, kernel: int, *, same: bool = False) -> None:
        """Adds a convolution and a ReLU."""
        padding = "same" if same else "valid"
        self.add(Convolution, name, kernel=kernel, padding=padding, filters=filters)
        self.relu(name)

    def normalised(
        self,
        name: str,
        filters: int,
        *,
        same: bool,
        pooled: bool = False,
        kernel: int = 3,
        stride: int = 1,
    ) -> None:
        """Adds a convolution, pooling, batch norm and a ReLU.

        Pooling comes first because batch norm at full size takes a third of a training step.
        """
        window = {"kernel": kernel, "stride": stride, "padding": "same" if same else "valid"}
        self.add(Convolution, name, **window, bias=False, filters=filters)
        if pooled:
            self.pooling(f"{name}_pooling")
        self.add(BatchNorm, f"{name}_norm")
        self.relu(name)

    def residual_pair(self, name: str, filters: int) -> None:
        """Adds two convolutions whose sum with their input goes through a ReLU (He et al. 2016).

        The input must have as many channels.
        """
        (before,) = self.last
        self.normalised(f"{name}_first", filters, same=True)
        second = f"{name}_second"
        self.add(Convolution, second, kernel=3, padding="same", bias=False, filters=filters)
        self.add(BatchNorm, f"{second}_norm")
        self.layers.append(Add(f"{name}_sum", (before, *self.last)))
        self.relu(f"{name}_sum")

    def dense(self, name: str, units: int) -> None:
        """Adds a dense layer and a ReLU."""
        self.add(Dense, name, units=units)
        self.relu(name)

    def relu(self, name: str) -> None:
        """Adds the ReLU of layer `name`."""
        self.add(Activation, f"{name}_relu")

    def pooling(self, name: str) -> None:
        """Adds 2 x 2 max pooling."""
        self.add(Pooling, name)

    def global_pooling(self) -> None:
        """Adds global max pooling."""
        self.add(GlobalPooling, "global_pooling")

    def flatten(self) -> None:
        """Adds Flatten."""
        self.add(Flatten, "flatten")

    def architecture(self, name: str) -> Architecture:
        """The finished network, with a dense layer for the ten scores."""
        self.add(Dense, "scores", units=CLASSES)
        return Architecture(name, tuple(self.layers))


def _cnn() -> Architecture:
    """The three-convolution network of the tutorials: 93,322 parameters."""
    chain = Chain()
    chain.convolution("conv1", 32, 3)
    chain.pooling("pooling1")
    chain.convolution("conv2", 64, 3)
    chain.pooling("pooling2")
    chain.convolution("conv3", 64, 3)
    chain.flatten()
    chain.dense("dense", 64)
    return chain.architecture("cnn")


def _lenet() -> Architecture:
    """LeNet-5's shape with ReLU and max pooling: 61,706 parameters."""
    chain = Chain()
    chain.convolution("conv1", 6, 5, same=True)
    chain.pooling("pooling1")
    chain.convolution("conv2", 16, 5)
    chain.pooling("pooling2")
    chain.flatten()
    chain.dense("dense1", 120)
    chain.dense("dense2", 84)
    return chain.architecture("lenet")


def _wide() -> Architecture:
    """Two 5x5 convolutions and a dense layer of 1,000: 1,087,106 parameters."""
    chain = Chain()
    chain.convolution("conv1", 32, 5)
    chain.pooling("pooling1")
    chain.convolution("conv2", 64, 5)
    chain.pooling("pooling2")
    chain.flatten()
    chain.dense("dense", 1000)
    return chain.architecture("wide")


def _mlp() -> Architecture:
    """One hidden layer of 512: 407,050 parameters."""
    chain = Chain()
    chain.flatten()
    chain.dense("dense", 512)
    return chain.architecture("mlp")


def _quick() -> Architecture:
    """Learns in seconds: 99.2 to 99.4 % after two or three epochs (facts, measured)."""
    chain = Chain()
    chain.normalised("conv1", 16, same=False, pooled=True)
    chain.normalised("conv2", 32, same=False, pooled=True)
    chain.normalised("conv3", 64, same=False)
    chain.flatten()
    return chain.architecture("quick")


def _tiny() -> Architecture:
    """For pages and phones: 9,174 parameters.

    With a first convolution of stride 2 a step takes a third less time than with one of stride 1
    and pooling behind it (8,488 parameters; measured).
    """
    chain = Chain()
    chain.normalised("conv1", 12, same=False, kernel=5, stride=2)
    chain.normalised("conv2", 20, same=False, pooled=True)
    chain.normalised("conv3", 24, same=False)
    chain.flatten()
    return chain.architecture("tiny")


def _best() -> Architecture:
    """The network of the built-in model: six convolutions, 289,066 parameters."""
    chain = Chain()
    chain.normalised("conv1", 32, same=False)
    chain.normalised("conv2", 32, same=False, pooled=True)
    chain.normalised("conv3", 64, same=True)
    chain.normalised("conv4", 64, same=True, pooled=True)
    chain.normalised("conv5", 128, same=True)
    chain.normalised("conv6", 128, same=True)
    chain.global_pooling()
    return chain.architecture("best")


def _residual() -> Architecture:
    """One pair of 64 filters at 14 x 14 and one of 96 at 7 x 7: 317,162 parameters."""
    chain = Chain()
    chain.normalised("conv1", 32, same=True, pooled=True, kernel=5)
    chain.normalised("conv2", 64, same=True)
    chain.residual_pair("block1", 64)
    chain.pooling("pooling")
    chain.normalised("conv3", 96, same=True)
    chain.residual_pair("block2", 96)
    chain.global_pooling()
    return chain.architecture("residual")


ARCHITECTURES: Mapping[str, Architecture] = MappingProxyType(
    {
        architecture.name: architecture
        for architecture in (_cnn(), _lenet(), _wide(), _mlp(), _quick(), _tiny(), _best())
    }
)

RESIDUAL = _residual()
"""The next candidate for the built-in model; the window does not offer it for training."""


@dataclass(frozen=True)
class LayerRow:
    """A layer, and the shape of its output and the number of its weights where they are known."""

    layer: Layer
    shape: Shape | None = None
    parameters: int | None = None


def layer_row(layer: Layer, shapes: Sequence[Shape]) -> LayerRow:
    """The row of a layer with inputs of these shapes; ValueError if it cannot take them."""
    output = layer.output_shape(shapes)
    return LayerRow(layer, output, sum(map(prod, layer.weight_shapes(shapes).values())))


def layer_rows(architecture: Architecture) -> tuple[LayerRow, ...]:
    """One row per layer, from the image to the scores."""
    return tuple(
        layer_row(layer, [architecture.shapes[name] for name in layer.inputs])
        for layer in architecture.layers
    )


def shape_text(shape: Shape) -> str:
    """The shape as text, e.g. 5 × 5 × 64."""
    return " × ".join(f"{side:,}" for side in shape)
