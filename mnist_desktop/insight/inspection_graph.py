"""The ONNX graph in which every layer can be looked at; one for all weights of an architecture."""

from __future__ import annotations

from mnist_desktop.insight.blocks import blocks_of
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import Layer
from mnist_desktop.recognition.networks.onnx_graph import Graph


def build_inspection_graph(architecture: Architecture) -> bytes:
    """A serialised ONNX model whose weights are inputs and whose layers' values are outputs.

    Inputs: images INPUT (n, 28, 28, 1); each weight "layer/weight" as `onnx_weight` lays it out;
    for each block `mask_of` its output, (channels, 1, 1) or (units,), which the output is
    multiplied by. Outputs: `output_of` each layer, channels first, after the mask.
    """
    graph = _InspectionGraph(architecture)
    graph.add_image()
    for layer in architecture.layers:
        graph.add_layer(layer)
        graph.add_output(layer.name, output_of(layer.name))
    return graph.serialised()


def output_of(layer: str) -> str:
    """The graph's name for the values that a layer gives."""
    return f"{layer}/output"


def mask_of(layer: str) -> str:
    """The graph's name for the mask of a block whose output this layer gives."""
    return f"{layer}/mask"


class _InspectionGraph(Graph):
    """Takes weights and masks as inputs, so that they change without another session."""

    def __init__(self, architecture: Architecture) -> None:
        super().__init__(architecture, {})
        self._masked = {block.output for block in blocks_of(architecture)}

    def add_layer(self, layer: Layer) -> None:
        """Adds a layer, and the mask where it gives a block's output."""
        super().add_layer(layer)
        if layer.name in self._masked:
            shape = self._batch_shape(layer.name)[1:]
            mask = self._input(mask_of(layer.name), [shape[0], *(1 for _ in shape[1:])])
            self._values[layer.name] = self._emit("Mul", [self._values[layer.name], mask])

    def _weight(self, layer: Layer, name: str) -> str:
        return self._input(f"{layer.name}/{name}", None)  # ONNX infers its shape
