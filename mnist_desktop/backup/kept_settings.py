"""The settings that go with a backup: no paths, and nothing of one computer's screen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from mnist_desktop.json_records import Check, boolean, json_object, number, record, text

_MAX_NAME = 300  # characters


@dataclass(frozen=True)
class KeptSettings:
    """Settings as they are, from a backup as anybody may have written them.

    Attributes:
        language: a code; empty if none was chosen.
        theme: of the colours.
        brush: width of the pen, in ink units, 1 to 400.
        tab: name of the tab that was open.
        reads_numbers: whether several digits are read.
        model: name of the file, in the models folder, of the model in use; empty for another.
        has_seen_first_steps: whether the hints of the first start were read.
        has_seen_inside: whether the hint of the tab Inside was closed.
    """

    language: str
    theme: str
    brush: float
    tab: str
    reads_numbers: bool
    model: str
    has_seen_first_steps: bool
    has_seen_inside: bool

    def to_json(self) -> bytes:
        """The settings as a file; empty texts for those that `from_json` would refuse."""
        content = {
            name: "" if isinstance(value, str) and not _is_accepted(name, value) else value
            for name, value in vars(self).items()
        }
        return json.dumps(content, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, data: bytes) -> KeptSettings:
        """The settings in a file; ValueError for one that is none of ours."""
        return cls(**record(json_object(data), _FIELDS))


def _is_accepted(name: str, value: object) -> bool:
    try:
        _FIELDS[name](value)
    except ValueError:
        return False
    return True


_FIELDS: Mapping[str, Check[object]] = {
    "language": text(20),
    "theme": text(20),
    "brush": number(1, 400),
    "tab": text(40),
    "reads_numbers": boolean,
    "model": text(_MAX_NAME),
    "has_seen_first_steps": boolean,
    "has_seen_inside": boolean,
}
