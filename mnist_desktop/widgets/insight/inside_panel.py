"""The tab Inside: the layers of the network, live, and how each of their numbers comes about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from mnist_desktop.insight.atlas import Atlas
from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.channel_peaks import ChannelExamples
from mnist_desktop.insight.inspection import Inspection
from mnist_desktop.insight.weights import kernel_of, weight_pictures
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import INPUT
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.scrolled_part import fill_scroll_area, reveal
from mnist_desktop.widgets.base.throttle import Throttle
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.block_texts import BlockTexts
from mnist_desktop.widgets.insight.brightness_legend import BrightnessLegend
from mnist_desktop.widgets.insight.cell_panel import CellPanel
from mnist_desktop.widgets.insight.channel_row import ChannelRow
from mnist_desktop.widgets.insight.example_images import ExampleImages
from mnist_desktop.widgets.insight.feature_maps import FeatureMaps
from mnist_desktop.widgets.insight.first_use import FirstUseHint
from mnist_desktop.widgets.insight.layer_strip import LayerStrip
from mnist_desktop.widgets.insight.more_section import MoreSection
from mnist_desktop.widgets.insight.selection import SOFTMAX, Selection
from mnist_desktop.widgets.insight.softmax_table import SoftmaxTable

TURN_MS = 100
"""Strip and numbers are shown in turn, each five times a second while the pen moves."""
_LOW_LINES = 34  # of text; a panel with fewer has a low strip


class InsidePanel(Translated, QWidget):
    """Shows an inspection: the strip of layers, the maps of one, and the arithmetic of one cell."""

    shown = Signal()
    hidden = Signal()
    examples_requested = Signal(object, int)  # Block, channel
    peaks_requested = Signal(object)  # Block
    atlas_requested = Signal(object)  # Block

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insideTab")
        self.selection = Selection(self)
        self._texts = BlockTexts(self)
        self.strip = LayerStrip()
        self._title = named("blockTitle", SectionTitle())
        self.maps = FeatureMaps()
        self._legend = BrightnessLegend()
        self.softmax = SoftmaxTable()
        self.cell = CellPanel()
        self.channel = ChannelRow()
        self.examples = ExampleImages()
        self.more = MoreSection()
        self._hint = named("insideHint", QLabel(wordWrap=True))
        self.first_use = FirstUseHint()
        self._inspection: Inspection | None = None
        self._unshown: list[Callable[[], None]] = []  # what of it has not had its turn yet
        self._turns = Throttle(self._show_next, TURN_MS, self)
        self._is_detailed = False
        self.film_foot = column_of(margins=(8, 4, 12, 8))
        self._scrolled = named("insideScroll", QScrollArea())
        self._inside = QWidget()
        self._lay_out()
        self._connect()
        self._set_texts()
        self._show()

    @property
    def explained_signals(self) -> tuple[SignalInstance, ...]:
        """Signals with the sentence for what is under the pointer."""
        return self.strip.explained, self.cell.bars.explained, self.examples.explained

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
        if architecture == self.selection.architecture:
            return
        self._inspection = None
        self.more.set_has_branch(any(block.is_confidence for block in blocks))
        self.strip.show_blocks(blocks, is_detailed=self._is_detailed)
        self.selection.set_network(architecture, blocks)

    def show_inspection(self, inspection: Inspection | None) -> None:
        """Shows an answer from inside; None while nothing is drawn.

        The maps follow at once. Strip and numbers change faster than anyone reads them, and would
        take the window's thread from the bars: they take turns.
        """
        before, self._inspection = self._inspection, inspection
        if before is None or inspection is None or before.off != inspection.off:
            self._show()
            return
        self._show_maps()
        for show in (self._show_strip, self._show_numbers):
            if show not in self._unshown:
                self._unshown.append(show)
        self._turns.request()

    def _show_next(self) -> None:
        if self._unshown:
            self._unshown.pop(0)()
            self._turns.request()

    def set_first_use(self, is_first: bool) -> None:
        """Shows what to try first, or not."""
        self.first_use.setVisible(is_first)

    def set_in_training(self, is_in_training: bool) -> None:
        """Sets whether the weights still change; the numbers leave the computer to the run."""
        self._turns.set_interval(TURN_MS * 3 if is_in_training else TURN_MS)
        self.more.set_in_training(is_in_training)

    def channel_name(self, block: str, channel: int) -> str:
        """What a channel of a block is called, by the name of the block."""
        blocks = self.selection.blocks
        return next(self._channel_name(one, channel) for one in blocks if one.name == block)

    def picture(self) -> QImage:
        """Everything that is shown, also what is scrolled out of sight."""
        return self._inside.grab().toImage()

    # What is counted on validation images

    def forget_counts(self) -> None:
        """Drops what was counted of another network."""
        self.show_examples(None)
        self.more.show_peaks(None)
        self.show_atlas(None, is_running=False)

    def show_examples(self, examples: ChannelExamples | None) -> None:
        """Shows what a channel likes, unless another one is looked at by now."""
        was_hidden = self.examples.isHidden()
        self.examples.show_examples(examples)
        if was_hidden and not self.examples.isHidden():
            reveal(self._scrolled, self.examples)

    def show_atlas(self, atlas: Atlas | None, *, is_running: bool) -> None:
        """Shows what the channels of a layer are worth."""
        self.more.show_atlas(atlas, is_running=is_running)
        share = 0.0 if atlas is None else atlas.share
        self.channel.set_counted(share if is_running else None)

    def _on_examples_requested(self) -> None:
        block, cell = self.selection.block, self.selection.cell
        if block is not None and cell is not None:
            self.examples_requested.emit(block, cell[2])

    def _on_atlas_requested(self) -> None:
        self.atlas_requested.emit(self.selection.block)

    def _on_more_toggled(self, is_shown: bool) -> None:
        self.more.setVisible(is_shown)
        self._show_more()
        self._request_peaks()
        if is_shown:
            reveal(self._scrolled, self.more)

    def _request_peaks(self) -> None:
        if not self.more.isHidden() and self.selection.block is not None:
            self.peaks_requested.emit(self.selection.block)

    # What is looked at

    def _on_block_changed(self) -> None:
        self.strip.choose(self.selection.name)
        self._show()
        self._request_peaks()

    def _on_details(self, is_detailed: bool) -> None:
        self._is_detailed = is_detailed
        self.strip.show_blocks(self.selection.blocks, is_detailed=is_detailed)
        if self.selection.name not in self.strip.names:
            self.selection.choose_block(INPUT)
        else:
            self._show()

    # Showing

    def _show(self) -> None:
        self._unshown.clear()
        self._hint.setVisible(self._inspection is None)
        self._show_strip()
        self._show_block()
        self._show_cell()

    def _show_strip(self) -> None:
        self.strip.show_inspection(self._inspection)

    def _show_block(self) -> None:
        heading = self._heading()
        self._title.setText(heading)
        self.maps.set_layer_name(heading)
        self._show_maps()
        self._show_block_numbers()

    def _show_numbers(self) -> None:
        self._show_block_numbers()
        self._show_cell()

    def _heading(self) -> str:
        block = self.selection.block
        if block is not None:
            return f"{block.name}: {self._texts.title(block)}"
        if self.selection.name == SOFTMAX:
            return self.tr("Softmax: from scores to probabilities")
        return self.tr("The image, 28 × 28 numbers")

    def _show_maps(self) -> None:
        inspection, block = self._inspection, self.selection.block
        values = pictures = None
        off: frozenset[int] = frozenset()
        if inspection is not None and block is not None:
            activations = inspection.activations
            values = activations.values.get(block.output)
            off = frozenset(activations.off.get(block.name, ()))
            pictures = weight_pictures(activations.architecture, block, activations.weights)
        elif inspection is not None and self.selection.name == INPUT:
            values = inspection.activations.values[INPUT]
        self.maps.setVisible(values is not None)
        if values is not None:
            function = "" if block is None else block.function
            self.maps.show_values(values, off, function=function, pictures=pictures)

    def _show_block_numbers(self) -> None:
        """The numbers beside the maps, and those that stand for them in softmax."""
        inspection = self._inspection
        is_softmax = inspection is not None and self.selection.name == SOFTMAX
        self.softmax.setVisible(is_softmax)
        if inspection is not None and is_softmax:
            self.softmax.show_steps(inspection.softmax, inspection.classes)
        self._legend.setVisible(not self.maps.isHidden())
        maps = self.maps
        self._legend.show_scale(
            maps.scale, self.selection.seen_pixels, are_weights=maps.are_weights
        )
        self._show_more()

    def _show_more(self) -> None:
        if self.more.isHidden():
            return
        inspection, block, cell = self._inspection, self.selection.block, self.selection.cell
        kernel = None
        if inspection is not None and block is not None:
            kernel = kernel_of(block, inspection.activations.weights)
        classes = () if inspection is None else inspection.classes
        self.more.show_layer(block, kernel, 0 if cell is None else cell[2], classes)

    def _show_cell(self) -> None:
        block, inspection = self.selection.block, self._inspection
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
            self.examples.look_at(None)
            return
        cell = self.selection.open_cell(activations.values[block.output])
        self.maps.choose(cell[2])
        self.cell.show_cell(activations, block, cell, self._channel_name(block, cell[2]))
        self.strip.show_regions(self.selection.receptive_fields(cell))
        if self.selection.cell is not None:
            chosen = self.selection.cell[2]
            name = self._channel_name(block, chosen)
            self.channel.show_channel(inspection, block, chosen, name)
            self.examples.look_at((block.name, chosen))

    def _channel_name(self, block: Block, channel: int) -> str:
        is_score = self._texts.are_scores(block)
        classes = () if self._inspection is None else self._inspection.classes
        return self._texts.channel(block, channel, class_name(classes, channel) if is_score else "")

    # Parts and places

    def _connect(self) -> None:
        selection, view = self.selection, self.cell.view
        selection.block_changed.connect(self._on_block_changed)
        selection.cell_changed.connect(self._show_cell)
        self.strip.block_chosen.connect(selection.choose_block)
        for cells in (self.maps, view):
            cells.cell_pointed_at.connect(selection.point_at)
            cells.cell_chosen.connect(selection.choose_cell)
        view.cell_before_chosen.connect(selection.choose_before)
        self.channel.examples_requested.connect(self._on_examples_requested)
        self.channel.more_toggled.connect(self._on_more_toggled)
        self.more.atlas_requested.connect(self._on_atlas_requested)
        self.more.details_toggled.connect(self._on_details)

    def _lay_out(self) -> None:
        above = (self.strip, self._hint, self.first_use, self._title, self.maps, self._legend)
        below = (self.softmax, self.channel, self.examples, self.cell, self.more, None)
        layout = column_of(*above, *below, owner=self._inside, margins=(8, 8, 12, 8))
        # The maps grow up to their largest tiles, then the empty space at the end does
        layout.setStretchFactor(self.maps, 100)
        self.examples.hide()
        self.more.hide()
        fill_scroll_area(self._scrolled, self._inside)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column_of(self._scrolled, self.film_foot, owner=self, spacing=0, growing=self._scrolled)
        self._inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets the maps have what the other parts leave, before these are laid out again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_room()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes the most of the new room."""
        super().resizeEvent(event)
        self.strip.set_low(self.height() < _LOW_LINES * self.fontMetrics().height())
        self._share_room()

    def _share_room(self) -> None:
        room = self._scrolled.viewport().size()
        layout = self._inside.layout()
        if layout is not None and not self.maps.isHidden():
            least = layout.totalMinimumHeightForWidth(room.width())
            self.maps.set_room(room.height() - least + self.maps.minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Reports that it can be seen."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Reports that it cannot be seen any more."""
        super().hideEvent(event)
        self.hidden.emit()
