"""How strongly images excite each channel of a block: what a channel likes, and dead units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight.activations import Weights
from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.network_part import NetworkPart
from mnist_desktop.insight.receptive_field import Cell, Region, receptive_field
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import INPUT

EXAMPLES = 9
SLICE = 100
"""Images between two steps of `channel_peaks`; bounds the memory as `classifier.CHUNK` does."""


@dataclass(frozen=True)
class Example:
    """An image that excites a channel.

    Attributes:
        index: of the image.
        peak: the channel's largest value.
        cell: where that is; the first of equals.
    """

    index: int
    peak: float
    cell: Cell


@dataclass(frozen=True, eq=False)
class ChannelPeaks:
    """The largest value of each channel of a block for each image.

    Attributes:
        block: the block.
        peaks: (n, channels) float32.
        places: (n, channels), row times width plus column of the largest value.
        count: how many images there are in all; n of them are done.
    """

    block: Block
    peaks: npt.NDArray[np.float32]
    places: npt.NDArray[np.intp]
    count: int

    @property
    def is_complete(self) -> bool:
        """Whether all images are done."""
        return len(self.peaks) == self.count

    def highest(self, channel: int) -> tuple[Example, ...]:
        """The EXAMPLES images with the highest peaks, the highest first; none of 0 or below."""
        peaks = self.peaks[:, channel]
        order = np.argsort(-peaks, kind="stable")[:EXAMPLES]
        return tuple(self._example(index, channel) for index in order if peaks[index] > 0)

    def middling(self, channel: int) -> tuple[Example, ...]:
        """EXAMPLES images around the median of the peaks above 0, the highest first."""
        peaks = self.peaks[:, channel]
        order = np.argsort(-peaks, kind="stable")
        order = order[peaks[order] > 0]
        start = max((len(order) - EXAMPLES) // 2, 0)
        return tuple(self._example(index, channel) for index in order[start : start + EXAMPLES])

    def dead(self) -> tuple[int, ...]:
        """The channels that are never above 0; to be told of a complete one with a ReLU."""
        return tuple(np.flatnonzero(self.peaks.max(axis=0) <= 0).tolist())

    def _example(self, index: np.intp, channel: int) -> Example:
        width = self.block.shape[1] if self.block.is_image else 1
        row, column = divmod(int(self.places[index, channel]), width)
        return Example(int(index), float(self.peaks[index, channel]), (row, column, channel))


def channel_peaks(
    architecture: Architecture, weights: Weights, block: Block, images: LabelledImages
) -> Iterator[ChannelPeaks]:
    """The peaks of ever more of the images, SLICE at a time; the last yielded is complete.

    Args:
        architecture: the network.
        weights: float32 by "layer/weight".
        block: one of its blocks.
        images: such as the validation images.
    """
    part = NetworkPart(architecture, weights, [block.output])
    count = len(images)
    peaks = np.zeros((count, block.channels), np.float32)
    places = np.zeros((count, block.channels), np.intp)
    for start in range(0, count, SLICE):
        these = slice(start, start + SLICE)
        values = part.run(images=images.as_floats(these))[block.output]
        cells = values.reshape(len(values), block.channels, -1)
        places[these] = cells.argmax(axis=2)
        peaks[these] = cells.max(axis=2)
        done = min(start + SLICE, count)
        yield ChannelPeaks(block, peaks[:done], places[:done], count)


@dataclass(frozen=True, eq=False)
class ExampleImage:
    """An example as it is shown.

    Attributes:
        image: (28, 28) uint8, ink = 255.
        label: 0 to 9.
        peak: the channel's largest value.
        region: the pixels that it comes from.
    """

    image: npt.NDArray[np.uint8]
    label: int
    peak: float
    region: Region


@dataclass(frozen=True, eq=False)
class ChannelExamples:
    """What a channel likes.

    Attributes:
        block: the name of the block.
        channel: of the block.
        highest: the images with the highest peaks, the highest first.
        middling: images around the median of the peaks above 0.
        looked_at: how many images these were chosen from.
        count: how many there are in all.
    """

    block: str
    channel: int
    highest: tuple[ExampleImage, ...]
    middling: tuple[ExampleImage, ...]
    looked_at: int
    count: int


def channel_examples(
    architecture: Architecture, peaks: ChannelPeaks, channel: int, images: LabelledImages
) -> ChannelExamples:
    """The examples of a channel as they are shown; `images` are those of the peaks."""

    def shown(example: Example) -> ExampleImage:
        cell = Region.of_cell(example.cell)
        region = receptive_field(architecture, peaks.block.output, cell)[INPUT]
        image, label = images.images[example.index], int(images.labels[example.index])
        return ExampleImage(image, label, example.peak, region)

    highest, middling = (
        tuple(shown(one) for one in found)
        for found in (peaks.highest(channel), peaks.middling(channel))
    )
    looked_at = len(peaks.peaks)
    return ChannelExamples(peaks.block.name, channel, highest, middling, looked_at, peaks.count)
