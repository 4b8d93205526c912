"""Keeps the promises to the test: `python -m tests.promises`, at most 75 minutes.

Runs every test of this folder with as many attempts as PROMISES.md names, prints a line for each
figure, and with `--write` puts them into PROMISES.md, with the date.
"""

import argparse
import datetime
import json
import platform
import sys
from pathlib import Path

import pytest

from tests.promises.page import tables
from tests.promises.suite_under_load import suite_under_load

FOLDER = Path(__file__).parent
PAGE = FOLDER.parent.parent / "PROMISES.md"
BEGIN, END = "<!-- figures: begin -->\n", "<!-- figures: end -->\n"


class Figures:
    """A plug-in of pytest that collects what the tests measured."""

    def __init__(self):
        self.lines = []
        self.failed = []

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.failed.append(report.nodeid)
        if report.when == "call":
            self.lines += [line for name, line in report.user_properties if name == "figure"]


def main(arguments=None):
    """Reads the command line, runs the tests, reports; returns pytest's exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.promises", description=__doc__)
    parser.add_argument("--ci", action="store_true", help="as few attempts as CI makes")
    parser.add_argument("--only", metavar="WORDS", help="as pytest's -k")
    parser.add_argument("--two-hours", action="store_true", help="the two hours of use too")
    parser.add_argument(
        "--suite", action="store_true", help="instead: the suite three times beside other work"
    )
    parser.add_argument("--minutes", type=float, help="how long that takes, if not two hours")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures")
    parser.add_argument("--write", action="store_true", help="the figures into PROMISES.md")
    options = parser.parse_args(arguments)
    if options.write and (options.only or options.two_hours):
        parser.error("--write replaces all figures; a part of them is read from the output")
    if options.suite:
        return min(suite_under_load(), 1)
    chosen = "not lasting" if not options.two_hours else "lasting"
    command = [str(FOLDER), "-m", chosen, "-q", "-p", "no:cacheprovider"]
    command += [] if options.ci else ["--full"]
    command += ["-k", options.only] if options.only else []
    command += ["--minutes", str(options.minutes)] if options.minutes else []
    figures = Figures()
    status = pytest.main(command, plugins=[figures])
    print("\n".join(told(line) for line in figures.lines))
    if options.json:
        options.json.write_text(json.dumps(figures.lines, indent=1), encoding="utf-8")
    if options.write:
        write(figures)
    return status


def told(line):
    """A figure as a line of text."""
    goal = "" if line["goal"] is None else f" (goal {line['goal']:g})"
    met = "" if line["met"] is not False else "  NOT MET"
    return f"{line['promise']}: {line['what']}: {line['value']:g} {line['unit']}{goal}{met}"


def write(figures):
    """Puts the figures into PROMISES.md, in the place of those of the run before."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    failed = f"; failed: {', '.join(figures.failed)}" if figures.failed else ""
    said = f"Measured on {day}, {platform.system()}, Python {platform.python_version()}{failed}.\n"
    text = f"{before}{BEGIN}{said}\n{tables(figures.lines)}{END}{after}"
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
