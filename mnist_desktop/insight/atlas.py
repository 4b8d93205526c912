"""The atlas: what each channel of a block is worth, digit by digit.

Each channel is switched off for labelled images; only the layers downstream of the block are
computed again. An effect is told only if it repeats: the images of each digit are dealt in turn to
two halves, and the effect found on one half must show on the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.network_part import NetworkPart
from mnist_desktop.insight.sign_test import sign_test, upper_tail
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.networks.architectures import CLASSES, Architecture
from mnist_desktop.recognition.networks.layers import INPUT

Floats = npt.NDArray[np.float32]
Counts = npt.NDArray[np.int64]

SLICE = 100
"""Images whose values are kept at a time: 10 MB for the largest block of ours, 80 MB for the
largest that a custom network may have."""
FOUND_BELOW, REPEATED_BELOW = 0.01, 0.05
"""Of the sign test on the first half (two-sided) and on the second (towards the same side)."""
READ_FROM = 0.5
"""Share of a digit's images, and of these answers, that must be right to tell anything of it."""


@dataclass(frozen=True)
class Effect:
    """What a channel is worth for one digit, or for all.

    Attributes:
        channel: that is switched off.
        digit: the label of the images; None for all images.
        images: how many there are.
        misread_with: of these while the channel is on.
        misread_without: of these while it is off.
    """

    channel: int
    digit: int | None
    images: int
    misread_with: int
    misread_without: int

    @property
    def cost(self) -> int:
        """How many more are misread without it; negative if it does harm."""
        return self.misread_without - self.misread_with


@dataclass(frozen=True, eq=False)
class Atlas:
    """How the answers to labelled images change without each channel.

    Attributes:
        block: the block.
        share: of the work that is done, 0 to 1.
        images: (CLASSES, 2) how many of each label are counted, by half.
        misread: (CLASSES, 2) how many of these are misread with all channels.
        answered: (CLASSES,) how often each digit is the answer with all channels.
        lost: (channels, CLASSES, 2) right with the channel, wrong without.
        gained: (channels, CLASSES, 2) wrong with the channel, right without.
    """

    block: Block
    share: float
    images: Counts
    misread: Counts
    answered: Counts
    lost: Counts
    gained: Counts

    @property
    def is_complete(self) -> bool:
        """Whether all images are counted; only then may effects be told."""
        return self.share == 1

    def effect(self, channel: int, digit: int | None = None) -> Effect:
        """What was counted, repeated or not."""
        labels = _labels(digit)
        misread = int(self.misread[labels].sum())
        change = int((self.lost - self.gained)[channel, labels].sum())
        return Effect(channel, digit, int(self.images[labels].sum()), misread, misread + change)

    def repeated(self, channel: int) -> tuple[Effect, ...]:
        """The effects that repeat and may be told: that on all images, then the largest first."""
        told = [
            self.effect(channel, digit)
            for digit in (None, *range(CLASSES))
            if self._is_read(digit) and self._is_repeated(channel, digit)
        ]
        return tuple(sorted(told, key=lambda one: (one.digit is not None, -abs(one.cost))))

    def _is_repeated(self, channel: int, digit: int | None) -> bool:
        labels = _labels(digit)
        lost = self.lost[channel, labels].sum(axis=0).tolist()
        gained = self.gained[channel, labels].sum(axis=0).tolist()
        found = sign_test(gained[0], lost[0])
        again = upper_tail(lost[1] if lost[0] > gained[0] else gained[1], lost[1] + gained[1])
        return found < FOUND_BELOW and again < REPEATED_BELOW

    def _is_read(self, digit: int | None) -> bool:
        """Whether the network reads the digit: else a channel's effect on it is an accident."""
        labels = _labels(digit)
        images = int(self.images[labels].sum())
        right = images - int(self.misread[labels].sum())
        return right > READ_FROM * max(images, int(self.answered[labels].sum()))


def _labels(digit: int | None) -> list[int]:
    return list(range(CLASSES)) if digit is None else [digit]


