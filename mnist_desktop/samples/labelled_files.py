"""Labelled drawings of digits, out of files of every form that they come in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mnist_desktop.problem import InkError
from mnist_desktop.recognition.ink import SUFFIXES as INK_SUFFIXES
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.samples.digits_file import inks_in
from mnist_desktop.samples.sample import DIGITS_SUFFIX

CORPUS_SUFFIX = ".npz"
SUFFIXES = (*INK_SUFFIXES, DIGITS_SUFFIX, CORPUS_SUFFIX)


@dataclass(frozen=True, eq=False)
class LabelledInk:
    """A drawing and the digit, 0 to 9, that it shows."""

    ink: Ink
    digit: int


@dataclass(frozen=True, eq=False)
class LabelledInks:
    """The drawings in a file.

    Attributes:
        digits: those labelled as a digit.
        others: how many have another label, or none.
    """

    digits: tuple[LabelledInk, ...]
    others: int


def labelled_inks(path: Path) -> LabelledInks:
    """The drawings in a `.digitink` or `.json` drawing, a `.digits` file or an ink corpus.

    Raises:
        InkError: the file cannot be read; "ink_not_labelled" if no drawing in it has a digit as
            its label.
        SampleError: a `.digits` file cannot be read.
    """
    digits, others = [], 0
    for ink in _inks(path):
        if ink.text is not None and len(ink.text) == 1 and ink.text in "0123456789":
            digits.append(LabelledInk(ink, int(ink.text)))
        else:
            others += 1
    if others and not digits:
        raise InkError("ink_not_labelled", name=path.name)
    return LabelledInks(tuple(digits), others)


def _inks(path: Path) -> Iterator[Ink]:
    match path.suffix.lower():
        case ".npz":
            corpus = InkCorpus.load(path)
            for index in range(len(corpus)):
                yield corpus.ink(index)
        case ".digits":
            yield from inks_in(path)
        case _:
            yield Ink.load(path)
