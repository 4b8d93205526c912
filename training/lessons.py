"""Whether what the lessons claim holds: `python -m training.lessons --seeds 20 [LESSON...]`.

Trains every run that a lesson remembers, with each seed, and prints for each claim in how many of
the seeds it held; the exit status is 1 if one held in fewer than 19 of 20. A claim about answers to
drawings, or about the test set, cannot be tried here.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence

from mnist_desktop.learning.presets import TRAINING_IMAGES
from mnist_desktop.learning.train import train
from mnist_desktop.lessons.figures import figures_of_run, holds, said
from mnist_desktop.lessons.lesson import Claim, Figure, Lesson
from mnist_desktop.lessons.lesson_file import read_lesson, shipped_lessons

HELD = 0.95
"""Share of the seeds in which a claim must hold."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the command line, trains and counts; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.lessons", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="LESSON", help="names of lessons; all if none")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first-seed", type=int, default=0)
    options = parser.parse_args(arguments)
    lessons = [read_lesson(path) for path in shipped_lessons()]
    seeds = range(options.first_seed, options.first_seed + options.seeds)
    chosen = [one for one in lessons if not options.names or one.name in options.names]
    have_held = [count(lesson, seeds) for lesson in chosen]
    return 0 if all(have_held) else 1


def count(lesson: Lesson, seeds: Sequence[int]) -> bool:
    """Prints, for each claim of a lesson that runs can decide, how often it held.

    Returns whether each held in 19 of 20.
    """
    claims = list(claims_of(lesson))
    held, decided = [0] * len(claims), [0] * len(claims)
    for seed in seeds:
        figures = {
            number: figures_of_run(train(settings.config(TRAINING_IMAGES, seed)))
            for number, settings in lesson.runs().items()
        }
        for at, claim in enumerate(claims):
            outcome = holds(claim, figures)
            held[at] += outcome is True
            decided[at] += outcome is not None
        named = {one for claim in claims for one in _figures(claim)}
        values = [
            f"{one.number}.{one.name} {said(one.name, figures.get(one.number, {}).get(one.name))}"
            for one in sorted(named, key=lambda one: (one.number, one.name))
        ]
        print(f"{lesson.name} seed {seed}: {', '.join(values)}", flush=True)
    for at, claim in enumerate(claims):
        print(f"{lesson.name}: {held[at]} of {decided[at]}: {claim.holds.en}", flush=True)
    return all(times >= HELD * of for times, of in zip(held, decided, strict=True))


def claims_of(lesson: Lesson) -> Iterator[Claim]:
    """All claims of its steps."""
    for step in lesson.steps:
        yield from step.claims


def _figures(claim: Claim) -> Iterator[Figure]:
    yield claim.left
    if isinstance(claim.right, Figure):
        yield claim.right


if __name__ == "__main__":
    sys.exit(main())
