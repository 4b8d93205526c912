"""What the program is made of and under which licences; no Qt.

The one list that the window shows and `installers/licences.py` collects for the frozen program.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from pathlib import Path

from mnist_desktop.assets import asset_path
from mnist_desktop.files import bytes_of_file
from mnist_desktop.folders import IN_APP
from mnist_desktop.problem import AppError

FOLDER = "licences"
"""Beside the frozen program, one file a work."""
OURS = "mnist-desktop"
DATA = "MNIST, UNIPEN, UCI"
FIRST = (OURS, DATA, "PySide6_Essentials", "shiboken6", "Python")
"""What stands at the head of the list; the others follow by name."""
INSTEAD = {"tensorflow": "tensorflow-cpu"}
"""What the frozen program has in the place of what the project asks for."""

_MAX_BYTES = 4 * 2**20  # TensorFlow's notices are half a mebibyte
_LICENCE_NAME = re.compile(
    r"(un)?licen[cs]e|copying|copyright|notice|authors|third.?party.?notices|cc-by.licen[cs]e", re.I
)
_CODE = (".py", ".pyc", ".pyi", ".h", ".hpp", ".js")


@dataclass(frozen=True)
class Notice:
    """Stands for the text of a work that is installed without any.

    Attributes:
        statement: whose it is, and the licence.
        texts: files in `assets/licences`.
    """

    statement: str
    texts: tuple[str, ...] = ()


_LGPL = (
    "\n\nThey are used here under the GNU Lesser General Public License, version 3, which follows,"
    " with the GNU General Public License, version 3, that it adds to. They are unchanged and lie"
    " as shared libraries of their own among the program's files. You may put your own build of"
    " them in their place, and take the program apart to find errors in it.\n\n"
)
_LGPL_TEXTS = ("LGPL-3.0.txt", "GPL-3.0.txt")
_QT = Notice(
    "Qt, and Qt for Python (PySide6, Shiboken). Copyright (C) The Qt Company Ltd. and other"
    f" contributors.{_LGPL}"
    "Source code: https://download.qt.io/official_releases/QtForPython/ and"
    " https://download.qt.io/official_releases/qt/\n"
    "Software of others in Qt: https://doc.qt.io/qt-6/licenses-used-in-qt.html",
    _LGPL_TEXTS,
)
_HEIF = Notice(
    "libheif and libde265, which pi-heif brings along. Copyright (C) struktur AG, Dirk Farin and"
    f" other contributors.{_LGPL}"
    "Source code: https://github.com/strukturag/libheif and"
    " https://github.com/strukturag/libde265",
    _LGPL_TEXTS,
)
_PYTHON = Notice(
    "Copyright (C) Python Software Foundation. Python Software Foundation License, version 2:"
    " https://docs.python.org/3/license.html"
)
WITHOUT_TEXT = {
    "pyside6-essentials": _QT,
    "shiboken6": _QT,
    "pi-heif": _HEIF,
    "flatbuffers": Notice(
        "Copyright (C) Google Inc. Apache License, version 2.0.", ("Apache-2.0.txt",)
    ),
}
"""Distributions that bring no licence text, or not all, and what is said instead or before."""


@dataclass(frozen=True)
class Work:
    """Something that the program is made of.

    Attributes:
        name: what it is called.
        read: gives its licence texts, empty if there are none; raises `AppError`.
    """

    name: str
    read: Callable[[], str]


def works() -> list[Work]:
    """What this program is made of: as collected beside a frozen one, else as installed."""
    if getattr(sys, "frozen", False):
        paths = (resources(Path(sys.executable)) / FOLDER).glob("*.txt")
        return _in_order([Work(path.stem, partial(_text, path)) for path in paths])
    return installed_works()


def resources(program: Path) -> Path:
    """Where the files lie that come with a frozen program, of which this is the executable."""
    place = program.parent
    # In an app for macOS anything but code beside the executable breaks the signature
    return place.parent / "Resources" if place.parts[-2:] == IN_APP else place


def installed_works(left_out: Collection[str] = ()) -> list[Work]:
    """The program, its data, Python, and every distribution that the program needs.

    Args:
        left_out: names of distributions that are not part of it.
    """
    found = [one for one in required(left_out).values() if one is not None]
    parts = [Work(one.name, partial(text_of_distribution, one)) for one in found]
    return _in_order([Work(DATA, _data_credits), Work("Python", _python_text), *parts])


def required(left_out: Collection[str] = ()) -> dict[str, metadata.Distribution | None]:
    """The distributions that the project depends on, directly or not; None for a missing one.

    Args:
        left_out: names of distributions that do not count, nor what only they need.
    """
    from packaging.requirements import Requirement

    found: dict[str, metadata.Distribution | None] = {}
    waiting = [OURS]
    while waiting:
        name = waiting.pop()
        if name in found or name in left_out:
            continue
        found[name] = distribution = _distribution(name)
        for text in (distribution and distribution.requires) or ():
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(_plain(requirement.name))
    return found


def text_of_distribution(distribution: metadata.Distribution) -> str:
    """Its licence texts one after the other, or our notice; empty if there is neither."""
    texts = dict.fromkeys(filter(None, map(_text_if_readable, _licence_files(distribution))))
    notice = WITHOUT_TEXT.get(_plain(distribution.name))
    if notice is not None:
        texts = dict.fromkeys([notice.statement, *map(_standard_text, notice.texts), *texts])
    if not texts:
        return ""
    head = f"{distribution.name} {distribution.version}\n{_licence_name(distribution)}".strip()
    return f"\n\n{'-' * 72}\n\n".join([head, *texts]) + "\n"


def _distribution(name: str) -> metadata.Distribution | None:
    for one in (name, INSTEAD.get(name, name)):
        try:
            return metadata.distribution(one)
        except metadata.PackageNotFoundError:
            continue
    return None


def _licence_files(distribution: metadata.Distribution) -> list[Path]:
    """Those in its metadata, and those beside its modules."""
    return [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if file.suffix.lower() not in _CODE
        and (_LICENCE_NAME.match(file.name) or ".dist-info/licenses/" in file.as_posix())
        and (_plain(distribution.name) != OURS or file.name == "LICENSE")
    ]


def _licence_name(distribution: metadata.Distribution) -> str:
    """As its metadata has it, in one line; empty if they do not say."""
    fields = ("License-Expression", "License")
    named = [text for field in fields for text in distribution.metadata.get_all(field) or ()]
    kinds = distribution.metadata.get_all("Classifier") or ()
    named += [kind.rpartition(" :: ")[2] for kind in kinds if kind.startswith("License ::")]
    return next((name for name in named if name.strip() and "\n" not in name), "")


def _data_credits() -> str:
    """What is owed to those who made the digits: the end of the assets' own account."""
    markdown = _text(asset_path("README.md")).rpartition("## Attribution")[2].strip()
    whole_lines = re.sub(r"\n +", " ", markdown)
    return re.sub(r"^- ", "\n", whole_lines, flags=re.M).replace("*", "").strip() + "\n"


def _python_text() -> str:
    for folder in (sysconfig.get_path("stdlib"), sys.base_prefix):
        text = _text_if_readable(Path(folder) / "LICENSE.txt")
        if text:
            return text
    return _PYTHON.statement + "\n"


def _standard_text(name: str) -> str:
    return _text(asset_path(f"licences/{name}"))


def _text_if_readable(path: Path) -> str:
    try:
        return _text(path)
    except AppError:
        return ""


def _text(path: Path) -> str:
    text = bytes_of_file(path, _MAX_BYTES, AppError).decode("utf-8-sig", errors="replace")
    return text.strip("\r\n") if text.strip() else ""


def _in_order(works: list[Work]) -> list[Work]:
    def place(work: Work) -> tuple[int, str]:
        plain = _plain(work.name)
        first = [_plain(name) for name in FIRST]
        return first.index(plain) if plain in first else len(first), plain

    return sorted(works, key=place)


def _plain(name: str) -> str:
    """A distribution's name as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()
