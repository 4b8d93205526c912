"""The tab Inside: the layers of the network, live, and how each of their numbers comes about."""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from mnist_desktop.insight.atlas import Atlas
from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.channel_peaks import ChannelExamples, ChannelPeaks
from mnist_desktop.insight.inspection import Inspection
from mnist_desktop.insight.receptive_field import Cell, Region, receptive_field
from mnist_desktop.insight.weights import kernel_of, weight_histogram, weight_pictures
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import INPUT
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.scrolled_part import fill_scroll_area
from mnist_desktop.widgets.base.throttle import Throttle
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.block_texts import BlockTexts
from mnist_desktop.widgets.insight.cell_panel import CellPanel
from mnist_desktop.widgets.insight.channel_row import ChannelRow
from mnist_desktop.widgets.insight.example_images import ExampleImages
from mnist_desktop.widgets.insight.feature_maps import FeatureMaps, peak_cell
from mnist_desktop.widgets.insight.first_use import FirstUseHint
from mnist_desktop.widgets.insight.layer_strip import SOFTMAX, LayerStrip
from mnist_desktop.widgets.insight.more_section import MoreSection
from mnist_desktop.widgets.insight.softmax_table import SoftmaxTable
from mnist_desktop.widgets.insight.value_picture import number_text

DETAILS_INTERVAL_MS = 100
_MAX_VALUES = 1_000_000  # floats of all layers that are asked for at once


