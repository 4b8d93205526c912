"""Texts for the kinds of layers, their settings and what they do."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.recognition.networks.layer_rules import layer_settings
from mnist_desktop.recognition.networks.layers import Layer


class LayerTexts(QObject):
    """Texts in the current language."""

    def kind(self, kind: str) -> str:
        """The name of a kind of layer."""
        return {
            "convolution": self.tr("Convolution"),
            "depthwise": self.tr("Depthwise convolution"),
            "batch_norm": self.tr("Batch norm"),
            "activation": self.tr("Activation"),
            "pooling": self.tr("Pooling"),
            "global_pooling": self.tr("Global pooling"),
            "add": self.tr("Add"),
            "multiply": self.tr("Multiply"),
            "flatten": self.tr("Flatten"),
            "dense": self.tr("Dense"),
            "dropout": self.tr("Dropout"),
        }[kind]

    def scores(self, count: int) -> str:
        """The name of the last layer."""
        return self.tr("Dense, {count} scores").format(count=count)

    def layer(self, layer: Layer) -> str:
        """The kind with its main setting."""
        text = {
            "convolution": self.tr("Convolution {kernel} × {kernel}, {filters} filters"),
            "depthwise": self.tr("Depthwise convolution {kernel} × {kernel}"),
            "activation": self.tr("Activation: {function}"),
            "pooling": self.tr("Pooling {size} × {size}"),
            "dense": self.tr("Dense, {units} units"),
            "dropout": self.tr("Dropout of {percent} %"),
        }.get(layer.kind, self.kind(layer.kind))
        percent = round(100 * getattr(layer, "rate", 0.0))
        return text.format(**layer_settings(layer), percent=percent)

    def settings(self, layer: Layer) -> str:
        """All settings in a few words; empty where there is none to choose."""
        text = {
            "convolution": self.tr("{filters} filters, {kernel} × {kernel}, {padding}"),
            "depthwise": self.tr("{kernel} × {kernel}, {padding}"),
            "activation": "{function}",
            "pooling": "{size} × {size}, {mode}",
            "global_pooling": "{mode}",
            "dense": self.tr("{units} units"),
            "dropout": self.tr("{percent} %"),
        }.get(layer.kind, "")
        values = layer_settings(layer)
        parts = [text.format(**values, percent=round(100 * values.get("rate", 0.0)))]
        if values.get("stride", 1) > 1:
            parts.append(self.tr("stride {stride}").format(**values))
        if not values.get("bias", True):
            parts.append(self.tr("no bias"))
        # Lines of a narrow table break after a comma only
        return ", ".join(part.replace(" × ", "\u00a0×\u00a0") for part in parts)

    def explanation(self, kind: str) -> str:
        """One sentence on what a kind of layer does, for a beginner."""
        return {
            "convolution": self.tr(
                "Moves small windows over the image; each filter learns to find one pattern."
            ),
            "depthwise": self.tr(
                "One small window for each channel by itself: far fewer parameters."
            ),
            "batch_norm": self.tr(
                "Keeps the numbers in a similar range from batch to batch, so that learning is"
                " faster."
            ),
            "activation": self.tr(
                "Applies a non-linear function to each number; without it many layers could do"
                " no more than one."
            ),
            "pooling": self.tr("Makes the image smaller: one number for each square of it."),
            "global_pooling": self.tr("One number for each channel; the image becomes a row."),
            "flatten": self.tr("Puts all numbers of the image in a row."),
            "dense": self.tr("Every unit uses every number of the previous layer."),
            "dropout": self.tr(
                "Leaves out some numbers at random while training, so that the network does not"
                " learn by heart."
            ),
        }[kind]
