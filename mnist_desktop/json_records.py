"""Checks JSON that may come from anybody: exact fields, types, lengths and bounds.

A check is a function that returns the value in the form our records hold, or raises ValueError (a
`RecordError`, which knows where):

    _FIELDS = {"name": text(40), "epochs": whole(1, 1000), "rates": list_of(number(0, 1), most=10)}
    record(json_object(data), _FIELDS)
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from mnist_desktop.problem import Message

T = TypeVar("T")
Check = Callable[[object], T]
_MAX_LISTED = 8  # names that a message lists; of more it gives those most alike
_ALIKE = 3


class RecordError(ValueError):
    """A value that a check refuses.

    Attributes:
        reason: what is wrong with it.
        where: the fields that lead to it and places in lists, from 1; the outermost first.
    """

    def __init__(self, key: str, **values: object) -> None:
        self.reason = Message(key, **values)
        self.where: tuple[str | int, ...] = ()
        super().__init__(key)

    def inside(self, *outer: str | int) -> "RecordError":
        """The same error, seen from what holds the value."""
        self.where = (*outer, *self.where)
        return self

    def __str__(self) -> str:
        """For logs and `training`; what a person reads is made of `reason`."""
        return f"{'.'.join(str(one) for one in self.where)} is out of bounds ({self.reason})"


def checked(check: Check[T], value: object, *where: str | int) -> T:
    """What the check makes of a value that lies there; RecordError if it refuses."""
    try:
        return check(value)
    except RecordError as error:
        raise error.inside(*where) from error.__cause__
    except ValueError as error:
        raise RecordError("record_refused", text=str(error)).inside(*where) from error


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
    """The value in a text; RecordError for what is no JSON, NaN and infinity included."""
    try:
        return json.loads(data, parse_constant=_refused_constant)
    except RecursionError as error:
        raise RecordError("record_depth") from error
    except UnicodeDecodeError as error:
        raise RecordError("record_encoding") from error
    except json.JSONDecodeError as error:
        raise RecordError("record_json", line=error.lineno, column=error.colno) from error
    except ValueError as error:  # Python reads no whole number of more than 4,300 digits
        raise RecordError("record_digits") from error


def json_object(data: str | bytes) -> dict[str, Any]:
    """The JSON object in a text; RecordError for anything else."""
    content = parse_json(data)
    if not isinstance(content, dict):
        raise RecordError("record_object")
    return content


def record(value: object, fields: Mapping[str, Check[Any]]) -> dict[str, Any]:
    """The checked values of an object that has exactly these fields."""
    if not isinstance(value, dict):
        raise RecordError("record_object")
    for name in value:
        if name not in fields:
            raise RecordError("record_unknown").inside(name)
    for name in fields:
        if name not in value:
            raise RecordError("record_missing").inside(name)
    return {name: checked(check, value[name], name) for name, check in fields.items()}


def number(low: float = -1e9, high: float = 1e9) -> Check[float]:
    """A finite number, as a float."""

    def check(value: object) -> float:
        if (
            not isinstance(value, int | float)
            or isinstance(value, bool)
            or not low <= value <= high
            or not math.isfinite(value)
        ):
            raise RecordError("record_number", low=f"{low:g}", high=f"{high:g}")
        return float(value)

    return check


def whole(low: int = 0, high: int = 2**53 - 1) -> Check[int]:
    """A whole number, written as one."""

    def check(value: object) -> int:
        if type(value) is not int or not low <= value <= high:
            raise RecordError("record_whole", low=low, high=high)
        return value

    return check


def boolean(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise RecordError("record_boolean")
    return value


def text(max_length: int) -> Check[str]:
    """Printable text of at most so many characters."""

    def check(value: object) -> str:
        if not isinstance(value, str) or len(value) > max_length or not value.isprintable():
            raise RecordError("record_text", least=0, most=max_length)
        return value

    return check


def choice(*values: str) -> Check[str]:
    """One of these texts."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in values:
            raise _not_a_choice(value, values)
        return value

    return check


def optional(inner: Check[T]) -> Check[T | None]:
    """The same, or null."""
    return lambda value: None if value is None else inner(value)


def list_of(inner: Check[T], *, most: int, least: int = 0) -> Check[tuple[T, ...]]:
    """A list of `least` to `most` items, as a tuple."""

    def check(value: object) -> tuple[T, ...]:
        if not isinstance(value, list | tuple) or not least <= len(value) <= most:
            raise RecordError("record_list", least=least, most=most)
        return tuple(checked(inner, item, place) for place, item in enumerate(value, 1))

    return check


def mapping_of(inner: Check[T], *, most: int, name: Check[str]) -> Check[dict[str, T]]:
    """An object of at most `most` entries with names that `name` accepts."""

    def check(value: object) -> dict[str, T]:
        if not isinstance(value, dict) or len(value) > most:
            raise RecordError("record_mapping", most=most)
        return {name(key): checked(inner, entry, key) for key, entry in value.items()}

    return check


def _refused_constant(name: str) -> float:
    raise RecordError("record_constant", text=name)


def _not_a_choice(value: object, values: Sequence[str]) -> RecordError:
    named = [one for one in values if one]  # an empty one may be left out
    if len(named) <= _MAX_LISTED:
        return RecordError("record_choice", values=", ".join(named))
    return RecordError("record_choice_near", values=", ".join(most_alike(str(value), named)))


def most_alike(text: str, names: Sequence[str]) -> list[str]:
    """Three names that look most like what somebody wrote, the nearest first."""
    from difflib import get_close_matches  # not at every start

    return get_close_matches(text[:100], names, _ALIKE, 0.0)
