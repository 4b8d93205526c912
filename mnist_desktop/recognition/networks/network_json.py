"""A person's own list of layers: as JSON and back, checked against bounds.

What a stranger's model file lists is read here too, so nothing in it is believed: only the kinds,
fields and values named here pass, and every shape is computed by our code.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from mnist_desktop.json_records import Check, list_of, record
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.recognition.networks.layer_rules import SETTING_CHECKS
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

CUSTOM = "own"
"""The name of every architecture that is not one of ours."""
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
    architecture = Architecture(CUSTOM, tuple(_layer(item) for item in value))
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
    return layer(**record(values, {field.name: _CHECKS[field.name] for field in fields(layer)}))


def _name(value: object) -> str:
    if not isinstance(value, str) or _NAME.fullmatch(value) is None:
        raise ValueError("not a name of a layer")
    return value


_CHECKS: Mapping[str, Check[Any]] = {
    **SETTING_CHECKS,
    "name": _name,
    "inputs": list_of(_name, least=1, most=2),
}
