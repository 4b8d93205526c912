"""The weights of a layer, to look at: as pictures and as a histogram."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.insight.blocks import Block, first_dense_of_image
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import INPUT_SHAPE

Floats = npt.NDArray[np.float32]
BINS = 41
"""An odd number, so that one bin lies around zero."""


@dataclass(frozen=True, eq=False)
class WeightHistogram:
    """How a layer's weights are spread.

    Attributes:
        counts: (BINS,) number of weights.
        limit: the bins are equally wide and reach from -limit to limit.
        deviation: standard deviation.
    """

    counts: npt.NDArray[np.int64]
    limit: float
    deviation: float


def weight_histogram(kernel: Floats) -> WeightHistogram:
    """The histogram of a kernel of any shape."""
    limit = float(np.abs(kernel).max()) or 1.0
    counts, _ = np.histogram(kernel, BINS, (-limit, limit))
    return WeightHistogram(counts.astype(np.int64), limit, float(kernel.std()))


def kernel_of(block: Block, weights: Mapping[str, Floats]) -> Floats | None:
    """The kernel of the block's first layer as Keras lays it out; None if it has none."""
    return weights.get(f"{block.name}/kernel")


def weight_pictures(
    architecture: Architecture, block: Block, weights: Mapping[str, Floats]
) -> Floats | None:
    """(28, 28, units): what each unit multiplies each pixel by; None for any other layer."""
    if block.name != first_dense_of_image(architecture):
        return None
    kernel = weights[f"{block.name}/kernel"]
    return kernel.reshape(*INPUT_SHAPE[:2], -1)
