"""How well numbers are read: `python -m training.judging.numbers --ink FILE.npz ...`.

Numbers are composed of one writer's pen digits (`training.drawings.composed_numbers`). What the
reader's weights were fitted on, the first half of the writers, is judged with `--chosen`; without
it the other half is. UCI's file names no writers: its numbers mix thirty hands, and no
weights were fitted on them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np

from mnist_desktop.insight.sureness import SurenessTable
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.numbers.number import Number
from mnist_desktop.recognition.numbers.read_number import read_number
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.drawings.composed_numbers import (
    ComposedNumber,
    Spacing,
    WrittenDigits,
    composed,
    random_number,
    with_late_stroke,
    with_parted_bar,
    without_lifting,
)
from training.judging.confidence import interval
from training.judging.sureness import lines

SEED, SEED_OF_CHOSEN = 2026, 7
SHOWN, COLUMNS = 24, 4
"""Misread numbers in a picture."""
NUMBERS, FEW = 2_000, 500
"""Numbers of the first kind, and of each other one."""
CLOSELY = Spacing(0.1, 0.3, 0.15)
PAIRS = ((1, 0), (0, 1), (1, 1), (4, 1), (1, 1, 1), (0, 0), (7, 1), (1, 7))
Generator = np.random.Generator


@dataclass
class Score:
    """Of numbers of one kind.

    Attributes:
        right: of each number whether it is read wholly right.
        writers: of each.
        grouped: how many have the right strokes in every digit.
        digits: how many there are in them.
        errors: least digits to change, add or remove until the text is right.
        sure: the confidence of each digit that was read, and whether it is one of the number's.
    """

    right: list[bool] = field(default_factory=list)
    writers: list[str] = field(default_factory=list)
    sure: list[tuple[float, bool]] = field(default_factory=list)
    grouped: int = 0
    digits: int = 0
    errors: int = 0

    def add(self, number: ComposedNumber, read: Number) -> bool:
        """Counts one; whether it is right."""
        text = read.text.replace(" ", "").replace("\n", "")
        is_right = read.text == number.text
        self.right.append(is_right)
        self.writers.append(number.writer)
        own = {tuple(number.strokes_of(place)): one for place, one in enumerate(number.text)}
        for digit in read.digits:
            prediction = digit.prediction
            is_own = own.get(digit.strokes) == str(prediction.digit)
            self.sure.append((prediction.confidence, is_own))
        self.grouped += frozenset(digit.strokes for digit in read.digits) == number.groups
        self.digits += len(number.text)
        self.errors += edits(text, number.text)
        return is_right

    def __str__(self) -> str:
        count = len(self.right)
        # Where one name stands for several writers each number counts as one
        is_one = len(set(self.writers)) == 1
        names = np.arange(count).astype(str) if is_one else np.array(self.writers)
        low, high = interval(np.array(self.right), names)
        return (
            f"{count:6} numbers: {sum(self.right) / count:7.2%} whole ({low:.2%} to {high:.2%}),"
            f" {self.grouped / count:7.2%} grouped; {self.digits:6} digits:"
            f" {1 - self.errors / self.digits:7.2%}"
        )

    def sureness(self) -> SurenessTable:
        """How often digits that were read with a confidence are wrong."""
        confidence, right = (np.array(one) for one in zip(*self.sure, strict=True))
        return SurenessTable.counted(confidence, right.astype(np.bool_), is_by_others=False)


def edits(text: str, right: str) -> int:
    """Levenshtein's distance: least digits to change, add or remove."""
    row = list(range(len(right) + 1))
    for place, digit in enumerate(text, 1):
        before, row[0] = row[0], place
        for other, expected in enumerate(right, 1):
            before, row[other] = (
                row[other],
                min(row[other] + 1, row[other - 1] + 1, before + (digit != expected)),
            )
    return row[-1]


Kind = Callable[[WrittenDigits, Sequence[str], Generator], ComposedNumber | None]


def _pair(
    digits: WrittenDigits, writers: Sequence[str], generator: Generator
) -> ComposedNumber | None:
    """Digits that are easily taken for one, close together."""
    writer = writers[int(generator.integers(len(writers)))]
    labels = PAIRS[int(generator.integers(len(PAIRS)))]
    if not set(labels) <= set(digits.labels_of(writer).tolist()):
        return None
    return composed(digits, writer, labels, CLOSELY, generator)


def _with(
    change: Callable[[ComposedNumber, int, Generator], ComposedNumber | None],
    digits: WrittenDigits,
    writers: Sequence[str],
    generator: Generator,
) -> ComposedNumber | None:
    """A random number with one digit changed, or None."""
    number = random_number(digits, writers, generator)
    places = generator.permutation(len(number.text)).tolist()
    changed = (change(number, place, generator) for place in places)
    return next((one for one in changed if one is not None), None)


def _late(number: ComposedNumber, place: int, _: Generator) -> ComposedNumber | None:
    return with_late_stroke(number, place)


def _late_five(number: ComposedNumber, place: int, _: Generator) -> ComposedNumber | None:
    return with_late_stroke(number, place) if number.text[place] == "5" else None


