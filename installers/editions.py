"""The two editions of the frozen program: the full one trains, the small one has no TensorFlow.

One system has one of them at a time: they share name, folders and settings, and installing one
replaces the other.
"""

from dataclasses import dataclass
from pathlib import Path

TENSORFLOW = "tensorflow"
UNUSED = ("pygments",)
"""What no edition needs, although something in it asks for it: rich's for source code."""
INSIDE = ("_internal", "Contents/Frameworks", "Contents/Resources")
"""Where PyInstaller puts the libraries of a folder, and of an app for macOS."""


@dataclass(frozen=True)
class Edition:
    """An edition.

    Attributes:
        name: as `freeze.py --edition` takes it.
        package: what the names of its packages begin with.
        left_out: packages for Python that are not in it; what only they need is not either.
    """

    name: str
    package: str
    left_out: tuple[str, ...]


FULL = Edition("full", "mnist-desktop", UNUSED)
SMALL = Edition("small", "mnist-desktop-small", (*UNUSED, TENSORFLOW, "keras"))
EDITIONS = {one.name: one for one in (FULL, SMALL)}


def edition_of(frozen: Path) -> Edition:
    """The edition of a frozen folder or app."""
    return FULL if any((frozen / one / TENSORFLOW).is_dir() for one in INSIDE) else SMALL
