"""Collects the texts of the window and compiles their translations.

    python installers/translate.py            update the .ts files from the sources
    python installers/translate.py --release  also compile the .qm files that ship

Needs pyside6-lupdate and pyside6-lrelease, which come with PySide6.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
LANGUAGES = ("zh_CN",)


def main(arguments: list[str]) -> int:
    """Runs Qt's own tools."""
    sources = sorted(str(path) for path in (ROOT / "mnist_desktop").rglob("*.py"))
    for language in LANGUAGES:
        ts = FOLDER / f"mnist_desktop_{language}.ts"
        tool("lupdate", *sources, "-no-obsolete", "-locations", "none", "-ts", str(ts))
        if "--release" in arguments:
            tool("lrelease", str(ts), "-qm", str(ts.with_suffix(".qm")))
    return 0


def tool(name: str, *arguments: str) -> None:
    """Runs a Qt tool of the Python that runs this script."""
    subprocess.run([Path(sys.executable).parent / f"pyside6-{name}", *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
