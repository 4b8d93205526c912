"""Expands patterns such as photos/*.png where no shell has done so."""

import fnmatch
import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

_MAGIC = re.compile(r"[*?[]")
_ANY_FOLDERS = "**"


def expanded(path: Path) -> list[Path] | None:
    """The matches of a pattern, sorted; None for a path that is not a pattern.

    *, ?, [abc] and ** work as in shells: * does not match a leading dot; ** matches any folders
    but hidden ones and links. A path that exists stands for itself, whatever it looks like.
    """
    if not _MAGIC.search(str(path)) or os.path.lexists(path):
        return None
    parts = path.parts[1:] if path.anchor else path.parts
    try:
        return [Path(found) for found in sorted(set(_matches(path.anchor, parts)))]
    except (ValueError, RecursionError):  # a NUL in it, or folders a thousand deep
        return []


def _matches(folder: str, parts: Sequence[str]) -> Iterator[str]:
    """The paths below a folder that match the remaining parts of a pattern."""
    if not parts:
        yield folder
        return
    part, *rest = parts
    if part == _ANY_FOLDERS:
        if not rest:  # as a folder stands for all its files
            yield folder or os.curdir
            return
        yield from _matches(folder, rest)
        for name in _names(folder, partial(is_folder, follow_links=False)):
            if name.startswith("."):
                continue
            yield from _matches(os.path.join(folder, name), parts)  # noqa: PTH118 - str is faster
    elif _MAGIC.search(part):
        is_hidden_meant = part.startswith(".")
        for name in fnmatch.filter(_names(folder, is_folder if rest else bool), part):
            if name.startswith(".") and not is_hidden_meant:
                continue
            yield from _matches(os.path.join(folder, name), rest)  # noqa: PTH118
    else:
        path = os.path.join(folder, part)  # noqa: PTH118
        if os.path.lexists(path):
            yield from _matches(path, rest)


def _names(folder: str, is_wanted: Callable[[os.DirEntry[str]], bool]) -> list[str]:
    """The names of a folder's entries that are wanted; none if it cannot be read."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            return [entry.name for entry in entries if is_wanted(entry)]
    except OSError:
        return []


def is_folder(entry: os.DirEntry[str], *, follow_links: bool = True) -> bool:
    """Whether an entry of a folder is one; links to folders count if they are followed."""
    try:
        return entry.is_dir(follow_symlinks=follow_links)
    except OSError:  # a link to itself
        return False
