"""The program's entry: takes the arguments apart, then calls the window or the command line."""

import sys

if __name__ == "__main__" and sys.argv[1:] == ["--decode-pictures"]:
    # The frozen program as its own decoder of pictures: before anything else is imported
    from mnist_desktop.decoder.decode import main as decode_pictures

    decode_pictures()
    sys.exit()

import argparse
import io
import os
from collections.abc import Sequence
from pathlib import Path

from mnist_desktop import __version__
from mnist_desktop.cli.terminal import OutputError, end_output, give_up_output, say

COMMANDS = ("predict", "train", "evaluate", "explain", "learn", "export", "doctor")
_INTERRUPTED = 130  # what shells report for a program ended by Ctrl-C
_EPILOG = """\
commands that need no display (each has its own --help):
  mnist-desktop predict [--model FILE] FILE|FOLDER... [--json]
                        read pictures and drawings, a line each
  mnist-desktop train [--preset NAME] [--epochs N] ... --out FILE [--json]
                        train a network
  mnist-desktop evaluate [--model FILE] [--data PATH | --ink FILE.npz] [--json]
                        accuracy on the MNIST test set, on a data set or on drawings
  mnist-desktop explain [--model FILE] FILE [--json]
                        why a drawing or picture is read so
  mnist-desktop learn FILE|FOLDER... [--base MODEL] [--deep] --out FILE [--json]
                        teach a model your own handwriting
  mnist-desktop doctor [--json]
                        versions, devices, folders, model in use
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program and returns its exit status.

    Args:
        argv: the arguments without the program's name; None for the process's own.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None in a windowed frozen app
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run_to_the_end(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read our output has gone, and needs no telling
        give_up_output()
    except OutputError as error:
        give_up_output()
        say(f"Nothing can be written to standard output: {error}.")
    return 1


def _run_to_the_end(arguments: list[str]) -> int:
    try:
        return _run(arguments)
    finally:  # after --help too, which leaves by SystemExit
        end_output()


def _run(arguments: list[str]) -> int:
    if arguments[:1] and arguments[0] in COMMANDS:
        from mnist_desktop.cli.main import run_command

        return run_command(arguments)
    return _open_window(_window_arguments(arguments))


def _window_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="mnist-desktop",
        description="Draw a digit, have it read, watch a network learn. Without a command the"
        " window opens.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="model, drawing, picture or lesson to open",
    )
    parser.add_argument("--model", type=Path, metavar="PATH", help="the model that answers")
    parser.add_argument("--lang", choices=("en", "zh_CN"), help="language of the window")
    parser.add_argument(
        "--data-dir", type=Path, metavar="PATH", help="where drawings, models and settings are kept"
    )
    nowhere = Path(os.devnull)
    parser.add_argument("--smoke", nargs="?", type=Path, const=nowhere, help=argparse.SUPPRESS)
    parser.add_argument("--version", action="version", version=f"mnist-desktop {__version__}")
    return parser.parse_args(arguments)


def _open_window(options: argparse.Namespace) -> int:
    from mnist_desktop.cli.display import display_in_use
    from mnist_desktop.messages import text_of
    from mnist_desktop.problem import Message

    if display_in_use() is None:
        say(text_of(Message("no_display")))
        return 1
    if sys.platform == "win32":
        import onnxruntime  # noqa: F401 - after Qt its DLL does not load (labelme #1564)
    try:
        from mnist_desktop.app.startup import run
    except ImportError as error:
        say(text_of(Message("window_unavailable", reason=error)))
        return 1
    if options.smoke is not None:
        from mnist_desktop.app.self_test import run_smoke

        return run_smoke(options.smoke)
    return run(options.file, options.model, options.lang, options.data_dir)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()  # this may be one of the processes that `predict` begins
    sys.exit(main())
