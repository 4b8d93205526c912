"""Which system libraries a frozen folder needs, and the Debian packages that contain them."""

import platform
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from system_packages import QT_LIBRARIES

DATA = {
    "libX11.so.6": "libx11-data",
    "libfontconfig.so.1": "fontconfig-config",
    "libxkbcommon.so.0": "xkb-data",
}
"""Packages with files that a library reads: needed even where the library itself is bundled
(fontconfig finds no font without its configuration)."""

_MAGIC = b"\x7fELF"
_C_LIBRARY = "libc6"


@dataclass(frozen=True)
class SystemLibraries:
    """The system libraries that a frozen folder needs.

    Attributes:
        needed_by: the file name of each library that is not in the folder, and the files of the
            folder that link to it.
        c_version: the newest glibc version that any symbol requires, e.g. (2, 34).
        bundled: the file names of everything in the folder.
    """

    needed_by: dict[str, list[Path]]
    c_version: tuple[int, int]
    bundled: frozenset[str] = frozenset()


def elf_files(folder: Path) -> list[Path]:
    """The programs and shared libraries under a folder; no symbolic links."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and _starts_with_magic(path)
    ]


def system_libraries(folder: Path) -> SystemLibraries:
    """What the ELF files under a folder need besides each other, by objdump."""
    bundled = frozenset(
        path.name for path in folder.rglob("*")
    )  # a link is also a name of a library
    needed_by: dict[str, list[Path]] = {}
    c_version = (0, 0)
    for path in elf_files(folder):
        headers = _output("objdump", "-p", str(path))
        for name in re.findall(r"^ +NEEDED +(\S+)$", headers, re.M):
            if name not in bundled:
                needed_by.setdefault(name, []).append(path)
        versions = re.findall(r" GLIBC_(\d+)\.(\d+)", headers)
        c_version = max([c_version, *((int(major), int(minor)) for major, minor in versions)])
    return SystemLibraries(needed_by, c_version, bundled)


def depends(libraries: SystemLibraries) -> list[str]:
    """The `Depends` field of a Debian package.

    Raises:
        SystemExit: no package of this system has one of the libraries. Then part of the frozen
            folder cannot work here: leave that part out, or bundle the library.
    """
    packages = {name: package_of(name) for name in libraries.needed_by}
    unknown = [name for name, package in packages.items() if package is None]
    if unknown:
        lines = [f"  {name}, for {_some(libraries.needed_by[name])}" for name in sorted(unknown)]
        raise SystemExit("No package of this system has these libraries:\n" + "\n".join(lines))
    names = {package for package in packages.values() if package and package != _C_LIBRARY}
    wanted = {_with_old_name(name) for name in names}
    wanted |= {package for name, package in DATA.items() if name in libraries.bundled}
    if _C_LIBRARY in packages.values():
        major, minor = libraries.c_version
        wanted.add(f"{_C_LIBRARY} (>= {major}.{minor})")
    return sorted(wanted)


def package_of(library: str) -> str | None:
    """The package that contains a library: by dpkg's list, else by ours."""
    folder = f"{platform.machine()}-linux-gnu"  # Debian's names for x86_64 and aarch64
    answer = _output("dpkg-query", "--search", f"*/{folder}/{library}", may_fail=True)
    found = re.search(r"^([a-z0-9+.-]+)(?::\w+)?: /", answer, re.M)
    return found[1] if found else QT_LIBRARIES.get(library)


def _with_old_name(package: str) -> str:
    # Debian 13 and Ubuntu 24.04 renamed libraries when time_t grew; on 64 bits nothing else did.
    return f"{package} | {package.removesuffix('t64')}" if package.endswith("t64") else package


def _some(paths: Iterable[Path]) -> str:
    names = [path.name for path in paths]
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _starts_with_magic(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _output(*command: str, may_fail: bool = False) -> str:
    return subprocess.run(command, check=not may_fail, capture_output=True, text=True).stdout
