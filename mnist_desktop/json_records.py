"""Checks JSON that may come from anybody: exact fields, types, lengths and bounds.

A check is a function that returns the value in the form our records hold, or raises ValueError:

    _FIELDS = {"name": text(40), "epochs": whole(1, 1000), "rates": list_of(number(0, 1), most=10)}
    record(json_object(data), _FIELDS)
"""

import json
import math
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")
Check = Callable[[object], T]


_COMMON = 1000  # lists and values of any record
_SHORTER = bytes(range(0xF0))  # of UTF-8; the others begin characters of four bytes


def check_amount(data: bytes, lists: int, values: int, narrow: int) -> None:
    """Makes sure that the text takes little memory when it is parsed: lists take 20 times theirs.

    Args:
        data: JSON; what is in its texts counts too.
        lists: how many lists and objects there may be.
        values: how many values in them.
        narrow: bytes that there may be in ASCII; half or a quarter of it where one other character
            makes all of them wider.

    Raises:
        ValueError: there is more of it.
    """
    if data.count(b"[") + data.count(b"{") > lists + _COMMON:
        raise ValueError("too many lists")
    if data.count(b",") > values + _COMMON:
        raise ValueError("too many values")
    if 4 * len(data) > narrow and _width(data) * len(data) > narrow:
        raise ValueError("too long for other characters than ASCII")


def _width(data: bytes) -> int:
    """Bytes that each character of a text may take in memory, if it is not too long as ASCII."""
    if data.isascii() and b"\\u" not in data:
        return 0
    has_pair = b"\\ud" in data or b"\\uD" in data
    return 4 if has_pair or data.translate(None, _SHORTER) else 2


def parse_json(data: str | bytes) -> object:
    """The value in a text; ValueError for what is no JSON, NaN and infinity included."""
    try:
        return json.loads(data, parse_constant=_refused_constant)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def json_object(data: str | bytes) -> dict[str, Any]:
    """The JSON object in a text; ValueError for anything else."""
    content = parse_json(data)
    if not isinstance(content, dict):
        raise ValueError("not a JSON object")
    return content


def record(value: object, fields: Mapping[str, Check[Any]]) -> dict[str, Any]:
    """The checked values of an object that has exactly these fields."""
    if not isinstance(value, dict) or value.keys() != fields.keys():
        raise ValueError("other fields are needed")
    checked = {}
    for name, check in fields.items():
        try:
            checked[name] = check(value[name])
        except ValueError as error:
            raise ValueError(f"{name} is out of bounds: {error}") from error
    return checked


def number(low: float = -1e9, high: float = 1e9) -> Check[float]:
    """A finite number, as a float."""

    def check(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError("a number is needed")
        if not low <= value <= high or not math.isfinite(value):
            raise ValueError(f"{low} to {high} is allowed")
        return float(value)

    return check


def whole(low: int = 0, high: int = 2**53 - 1) -> Check[int]:
    """A whole number, written as one."""

    def check(value: object) -> int:
        if type(value) is not int or not low <= value <= high:
            raise ValueError(f"a whole number from {low} to {high} is needed")
        return value

    return check


def boolean(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError("true or false is needed")
    return value


def text(max_length: int) -> Check[str]:
    """Printable text of at most so many characters."""

    def check(value: object) -> str:
        if not isinstance(value, str) or len(value) > max_length or not value.isprintable():
            raise ValueError(f"printable text of at most {max_length} characters is needed")
        return value

    return check


def choice(*values: str) -> Check[str]:
    """One of these texts."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in values:
            raise ValueError(f"one of {', '.join(values)} is needed")
        return value

    return check


def optional(inner: Check[T]) -> Check[T | None]:
    """The same, or null."""
    return lambda value: None if value is None else inner(value)


def list_of(inner: Check[T], *, most: int, least: int = 0) -> Check[tuple[T, ...]]:
    """A list of `least` to `most` items, as a tuple."""

    def check(value: object) -> tuple[T, ...]:
        if not isinstance(value, list | tuple) or not least <= len(value) <= most:
            raise ValueError(f"a list of {least} to {most} items is needed")
        return tuple(inner(item) for item in value)

    return check


def mapping_of(inner: Check[T], *, most: int, name: Check[str]) -> Check[dict[str, T]]:
    """An object of at most `most` entries with names that `name` accepts."""

    def check(value: object) -> dict[str, T]:
        if not isinstance(value, dict) or len(value) > most:
            raise ValueError(f"an object of at most {most} entries is needed")
        return {name(key): inner(entry) for key, entry in value.items()}

    return check


def _refused_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON")
