"""The command `export`: a model for another program."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mnist_desktop.cli.terminal import ProgressLine, print_json, print_line
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.problem import AppError

if TYPE_CHECKING:
    from mnist_desktop.export.export_model import Exported
    from mnist_desktop.recognition.networks.architectures import Architecture


def add_export_command(commands: Any) -> argparse.ArgumentParser:
    """Adds `export` to the commands and returns its parser."""
    from mnist_desktop.export.export_model import COMPARED, MAX_DIFFERENCE, ExportFormat

    export: argparse.ArgumentParser = commands.add_parser(
        "export",
        help="write a model for another program",
        description="Writes a model for Keras, ONNX Runtime or LiteRT, with a text beside it that"
        " says how it is used. Before that the file is loaded by its own runtime and compared with"
        f" this program on {COMPARED:,} images: no probability may differ by more than"
        f" {MAX_DIFFERENCE:g}. Or writes one HTML page to draw on in a browser, offline; its"
        " weights, in half precision, are compared likewise, in this program. Exported files are"
        " not opened by this program again.",
        epilog="With --json one line with one JSON object: {file, read_me, format, bytes, images,"
        " difference, seconds}; {error, values, text} if it was not written. The read_me of a page"
        " is null.",
        allow_abbrev=False,
    )
    export.add_argument("model", type=Path, metavar="MODEL", help="a .digitmodel, or built-in")
    export.add_argument(
        "--to", required=True, choices=[str(one) for one in ExportFormat], help="the format"
    )
    export.add_argument("out", type=Path, metavar="FILE", help="the file to write")
    export.add_argument("--json", action="store_true", help="JSON instead of text, see below")
    return export


def run_export(options: argparse.Namespace, line: ProgressLine) -> int:
    """Exports as the options say and returns the exit status."""
    try:
        return _export(options, line)
    except AppError as error:
        if not options.json:
            raise
        values = {name: str(value) for name, value in error.values.items()}
        print_json({"error": error.key, "values": values, "text": text_of(error)})
        return 1


def _export(options: argparse.Namespace, line: ProgressLine) -> int:
    from mnist_desktop.assets import asset_path
    from mnist_desktop.cli.destination import checked_destination
    from mnist_desktop.export.export_model import ExportFormat, export_model
    from mnist_desktop.recognition.classifier import BUILT_IN
    from mnist_desktop.recognition.model_file import read_model
    from mnist_desktop.recognition.model_summary import model_name
    from mnist_desktop.recognition.page_size import USUAL_PARAMETERS

    started = time.monotonic()
    kind = ExportFormat(options.to)
    path = checked_destination(options.out, f".{kind}")
    is_built_in = str(options.model) == "built-in" and not options.model.exists()
    model = read_model(asset_path(BUILT_IN) if is_built_in else options.model)
    is_large = model.architecture.parameters > USUAL_PARAMETERS
    if kind is ExportFormat.HTML and is_large and not options.json:
        print_line(size_in_words(model.architecture))
    line.announce(f"writing and checking .{kind}...")
    name = "built-in" if is_built_in else model_name(options.model)
    exported = export_model(model, kind, path, name)
    line.clear()
    seconds = time.monotonic() - started
    if options.json:
        print_json(_as_json(exported, kind, seconds))
    else:
        print_line(in_words(exported, seconds))
    return 0


def _as_json(exported: Exported, kind: str, seconds: float) -> dict[str, object]:
    return {
        "file": str(exported.path),
        "read_me": None if exported.read_me is None else str(exported.read_me),
        "format": kind,
        "bytes": exported.size,
        "images": exported.images,
        "difference": exported.difference,
        "seconds": round(seconds, 3),
    }


def size_in_words(network: Architecture) -> str:
    """How large a page will be, said before it is made."""
    from mnist_desktop.recognition.page_size import expected_bytes

    size = f"{expected_bytes(network) / 1e6:.1f} MB"
    return f"the page will have about {size}, as the network has {network.parameters:,} parameters"


def in_words(exported: Exported, seconds: float) -> str:
    """As `export` prints it."""
    size = f"saved: {one_line(str(exported.path))} ({exported.size / 1e6:.1f} MB, {seconds:.1f} s)"
    differs = f"no probability differs by more than {exported.difference:.1g}"
    if exported.read_me is None:
        return (
            f"{size}\nits weights compared in this program, not in a browser, on"
            f" {exported.images:,} images: {differs}\nhow it is used: open it in a browser"
        )
    return (
        f"{size}\ncompared with this program on {exported.images:,} images: {differs}\n"
        f"how it is used: {one_line(str(exported.read_me))}"
    )
