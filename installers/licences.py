"""Collects the licence texts of everything in the frozen program.

    python -m installers.licences dist/licences [--left-out PACKAGE...]

Runs in the environment that is frozen. Writes one file per work, and fails if one has no text or is
not installed; works known to have none are listed in WITHOUT_TEXT of
`mnist_desktop/window/licences.py`.
"""

import argparse
import sys
from collections.abc import Collection
from pathlib import Path

from mnist_desktop.window.licences import installed_works, required


def main(arguments: list[str] | None = None) -> int:
    """Writes the files and returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path, help="where the texts go; created if missing")
    parser.add_argument("--left-out", nargs="*", default=(), help="packages that are not in it")
    asked = parser.parse_args(arguments)
    missing = sorted(name for name, found in required(asked.left_out).items() if found is None)
    without = collect(asked.folder, asked.left_out)
    for name in missing:
        print(f"{name} is needed and is not installed here.", file=sys.stderr)
    for name in without:
        print(f"{name} has no licence text; see WITHOUT_TEXT.", file=sys.stderr)
    return 1 if missing or without else 0


def collect(folder: Path, left_out: Collection[str] = ()) -> list[str]:
    """Writes the texts and returns the names of the works without one."""
    folder.mkdir(parents=True, exist_ok=True)
    without = []
    for work in installed_works(left_out):
        text = work.read()
        if text.strip():
            (folder / f"{work.name}.txt").write_text(text, encoding="utf-8")
        else:
            without.append(work.name)
    return without


if __name__ == "__main__":
    sys.exit(main())
