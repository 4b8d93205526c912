"""What the command line prints, by whole lines, and what becomes of it when nobody can take it."""

import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class OutputError(Exception):
    """Standard output is closed or full; says why."""


def print_line(text: str) -> None:
    """Prints a text and its line's end at once, so that Ctrl-C cannot leave half of it.

    Raises:
        OutputError: if it cannot be written.
        BrokenPipeError: if whoever read it has gone.
    """
    if sys.stdout is None:
        raise OutputError("it is closed")
    with _explained():
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def print_json(value: object) -> None:
    """Prints a value as one line of JSON; raises as `print_line`."""
    print_line(json.dumps(value, ensure_ascii=False))


def end_output() -> None:
    """Writes what others, such as argparse, have left in the buffer; raises as `print_line`."""
    if sys.stdout is not None:
        with _explained():
            sys.stdout.flush()


def give_up_output() -> None:
    """Lets the rest vanish; Python would complain of it at its own last flush."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def say(text: str) -> None:
    """Prints a line on standard error under the program's name, if anybody can read it."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"mnist-desktop: {text}\n")
            sys.stderr.flush()


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EINVAL:  # a closed pipe, there
            raise BrokenPipeError from error
        raise OutputError(error.strerror or str(error)) from error
