"""What reading a number costs while its last digit is being written."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.numbers.read_number import NumberReader, read_number
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.benchmark.figures import Figure, Line, timed
from training.drawings.invented_digits import invented
from training.drawings.pen_styles import in_short_pieces, in_unit

DIGITS = 6
STEP = 0.02  # of a digit's height, between two points: a digit of 100 points, as of a pen
EVERY = 5
"""Of so many points one is read."""
APART = 0.8  # of a digit's height, between the middles of two neighbours


def number_lines(rounds: int) -> list[Line | Figure]:
    """`NumberReader.read` at each state of the last digit, against the answer to it alone."""
    classifier = Classifier.load()
    numbers, alone, anew = [], [], []
    for seed in range(-1, 4 * rounds):  # the first warms up
        reader = NumberReader(classifier)
        generator = np.random.default_rng([seed + 1, DIGITS])
        for state, last in _states(generator):
            numbers.append(timed(partial(reader.read, state)))
            alone.append(timed(partial(_answer, classifier, last)))
        anew.append(timed(partial(read_number, state, classifier)))
        if seed < 0:
            numbers, alone, anew = [], [], []
    what = f"a number of {DIGITS} digits, the last being written : one digit"
    return [
        Line.of(what, numbers, alone, None),
        Figure("reading the number while it grows, p99", float(np.percentile(numbers, 99)), "ms"),
        Figure("one digit, p99", float(np.percentile(alone, 99)), "ms"),
        Figure("a number read at once, median", float(np.median(anew)), "ms"),
    ]


def _states(generator: np.random.Generator) -> Iterator[tuple[Ink, Ink]]:
    """The whole number and its last digit, as far as they are written; first all others."""
    digits = []
    for place in range(DIGITS):
        strokes = in_unit(invented(int(generator.integers(10)), generator))
        digits.append(
            [np.add(stroke, (APART * place, 0)) for stroke in in_short_pieces(strokes, STEP)]
        )
    before = [stroke for digit in digits[:-1] for stroke in digit]
    done: list[NDArray[np.float64]] = []
    for stroke in digits[-1]:
        for count in range(EVERY, len(stroke) + EVERY, EVERY):
            last = [*done, stroke[:count]]
            yield Ink((*before, *last)), Ink(tuple(last))
        done.append(stroke)


def _answer(classifier: Classifier, ink: Ink) -> Prediction | None:
    image = image_from_ink(ink)
    return None if image is None else classifier.read(image)
