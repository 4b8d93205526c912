"""The version of the program, and its releases from the changelog."""

import os
import re
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
"""Seconds since 1970: the timestamp in everything built, so that builds are reproducible."""


@dataclass(frozen=True)
class Release:
    """One release.

    Attributes:
        version: as in mnist_desktop/__init__.py.
        day: when it came out.
        changes: one line of plain text each.
    """

    version: str
    day: date
    changes: tuple[str, ...]


def version(package: Path = ROOT / "mnist_desktop" / "__init__.py") -> str:
    """The version in this checkout, read without importing the program."""
    found = re.search(r'^__version__ = "([^"]+)"$', package.read_text(encoding="utf-8"), re.M)
    if found is None:
        raise SystemExit(f'{package} has no line __version__ = "...".')
    return found[1]


def releases(changelog: Path = ROOT / "CHANGELOG.md") -> list[Release]:
    """The releases, newest first; unreleased changes count as today's release of this version."""
    now = datetime.fromtimestamp(EPOCH, UTC).date()
    found = []
    text = changelog.read_text(encoding="utf-8")
    for heading, body in re.findall(r"^## (.+)\n((?:(?!## ).*\n?)*)", text, re.M):
        dated = re.fullmatch(r"\[(.+)\] - (\d{4}-\d\d-\d\d)", heading)
        name, day = (dated[1], date.fromisoformat(dated[2])) if dated else (version(), now)
        items = re.findall(r"^- (.+(?:\n  .+)*)", body, re.M)
        if items:
            found.append(Release(name, day, tuple(map(_plain, items))))
    return found


def _plain(item: str) -> str:
    return re.sub(r"[*`]", "", " ".join(item.split()))
