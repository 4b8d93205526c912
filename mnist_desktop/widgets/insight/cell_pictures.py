"""The pictures beside the arithmetic of a cell: what it comes from, the weights, where it lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.activations import Activations
from mnist_desktop.insight.arithmetic import CellArithmetic, Combined, PassedOn, Pooled, Products
from mnist_desktop.insight.receptive_field import Region, image_shape
from mnist_desktop.recognition.networks.layers import INPUT
from mnist_desktop.widgets.insight.value_picture import BrightnessScale

Floats = NDArray[np.floating]
Kind = Literal["image", "before", "second", "patch", "kernel", "products", "result"]


@dataclass(frozen=True, eq=False)
class CellPicture:
    """One of the pictures.

    Attributes:
        kind: what it shows.
        values: (height, width).
        scale: what black and white stand for.
        frame: the cells that the number comes from or lies at.
        channel: of `values` in its layer.
        sign: that stands before the picture, such as ×.
        mark: row and column of a cell to mark, such as the largest.
        has_numbers: whether its cells are large enough to print their numbers.
    """

    kind: Kind
    values: Floats
    scale: BrightnessScale
    frame: Region | None = None
    channel: int = 0
    sign: str = ""
    mark: tuple[int, int] | None = None
    has_numbers: bool = False


def strongest_channel(arithmetic: CellArithmetic) -> int:
    """The input channel that gives most to the cell, in absolute terms."""
    first = arithmetic.steps[0]
    if isinstance(first, Products):
        return first.first_channel + int(np.abs(first.by_channel).argmax())
    if isinstance(first, PassedOn):
        return first.cell[2]
    return arithmetic.cell[2]


def cell_pictures(
    activations: Activations, arithmetic: CellArithmetic, channel: int
) -> tuple[CellPicture, ...]:
    """The pictures of a cell, from left to right; none for a unit that takes a row of units.

    Args:
        activations: with the values of the block and of what it takes.
        arithmetic: of one of its cells.
        channel: the input channel to show.
    """
    block, first = arithmetic.block, arithmetic.steps[0]
    before = activations.values[block.inputs[0]]
    pictures: tuple[CellPicture, ...] = ()
    if isinstance(first, Products) and before.ndim == 3:
        pictures = _of_window(before, first, channel)
    elif isinstance(first, Products):
        return _of_pixels(activations, first)
    elif before.ndim == 3:
        pictures = _of_other(activations, arithmetic, before)
    if block.is_image and block.output in activations.values:
        own = activations.values[block.output]
        place = Region.of_cell(arithmetic.cell)
        picture = _map("result", own, arithmetic.cell[2], place, "→" if pictures else "")
        pictures = (*pictures, picture)
    if block.inputs[0] == INPUT and pictures:
        pictures = (replace(pictures[0], kind="image"), *pictures[1:])
    return pictures


def _map(
    kind: Kind, values: Floats, channel: int, frame: Region | None, sign: str = ""
) -> CellPicture:
    image = values.reshape(image_shape(values.shape))
    return CellPicture(kind, image[..., channel], BrightnessScale.of(values), frame, channel, sign)


def _of_window(before: Floats, first: Products, channel: int) -> tuple[CellPicture, ...]:
    """The map before, the window of it, and the kernel that it is multiplied by."""
    at = channel - first.first_channel
    side = first.kernel.shape[0]
    shown = _map("before", before, channel, _window(first.corner, (side, side), before))
    kernel = CellPicture(
        "kernel",
        first.kernel[..., at],
        # Always a sign, so that middle grey is 0
        BrightnessScale(float(np.abs(first.kernel).max()) or 1.0, is_signed=True),
        sign="×",
        has_numbers=True,
    )
    patch = CellPicture("patch", first.inputs[..., at], shown.scale, has_numbers=True)
    return shown, patch, kernel


def _of_pixels(activations: Activations, first: Products) -> tuple[CellPicture, ...]:
    """The image, a unit's weight for each pixel, and the products; none for other inputs."""
    image = activations.image
    if first.inputs.size != image.size:
        return ()
    kernel = first.kernel.reshape(image.shape)
    products = image * kernel
    return (
        CellPicture("image", image, BrightnessScale()),
        CellPicture(
            "kernel", kernel, BrightnessScale(float(np.abs(kernel).max()) or 1.0, True), sign="×"
        ),
        CellPicture(
            "products",
            products,
            BrightnessScale(float(np.abs(products).max()) or 1.0, True),
            sign="=",
        ),
    )


def _of_other(
    activations: Activations, arithmetic: CellArithmetic, before: Floats
) -> tuple[CellPicture, ...]:
    first, cell = arithmetic.steps[0], arithmetic.cell
    if isinstance(first, Pooled):
        window = _window(first.corner, (first.cells.shape[0], first.cells.shape[1]), before)
        shown = _map("before", before, cell[2], window)
        mark = first.winner if first.mode == "max" else None
        is_large = first.cells.size > 49
        patch = CellPicture("patch", first.cells, shown.scale, mark=mark, has_numbers=not is_large)
        return (shown, patch)
    place = first.cell if isinstance(first, PassedOn) else cell
    shown = _map("before", before, place[2], Region.of_cell(place))
    if not isinstance(first, Combined):
        return (shown,)
    second = activations.values[arithmetic.block.inputs[1]]
    if second.ndim == 1:
        return (shown,)
    sign = "+" if first.operation == "add" else "×"
    return shown, _map("second", second, cell[2], Region.of_cell(cell), sign)


def _window(corner: tuple[int, int], sides: tuple[int, int], before: Floats) -> Region:
    """A window as far as it lies in the map."""
    rows, columns = (
        (max(start, 0), min(start + side, limit))
        for start, side, limit in zip(corner, sides, before.shape[:2], strict=True)
    )
    return Region(rows, columns, (0, 0))
