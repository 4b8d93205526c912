"""Runs other programs silently, and reports progress."""

import subprocess
import sys
from collections import deque
from pathlib import Path


def say(text: str) -> None:
    """Prints to standard error; standard output belongs to the program that runs afterwards."""
    print(text, file=sys.stderr, flush=True)


def run_quietly(
    command: list[str | Path], folder: Path | None = None, shows: str | None = None
) -> str | None:
    """Runs a program in a folder and returns its last lines if it failed, None if it did not.

    On a terminal the latest line that starts with `shows` is displayed while it runs.
    """
    last_lines = deque(maxlen=20)
    is_shown = shows is not None and sys.stderr.isatty()
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout:
            last_lines.append(line)
            if is_shown and line.strip().startswith(shows):
                what = line.strip()  # a file's name and, at its end, its size
                short = what if len(what) < 78 else f"{what[:60]}...{what[-14:]}"
                sys.stderr.write(f"\r\033[K  {short}")
                sys.stderr.flush()
    if is_shown:
        sys.stderr.write("\r\033[K")
    return "".join(last_lines).rstrip() if process.returncode else None
