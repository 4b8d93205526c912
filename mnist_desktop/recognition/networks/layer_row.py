"""What a list of layers says of each: its output's shape and how many numbers it learns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import Layer, Shape


@dataclass(frozen=True)
class LayerRow:
    """A layer in its place.

    Attributes:
        layer: the layer.
        shape: of its output, or None where it cannot be known.
        parameters: how many numbers its weights hold, or None where that cannot be known.
    """

    layer: Layer
    shape: Shape | None = None
    parameters: int | None = None


def layer_row(layer: Layer, shapes: Sequence[Shape]) -> LayerRow:
    """The row of a layer that takes these shapes; ValueError if it cannot take them."""
    output = layer.output_shape(shapes)
    return LayerRow(layer, output, sum(map(prod, layer.weight_shapes(shapes).values())))


def layer_rows(architecture: Architecture) -> tuple[LayerRow, ...]:
    """One row a layer, from the image to the scores."""
    return tuple(
        layer_row(layer, [architecture.shapes[name] for name in layer.inputs])
        for layer in architecture.layers
    )


def shape_text(shape: Shape) -> str:
    """Its sides as they are read: 5 × 5 × 64."""
    return " × ".join(f"{side:,}" for side in shape)
