"""The blocks of a network: layers that are looked at as one, such as convolution, norm and ReLU."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from math import prod

from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.confidence_branch import confidence_layers
from mnist_desktop.recognition.networks.layers import (
    INPUT,
    Activation,
    Add,
    BatchNorm,
    Convolution,
    Dense,
    Depthwise,
    Dropout,
    Flatten,
    Layer,
    Multiply,
    Pooling,
    Shape,
)

_LEADING = (Convolution, Depthwise, Dense, Add, Multiply, BatchNorm)
_FOLLOWING = (BatchNorm, Pooling, Activation)


@dataclass(frozen=True)
class Block:
    """Layers of which each takes the one before and nothing else does.

    Attributes:
        layers: in order; the first gives the block its kind.
        inputs: the layers whose outputs the first layer takes; each is INPUT or the output of an
            earlier block.
        shape: of the output, (height, width, channels) or (units,).
        parameters: number of weights of all its layers, moving statistics included.
        is_confidence: whether it belongs to the confidence branch.
    """

    layers: tuple[Layer, ...]
    inputs: tuple[str, ...]
    shape: Shape
    parameters: int
    is_confidence: bool = False

    @property
    def name(self) -> str:
        """The name of its first layer."""
        return self.layers[0].name

    @property
    def kind(self) -> str:
        """The kind of its first layer."""
        return self.layers[0].kind

    @property
    def output(self) -> str:
        """The name of its last layer, whose output is the block's."""
        return self.layers[-1].name

    @property
    def channels(self) -> int:
        """Number of maps, or of units."""
        return self.shape[-1]

    @property
    def is_image(self) -> bool:
        """Whether its channels are maps; otherwise they are single numbers."""
        return len(self.shape) == 3

    @property
    def function(self) -> str:
        """The activation function at its end; empty if there is none."""
        last = self.layers[-1]
        return last.function if isinstance(last, Activation) else ""


def blocks_of(architecture: Architecture) -> tuple[Block, ...]:
    """The blocks from the image to the scores; each comes after those that it takes.

    Every layer is in one block. A convolution, dense layer, sum or product takes the batch norms,
    pooling and activation that follow it up to the first activation.
    """
    takers: dict[str, list[Layer]] = {}
    for layer in architecture.layers:
        for name in layer.inputs:
            takers.setdefault(name, []).append(layer)
    confidence = confidence_layers(architecture)
    blocks: list[Block] = []
    seen: set[str] = set()
    for layer in architecture.layers:
        if layer.name in seen:
            continue
        layers = (layer, *(_followers(layer, takers) if isinstance(layer, _LEADING) else ()))
        seen.update(one.name for one in layers)
        blocks.append(
            Block(
                layers,
                layer.inputs,
                architecture.shapes[layers[-1].name],
                sum(_parameters(architecture, one) for one in layers),
                layer.name in confidence,
            )
        )
    return tuple(blocks)


def first_dense_of_image(architecture: Architecture) -> str | None:
    """The dense layer whose weights are pictures, as it takes every pixel; None if there is none.

    Between it and the image there is nothing but flattening and dropout.
    """
    name = INPUT
    for layer in architecture.layers:
        if layer.inputs != (name,):
            continue
        if isinstance(layer, Dense):
            return layer.name
        if isinstance(layer, Flatten | Dropout):
            name = layer.name
    return None


def _followers(layer: Layer, takers: dict[str, list[Layer]]) -> list[Layer]:
    """What follows a layer up to its activation; without one, only its batch norms."""
    run: list[Layer] = []
    name = layer.name
    while not run or not isinstance(run[-1], Activation):
        following = takers.get(name, [])
        if len(following) != 1 or following[0].inputs != (name,):
            break
        if not isinstance(following[0], _FOLLOWING):
            break
        run.append(following[0])
        name = following[0].name
    if run and isinstance(run[-1], Activation):
        return run
    return list(takewhile(lambda one: isinstance(one, BatchNorm), run))


def _parameters(architecture: Architecture, layer: Layer) -> int:
    shapes = [architecture.shapes[name] for name in layer.inputs]
    return sum(map(prod, layer.weight_shapes(shapes).values()))
