"""What few look for: the spread of weights, dead units, and what each channel is worth."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QProgressBar, QWidget

from mnist_desktop.insight.atlas import Atlas, Effect
from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.channel_peaks import ChannelPeaks
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.block_texts import BlockTexts
from mnist_desktop.widgets.insight.weight_chart import WeightChart

_MAX_TOLD = 3  # effects of one channel


class MoreSection(Translated, QWidget):
    """Weight histogram, dead units and the atlas of one layer."""

    atlas_requested = Signal()
    stop_requested = Signal()
    details_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("moreSection")
        self._texts = BlockTexts(self)
        self._chart = WeightChart()
        plain = Qt.TextFormat.PlainText
        self._dead = named("deadUnits", QLabel(wordWrap=True, textFormat=plain))
        self._effects = named("channelWorth", QLabel(wordWrap=True, textFormat=plain))
        self._button = push_button("atlasButton", self._on_clicked)
        self._progress = named("atlasProgress", QProgressBar(maximum=1000))
        self._details = named("confidenceDetails", QCheckBox())
        self._peaks: ChannelPeaks | None = None
        self._atlas: Atlas | None = None
        self._block: Block | None = None
        self._channel = 0
        self._classes: tuple[str, ...] = ()
        self._is_running = False
        self._details.toggled.connect(self.details_toggled)
        atlas = row_of(self._button, self._progress, growing=self._progress)
        parts = (atlas, self._effects, self._dead, self._chart, self._details)
        column_of(*parts, owner=self)
        self._set_texts()

    def _set_texts(self) -> None:
        self._details.setText(self.tr("All layers of the confidence branch"))
        self._details.setStatusTip(
            self.tr(
                "The confidence branch lowers the scores of drawings that resemble no digit. Its"
                " inner layers are hidden, as they do not change which digit is read."
            )
        )
        self._dead.setStatusTip(
            self.tr(
                "A dead unit is 0 for every validation image: it takes part in none of their"
                " answers."
            )
        )
        self._explain_button()
        self._show()

    def show_layer(
        self,
        block: Block | None,
        kernel: NDArray[np.float32] | None,
        channel: int,
        classes: tuple[str, ...],
    ) -> None:
        """Shows what concerns a layer and one of its channels.

        Args:
            block: the layer; None for the image and softmax.
            kernel: its weights of any shape; None for a layer without.
            channel: one of its channels.
            classes: names by label; empty for digits.
        """
        self._block, self._channel, self._classes = block, channel, classes
        self._chart.show_kernel(kernel)
        self._show()

    def show_peaks(self, peaks: ChannelPeaks | None) -> None:
        """Shows the dead units of a layer, once all images are done."""
        self._peaks = peaks
        self._show()

    def show_atlas(self, atlas: Atlas | None, *, is_running: bool) -> None:
        """Shows how far the atlas of a layer is, and its effects once it is complete."""
        self._atlas, self._is_running = atlas, is_running
        self._show()

    def set_has_branch(self, has_branch: bool) -> None:
        """Sets whether the network has a confidence branch."""
        self._details.setVisible(has_branch)

    def set_in_training(self, is_in_training: bool) -> None:
        """Sets whether the weights still change: what takes minutes would tell of old ones."""
        self._button.setEnabled(not is_in_training)
        self._explain_button()

    def _explain_button(self) -> None:
        if self._button.isEnabled():
            text = self.tr(
                "Switches off each channel of this layer in turn for 5,000 validation images and"
                " counts the misread ones, digit by digit. It runs in the background."
            )
        else:
            text = self.tr(
                "What each channel is worth is counted when the training has ended: until then the"
                " weights change with every batch."
            )
        self._button.setStatusTip(text)
        self._button.setToolTip("" if self._button.isEnabled() else text)

    def _on_clicked(self) -> None:
        (self.stop_requested if self._is_running else self.atlas_requested).emit()

    def _show(self) -> None:
        stop, start = self.tr("Stop"), self.tr("What is each channel worth?")
        self._button.setText(stop if self._is_running else start)
        atlas = self._atlas if self._atlas and self._atlas.block == self._block else None
        self._progress.setVisible(self._is_running)
        self._progress.setValue(round(1000 * atlas.share) if atlas is not None else 0)
        is_known = atlas is not None and atlas.is_complete
        self._button.setVisible(not is_known or self._is_running)
        self._effects.setVisible(is_known)
        if atlas is not None and is_known:
            self._effects.setText(self._told(atlas))
        self._show_dead()

    def _show_dead(self) -> None:
        peaks = self._peaks if self._peaks and self._peaks.block == self._block else None
        is_relu = self._block is not None and self._block.function == "relu"
        self._dead.setVisible(peaks is not None and peaks.is_complete and is_relu)
        if peaks is None:
            return
        dead = peaks.dead()
        if dead:
            text = self.tr("Dead, 0 for every image: {numbers} ({count} of {channels} channels)")
        else:
            text = self.tr("None of {channels} channels is dead.")
        numbers = ", ".join(map(str, dead))
        channels = peaks.block.channels
        self._dead.setText(text.format(count=len(dead), channels=channels, numbers=numbers))

    def _told(self, atlas: Atlas) -> str:
        effects = atlas.repeated(self._channel)[:_MAX_TOLD]
        name = self._texts.channel(atlas.block, self._channel)
        if effects:
            return "\n".join(self._sentence(effect, name) for effect in effects)
        return self.tr(
            "Without {channel}, {lost} of {images} images are misread that were read right, and"
            " {gained} the other way round. That does not show again on other images: the channel"
            " does little, or others do the same."
        ).format(
            channel=name,
            lost=f"{int(atlas.lost[self._channel].sum()):,}",
            gained=f"{int(atlas.gained[self._channel].sum()):,}",
            images=f"{int(atlas.images.sum()):,}",
        )

    def _sentence(self, effect: Effect, channel: str) -> str:
        whole = self.tr(
            "Without {channel}, {without} of {images} images are misread instead of {before}."
        )
        one = self.tr(
            "Without {channel}, {without} of {images} images of “{name}” are misread instead of"
            " {before}."
        )
        digit = effect.digit
        return (whole if digit is None else one).format(
            channel=channel,
            without=f"{effect.misread_without:,}",
            images=f"{effect.images:,}",
            before=f"{effect.misread_with:,}",
            name="" if digit is None else class_name(self._classes, digit),
        )