def atlas(model: Model, block: Block, labelled: LabelledImages) -> Iterator[Atlas]:
    """The atlas after each channel of each slice of images, so that it can be left in between.

    Args:
        model: the network with its weights; with k class names only k scores count.
        block: one of its blocks, not that of the scores.
        labelled: such as the validation images.

    Yields:
        What is counted of whole slices, and the share of the work that is done.
    """
    downstream = _Downstream(model, block)
    classes = len(model.metadata.classes) or CLASSES
    counting = _Counting(block, labelled.labels)
    counted = counting.atlas(0)
    slices = range(0, len(labelled), SLICE)
    for number, start in enumerate(slices):
        part = slice(start, start + SLICE)
        images = labelled.as_floats(part)
        kept = downstream.kept(images)
        with_all = downstream.logits(kept, images)[:, :classes].argmax(axis=1)
        counting.add_answers(part, with_all)
        for channel in range(block.channels):
            without = downstream.logits_without(channel, kept, images)
            if without is not None:
                answers = without[:, :classes].argmax(axis=1)
                counting.add_changes(part, channel, with_all, answers)
            yield replace(counted, share=(number + channel / block.channels) / len(slices))
        counted = counting.atlas((number + 1) / len(slices))
    yield counted


class _Counting:
    """The arrays of an atlas, filled slice by slice."""

    def __init__(self, block: Block, labels: npt.NDArray[np.uint8]) -> None:
        self._block = block
        self._labels = labels.astype(np.intp)
        # The images of each digit in turn, so that both halves have as many
        self._half = np.zeros(len(labels), np.intp)
        for digit in range(CLASSES):
            places = np.flatnonzero(self._labels == digit)
            self._half[places] = np.arange(len(places)) % 2
        self._images = np.zeros((CLASSES, 2), np.int64)
        self._misread = np.zeros((CLASSES, 2), np.int64)
        self._answered = np.zeros(CLASSES, np.int64)
        self._lost = np.zeros((block.channels, CLASSES, 2), np.int64)
        self._gained = np.zeros((block.channels, CLASSES, 2), np.int64)

    def add_answers(self, part: slice, answers: npt.NDArray[np.intp]) -> None:
        labels, half = self._labels[part], self._half[part]
        np.add.at(self._images, (labels, half), 1)
        np.add.at(self._misread, (labels, half), answers != labels)
        np.add.at(self._answered, answers, 1)

    def add_changes(
        self,
        part: slice,
        channel: int,
        with_all: npt.NDArray[np.intp],
        without: npt.NDArray[np.intp],
    ) -> None:
        labels, half = self._labels[part], self._half[part]
        was_right, is_right = with_all == labels, without == labels
        np.add.at(self._lost[channel], (labels, half), was_right & ~is_right)
        np.add.at(self._gained[channel], (labels, half), ~was_right & is_right)

    def atlas(self, share: float) -> Atlas:
        """A copy of what is counted."""
        arrays = (self._images, self._misread, self._answered, self._lost, self._gained)
        return Atlas(self._block, share, *(array.copy() for array in arrays))


class _Downstream:
    """A network cut behind a block: what is upstream is computed once, what is downstream often.

    Where the network branches, the values that the downstream layers take from elsewhere are kept
    as well.
    """

    def __init__(self, model: Model, block: Block) -> None:
        self._layer = block.output
        self._scores = model.architecture.layers[-1].name
        kept = _kept_layers(model.architecture, block)
        self._upstream = NetworkPart(model.architecture, model.weights, kept)
        self._rest = NetworkPart(model.architecture, model.weights, [self._scores], kept)

    def kept(self, images: Floats) -> dict[str, Floats]:
        """The values of images (n, 28, 28) that are kept."""
        return self._upstream.run(images=images)

    def logits(self, kept: dict[str, Floats], images: Floats) -> Floats:
        """(n, 10) scores for kept values."""
        return self._rest.run(kept, images)[self._scores]

    def logits_without(
        self, channel: int, kept: dict[str, Floats], images: Floats
    ) -> Floats | None:
        """The scores without a channel of the block; None if it is 0 for all images."""
        values = kept[self._layer]
        if not values[:, channel].any():
            return None
        off = values.copy()
        off[:, channel] = 0
        return self.logits(kept | {self._layer: off}, images)


def _kept_layers(architecture: Architecture, block: Block) -> list[str]:
    """The layers that are not downstream of the block, but taken there; its own output first."""
    downstream: set[str] = set()
    taken: list[str] = [block.output]
    for layer in architecture.layers:
        if downstream.union([block.output]).intersection(layer.inputs):
            downstream.add(layer.name)
            taken += layer.inputs
    return [name for name in dict.fromkeys(taken) if name not in {*downstream, INPUT}]
