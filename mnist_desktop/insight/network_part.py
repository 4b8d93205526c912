"""A part of a network with its weights: from the image, or inner layers' values, to others'."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.classifier import inference_session
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import INPUT, Layer
from mnist_desktop.recognition.networks.onnx_graph import Graph

Floats = npt.NDArray[np.float32]


class NetworkPart:
    """Computes the values of some layers, and of no layer that they do not need.

    Inside, images have their channels first: (n, channels, height, width), or (n, units).

    Args:
        architecture: the network.
        weights: float32 by "layer/weight"; they become constants, which is faster than inputs.
        outputs: layers whose values are wanted.
        given: layers whose values the caller has; the image, INPUT, is taken where it is needed.
    """

    def __init__(
        self,
        architecture: Architecture,
        weights: Mapping[str, Floats],
        outputs: Collection[str],
        given: Collection[str] = (),
    ) -> None:
        self._outputs = tuple(outputs)
        layers = _layers_between(architecture, given, outputs)
        taken = {name for layer in layers for name in layer.inputs} | set(outputs)
        self._given = tuple(name for name in given if name in taken)
        self.takes_image = INPUT in taken
        graph = Graph(architecture, weights)
        if self.takes_image:
            graph.add_image()
        for name in self._given:
            graph.add_given(name)
        for layer in layers:
            graph.add_layer(layer)
        for name in self._outputs:
            graph.add_output(name, f"{name}/output")
        self._session = inference_session(graph.serialised())

    def run(
        self, given: Mapping[str, Floats] | None = None, images: Floats | None = None
    ) -> dict[str, Floats]:
        """The values of the outputs by layer, channels first.

        Args:
            given: those of the given layers; others are left aside.
            images: (n, 28, 28) float32 in [0, 1], where the part takes them.
        """
        feeds = {f"{name}/given": (given or {})[name] for name in self._given}
        if self.takes_image:
            assert images is not None
            feeds[INPUT] = images[..., np.newaxis]
        found = self._session.run([f"{name}/output" for name in self._outputs], feeds)
        return dict(zip(self._outputs, found, strict=True))


def _layers_between(
    architecture: Architecture, given: Collection[str], outputs: Collection[str]
) -> tuple[Layer, ...]:
    """The layers that the outputs need, in order; none before a given one."""
    wanted = set(outputs)
    layers: list[Layer] = []
    for layer in reversed(architecture.layers):
        if layer.name in wanted and layer.name not in given:
            layers.insert(0, layer)
            wanted.update(layer.inputs)
    return tuple(layers)
