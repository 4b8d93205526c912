"""What the window needs from a Linux system, installed with apt-get where available.

As a script it prints the missing packages, those for packaging the app included.
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path

from programs import run_quietly, say

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What PySide6's QtGui and its xcb plug-in link to but do not bundle (objdump -p), with the package
of Debian and Ubuntu that contains it."""

TEST_PROGRAMS = {
    "appstreamcli": "appstream",  # 1.5 MB, on disk 13 MB
    "chromium": "chromium",  # 115 MB, on disk 370 MB
    "desktop-file-validate": "desktop-file-utils",  # 0.1 MB, on disk 0.3 MB
    "lintian": "lintian",  # 26 MB, on disk 113 MB: Perl; objdump and man come with it
    "makensis": "nsis",  # 1.7 MB, on disk 8 MB
    "readelf": "binutils",  # comes with lintian, too
    "zstd": "zstd",  # 0.7 MB, on disk 2 MB
}
"""Programs that the tests of the installers and of the HTML page run, and what they add to a bare
Debian 12 with the above; a test whose program is missing is skipped."""

PYTHON_LIBRARY = f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
"""What starts a frozen program; Debian's own Python does not need it (8 MB)."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
CHINESE_FONTS = ("cjk", "wqy", "ukai", "uming", "droidsansfallback", "sourcehan", "simsun")
"""The menu that switches to Chinese is named in Chinese, so every window needs one of them."""


def missing_packages() -> list[str]:
    """The Debian packages that this system lacks, fonts apart."""
    packages = [package for name, package in QT_LIBRARIES.items() if not has_library(name)]
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    try:
        import ensurepip  # noqa: F401  # Debian ships Python without it
    except ImportError:
        packages.append(f"python{version}-venv")
    return packages


def missing_programs() -> list[str]:
    """The missing packages of the programs that test and freeze."""
    packages = [package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)]
    if sys.base_prefix == "/usr" and not has_library(f"{PYTHON_LIBRARY}.so.1.0"):
        packages.append(PYTHON_LIBRARY)
    return packages


def missing_fonts(chinese: bool) -> list[str]:
    """The Debian packages of missing fonts; a better one if the whole window is in Chinese."""
    fonts = font_names()
    packages = [] if fonts else ["fonts-dejavu-core"]
    if not any(part in name for name in fonts for part in CHINESE_FONTS):
        packages.append("fonts-noto-cjk" if chinese else "fonts-droid-fallback")
    return packages


def has_library(name: str) -> bool:
    """Whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def font_names() -> list[str]:
    """File names of the installed fonts, in lower case without `-` and `_`."""
    return [
        file.lower().replace("-", "").replace("_", "")
        for folder in FONT_FOLDERS
        for _, _, files in os.walk(Path(folder).expanduser())  # skips unreadable folders
        for file in files
        if file.lower().endswith((".ttf", ".ttc", ".otf", ".otc"))
    ]


def install(packages: list[str]) -> None:
    """Installs packages with apt-get, or says what to install where apt-get is missing."""
    if not packages:
        return
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        say(
            "This system lacks some things that the window needs. On Debian their packages are:\n"
            f"    {names}\nIf the window does not open, install your system's packages of them."
        )
        return
    is_root = os.geteuid() == 0
    if not is_root and not shutil.which("sudo"):
        give_up(f"Some system packages are missing; as root run: apt-get install {names}", packages)
        return
    say(f"Installing what is needed from the system, with apt-get: {names}")
    if "fonts-noto-cjk" in packages:
        say("(fonts-noto-cjk, the Chinese font, is half of it: 57 MB to download, 91 MB on disk)")
    prefix = [] if is_root else ["sudo"]
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    lists = run_quietly([*apt, "update"])  # if this fails, the present lists may still do
    output = run_quietly(
        [*apt, "-o", "DPkg::Lock::Timeout=300", "install", "--no-install-recommends", *packages]
    )
    if output is not None:
        give_up(f"{lists or ''}\n{output}\napt-get could not install: {names}", packages)


def give_up(why: str, packages: list[str]) -> None:
    """Exits with a message, or only prints it if everything else works without the packages."""
    if all(package.startswith("fonts-") for package in packages):
        say(f"{why}\nThe window opens without these fonts; some letters may show as boxes.")
    elif set(packages) <= {*TEST_PROGRAMS.values(), PYTHON_LIBRARY}:
        say(f"{why}\nThe tests that need them are skipped.")
    else:
        sys.exit(why)


if __name__ == "__main__":
    print(*missing_packages(), *missing_programs())
