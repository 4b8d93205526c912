"""A person's own list of layers: as JSON and back, checked against bounds.

What a stranger's model file lists is read here too, so nothing in it is believed: only the kinds,
fields and values named here pass, and every shape is computed by our code.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.recognition.networks.layer_rules import CHOICES, RANGES
from mnist_desktop.recognition.networks.layers import (
    INPUT,
    Activation,
    Add,
    BatchNorm,
    Convolution,
    Dense,
    Depthwise,
    Dropout,
    Flatten,
    GlobalPooling,
    Layer,
    Multiply,
    Pooling,
)

OWN = "own"
"""What an architecture that is not one of ours is called."""
MAX_LAYERS = 40
MAX_BRANCHING_LAYERS = 12
"""Of a list that is no chain, in which every output may have to be kept to the end: 1 GB for
a chunk of 100 images, if each is as large as it may be."""
MAX_PARAMETERS = 10_000_000

_KINDS: Mapping[str, type[Layer]] = {
    kind.kind: kind
    for kind in (
        Convolution,
        Depthwise,
        BatchNorm,
        Activation,
        Pooling,
        GlobalPooling,
        Add,
        Multiply,
        Flatten,
        Dense,
        Dropout,
    )
}
_CONFIDENT = [with_confidence_branch(ARCHITECTURES[name]) for name in ("quick", "best")]
_NAMED: Mapping[str, Architecture] = {
    **ARCHITECTURES,
    **{architecture.name: architecture for architecture in _CONFIDENT},
}
"""What a file may name: the networks that are trained in the window, and those of
`training.build_model`."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


def architecture_to_json(architecture: Architecture) -> str | list[dict[str, Any]]:
    """The name of one of ours, or the list of layers."""
    if _NAMED.get(architecture.name) == architecture:
        return architecture.name
    return [
        {"kind": layer.kind, **{field.name: getattr(layer, field.name) for field in fields(layer)}}
        for layer in architecture.layers
    ]


def architecture_from_json(value: object) -> Architecture:
    """One of ours by name, or a person's own within the bounds; ValueError for anything else."""
    if isinstance(value, str):
        if value not in _NAMED:
            raise ValueError("unknown network")
        return _NAMED[value]
    if not isinstance(value, list) or not 1 <= len(value) <= MAX_LAYERS:
        raise ValueError(f"a network has 1 to {MAX_LAYERS} layers")
    architecture = Architecture(OWN, tuple(_layer(item) for item in value))
    if len(value) > MAX_BRANCHING_LAYERS and not is_chain(architecture):
        raise ValueError(f"a network that branches has at most {MAX_BRANCHING_LAYERS} layers")
    if architecture.parameters > MAX_PARAMETERS:
        raise ValueError(f"a network has at most {MAX_PARAMETERS} parameters")
    return architecture


def is_chain(architecture: Architecture) -> bool:
    """Whether every layer takes what the one before it gives, and nothing else."""
    before = (INPUT, *(layer.name for layer in architecture.layers[:-1]))
    return all(
        layer.inputs == (name,) for layer, name in zip(architecture.layers, before, strict=True)
    )


def _layer(item: object) -> Layer:
    if not isinstance(item, dict):
        raise ValueError("a layer is an object")
    values = dict(item)
    kind = values.pop("kind", None)
    if not isinstance(kind, str) or kind not in _KINDS:
        raise ValueError("unknown kind of layer")
    layer = _KINDS[kind]
    if values.keys() != {field.name for field in fields(layer)}:
        raise ValueError(f"a {kind} has other fields")
    return layer(**{name: _checked(name, value) for name, value in values.items()})


def _checked(name: str, value: Any) -> Any:
    """The value of one field if it may be that."""
    if name == "inputs":
        if not isinstance(value, list | tuple) or not 1 <= len(value) <= 2:
            raise ValueError("a layer takes one or two inputs")
        return tuple(_checked("name", item) for item in value)
    if name == "name":
        fine = isinstance(value, str) and _NAME.fullmatch(value) is not None
    elif name == "bias":
        fine = isinstance(value, bool)
    elif name in CHOICES:
        fine = isinstance(value, str) and value in CHOICES[name]
    else:
        kinds: tuple[type, ...] = (int, float) if name == "rate" else (int,)
        low, high = RANGES[name]
        fine = type(value) in kinds and low <= value <= high
    if not fine:
        raise ValueError(f"{name} is out of bounds")
    return value
