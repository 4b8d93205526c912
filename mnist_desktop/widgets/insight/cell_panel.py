"""How one cell of a layer is computed: pictures, the share of each map, and the numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.insight.activations import Activations
from mnist_desktop.insight.arithmetic import CellArithmetic, Products
from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.receptive_field import Cell
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.steady_label import SteadyLabel
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.arithmetic_texts import ArithmeticTexts
from mnist_desktop.widgets.insight.cell_pictures import cell_pictures, strongest_channel
from mnist_desktop.widgets.insight.cell_view import CellView
from mnist_desktop.widgets.insight.channel_bars import ChannelBars

_MAX_BARS = 256  # a bar needs a logical px or two


class CellPanel(Translated, QWidget):
    """Lays out its parts, whose signals the panel around it connects."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cellPanel")
        self._texts = ArithmeticTexts(self)
        self._title = SteadyLabel(named("cellTitle", SectionTitle()))
        self.view = CellView()
        self.bars = ChannelBars()
        plain = Qt.TextFormat.PlainText
        lines = named("cellLines", QLabel(textFormat=plain))
        lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines = SteadyLabel(lines)
        self._arithmetic: CellArithmetic | None = None
        self._channel = 0
        self._name = ""
        self.bars.channel_chosen.connect(self._on_channel_chosen)
        self._activations: Activations | None = None
        self._chosen_input: int | None = None  # until another layer or channel is looked at
        column_of(self._title, self.view, self.bars, self._lines, owner=self, spacing=4)
        self._set_texts()

    def _set_texts(self) -> None:
        self._lines.setStatusTip(
            self.tr("The arithmetic of this one cell, with the network's real numbers.")
        )
        self._show()

    def show_cell(self, activations: Activations, block: Block, cell: Cell, name: str) -> None:
        """Shows how a cell is computed.

        Args:
            activations: with the values of what the block takes.
            block: the block.
            cell: of its output.
            name: of the channel.
        """
        before = self._arithmetic
        is_other = before is None or (before.block, before.cell[2]) != (block, cell[2])
        if is_other:
            self._chosen_input = None
        self._activations, self._name = activations, name
        self._arithmetic = activations.arithmetic(block, cell)
        self._show()
        if is_other:
            self._title.forget_height()
            self._lines.forget_height()

    def _on_channel_chosen(self, channel: int) -> None:
        self._chosen_input = channel
        self._show()

    def _show(self) -> None:
        arithmetic, activations = self._arithmetic, self._activations
        if arithmetic is None or activations is None:
            return
        first = arithmetic.steps[0]
        channel = self._chosen_input
        if channel is None:
            channel = strongest_channel(arithmetic)
        is_sum = isinstance(first, Products) and first.kernel.shape[2] <= _MAX_BARS
        if isinstance(first, Products) and is_sum:
            are_maps = activations.values[arithmetic.block.inputs[0]].ndim == 3
            self.bars.show_sums(first.by_channel, channel - first.first_channel, are_maps=are_maps)
        else:
            self.bars.hide()
        self.view.show_cell(cell_pictures(activations, arithmetic, channel), arithmetic.cell)
        self._title.set_text(self._texts.heading(arithmetic, self._name))
        self._lines.set_text("\n".join(self._texts.lines(arithmetic, channel)))
