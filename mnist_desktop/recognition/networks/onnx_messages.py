"""Writes an ONNX model: protocol buffers, with the field numbers of onnx.proto.

For ONNX Runtime, which reads it. The package onnx writes the same bytes, but takes 13 MB of memory
and 10 MB of the program to do so. Sources: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
and https://protobuf.dev/programming-guides/encoding.
"""

import struct
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

GRAPH_NAME = "digits"
_FLOAT, _INT64 = 1, 7
_DATA_TYPES = {np.dtype(np.float32): _FLOAT, np.dtype(np.int64): _INT64}
"""TensorProto.DataType."""
_FLOAT_ATTRIBUTE, _INT_ATTRIBUTE, _STRING_ATTRIBUTE, _INTS_ATTRIBUTE = 1, 2, 3, 7
"""AttributeProto.AttributeType."""
_VARINT, _LENGTH, _FIXED32 = 0, 2, 5
"""Wire types."""

Attribute = int | float | str | Sequence[int]


def model(
    nodes: Iterable[bytes],
    inputs: Iterable[bytes],
    outputs: Iterable[bytes],
    constants: Iterable[bytes],
    *,
    ir_version: int,
    opset: int,
) -> bytes:
    """A ModelProto of one graph.

    Args:
        nodes: as `node` makes them, each after those that it takes.
        inputs: as `value_info` makes them.
        outputs: likewise.
        constants: as `tensor` makes them.
        ir_version: of the format.
        opset: the version of ONNX's own operators.
    """
    graph = _all(1, nodes) + _text(2, GRAPH_NAME) + _all(5, constants)
    graph += _all(11, inputs) + _all(12, outputs)
    operators = _text(1, "") + _integer(2, opset)
    return _integer(1, ir_version) + _bytes(7, graph) + _bytes(8, operators)


def node(
    operator: str, inputs: Iterable[str], outputs: Iterable[str], **attributes: Attribute
) -> bytes:
    """A NodeProto: an operator, the names of what it takes and gives, and its attributes."""
    names = b"".join(_text(1, name) for name in inputs)
    names += b"".join(_text(2, name) for name in outputs)
    settings = [_attribute(name, value) for name, value in sorted(attributes.items())]
    return names + _text(4, operator) + _all(5, settings)


def value_info(name: str, shape: Sequence[str | int] | None) -> bytes:
    """A ValueInfoProto of float32.

    Args:
        name: of the value.
        shape: lengths, or names of those that vary; None where even their number is unknown.
    """
    kind = _integer(1, _FLOAT)
    if shape is not None:
        lengths = [_text(2, one) if isinstance(one, str) else _integer(1, one) for one in shape]
        kind += _bytes(2, _all(1, lengths))
    return _text(1, name) + _bytes(2, _bytes(1, kind))


def tensor(name: str, value: npt.NDArray[Any]) -> bytes:
    """A TensorProto of float32 or int64; KeyError for another dtype."""
    lengths = b"".join(_integer(1, length) for length in value.shape)
    numbers = np.ascontiguousarray(value, value.dtype.newbyteorder("<")).tobytes()
    kind = _DATA_TYPES[value.dtype.newbyteorder("=")]
    return lengths + _integer(2, kind) + _text(8, name) + _bytes(9, numbers)


def _attribute(name: str, value: Attribute) -> bytes:
    match value:
        case float():
            kind, written = _FLOAT_ATTRIBUTE, _key(2, _FIXED32) + struct.pack("<f", value)
        case int():
            kind, written = _INT_ATTRIBUTE, _integer(3, value)
        case str():
            kind, written = _STRING_ATTRIBUTE, _text(4, value)
        case _:
            kind, written = _INTS_ATTRIBUTE, b"".join(_integer(8, one) for one in value)
    return _text(1, name) + written + _integer(20, kind)


def _all(field: int, messages: Iterable[bytes]) -> bytes:
    return b"".join(_bytes(field, message) for message in messages)


def _text(field: int, text: str) -> bytes:
    return _bytes(field, text.encode())


def _bytes(field: int, content: bytes) -> bytes:
    return _key(field, _LENGTH) + _varint(len(content)) + content


def _integer(field: int, number: int) -> bytes:
    return _key(field, _VARINT) + _varint(number)


def _key(field: int, wire_type: int) -> bytes:
    return _varint(field << 3 | wire_type)


def _varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that more follow."""
    if number < 0:
        raise ValueError(f"{number} is negative, and no number of ours is")
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    written.append(number)
    return bytes(written)
