"""Extracts the window's texts and compiles their translations.

    python installers/translate.py                 update .ts, compile .qm files
    python installers/translate.py --folder DIR    the same in another folder

Translate the .ts file with Qt Linguist or by hand, then run this again. Needs pyside6-lupdate and
pyside6-lrelease, which come with PySide6.
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
    """Runs a Qt tool of this Python environment."""
    program = Path(sys.executable).parent / f"pyside6-{name}"
    subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
