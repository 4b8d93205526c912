"""Compiles the setup program for Windows from a frozen folder.

    python installers/windows/nsis.py FROZEN_FOLDER --out DIR [--stub amd64]

Needs makensis 3 (Debian: nsis), on any system; only the frozen folder has to come from Windows. The
icons need the app's own environment. The program that unpacks is one of 32 bits, which can say on
every Windows that it needs 64; Debian's 64-bit Wine runs only the other.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import icons
from packing_options import packing_options, packing_parser, print_package
from portable import require_frozen
from releases import version
from version_resource import numbers

SCRIPT = Path(__file__).resolve().parent / "setup.nsi"


def main(arguments: list[str] | None = None) -> None:
    """Compiles the setup program and prints its path."""
    parser = packing_parser(__doc__)
    parser.add_argument("--stub", choices=("x86", "amd64"), default="x86")
    options = packing_options(parser, arguments)
    print_package(build(options.frozen, options.out, options.stub))


def build(frozen: Path, out: Path, stub: str = "x86") -> Path:
    """Writes mnist-desktop-VERSION-windows-setup.exe into a folder."""
    require_frozen(frozen)
    path = out / f"mnist-desktop-{version()}-windows-setup.exe"
    with tempfile.TemporaryDirectory() as work:
        for name in icons.ICONS:
            icons.write_ico(name, Path(work) / f"{name}.ico")
        values = {
            "VERSION": version(),
            "FOUR_NUMBERS": ".".join(map(str, numbers(version()))),
            "FROZEN": str(frozen.resolve()),
            "ICONS": work,
            "RESULT": str(path.resolve()),
        }
        defined = [f"-D{name}={value}" for name, value in values.items()]
        target = f"-XTarget {stub}-unicode"
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", target, *defined, str(SCRIPT)]
        subprocess.run(command, check=True)
    return path


if __name__ == "__main__":
    main()
