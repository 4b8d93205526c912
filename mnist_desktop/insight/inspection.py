"""One answer seen from inside: all that is shown of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.insight.activations import NOTHING_OFF, Activations, Inspector, Off
from mnist_desktop.insight.softmax import SoftmaxSteps
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.networks.architectures import CLASSES

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Inspection:
    """What a network's layers give for one drawing, and the answer that comes of it.

    Attributes:
        activations: of the layers that were asked for, and of the scores.
        softmax: from the scores to the probabilities.
        whole: the same with all channels on; None if none is off.
        classes: names by label; empty for digits.
    """

    activations: Activations
    softmax: SoftmaxSteps
    whole: SoftmaxSteps | None = None
    classes: tuple[str, ...] = ()

    @property
    def off(self) -> Off:
        """The channels that are switched off."""
        return self.activations.off


def inspect(
    inspector: Inspector,
    metadata: ModelMetadata,
    image: Floats,
    layers: Collection[str],
    off: Off = NOTHING_OFF,
) -> Inspection:
    """Looks at one image.

    Args:
        inspector: of the network.
        metadata: of the model: its temperature and class names.
        image: (28, 28) float32 in [0, 1], ink = 1.
        layers: whose values are wanted.
        off: channels that are switched off.
    """
    scores = inspector.architecture.layers[-1].name
    activations = inspector.activations(image, {*layers, scores}, off)
    whole = None
    if any(off.values()):
        whole = _softmax(inspector.activations(image, [scores]).values, scores, metadata)
    softmax = _softmax(activations.values, scores, metadata)
    return Inspection(activations, softmax, whole, metadata.classes)


def _softmax(values: Mapping[str, Floats], scores: str, metadata: ModelMetadata) -> SoftmaxSteps:
    counted = values[scores][: len(metadata.classes) or CLASSES]
    return SoftmaxSteps(counted.astype(np.float64), metadata.temperature)
