"""The options of every command that packages a frozen folder."""

import argparse
import io
import sys
from pathlib import Path


def packing_parser(description: str) -> argparse.ArgumentParser:
    """Takes FROZEN_FOLDER --out DIR; its help shows the first line of a module's docstring."""
    parser = argparse.ArgumentParser(description=description.split("\n", maxsplit=1)[0])
    parser.add_argument("frozen", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    return parser


def packing_options(
    parser: argparse.ArgumentParser, arguments: list[str] | None
) -> argparse.Namespace:
    """The parsed options; creates the folder of the packages."""
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    return options


def print_package(path: Path) -> None:
    """Prints the path of a package, as UTF-8 whatever the console's code page."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(path)
