"""Which cells of earlier layers, and which pixels, a cell of a layer comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import (
    Convolution,
    Dense,
    Depthwise,
    Flatten,
    GlobalPooling,
    Layer,
    Pooling,
    Shape,
)

Cell = tuple[int, int, int]
"""Row, column and channel; a unit of a row of units is (0, 0, unit)."""
Span = tuple[int, int]
"""First and one past the last."""


@dataclass(frozen=True)
class Region:
    """A box of cells of one layer; a row of units counts as 1 x 1 with one channel a unit.

    Attributes:
        rows: of the map.
        columns: of the map.
        channels: or units.
    """

    rows: Span
    columns: Span
    channels: Span

    @classmethod
    def of_cell(cls, cell: Cell) -> Region:
        """The region of a single cell."""
        row, column, channel = cell
        return cls((row, row + 1), (column, column + 1), (channel, channel + 1))

    def joined(self, other: Region | None) -> Region:
        """The smallest box around both."""
        if other is None:
            return self
        return Region(
            _around(self.rows, other.rows),
            _around(self.columns, other.columns),
            _around(self.channels, other.channels),
        )


def image_shape(shape: Shape) -> tuple[int, int, int]:
    """(height, width, channels); a row of units is 1 x 1 with one channel a unit."""
    height, width, channels = shape if len(shape) == 3 else (1, 1, *shape)
    return height, width, channels


def regions_before(layer: Layer, region: Region, shapes: Sequence[Shape]) -> tuple[Region, ...]:
    """The region of each of the layer's inputs that a region of its output comes from.

    Args:
        layer: the layer.
        region: of its output.
        shapes: of its inputs.
    """
    height, width, channels = image_shape(shapes[0])
    if isinstance(layer, Convolution | Depthwise):
        taken = region.channels if isinstance(layer, Depthwise) else (0, channels)
        rows, columns = (
            _under_kernel(layer, span, side)
            for span, side in ((region.rows, height), (region.columns, width))
        )
        return (Region(rows, columns, taken),)
    if isinstance(layer, Pooling):
        rows, columns = (
            (start * layer.size, stop * layer.size) for start, stop in (region.rows, region.columns)
        )
        return (Region(rows, columns, region.channels),)
    if isinstance(layer, GlobalPooling):
        return (Region((0, height), (0, width), region.channels),)
    if isinstance(layer, Dense):
        return (Region((0, 1), (0, 1), (0, channels)),)
    if isinstance(layer, Flatten):
        return (_before_flattening(region.channels, (height, width, channels)),)
    return tuple(
        # One number per channel that multiplies an image
        region if len(shape) == len(shapes[0]) else Region((0, 1), (0, 1), region.channels)
        for shape in shapes
    )


def receptive_field(architecture: Architecture, layer: str, region: Region) -> dict[str, Region]:
    """The regions of INPUT and of all layers that a region of a layer comes from, by name."""
    regions: dict[str, Region] = {layer: region}
    for one in reversed(architecture.layers):
        if one.name not in regions:
            continue
        shapes = [architecture.shapes[name] for name in one.inputs]
        before = regions_before(one, regions[one.name], shapes)
        for name, part in zip(one.inputs, before, strict=True):
            regions[name] = part.joined(regions.get(name))
    return regions


def padding_before(layer: Convolution | Depthwise, side: int) -> int:
    """Rows of zeros above an image of this height, as many columns at its left: SAME_UPPER."""
    if layer.padding == "valid":
        return 0
    moves = -(-side // layer.stride) - 1
    return max(moves * layer.stride + layer.kernel - side, 0) // 2


def _under_kernel(layer: Convolution | Depthwise, span: Span, side: int) -> Span:
    padding = padding_before(layer, side)
    start = span[0] * layer.stride - padding
    stop = (span[1] - 1) * layer.stride - padding + layer.kernel
    return max(start, 0), min(stop, side)


def _before_flattening(units: Span, shape: Shape) -> Region:
    """Row, column, channel: one unit is one cell, several are all of the rows that they touch."""
    _, width, channels = shape
    if units[1] - units[0] == 1:
        row, rest = divmod(units[0], width * channels)
        column, channel = divmod(rest, channels)
        return Region.of_cell((row, column, channel))
    per_row = width * channels
    return Region((units[0] // per_row, -(-units[1] // per_row)), (0, width), (0, channels))


def _around(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])
