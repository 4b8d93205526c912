"""Why a layer cannot take what comes before it, and what would help, as a message key."""

from __future__ import annotations

from mnist_desktop.problem import Problem
from mnist_desktop.recognition.networks.layer_row import shape_text
from mnist_desktop.recognition.networks.layers import (
    Convolution,
    Dense,
    Depthwise,
    GlobalPooling,
    Layer,
    Pooling,
    Shape,
)


def misfit(layer: Layer, shape: Shape) -> Problem | None:
    """What is wrong with giving a layer of a chain this shape, or None."""
    if len(shape) == 1:
        return _row_misfit(layer, f"{shape[0]:,}")
    if isinstance(layer, Dense):
        return Problem("network_dense_needs_row", shape=shape_text(shape))
    return _image_misfit(layer, shape)


def _row_misfit(layer: Layer, count: str) -> Problem | None:
    if isinstance(layer, Convolution):
        return Problem("network_convolution_needs_image", count=count)
    if isinstance(layer, Depthwise):
        return Problem("network_depthwise_needs_image", count=count)
    if isinstance(layer, Pooling):
        return Problem("network_pooling_needs_image", count=count)
    if isinstance(layer, GlobalPooling):
        return Problem("network_global_pooling_needs_image", count=count)
    return None


def _image_misfit(layer: Layer, shape: Shape) -> Problem | None:
    height, width, _ = shape
    least = min(height, width)
    before = shape_text((height, width))
    if isinstance(layer, Pooling) and layer.size > least:
        after = shape_text((height // layer.size, width // layer.size))
        return Problem("network_pooled_away", before=before, after=after, most=least)
    if (
        isinstance(layer, Convolution | Depthwise)
        and layer.padding == "valid"
        and layer.kernel > least
    ):
        return Problem("network_kernel_too_large", kernel=layer.kernel, before=before, most=least)
    return None
