"""Texts for the blocks of a network: what they are, and what they do."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.insight.blocks import Block
from mnist_desktop.recognition.networks.architectures import CLASSES, shape_text
from mnist_desktop.recognition.networks.confidence_branch import SURE_SCORES
from mnist_desktop.recognition.networks.layer_rules import layer_settings
from mnist_desktop.recognition.networks.layers import Dense, Layer


class BlockTexts(QObject):
    """Texts in the current language."""

    def title(self, block: Block) -> str:
        """What the block is, its size and what follows in it, on one line."""
        parts = [self.name(block)]
        if block.is_image:
            size = shape_text(block.shape[:2])
            parts = [self.tr("{layer} of {size}").format(layer=parts[0], size=size)]
        parts += [self._follower(layer) for layer in block.layers[1:]]
        return ", ".join(parts)

    def name(self, block: Block) -> str:
        """The block's kind with its number of channels."""
        if block.is_confidence:
            return self._confidence(block)
        if self.are_scores(block):
            return self.tr("Dense, {count} scores").format(count=block.channels)
        text = {
            "convolution": self.tr("{kernel} × {kernel} convolution, {channels} maps"),
            "depthwise": self.tr("{kernel} × {kernel} depthwise convolution, {channels} maps"),
            "batch_norm": self.tr("Batch norm"),
            "activation": self.tr("Activation: {function}"),
            "pooling": self.tr("{size} × {size} pooling, {channels} maps"),
            "global_pooling": self.tr("Global pooling, {channels} numbers"),
            "add": self.tr("Sum of two layers"),
            "multiply": self.tr("Product of two layers"),
            "flatten": self.tr("All {channels} numbers in a row"),
            "dense": self.tr("Dense layer, {channels} units"),
            "dropout": self.tr("Dropout, does nothing when the network answers"),
        }[block.kind]
        return text.format(**layer_settings(block.layers[0]), channels=f"{block.channels:,}")

    def short(self, block: Block) -> str:
        """The kind in a word, for a small label."""
        if block.is_confidence:
            return self.tr("sure?")
        if self.are_scores(block):
            return self.tr("scores")
        return {
            "convolution": self.tr("conv"),
            "depthwise": self.tr("depthwise"),
            "batch_norm": self.tr("norm"),
            "activation": self.tr("activation"),
            "pooling": self.tr("pooling"),
            "global_pooling": self.tr("pooling"),
            "add": self.tr("sum"),
            "multiply": self.tr("product"),
            "flatten": self.tr("in a row"),
            "dense": self.tr("dense"),
            "dropout": self.tr("dropout"),
        }[block.kind]

    def size(self, block: Block) -> str:
        """The shape of its output."""
        return shape_text(block.shape)

    def channel(self, block: Block, channel: int, name: str = "") -> str:
        """A channel of the block; `name` is that of a class, where the block gives scores."""
        if name:
            return self.tr("score of {name}").format(name=name)
        text = self.tr("map {number}") if block.is_image else self.tr("unit {number}")
        return text.format(number=channel)

    def explanation(self, block: Block) -> str:
        """A sentence or two on what the block does."""
        if block.is_confidence:
            return self.tr(
                "The confidence branch learned to lower the scores of drawings that resemble no"
                " digit, so that the network is less sure; the digit stays the same."
            )
        if self.are_scores(block):
            return self.tr(
                "One score a digit: every number of the layer before, times a weight, added up."
                " Softmax makes probabilities of them."
            )
        return {
            "convolution": self.tr(
                "Each map has its own small window of weights that moves over the layer before;"
                " a cell is bright where its pattern is found."
            ),
            "depthwise": self.tr("Each map has a window of weights for its own map before alone."),
            "batch_norm": self.tr("Brings the numbers of each channel into a similar range."),
            "activation": self.tr("Applies a function to each number by itself."),
            "pooling": self.tr("Keeps one number for each square of the map before."),
            "global_pooling": self.tr("Keeps one number for each map: where it was is lost."),
            "add": self.tr("Adds two layers cell by cell: a shortcut past the layers between."),
            "multiply": self.tr("Multiplies two layers: one turns the other up or down."),
            "flatten": self.tr("The same numbers in one row, so that a dense layer can take them."),
            "dense": self.tr("Each unit takes every number of the layer before, times a weight."),
            "dropout": self.tr(
                "Leaves out numbers at random, but only while the network learns: when it answers"
                " all pass unchanged."
            ),
        }[block.kind]

    def are_scores(self, block: Block) -> bool:
        """Whether it is a dense layer that gives the ten scores."""
        return isinstance(block.layers[-1], Dense) and block.channels == CLASSES

    def _confidence(self, block: Block) -> str:
        if block.name == SURE_SCORES:
            return self.tr("Scores × confidence")
        if block.channels == CLASSES:
            return self.tr("Confidence, a factor from 0 to 1 for each score")
        if block.kind == "global_pooling":
            return self.tr("Confidence branch: the largest of each of {channels} maps").format(
                channels=block.channels
            )
        return self.tr("Confidence branch, {channels} units").format(channels=block.channels)

    def _follower(self, layer: Layer) -> str:
        return {
            "batch_norm": self.tr("batch norm"),
            "activation": {"relu": "ReLU"}.get(getattr(layer, "function", ""), ""),
            "pooling": self.tr("pooling"),
        }[layer.kind] or str(getattr(layer, "function", layer.kind))