class InsidePanel(Translated, QWidget):
    """Shows an inspection: the strip of layers, the maps of one, and the arithmetic of one cell."""

    shown = Signal()
    hidden = Signal()
    wanted_changed = Signal()  # `wanted`
    examples_requested = Signal(object, int)  # Block, channel
    peaks_requested = Signal(object)  # Block
    atlas_requested = Signal(object)  # Block

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insideTab")
        self._texts = BlockTexts(self)
        self.strip = LayerStrip()
        self._title = named("blockTitle", SectionTitle())
        self._legend = named("brightnessLegend", QLabel())
        self.maps = FeatureMaps()
        self.softmax = SoftmaxTable()
        self.cell = CellPanel()
        self.channel = ChannelRow()
        self.examples = ExampleImages()
        self.more = MoreSection()
        self._hint = named("insideHint", QLabel(wordWrap=True))
        self.first_use = FirstUseHint()
        self._inspection: Inspection | None = None
        self._details = Throttle(self._show, DETAILS_INTERVAL_MS, self)
        self._architecture: Architecture | None = None
        self._blocks: tuple[Block, ...] = ()
        self._cell: Cell | None = None  # chosen; None until a layer is looked at
        self._pointed_at: Cell | None = None
        self._is_detailed = False
        self._are_weights = False  # that the maps show
        self._scrolled = named("insideScroll", QScrollArea())
        self._lay_out()
        self._connect()
        self._set_texts()
        self._show()

    @property
    def explained_signals(self) -> tuple[SignalInstance, ...]:
        """Signals with the sentence for what is under the pointer."""
        return self.strip.explained, self.cell.bars.explained, self.examples.explained

    @property
    def architecture(self) -> Architecture | None:
        """The network that is shown."""
        return self._architecture

    @property
    def block(self) -> Block | None:
        """The block that is looked at; None for the image and softmax."""
        return next((one for one in self._blocks if one.name == self.strip.chosen), None)

    @property
    def wanted(self) -> frozenset[str]:
        """The layers whose values are shown."""
        outputs = frozenset(block.output for block in self._blocks)
        if self._architecture is None:
            return outputs
        if sum(prod(block.shape) for block in self._blocks) <= _MAX_VALUES:
            return outputs
        block = self.block
        shown = {block.output, *block.inputs} if block is not None else set()
        small = {one.output for one in self._blocks if not one.is_image}
        return frozenset(small | shown - {INPUT})

    def _set_texts(self) -> None:
        self._hint.setText(
            self.tr(
                "Draw a digit: here it passes through the network, layer by layer, while the pen"
                " moves."
            )
        )
        self._show_block()

    def show_network(self, architecture: Architecture, blocks: tuple[Block, ...]) -> None:
        """Shows another network; the first convolution is chosen, or the first dense layer."""
        if architecture == self._architecture:
            return
        self._architecture, self._blocks = architecture, blocks
        self._inspection = self._cell = None
        self.more.set_has_branch(any(block.is_confidence for block in blocks))
        self.strip.show_blocks(blocks, is_detailed=self._is_detailed)
        kinds = ("convolution", "depthwise", "dense")
        first = next((block.name for block in blocks if block.kind in kinds), INPUT)
        self._choose_block(first)

    def show_inspection(self, inspection: Inspection | None) -> None:
        """Shows an answer from inside; None while nothing is drawn.

        The maps follow at once. Numbers that change faster than anyone reads them would take the
        window's thread from the bars, so all else follows at most every DETAILS_INTERVAL_MS.
        """
        before, self._inspection = self._inspection, inspection
        if before is None or inspection is None or before.off != inspection.off:
            self._show()
        else:
            self._show_maps(self.block)
            self._details.request()

    def set_first_use(self, is_first: bool) -> None:
        """Shows what to try first, or not."""
        self.first_use.setVisible(is_first)

    def forget_counts(self) -> None:
        """Drops what was counted of another network."""
        self.show_examples(None)
        self.show_peaks(None)
        self.show_atlas(None, is_running=False)

    def show_examples(self, examples: ChannelExamples | None) -> None:
        """Shows what a channel likes, unless another one is looked at by now."""
        if examples is not None and self._cell is not None:
            at = "" if self.block is None else self.block.name, self._cell[2]
            if at != (examples.block, examples.channel):
                return
        is_new = examples is not None and self.examples.isHidden()
        self.examples.setVisible(examples is not None)
        self.examples.show_examples(examples)
        if is_new:  # the button may be the last thing in sight
            QTimer.singleShot(0, self._bring_examples_into_sight)

    def show_peaks(self, peaks: ChannelPeaks | None) -> None:
        """Shows what follows from the peaks of a layer."""
        self.more.show_peaks(peaks)

    def show_atlas(self, atlas: Atlas | None, *, is_running: bool) -> None:
        """Shows what the channels of a layer are worth."""
        self.more.show_atlas(atlas, is_running=is_running)

    def channel_name(self, block: str, channel: int) -> str:
        """What a channel of a block is called, by the name of the block."""
        return next(self._channel_name(one, channel) for one in self._blocks if one.name == block)

    def picture(self) -> QImage:
        """Everything that is shown, also what is scrolled out of sight."""
        return self._inside.grab().toImage()

    # What is looked at

    def _choose_block(self, name: str) -> None:
        self.strip.choose(name)
        self._cell = self._pointed_at = None
        self.show_examples(None)
        self.wanted_changed.emit()
        self._show()
        self._request_peaks()

    def _choose_cell(self, cell: Cell) -> None:
        if self._cell is None or cell[2] != self._cell[2]:
            self.show_examples(None)
        self._cell, self._pointed_at = cell, None
        self._show_cell()

    def _point_at(self, cell: Cell | None) -> None:
        if cell != self._pointed_at:
            self._pointed_at = cell
            self._show_cell()

    def _choose_before(self, cell: Cell, is_second: bool) -> None:
        """Goes back to a cell of a layer that the block takes, at last to the image."""
        block = self.block
        if block is None:
            return
        layer = block.inputs[1 if is_second else 0]
        before = next((one.name for one in self._blocks if one.output == layer), INPUT)
        self._choose_block(before)
        if before != INPUT:
            self._choose_cell(cell)

    def _on_details(self, is_detailed: bool) -> None:
        self._is_detailed = is_detailed
        self.strip.show_blocks(self._blocks, is_detailed=is_detailed)
        self._show()

    # Showing

    def _show(self) -> None:
        inspection = self._inspection
        self._hint.setVisible(inspection is None)
        self.strip.show_inspection(inspection)
        self._show_block()
        self._show_cell()

    def _show_block(self) -> None:
        block, inspection = self.block, self._inspection
        is_softmax = self.strip.chosen == SOFTMAX
        self.softmax.setVisible(is_softmax and inspection is not None)
        self._title.setText(self._heading(block))
        if inspection is not None and is_softmax:
            self.softmax.show_steps(inspection.softmax, inspection.classes)
        self._show_maps(block)
        self._legend.setText(self._legend_text())
        self._show_more(block)

    def _heading(self, block: Block | None) -> str:
        if block is not None:
            return f"{block.name}: {self._texts.title(block)}"
        if self.strip.chosen == SOFTMAX:
            return self.tr("Softmax: from scores to probabilities")
        return self.tr("The image, 28 × 28 numbers")

    def _show_maps(self, block: Block | None) -> None:
        inspection = self._inspection
        is_shown = inspection is not None and self.strip.chosen != SOFTMAX
        values = pictures = None
        off: frozenset[int] = frozenset()
        if inspection is not None and block is not None:
            activations = inspection.activations
            values = activations.values.get(block.output)
            off = frozenset(activations.off.get(block.name, ()))
            pictures = weight_pictures(activations.architecture, block, activations.weights)
        elif inspection is not None:
            values = inspection.activations.values[INPUT]
        self.maps.setVisible(is_shown and values is not None)
        self._legend.setVisible(is_shown and values is not None)
        if values is not None:
            self.maps.set_layer_name(self._heading(block))
            function = "" if block is None else block.function
            self.maps.show_values(values, off, function=function, pictures=pictures)
            self._are_weights = pictures is not None

    def _legend_text(self) -> str:
        scale = self.maps.scale
        largest = number_text(scale.largest)
        if scale.is_signed:
            text = self.tr("black −{largest}, grey 0, white {largest}")
        else:
            text = self.tr("black 0, white {largest}")
        text = text.format(largest=largest)
        return (
            self.tr("weights of each unit: {text}").format(text=text) if self._are_weights else text
        )

    def _show_more(self, block: Block | None) -> None:
        inspection = self._inspection
        histogram = None
        if inspection is not None and block is not None and not self.more.isHidden():
            kernel = kernel_of(block, inspection.activations.weights)
            histogram = None if kernel is None else weight_histogram(kernel)
        channel = 0 if self._cell is None else self._cell[2]
        classes = () if inspection is None else inspection.classes
        self.more.show_layer(block, histogram, channel, classes)

    def _show_cell(self) -> None:
        block, inspection = self.block, self._inspection
        activations = None if inspection is None else inspection.activations
        can_show = (
            activations is not None
            and block is not None
            and block.output in activations.values
            and activations.has_inputs_of(block)
        )
        self.cell.setVisible(can_show)
        self.channel.setVisible(inspection is not None)
        if not can_show or activations is None or block is None or inspection is None:
            self.strip.show_regions({})
            self.channel.show_no_channel(inspection)
            return
        if self._cell is None:
            self._cell = _opening_cell(activations.values[block.output])
        cell = self._pointed_at or self._cell
        name = self._channel_name(block, cell[2])
        self.maps.choose(cell[2])
        self.cell.show_cell(activations, block, cell, name)
        chosen = self._channel_name(block, self._cell[2])
        self.channel.show_channel(inspection, block, self._cell[2], chosen)
        self._show_regions(activations.architecture, block, cell)

    def _channel_name(self, block: Block, channel: int) -> str:
        is_score = self._texts.are_scores(block)
        classes = () if self._inspection is None else self._inspection.classes
        return self._texts.channel(block, channel, class_name(classes, channel) if is_score else "")

    def _show_regions(self, architecture: Architecture, block: Block, cell: Cell) -> None:
        fields = receptive_field(architecture, block.output, Region.of_cell(cell))
        names = {one.output: one.name for one in self._blocks} | {INPUT: INPUT}
        self.strip.show_regions(
            {names[layer]: region for layer, region in fields.items() if layer in names}
        )

    def _connect(self) -> None:
        self.strip.block_chosen.connect(self._choose_block)
        self.maps.cell_pointed_at.connect(self._point_at)
        self.maps.cell_chosen.connect(self._choose_cell)
        view = self.cell.view
        view.cell_pointed_at.connect(self._point_at)
        view.cell_chosen.connect(self._choose_cell)
        view.cell_before_chosen.connect(self._choose_before)
        self.channel.examples_requested.connect(self._on_examples_requested)
        self.channel.more_toggled.connect(self._on_more_toggled)
        self.more.atlas_requested.connect(self._on_atlas_requested)
        self.more.details_toggled.connect(self._on_details)

    def _on_examples_requested(self) -> None:
        if self.block is not None and self._cell is not None:
            self.examples_requested.emit(self.block, self._cell[2])

    def _bring_examples_into_sight(self) -> None:
        self._scrolled.ensureWidgetVisible(self.examples)

    def _on_atlas_requested(self) -> None:
        self.atlas_requested.emit(self.block)

    def _on_more_toggled(self, is_shown: bool) -> None:
        self.more.setVisible(is_shown)
        self._show_more(self.block)
        self._request_peaks()

    def _request_peaks(self) -> None:
        if not self.more.isHidden() and self.block is not None:
            self.peaks_requested.emit(self.block)

    def showEvent(self, event: QShowEvent) -> None:
        """Reports that it can be seen."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Reports that it cannot be seen any more."""
        super().hideEvent(event)
        self.hidden.emit()

    def _lay_out(self) -> None:
        self._inside = QWidget()
        layout = column_of(
            *(
                self.strip,
                self._hint,
                self.first_use,
                self._title,
                self.maps,
                self._legend,
                self.softmax,
            ),
            *(self.channel, self.examples, self.cell, self.more, None),
            owner=self._inside,
            margins=(8, 8, 12, 8),
        )
        # The maps grow up to their largest tiles, then the empty space at the end does
        layout.setStretchFactor(self.maps, 100)
        self.examples.hide()
        self.more.hide()
        fill_scroll_area(self._scrolled, self._inside)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column_of(self._scrolled, owner=self, growing=self._scrolled)


def _opening_cell(values: NDArray[np.float32]) -> Cell:
    """The brightest cell of the whole layer."""
    channel = int(values.reshape(-1, values.shape[-1]).max(axis=0).argmax())
    return peak_cell(values, channel)