def _parted_five(number: ComposedNumber, place: int, generator: Generator) -> ComposedNumber | None:
    return with_parted_bar(number, place, generator) if number.text[place] == "5" else None


def _unlifted(number: ComposedNumber, place: int, _: Generator) -> ComposedNumber | None:
    return without_lifting(number, place) if place + 1 < len(number.text) else None


KINDS: dict[str, Kind] = {
    "2 to 6 digits": random_number,
    "written closely": partial(random_number, spacing=CLOSELY),
    "10, 01, 11, 41, 111, 00, 71, 17 closely": _pair,
    "a stroke written after the next digit": partial(_with, _late),
    "a 5's bar written after the next digit": partial(_with, _late_five),
    "a 5's bar off the 5": partial(_with, _parted_five),
    "pen not lifted once": partial(_with, _unlifted),
}


def numbers_of(
    kind: str, digits: WrittenDigits, writers: Sequence[str], seed: int
) -> Iterator[ComposedNumber]:
    """Numbers of a kind, without end."""
    place = 0
    while True:
        place += 1
        generator = np.random.default_rng([seed, list(KINDS).index(kind), place])
        number = KINDS[kind](digits, writers, generator)
        if number is not None:
            yield number


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, judges and prints."""
    parser = argparse.ArgumentParser(prog="python -m training.judging.numbers")
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--model", type=Path, help="by default the built-in one")
    parser.add_argument("--chosen", action="store_true", help="the writers that were fitted on")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--share", type=float, default=1.0, help="of the numbers")
    parser.add_argument("--singles", type=int, default=1, help="one digit in so many; 0: none")
    parser.add_argument("--sureness", action="store_true", help="what a confidence is worth")
    parser.add_argument("--sheet", type=Path, help="a picture of misread numbers, .png")
    parser.add_argument("--misses", type=int, default=0, help="how many are printed of each kind")
    options = parser.parse_args(arguments)
    classifier = Classifier.load(options.model)
    seed = SEED_OF_CHOSEN if options.chosen else SEED
    for path in options.ink:
        digits = WrittenDigits(path)
        writers = digits.writers
        if len(writers) > 1:
            writers = writers[::2] if options.chosen else writers[1::2]
        print(path.stem)
        for kind in options.kinds:
            count = round((NUMBERS if kind == next(iter(KINDS)) else FEW) * options.share)
            score, misses = Score(), []
            shown: list[tuple[ComposedNumber, Number]] = []
            for number in islice(numbers_of(kind, digits, writers, seed), count):
                read = read_number(number.ink, classifier)
                if read is not None and not score.add(number, read):
                    misses.append(f"    {number.text} read as {read.text!r}, {number.writer}")
                    shown.append((number, read))
            print(f"  {kind:42} {score}", *misses[: options.misses], sep="\n", flush=True)
            if options.sureness:
                print(*(f"    {line}" for line in lines(score.sureness())), sep="\n", flush=True)
            if options.sheet:
                write_sheet(options.sheet, shown[:SHOWN])
        if options.singles:
            judge_singles(digits, classifier, options.singles, options.misses)


def write_sheet(path: Path, shown: Sequence[tuple[ComposedNumber, Number]]) -> None:
    """Draws numbers, each read digit in a colour of its own, with the right and the read text."""
    from matplotlib.figure import Figure  # in the extra `test` alone

    from training.judging.plots import BLUE, ORANGE

    canvas = Figure(figsize=(12, 1.9 * -(-len(shown) // COLUMNS)), layout="constrained", dpi=80)
    cells = canvas.subplots(-(-len(shown) // COLUMNS), COLUMNS, squeeze=False).ravel()
    for cell in cells:
        cell.axis("off")
    for cell, (number, read) in zip(cells, shown, strict=False):
        for stroke in number.ink.strokes:
            cell.plot(*stroke[:, :2].T, color="0.8", linewidth=4)
        for place, digit in enumerate(read.digits):
            for stroke in digit.ink.strokes if digit.ink else ():
                cell.plot(*stroke[:, :2].T, color=(BLUE, ORANGE)[place % 2], linewidth=2)
        cell.set(aspect="equal", title=f"{number.text} read as {read.text!r}")
        cell.invert_yaxis()
    canvas.savefig(path, format="png")


def judge_singles(digits: WrittenDigits, classifier: Classifier, every: int, shown: int) -> None:
    """Prints how many single digits are split, and how many answers that changes."""
    count, split, lost, mended = 0, [], 0, 0
    for number in islice(digits.singles(digits.everybody), None, None, every):
        count += 1
        read = read_number(number.ink, classifier)
        image = image_from_ink(number.ink)
        if read is None or image is None or len(read.digits) == 1:
            continue
        alone = classifier.read(image)
        split.append(f"    {number.text} read as {read.text!r}, {number.writer}")
        lost += str(alone.digit) == number.text and alone.accepted
        mended += str(alone.digit) != number.text
    print(
        f"  single digits {count}: {len(split)} split ({len(split) / count:.2%}); of these {lost}"
        f" were read right as one and accepted, {mended} wrong",
        *split[:shown],
        sep="\n",
        flush=True,
    )


if __name__ == "__main__":
    main()
