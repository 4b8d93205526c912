"""Makes every file and figure that depends on the built-in model: `python -m training.regenerate`.

Each step is a command that assets/README.md or a page of docs/ names, in the order in which one
needs the files of another. A step's output goes into OUT/NAME.log, from which the tables are
brought up to date by hand; files of the program are written where they belong. Without `--only`
the steps that have succeeded into the same OUT are not repeated, so the same command goes on where
it was interrupted.
"""

import argparse
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Run = Callable[[Sequence[str], Path], int]
"""Runs a command with its output into a file; returns its exit status."""


@dataclass(frozen=True)
class Step:
    """One command.

    Attributes:
        document: where its figures stand.
        command: its words after `python -m`; {folds} and the like are filled in.
        minutes: planned, on two cores without other work. Of `folds` and `model` they follow from
            the recipe's measured 20 minutes a training; the others are estimates.
    """

    document: str
    command: str
    minutes: int


CARD, INSIGHT, NUMBERS, SPEED = (
    "assets/README.md",
    "docs/insight.md",
    "docs/numbers.md",
    "README.md",
)
STEPS: Mapping[str, Step] = {
    "folds": Step(CARD, "training.cross_validate {ink} {letters} --out {out}/folds", 130),
    "card": Step(
        CARD,
        "training.evaluate --folds {out}/folds {ink} {letters} --json training/best_figures.json "
        "--html {out}/report.html --mistakes docs/mistakes.png",
        15,
    ),
    "model": Step(CARD, "training.build_model {ink} {letters}", 25),
    "answers": Step(CARD, "training.build_answers", 1),
    "pictures": Step(CARD, "training.picture_scores {dev} --json {out}/pictures.json", 10),
    "sureness": Step(
        INSIGHT, "training.judging.sureness --folds {out}/folds {ink} --out assets/sureness.json", 2
    ),
    "kept": Step("docs/hand.md", "training.build_kept_features {ink} {letters}", 3),
    "hand": Step("docs/hand.md", "training.judging.hand {ink}", 10),
    "forms": Step("docs/hand.md", "training.judging.hand {ink} --forms", 10),
    "deep": Step("docs/hand.md", "training.judging.hand {ink} --deep --draws 1", 30),
    "quick": Step(
        INSIGHT, "mnist_desktop train --preset quick --seed 7 --out {out}/quick.digitmodel", 1
    ),
    "evidence": Step(INSIGHT, "training.judging.evidence --folds {out}/folds {ink}", 15),
    "evidence of quick": Step(
        INSIGHT, "training.judging.evidence --model {out}/quick.digitmodel {ink}", 10
    ),
    "sentences": Step(INSIGHT, "training.judging.sentences --folds {out}/folds {ink}", 15),
    "judges": Step(
        INSIGHT,
        "training.build_referee {ink} --judges {out}/judges --out {out}/referee.digitmodel",
        30,
    ),
    "changes": Step(INSIGHT, "training.judging.changes {ink} --judges {out}/judges", 30),
    "numbers": Step(
        "docs/numbers.md",
        "training.judging.numbers {ink} --sureness --sheet docs/numbers-misread.png",
        30,
    ),
    "number pictures": Step(
        "docs/number-pictures.md",
        "training.judging.number_pictures {dev} --half report --count 400 --seed 2",
        10,
    ),
    "page": Step("docs/page.md", "training.judging.page {dev}", 15),
    "network": Step(CARD, "training.benchmark --only network", 1),
    "speed": Step("README.md", "training.benchmark --slow --plot docs/speed.png", 60),
}
"""By name, in order."""


def main(arguments: Sequence[str] | None = None, run: Run | None = None) -> int:
    """Reads the command line, runs the steps that are left; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    steps = {name: STEPS[name] for name in options.only or STEPS}
    commands = {name: _command(step, options) for name, step in steps.items()}
    if options.list:
        for name, step in steps.items():
            print(
                f"{name:18} {step.minutes:4} min  {step.document:24} {shlex.join(commands[name])}"
            )
        print(f"{sum(step.minutes for step in steps.values())} minutes on two cores")
        return 0
    missing = [path for path in (*options.ink, options.letters) if not path.is_file()]
    if missing:
        parser.error(f"there is no file {missing[0]}")
    options.out.mkdir(parents=True, exist_ok=True)
    for name, step in steps.items():
        done = options.out / f"{name.replace(' ', '-')}.done"
        if done.exists() and not options.only:
            print(f"{name}: done before", flush=True)
            continue
        status = _run_step(name, step, commands[name], done, run or _into_file)
        if status:
            return status
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.regenerate", description=__doc__)
    add = parser.add_argument
    digits = [Path("pen_digits_dev.npz"), Path("pen_digits_uci.npz")]
    add("--ink", type=Path, nargs="+", default=digits, help="pen corpora, .npz; UNIPEN's first")
    add("--letters", type=Path, default=Path("pen_letters_dev.npz"), help="corpus of letters, .npz")
    add("--out", type=Path, default=Path("regenerated"), help="folder of networks and outputs")
    add("--only", nargs="+", choices=STEPS, metavar="STEP", help="these, even if done before")
    add("--list", action="store_true", help="print the steps, with their minutes, and end")
    return parser


def _command(step: Step, options: argparse.Namespace) -> list[str]:
    """The command's words, each path a word of its own."""
    filled: dict[str, list[str]] = {
        "{ink}": ["--ink", *map(str, options.ink)],
        "{dev}": ["--ink", str(options.ink[0])],
        "{letters}": ["--letters", str(options.letters)],
    }
    words = [sys.executable, "-m"]
    for word in step.command.split():
        words += filled.get(word, [word.replace("{out}", str(options.out))])
    return words


def _run_step(name: str, step: Step, command: Sequence[str], done: Path, run: Run) -> int:
    """Runs a step and notes that it succeeded; returns its exit status."""
    log = done.with_suffix(".log")
    print(f"{name}: {step.minutes} minutes planned, output in {log}", flush=True)
    started = time.monotonic()
    status = run(command, log)
    minutes = (time.monotonic() - started) / 60
    if status:
        print(f"{name} failed after {minutes:.0f} minutes: see {log}", file=sys.stderr, flush=True)
        return status
    done.write_text(f"{minutes:.1f} minutes\n", encoding="utf-8")
    print(f"{name}: {minutes:.0f} minutes; its figures stand in {step.document}", flush=True)
    return 0


def _into_file(command: Sequence[str], log: Path) -> int:
    with log.open("w", encoding="utf-8") as output:
        return subprocess.run(
            command, stdout=output, stderr=subprocess.STDOUT, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
