"""The layers that the user may add to a network, and the bounds of their settings."""

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from mnist_desktop.json_records import Check, boolean, choice, number, record, whole
from mnist_desktop.problem import Message
from mnist_desktop.recognition.networks.architectures import shape_text
from mnist_desktop.recognition.networks.layers import (
    KINDS,
    Convolution,
    Dense,
    Depthwise,
    Layer,
    Pooling,
    Shape,
)

NEW_LAYERS: Mapping[str, Layer] = MappingProxyType(
    {
        **{kind: layer("", ()) for kind, layer in KINDS.items() if kind not in ("add", "multiply")},
        "dense": Dense("", (), units=64),
    }
)
"""New layers by kind, with common settings; not those that join two layers."""

RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "filters": (1, 256),
        "kernel": (1, 7),
        "stride": (1, 4),
        "size": (1, 7),
        "units": (1, 2048),
        "rate": (0.0, 0.8),
    }
)
"""Bounds of the numeric settings; all but the rate are integers."""
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "padding": ("same", "valid"),
        "function": ("relu", "sigmoid", "tanh", "swish"),
        "mode": ("max", "average"),
    }
)

SETTING_CHECKS: Mapping[str, Check[Any]] = MappingProxyType(
    {
        **{name: whole(int(low), int(high)) for name, (low, high) in RANGES.items()},
        **{name: choice(*values) for name, values in CHOICES.items()},
        "rate": number(*RANGES["rate"]),
        "bias": boolean,
    }
)
"""Valid values of every setting, in the editor and in a file."""


_IMAGES_ONLY = ("convolution", "depthwise", "pooling", "global_pooling")


def layer_settings(layer: Layer) -> dict[str, Any]:
    """The settings of a layer by name, without its name and inputs."""
    return {
        field.name: getattr(layer, field.name)
        for field in fields(layer)
        if field.name not in ("name", "inputs")
    }


def is_allowed(layer: Layer) -> bool:
    """Whether the kind and every setting are within the bounds."""
    settings = layer_settings(layer)
    try:
        record(settings, {name: SETTING_CHECKS[name] for name in settings})
    except ValueError:
        return False
    return layer.kind in NEW_LAYERS


def shape_error(layer: Layer, shape: Shape) -> Message | None:
    """Why a layer cannot take an input of this shape, or None if it can."""
    if len(shape) == 1:
        if layer.kind not in _IMAGES_ONLY:
            return None
        return Message(f"network_{layer.kind}_needs_image", count=f"{shape[0]:,}")
    if isinstance(layer, Dense):
        return Message("network_dense_needs_row", shape=shape_text(shape))
    return _image_error(layer, shape)


def _image_error(layer: Layer, shape: Shape) -> Message | None:
    height, width, _ = shape
    least = min(height, width)
    before = shape_text((height, width))
    if isinstance(layer, Pooling) and layer.size > least:
        after = shape_text((height // layer.size, width // layer.size))
        return Message("network_pooled_away", before=before, after=after, most=least)
    if (
        isinstance(layer, Convolution | Depthwise)
        and layer.padding == "valid"
        and layer.kernel > least
    ):
        return Message("network_kernel_too_large", kernel=layer.kernel, before=before, most=least)
    return None
