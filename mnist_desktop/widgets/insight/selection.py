"""What is looked at on the tab Inside: a step of the network, and one cell of it."""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.receptive_field import Cell, Region, receptive_field
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import INPUT

SOFTMAX = "softmax"
"""Stands for the last step of a network, which is no layer."""
_MAX_VALUES = 1_000_000  # floats of all layers that are asked for at once
_OPENED_ON = ("convolution", "depthwise", "dense")  # kinds of blocks


class Selection(QObject):
    """A network and what is chosen of it; the pointer may look at another cell for a while.

    Attributes:
        architecture: the network; None before one is shown.
        blocks: its blocks.
        name: of the block that is chosen, or INPUT or SOFTMAX.
        cell: that is chosen; None until values of the block are there.
    """

    block_changed = Signal()  # `name`; also with another network
    cell_changed = Signal()  # `shown_cell`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.architecture: Architecture | None = None
        self.blocks: tuple[Block, ...] = ()
        self.name = INPUT
        self.cell: Cell | None = None
        self._pointed_at: Cell | None = None

    @property
    def block(self) -> Block | None:
        """The block that is chosen; None for the image and softmax."""
        return next((one for one in self.blocks if one.name == self.name), None)

    @property
    def shown_cell(self) -> Cell | None:
        """The cell under the pointer, else the chosen one."""
        return self._pointed_at or self.cell

    @property
    def wanted(self) -> frozenset[str]:
        """The layers whose values are shown; of a very large network not all."""
        if sum(prod(block.shape) for block in self.blocks) <= _MAX_VALUES:
            return frozenset(block.output for block in self.blocks)
        block = self.block
        shown = {block.output, *block.inputs} if block is not None else set()
        small = {one.output for one in self.blocks if not one.is_image}
        return frozenset(small | shown - {INPUT})

    @property
    def seen_pixels(self) -> tuple[int, int] | None:
        """Rows and columns of the image that a cell in the middle comes from; None for units."""
        block = self.block
        if block is None or not block.is_image:
            return None
        rows, columns, _ = block.shape
        region = self.receptive_fields((rows // 2, columns // 2, 0))[INPUT]
        (top, bottom), (left, right) = region.rows, region.columns
        return bottom - top, right - left

    def set_network(self, architecture: Architecture, blocks: tuple[Block, ...]) -> None:
        """Looks at another network: at its first convolution, or its first dense layer."""
        self.architecture, self.blocks = architecture, blocks
        first = next((block.name for block in blocks if block.kind in _OPENED_ON), INPUT)
        self.choose_block(first)

    def choose_block(self, name: str) -> None:
        """Looks at another step of the network."""
        self.name = name
        self.cell = self._pointed_at = None
        self.block_changed.emit()

    def choose_cell(self, cell: Cell) -> None:
        """Looks at another cell of the block."""
        self.cell, self._pointed_at = cell, None
        self.cell_changed.emit()

    def point_at(self, cell: Cell | None) -> None:
        """Looks at the cell under the pointer; None when it is gone."""
        if cell != self._pointed_at:
            self._pointed_at = cell
            self.cell_changed.emit()

    def choose_before(self, cell: Cell, is_second: bool) -> None:
        """Goes back to a cell of a layer that the block takes, at last to the image."""
        block = self.block
        if block is None:
            return
        layer = block.inputs[1 if is_second else 0]
        before = next((one.name for one in self.blocks if one.output == layer), INPUT)
        self.choose_block(before)
        if before != INPUT:
            self.choose_cell(cell)

    def open_cell(self, values: NDArray[np.float32]) -> Cell:
        """The shown cell; where none is chosen, the brightest of the block's values is."""
        if self.cell is None:
            channel = int(values.reshape(-1, values.shape[-1]).max(axis=0).argmax())
            self.cell = peak_cell(values, channel)
        return self._pointed_at or self.cell

    def receptive_fields(self, cell: Cell) -> dict[str, Region]:
        """What a cell of the block comes from, in each step before it, by name."""
        block = self.block
        if block is None or self.architecture is None:
            return {}
        fields = receptive_field(self.architecture, block.output, Region.of_cell(cell))
        names = {one.output: one.name for one in self.blocks} | {INPUT: INPUT}
        return {names[layer]: region for layer, region in fields.items() if layer in names}


def peak_cell(values: NDArray[np.floating], channel: int) -> Cell:
    """The first of the channel's largest cells; of a unit (0, 0, unit)."""
    if values.ndim == 1:
        return 0, 0, channel
    row, column = divmod(int(values[..., channel].argmax()), values.shape[1])
    return row, column, channel
