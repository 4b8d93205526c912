"""Patterns such as photos/*.png, for where no shell has expanded them."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

_MAGIC = re.compile(r"[*?[]")
_ANY_FOLDERS = "**"


def expanded(path: Path) -> list[Path] | None:
    """What a pattern stands for, sorted; None if it is none.

    *, ?, [abc] and ** as shells know them: * does not match a leading dot, ** any folders, hidden
    ones and links apart. A name that is there is itself, whatever it looks like.
    """
    if not _MAGIC.search(str(path)) or os.path.lexists(path):
        return None
    parts = path.parts[1:] if path.anchor else path.parts
    try:
        return [Path(found) for found in sorted(set(_matches(path.anchor, parts)))]
    except (ValueError, RecursionError):  # a NUL in it, or folders a thousand deep
        return []


def _matches(folder: str, parts: Sequence[str]) -> Iterator[str]:
    """Names below a folder that the rest of a pattern matches."""
    if not parts:
        yield folder
        return
    part, *rest = parts
    if part == _ANY_FOLDERS:
        if not rest:  # a folder stands for all that is in it
            yield folder or os.curdir
            return
        yield from _matches(folder, rest)
        for name in _names(folder, partial(_is_folder, follow_links=False)):
            if name.startswith("."):
                continue
            yield from _matches(os.path.join(folder, name), parts)  # noqa: PTH118 - str is faster
    elif _MAGIC.search(part):
        is_hidden_meant = part.startswith(".")
        for name in fnmatch.filter(_names(folder, _is_folder if rest else bool), part):
            if name.startswith(".") and not is_hidden_meant:
                continue
            yield from _matches(os.path.join(folder, name), rest)  # noqa: PTH118
    else:
        place = os.path.join(folder, part)  # noqa: PTH118
        if os.path.lexists(place):
            yield from _matches(place, rest)


def _names(folder: str, is_wanted: Callable[[os.DirEntry[str]], bool]) -> list[str]:
    """Of what is in a folder; none if it cannot be read."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            return [entry.name for entry in entries if is_wanted(entry)]
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str], *, follow_links: bool = True) -> bool:
    try:
        return entry.is_dir(follow_symlinks=follow_links)
    except OSError:  # a link that leads in a circle
        return False
