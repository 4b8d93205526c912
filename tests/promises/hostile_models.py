"""Hostile models, checkpoints and films."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests.promises.hostile import Hostile, of_bytes
from tests.promises.samples import (
    checkpoint,
    film_of_header,
    film_slot,
    film_subject,
    model,
    safetensors_parts,
    with_checksum,
    with_header,
)

_NAN = struct.pack("<f", float("nan"))
_DENSE = {"kind": "dense", "name": "a", "inputs": ["image"], "units": 10}
_FLAT = {"kind": "flatten", "name": "f", "inputs": ["image"]}


def _changed(data: bytes, entry: str, change: Callable[[dict[str, Any]], object]) -> bytes:
    """A safetensors file whose described content is changed; its length is right."""
    header, rest = safetensors_parts(data)
    content = json.loads(header)
    described = json.loads(content["__metadata__"][entry])
    change(described)
    content["__metadata__"][entry] = json.dumps(described)
    return with_header(rest, json.dumps(content).encode())


def _other_header(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    header, rest = safetensors_parts(data)
    content = json.loads(header)
    change(content)
    return with_header(rest, json.dumps(content).encode())


def _tensor(content: dict[str, Any]) -> dict[str, Any]:
    return next(value for name, value in content.items() if name != "__metadata__")


_HEADERS: dict[str, Callable[[dict[str, Any]], object]] = {
    "another type": lambda content: _tensor(content).update(dtype="F64"),
    "an unknown type": lambda content: _tensor(content).update(dtype="PICKLE"),
    "a negative side": lambda content: _tensor(content).update(shape=[-1, 4]),
    "a huge side": lambda content: _tensor(content).update(shape=[2**62, 2**62]),
    "offsets in reverse": lambda content: _tensor(content).update(data_offsets=[8, 0]),
    "offsets beyond the end": lambda content: _tensor(content).update(data_offsets=[0, 2**40]),
    "no offsets": lambda content: _tensor(content).pop("data_offsets"),
    "a tensor that is a list": lambda content: content.update(harm=[1]),
    "one more tensor": lambda c: c.update(
        harm={"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}
    ),
    "metadata that is a list": lambda content: content.update(__metadata__=[]),
    "no metadata": lambda content: content.pop("__metadata__"),
    "more metadata": lambda content: content["__metadata__"].update(code="import os"),
}
_FILES: dict[str, Callable[[bytes], bytes]] = {
    "a header longer than the file": lambda data: (2**40).to_bytes(8, "little") + data[8:],
    "a header of no length": lambda data: bytes(8) + data[8:],
    "the longest header": lambda data: b"\xff" * 8 + data[8:],
    "a header of lists": lambda _: with_header(b"", b'{"a":[' + b"[]," * 150_000 + b"[]]}"),
    "a deep header": lambda _: with_header(b"", b"[" * 200_000 + b"]" * 200_000),
    "half": lambda data: data[: len(data) // 2],
    "a byte too many": lambda data: data + b"\0",
    "a byte too few": lambda data: data[:-1],
}


def _of_layers(layers: object) -> Callable[[dict[str, Any]], object]:
    return lambda described: described.update(network=layers)


def _convolution(**changes: object) -> dict[str, Any]:
    layer = {"kind": "convolution", "name": "c", "inputs": ["image"], "filters": 8, "kernel": 3}
    return layer | {"stride": 1, "padding": "same", "bias": True} | changes


_NETWORKS = {
    "an unknown network": "mine",
    "no layer": [],
    "a layer that is code": [{"kind": "lambda", "code": "import os"}],
    "41 layers": [_FLAT | {"name": f"f{n}"} for n in range(41)],
    "a wide layer": [_FLAT, _DENSE | {"inputs": ["f"], "units": 10**9}],
    "a huge kernel": [_convolution(kernel=10**6)],
    "no stride": [_convolution(stride=0)],
    "a name twice": [_FLAT, _FLAT],
    "its own input": [_FLAT | {"inputs": ["f"]}],
    "a path for a name": [_FLAT | {"name": "../harm"}],
    "a number for a network": 7,
}
_DESCRIBED: dict[str, Callable[[dict[str, Any]], object]] = {
    "a newer format": lambda described: described.update(format=99),
    "a format of many digits": lambda described: described.update(format=10**300),
    "no format": lambda described: described.pop("format"),
    "a title of control characters": lambda described: described.update(title="\x1b[2J"),
    "a long title": lambda described: described.update(title="a" * 201),
    "a temperature of nothing": lambda described: described.update(temperature=0),
    "an infinite temperature": lambda described: described.update(temperature=1e999),
    "a threshold that is true": lambda described: described.update(threshold=True),
    "history without end": lambda described: described.update(history=[{"loss": 1}] * 1001),
    "eleven classes": lambda described: described.update(classes=[str(n) for n in range(11)]),
    "a class twice": lambda described: described.update(classes=["a", "a"]),
    "a date that is none": lambda described: described.update(date="yesterday"),
    "an unknown field": lambda described: described.update(code="import os"),
    "settings of lists": lambda described: described.update(settings={"a": [1]}),
    "many settings": lambda d: d.update(settings={str(n): n for n in range(101)}),
    **{name: _of_layers(layers) for name, layers in _NETWORKS.items()},
}


def models() -> Iterator[Hostile]:
    """Models that are none, or of networks that this program does not build."""
    data, name = model(), "a.digitmodel"
    for what, change in _FILES.items():
        yield of_bytes(what, name, partial(change, data))
    for what, of_header in _HEADERS.items():
        yield of_bytes(what, name, partial(_other_header, data, of_header))
    for what, of_described in _DESCRIBED.items():
        yield of_bytes(what, name, partial(_changed, data, "model", of_described))
    for what, number in {"NaN": _NAN, "infinity": struct.pack("<f", float("inf"))}.items():
        yield of_bytes(f"a weight of {what}", name, partial(bytes, data[:-4] + number))
    large = data[:-400] + struct.pack("<f", 3e38) * 100
    yield of_bytes("weights near the largest number", name, partial(bytes, large), is_refused=False)


_RUNS: dict[str, Callable[[dict[str, Any]], object]] = {
    "another format": lambda described: described.update(format=99),
    "a file on another computer": lambda d: d["config"].update(data="//127.0.0.1/harm"),
    "the same in Windows' words": lambda d: d["config"].update(data="\\\\127.0.0.1\\harm"),
    "a file with a NUL": lambda described: described["config"].update(data="a\0b"),
    "half a surrogate": lambda described: described["config"].update(data="\ud800"),
    "drawings on another computer": lambda d: d["config"].update(also="//127.0.0.1/harm"),
    "epochs without end": lambda described: described["config"].update(epochs=10**9),
    "batches of nothing": lambda described: described["config"].update(batch_size=0),
    "a rate of infinity": lambda described: described["config"].update(learning_rate=1e999),
    "another optimizer": lambda described: described["config"].update(optimizer="os.system"),
    "an unknown field": lambda described: described["config"].update(code="import os"),
    "augmentation by code": lambda d: d["config"].update(augmentation={"code": "import os"}),
    "history without end": lambda described: described.update(history=[{}] * 1001),
    "history of texts": lambda described: described.update(history=["a"]),
    "a path for a film": lambda described: described.update(film="../../harm"),
    "a part of an epoch below nothing": lambda d: d["so_far"].update(batches=-1),
    "a wide network": lambda described: described["config"].update(
        architecture=[_FLAT, _DENSE | {"inputs": ["f"], "units": 10**9}]
    ),
}


def checkpoints() -> Iterator[Hostile]:
    """Checkpoints that are none, or of runs that cannot be."""
    data, name = checkpoint(), "a.checkpoint"
    for what, change in _FILES.items():
        yield of_bytes(what, name, partial(change, data))
    for what, of_header in _HEADERS.items():
        harmless = what in ("another type", "one more tensor", "more metadata")
        content = partial(_other_header, data, of_header)
        yield of_bytes(what, name, content, is_refused=not harmless)
    for what, of_described in _RUNS.items():
        yield of_bytes(what, name, partial(_changed, data, "checkpoint", of_described))
    yield Hostile("200 megabytes of a small network", _sparse_checkpoint)
    counts = {"dtype": "I32", "shape": [1, 11, 11], "data_offsets": None}
    yield of_bytes("confusions of eleven classes", name, partial(_with_counts, data, counts))
    square = counts | {"shape": [1, 10, 3]}
    yield of_bytes("confusions that are not square", name, partial(_with_counts, data, square))


def _with_counts(data: bytes, tensor: dict[str, Any]) -> bytes:
    header, rest = safetensors_parts(data)
    content, size = json.loads(header), 4
    for side in tensor["shape"]:
        size *= side
    content["confusion"] = tensor | {"data_offsets": [len(rest), len(rest) + size]}
    return with_header(rest + bytes(size), json.dumps(content).encode())


def _sparse_checkpoint(folder: Path) -> Path:
    """A file that takes no room on the disk and 200 MB in memory."""
    size = 200 * 10**6
    header, _ = safetensors_parts(checkpoint())
    content = {"__metadata__": json.loads(header)["__metadata__"]}
    content["state/a"] = {"dtype": "U8", "shape": [size], "data_offsets": [0, size]}
    path = folder / "a.checkpoint"
    with path.open("wb") as file:
        file.write(with_header(b"", json.dumps(content).encode()))
        file.truncate(file.tell() + size)
    return path


def films() -> Iterator[Hostile]:
    """Films that are none, or of networks that have none."""
    header, slot, name = film_subject().header(), film_slot(), "a.film"
    described = json.loads(header[12:])
    for what, changes in {
        "another format": {"format": 2},
        "no batches": {"batches": 0},
        "eleven classes": {"classes": [str(n) for n in range(11)]},
        "a class twice": {"classes": ["a", "a"]},
        "control characters": {"preset": "\x1b"},
        "a wide network": {"network": [_FLAT, _DENSE | {"inputs": ["f"], "units": 10**6}]},
        "more": {"code": "import os"},
    }.items():
        content = json.dumps(described | changes).encode()
        yield of_bytes(what, name, partial(film_of_header, content))
    lists = b'{"network": [' + b"[]," * 150_000 + b"[]]}"
    yield of_bytes("lists", name, partial(film_of_header, lists))
    for what, content in {
        "no slot": header,
        "half of a slot": header + slot[: len(slot) // 2],
        "a spoiled slot": header + slot[:100] + b"\xff" + slot[101:],
        "a moment before the first": with_checksum(header, slot[:4] + bytes(4) + slot[8:]),
        "a weight that is no number": with_checksum(header, slot[:28] + b"\xff" * 64 + slot[92:]),
        "a header without end": header[:8] + b"\xff" * 4 + header[12:] + slot,
        "too many slots": header + slot * 700,
    }.items():
        yield of_bytes(what, name, partial(bytes, content))
