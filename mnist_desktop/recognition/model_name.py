"""What a model is called: everywhere the name of its file, without the ending."""

import re
from pathlib import Path

from mnist_desktop.problem import Problem

MAX_NAME = 60  # characters
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_WINDOWS_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\..*)?")


def model_name(path: Path) -> str:
    """The name for a person to read, on one line."""
    return "".join(
        char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in path.stem
    )


def file_name(text: str) -> str:
    """A name, near to the text, that any system takes for a file; "model" where nothing is left."""
    name = _NOT_IN_NAMES.sub(" ", text).strip(" .")[:MAX_NAME].strip(" .") or "model"
    return f"{name} model" if _WINDOWS_DEVICES.fullmatch(name) else name


def checked_name(typed: str) -> str:
    """The name that a person has typed, without blanks around it.

    Raises:
        Problem: "model_name_empty", "model_name_long" (most), "model_name_characters" and
            "model_name_reserved" (name): what some system, or our own list, would not take.
    """
    name = typed.strip()
    if not name:
        raise Problem("model_name_empty")
    if len(name) > MAX_NAME:
        raise Problem("model_name_long", most=MAX_NAME)
    if _NOT_IN_NAMES.search(name) or not name.isprintable() or name[0] == "." or name[-1] == ".":
        raise Problem("model_name_characters")
    if _WINDOWS_DEVICES.fullmatch(name):
        raise Problem("model_name_reserved", name=name)
    return name
