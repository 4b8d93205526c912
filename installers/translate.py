"""Collects the texts of the window and compiles their translations.

    python installers/translate.py                 update the .ts files and compile the .qm files
    python installers/translate.py --folder DIR    the same with the files of another folder

A .ts file is translated with Qt Linguist, or by hand; run this again afterwards. Needs
pyside6-lupdate and pyside6-lrelease, which come with PySide6.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh_CN",)


def main(arguments: list[str] | None = None) -> None:
    """Runs Qt's own tools."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "assets" / "translations")
    folder = parser.parse_args(arguments).folder
    sources = sorted(str(path) for path in (ROOT / "mnist_desktop").rglob("*.py"))
    for language in LANGUAGES:
        ts = folder / f"mnist_desktop_{language}.ts"
        tool("lupdate", *sources, "-no-obsolete", "-locations", "none", "-ts", str(ts))
        tool("lrelease", str(ts), "-qm", str(ts.with_suffix(".qm")))


def tool(name: str, *arguments: str) -> None:
    """Runs a Qt tool of the Python that runs this script."""
    program = Path(sys.executable).parent / f"pyside6-{name}"
    subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
