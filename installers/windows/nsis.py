"""Compiles the setup program for Windows from a frozen folder.

    python installers/windows/nsis.py FROZEN_FOLDER --out DIR

Needs makensis 3 (Debian: nsis), on any system; only the frozen folder has to come from Windows. The
icons need the app's own environment.
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
    options = packing_options(packing_parser(__doc__), arguments)
    print_package(build(options.frozen, options.out))


def build(frozen: Path, out: Path) -> Path:
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
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(SCRIPT)]
        subprocess.run(command, check=True)
    return path


if __name__ == "__main__":
    main()
