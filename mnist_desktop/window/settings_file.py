"""The settings as a file: Qt's INI format, read within limits and written whole.

Qt's own way of writing waits half a minute for a lock that a kill has left beside the file, and
for ever where that is a folder or a pipe; and it does not say why a file could not be written.
"""

from __future__ import annotations

import os
import re
import string
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QByteArray, QSettings

from mnist_desktop.files import bytes_of_file, is_missing, write_whole
from mnist_desktop.problem import AppError

MAX_BYTES = 2**20
Value = str | list[str] | QByteArray
_NAME = re.compile(r"(?:[A-Za-z0-9_]+/)?[^/]+")
_PLAIN = frozenset(string.ascii_letters + string.digits + "_-.")
"""What Qt leaves as it is in a name."""
_UNGROUPED = "General"  # Qt's name for the section of names without a group


class SettingsFile:
    """Values by their names, a group and a slash before a name if need be.

    Args:
        path: the file; it need not exist.

    Attributes:
        values: as they are now.
        is_broken: whether there is something at `path` that is no settings file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self.values: dict[str, Value] = {}
        self.is_broken = False
        try:
            self.is_broken = len(bytes_of_file(path, MAX_BYTES, AppError)) > MAX_BYTES
        except AppError as problem:
            self.is_broken = not is_missing(problem)
        else:
            if not self.is_broken:
                self._read()
        self._written = dict(self.values)

    def save(self) -> None:
        """Writes what has changed; for any thread.

        Raises:
            SavingError: as `write_whole`; tried again at the next call.
        """
        with self._lock:
            values = dict(self.values)
            if values != self._written:
                write_whole(Path(os.path.realpath(self._path)), ini_bytes(values))
                self._written = values

    def _read(self) -> None:
        settings = QSettings(str(self._path), QSettings.Format.IniFormat)
        for name in settings.allKeys():
            value = settings.value(name)
            if isinstance(value, list):
                value = [one for one in value if isinstance(one, str)]
            if _NAME.fullmatch(name) and isinstance(value, str | list | QByteArray):
                self.values[name] = value
        self.is_broken = settings.status() == QSettings.Status.FormatError


def ini_bytes(values: Mapping[str, Value]) -> bytes:
    """The content of an INI file, which QSettings and `cli.chosen_model` read."""
    groups: dict[str, list[str]] = {}
    for name, value in sorted(values.items()):
        group, _, key = name.rpartition("/")
        groups.setdefault(group or _UNGROUPED, []).append(f"{_escaped(key)}={_written(value)}\n")
    texts = (f"[{group}]\n{''.join(lines)}" for group, lines in groups.items())
    return "\n".join(texts).encode()


def _escaped(key: str) -> str:
    """A name as Qt writes it: what is not plain as hex digits of its UTF-16 code."""
    data = key.encode("utf-16-be", "surrogatepass")
    codes = (int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2))
    written = (
        chr(code) if chr(code) in _PLAIN else f"%{code:02X}" if code < 0x100 else f"%U{code:04X}"
        for code in codes
    )
    return "".join(written)


def _written(value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(map(_written, value)) or "@Invalid()"
    if isinstance(value, QByteArray):
        text = bytes(value.data()).decode("latin-1")
        return _quoted(f"@ByteArray({text})")
    return _quoted(f"@{value}" if value.startswith("@") else value)


def _quoted(text: str) -> str:
    """A text in quotation marks; what is not plain as a code of hex digits."""
    written: list[str] = []
    for char in text:
        if char in '"\\':
            written.append(f"\\{char}")
        elif _must_be_code(char) or (
            # Else it would be taken for a digit of the code before it
            char in string.hexdigits and written and written[-1].startswith("\\x")
        ):
            written.append(f"\\x{ord(char):x}")
        else:
            written.append(char)
    return f'"{"".join(written)}"'


def _must_be_code(char: str) -> bool:
    """Whether it is a control character, a byte beyond ASCII, or half of a surrogate pair."""
    return char < " " or "\x7f" <= char <= "\xff" or "\ud800" <= char <= "\udfff"
