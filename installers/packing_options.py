"""What every command that packs a frozen folder is told: the folder, and where the package goes."""

import argparse
import io
import sys
from pathlib import Path


def packing_parser(description: str) -> argparse.ArgumentParser:
    """Takes FROZEN_FOLDER --out DIR; of the description, a module's own, the first line is told."""
    parser = argparse.ArgumentParser(description=description.split("\n", maxsplit=1)[0])
    parser.add_argument("frozen", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    return parser


def packing_options(
    parser: argparse.ArgumentParser, arguments: list[str] | None
) -> argparse.Namespace:
    """What was asked for; the folder of the packages is there afterwards."""
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    return options


def tell_package(path: Path) -> None:
    """Prints where a package is; on Windows, too, as UTF-8, whatever the console's code page is."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(path)
