"""How many pictures of numbers are read right: `python -m training.judging.number_pictures`.

Each number is composed of pen digits by one writer; the writers are parted in two halves, one to
choose constants on and one to report. The built-in model has learned these digits as ink, so what
is lost here is due to finding, cutting and framing them.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.files import write_whole
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.pictures.read_digits import read_digits
from training.drawings.number_pictures import KINDS, counts_of_rows
from training.drawings.pen_images import excluded

PICTURES = 500
MIN_DIGITS = 20
"""Of a writer, so that a number is not the same digit over and over."""
HALVES = "choose", "report", "all"


@dataclass(frozen=True, eq=False)
class NumberPicture:
    """A composed picture: its kind, its pixels and the rows of digits that it shows."""

    kind: str
    pixels: NDArray[np.uint8]
    text: str


@dataclass(frozen=True)
class Outcome:
    """What was read of a picture; words are not told apart."""

    kind: str
    text: str
    read: str
    are_sure: bool
    seconds: float

    @property
    def is_right(self) -> bool:
        """Whether all digits are right and no more are told."""
        return self.read == self.text


def composed(path: Path, half: str, count: int, seed: int) -> Iterator[NumberPicture]:
    """Pictures of numbers by the writers of a half of a corpus, the kinds in turn."""
    corpus = InkCorpus.load(path)
    digits_of = _digits_of_writers(corpus, path, half)
    writers = sorted(digits_of)
    kinds = list(KINDS)
    for index in range(count):
        generator = np.random.default_rng([seed, index])
        kind = kinds[index % len(kinds)]
        make, is_column = KINDS[kind]
        digits = digits_of[writers[generator.integers(len(writers))]]
        rows, texts = [], []
        for length in counts_of_rows(is_column, generator):
            chosen = generator.choice(digits, length)
            rows.append([corpus.ink(int(one)).strokes for one in chosen])
            texts.append("".join(str(corpus.labels[one]) for one in chosen))
        strokes = [[[part[:, :2] for part in drawing] for drawing in row] for row in rows]
        yield NumberPicture(kind, make(strokes, generator), "\n".join(texts))


def _digits_of_writers(corpus: InkCorpus, path: Path, half: str) -> dict[str, NDArray[np.intp]]:
    """The digits of each writer of a half who has enough of them."""
    clean = np.flatnonzero(~excluded(path.stem, len(corpus)))
    people = corpus.writers
    names, counts = np.unique(people[clean], return_counts=True)
    names = np.random.default_rng(0).permutation(names[counts >= MIN_DIGITS])
    parts = {"choose": names[::2], "report": names[1::2], "all": names}
    return {str(name): clean[people[clean] == name] for name in parts[half]}


def outcome_of(picture: NumberPicture, classifier: Classifier) -> Outcome:
    """Reads a picture."""
    start = time.perf_counter()
    number = read_digits(picture.pixels, classifier)
    seconds = time.perf_counter() - start
    read = "" if number is None else number.text.replace(" ", "")
    are_sure = number is not None and all(one.prediction.accepted for one in number.digits)
    return Outcome(picture.kind, picture.text, read, are_sure, seconds)


def table_of(outcomes: Sequence[Outcome]) -> str:
    """A line for each kind and one for all."""
    lines = [f"{'kind':20} {'whole':>8} {'sure':>8} {'wrong, sure':>12} {'count':>6} {'median':>9}"]
    kinds = [*dict.fromkeys(one.kind for one in outcomes), ""]
    for kind in kinds:
        some = [one for one in outcomes if kind in ("", one.kind)]
        right = [one.is_right for one in some]
        sure = [one.is_right and one.are_sure for one in some]
        false = sum(one.are_sure and not one.is_right for one in some)
        milliseconds = 1000 * float(np.median([one.seconds for one in some]))
        lines.append(
            f"{kind or 'all':20} {100 * np.mean(right):6.1f} % {100 * np.mean(sure):6.1f} % "
            f"{false:12} {len(some):6} {milliseconds:6.0f} ms"
        )
    return "\n".join(lines)


def misses_of(outcomes: Sequence[Outcome]) -> Counter[str]:
    """How many wrong pictures had digits too few, too many, or as many but misread."""
    return Counter(
        "misread"
        if len(one.read) == len(one.text)
        else "too few"
        if len(one.read) < len(one.text)
        else "too many"
        for one in outcomes
        if not one.is_right
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, measures, prints the table."""
    parser = argparse.ArgumentParser(
        prog="python -m training.judging.number_pictures", description=__doc__
    )
    parser.add_argument("--model", type=Path, help="another than the built-in model")
    parser.add_argument("--ink", type=Path, required=True, help="a pen corpus, .npz")
    parser.add_argument("--half", choices=HALVES, default="report", help="of its writers")
    parser.add_argument("--count", type=int, default=PICTURES)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--save", type=Path, help="a folder for the pictures that are read wrong")
    parser.add_argument("--json", type=Path, help="write the outcomes here")
    options = parser.parse_args(arguments)
    classifier = Classifier.load(options.model)
    outcomes = []
    for place, picture in enumerate(
        composed(options.ink, options.half, options.count, options.seed)
    ):
        outcome = outcome_of(picture, classifier)
        outcomes.append(outcome)
        if options.save and not outcome.is_right:
            _save(options.save, place, picture, outcome)
    print(table_of(outcomes))
    print("misses:", dict(misses_of(outcomes)))
    if options.json:
        rows = [[one.kind, one.text, one.read, one.are_sure, one.seconds] for one in outcomes]
        write_whole(options.json, json.dumps(rows, indent=1).encode())


def _save(folder: Path, place: int, picture: NumberPicture, outcome: Outcome) -> None:
    import cv2

    folder.mkdir(parents=True, exist_ok=True)
    name = f"{place:04}_{picture.text}_as_{outcome.read}.png".replace("\n", "-").replace(" ", "")
    pixels = picture.pixels
    cv2.imwrite(str(folder / name), pixels if pixels.ndim == 2 else pixels[..., ::-1])


if __name__ == "__main__":
    main()
