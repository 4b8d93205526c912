"""Networks as JSON, also custom ones: written, and read back within bounds.

Model files may come from anybody, so only the kinds, fields and values listed here are accepted,
and all shapes are computed by our code.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from mnist_desktop.json_records import Check, list_of, record
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, RESIDUAL, Architecture
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.recognition.networks.layer_rules import SETTING_CHECKS
from mnist_desktop.recognition.networks.layers import INPUT, KINDS, Layer

CUSTOM = "own"
"""The name of every custom architecture."""
MAX_LAYERS = 40
MAX_BRANCHING_LAYERS = 12
"""If it is not a chain, all outputs may have to be kept until the end: 1 GB for a chunk of 100
images if each has its largest size."""
MAX_PARAMETERS = 10_000_000

_BUILT = (ARCHITECTURES["quick"], ARCHITECTURES["best"], RESIDUAL)
_WITH_CONFIDENCE = [with_confidence_branch(architecture) for architecture in _BUILT]
_NAMED: Mapping[str, Architecture] = {
    **ARCHITECTURES,
    **{architecture.name: architecture for architecture in (RESIDUAL, *_WITH_CONFIDENCE)},
}
"""Networks that a file may refer to by name: those trained in the window and those of
`training.build_model`."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


def architecture_to_json(architecture: Architecture) -> str | list[dict[str, Any]]:
    """The name of a built-in network, or the list of layers."""
    if _NAMED.get(architecture.name) == architecture:
        return architecture.name
    return [
        {"kind": layer.kind, **{field.name: getattr(layer, field.name) for field in fields(layer)}}
        for layer in architecture.layers
    ]


def architecture_from_json(value: object) -> Architecture:
    """A built-in network by name, or a custom one within bounds; ValueError for anything else."""
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
    """Whether the only input of every layer is the layer before it."""
    before = (INPUT, *(layer.name for layer in architecture.layers[:-1]))
    return all(
        layer.inputs == (name,) for layer, name in zip(architecture.layers, before, strict=True)
    )


def _layer(item: object) -> Layer:
    if not isinstance(item, dict):
        raise ValueError("a layer is an object")
    values = dict(item)
    kind = values.pop("kind", None)
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError("unknown kind of layer")
    layer = KINDS[kind]
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
