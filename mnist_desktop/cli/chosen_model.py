"""Reads from the window's settings, without Qt, which model it answers with."""

import configparser
import re
from pathlib import Path

from mnist_desktop.files import bytes_of_file
from mnist_desktop.problem import AppError
from mnist_desktop.stored_paths import StoredPaths

_MAX_BYTES = 2**20
_ESCAPES = re.compile(r"\\(?:x([0-9a-fA-F]+)|(.))", re.DOTALL)
_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}


def chosen_model(settings: Path) -> Path | None:
    """The model file that the window's settings name.

    Args:
        settings: an INI file as Qt 6 writes it; it need not exist.

    Returns:
        None for the built-in model, which an unusable setting stands for too.
    """
    ini = configparser.RawConfigParser(strict=False, delimiters=("=",))
    try:
        ini.read_string(bytes_of_file(settings, _MAX_BYTES, AppError).decode(errors="replace"))
        written = ini.get("General", "model")
    except (AppError, configparser.Error):
        return None
    return StoredPaths(settings.parent).path(_text_of(written))


def _text_of(value: str) -> str:
    """Decodes a value that Qt has written; empty if it is not a string."""
    if len(value) >= 2 and value[0] == value[-1] == '"':
        value = value[1:-1]
    elif "," in value:  # a list
        return ""
    text = _ESCAPES.sub(_unescaped, value)
    if text.startswith("@"):  # "@@" stands for an at-sign, "@Type(...)" for another type
        return text[1:] if text.startswith("@@") else ""
    return text


def _unescaped(escape: re.Match[str]) -> str:
    number, sign = escape.groups()
    return chr(int(number, 16) & 0xFFFF) if number else _CONTROLS.get(sign, sign)
