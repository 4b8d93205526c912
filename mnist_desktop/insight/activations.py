"""The values that the layers of a network give: for one image to look at, for many to count."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.insight.arithmetic import CellArithmetic, cell_arithmetic
from mnist_desktop.insight.blocks import Block, blocks_of
from mnist_desktop.insight.inspection_graph import build_inspection_graph, mask_of, output_of
from mnist_desktop.insight.receptive_field import Cell
from mnist_desktop.recognition.classifier import inference_session
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import INPUT
from mnist_desktop.recognition.networks.onnx_graph import onnx_weight

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, Floats]
Off = Mapping[str, Collection[int]]
"""Channels that are switched off, by the name of the block."""
NOTHING_OFF: Off = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Activations:
    """What a network's layers give for one image.

    Attributes:
        architecture: of the network.
        weights: float32 by "layer/weight".
        values: float32 (height, width, channels) or (units,) by the name of the layer, of those
            that were asked for, and the image itself as INPUT; 0 in channels that are off.
        off: the channels that are switched off.
    """

    architecture: Architecture
    weights: Weights
    values: Mapping[str, Floats]
    off: Off = field(default_factory=dict)

    @property
    def image(self) -> Floats:
        """(28, 28) float32 in [0, 1]: what the network sees."""
        return self.values[INPUT][..., 0]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the network."""
        return blocks_of(self.architecture)

    def has_inputs_of(self, block: Block) -> bool:
        """Whether the arithmetic of this block's cells can be told."""
        return all(name in self.values for name in block.inputs)

    def arithmetic(self, block: Block, cell: Cell) -> CellArithmetic:
        """How a cell of the block's output is computed; see `cell_arithmetic`."""
        off = self.off.get(block.name, ())
        return cell_arithmetic(block, cell, self.weights, self.values, off)


class Inspector:
    """A network that gives the values of its inner layers; immutable and thread-safe.

    Args:
        architecture: the network.
        weights: float32 by "layer/weight", as `architecture.weight_shapes` says.
        session: of the same architecture; without one it is made here, which imports onnx and
            onnxruntime.
    """

    def __init__(self, architecture: Architecture, weights: Weights, session: Any = None) -> None:
        self.architecture = architecture
        self.weights = weights
        self._session = session or inference_session(build_inspection_graph(architecture))
        self._blocks = blocks_of(architecture)
        layers = {layer.name: layer for layer in architecture.layers}
        self._feeds: dict[str, Floats] = {}
        for path, weight in weights.items():
            layer, name = path.split("/")
            self._feeds[path] = onnx_weight(layers[layer], name, weight)
        for block in self._blocks:
            self._feeds[mask_of(block.output)] = _mask(block, ())

    def with_weights(self, weights: Weights) -> Inspector:
        """The same network with other weights, as they come while it trains; makes no session."""
        return Inspector(self.architecture, weights, self._session)

    def activations(
        self, image: Floats, layers: Collection[str], off: Off = NOTHING_OFF
    ) -> Activations:
        """What these layers give for one image.

        Args:
            image: (28, 28) float32 in [0, 1], ink = 1.
            layers: names; the values of the others are not handed over.
            off: channels whose values are passed on as 0.
        """
        found = self.outputs(image[np.newaxis], layers, off)
        values = {name: values[0] for name, values in found.items()} | {INPUT: image[..., None]}
        return Activations(self.architecture, self.weights, values, off)

    def outputs(
        self, images: Floats, layers: Collection[str], off: Off = NOTHING_OFF
    ) -> dict[str, Floats]:
        """What these layers give for images (n, 28, 28), by name.

        Returns:
            (n, height, width, channels) or (n, units) float32, channels last as Keras has them;
            the memory is bounded by the caller's n.
        """
        names = [name for name in layers if name != INPUT]
        if not names:
            return {}
        feeds = self._feeds | self._masks(off) | {INPUT: images[..., np.newaxis]}
        found = self._session.run([output_of(name) for name in names], feeds)
        return {
            name: values.transpose(0, 2, 3, 1) if values.ndim == 4 else values
            for name, values in zip(names, found, strict=True)
        }

    def _masks(self, off: Off) -> dict[str, Floats]:
        return {
            mask_of(block.output): _mask(block, off[block.name])
            for block in self._blocks
            if off.get(block.name)
        }


def _mask(block: Block, off: Collection[int]) -> Floats:
    mask = np.ones(block.channels, np.float32)
    mask[list(off)] = 0
    return mask.reshape(-1, 1, 1) if block.is_image else mask
