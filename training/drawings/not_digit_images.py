"""Images of what is no digit: to learn with evenly spread targets, and others to judge by."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import PEN_WIDTH
from training.drawings.drawn_images import Drawings, Stroke, drawn_images
from training.drawings.folds import FOLDS, NO_FOLD, folds_of
from training.drawings.not_digits import (
    HALVED,
    JUDGED,
    LEARNED,
    OVERLAID,
    halved,
    overlaid,
    scribble,
)
from training.drawings.pen_exclusions import excluded
from training.drawings.pen_images import line_width
from training.drawings.pen_styles import PLAIN, restyled

KINDS = ("letter", "scribble", "overlaid", "halved")
BLANK = "blank"
"""Nothing is drawn: what judges has one for each fold's network."""
LEARNED_OF_A_KIND = 6000
JUDGED_OF_A_KIND = 1000


@dataclass(frozen=True, eq=False)
class NotDigitImages:
    """Drawn drawings that are no digit.

    Attributes:
        images: (variants, n, 28, 28) uint8.
        kinds: (n,) text of KINDS.
        folds: (n,) the fold whose people wrote it; NO_FOLD of scribbles.
    """

    images: NDArray[np.uint8]
    kinds: NDArray[np.str_]
    folds: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, mask: NDArray[np.bool_]) -> "NotDigitImages":
        """Those of the mask."""
        return NotDigitImages(self.images[:, mask], self.kinds[mask], self.folds[mask])


@dataclass(frozen=True)
class Sources:
    """Where the drawings come from: corpora of letters and of digits."""

    letters: Path
    digits: tuple[Path, ...]


def draw_to_learn(
    sources: Sources, variants: int, seed: int, cache: Path, of_a_kind: int | None = None
) -> NotDigitImages:
    """Restyled and drawn with pens of many widths; LEARNED's settings, all the letters."""
    count = LEARNED_OF_A_KIND if of_a_kind is None else of_a_kind
    return _draw(sources, variants, seed, cache, count, judged=False)


def draw_to_judge(
    sources: Sources, seed: int, cache: Path, of_a_kind: int | None = None
) -> NotDigitImages:
    """As they are, with the program's own width; JUDGED's settings, one variant; and blanks."""
    count = JUDGED_OF_A_KIND if of_a_kind is None else of_a_kind
    drawn = _draw(sources, 1, seed, cache, count, judged=True)
    blanks = np.zeros((1, len(FOLDS), *drawn.images.shape[2:]), np.uint8)
    return NotDigitImages(
        np.concatenate([drawn.images, blanks], axis=1),
        np.concatenate([drawn.kinds, np.full(len(FOLDS), BLANK)]),
        np.concatenate([drawn.folds, FOLDS]),
    )


def _draw(
    sources: Sources, variants: int, seed: int, cache: Path, of_a_kind: int, *, judged: bool
) -> NotDigitImages:
    writers = InkCorpus.load(sources.letters).writers
    order = np.random.default_rng([seed, judged]).permutation(len(writers))
    letters = tuple(order[: of_a_kind if judged else None].tolist())
    parts, folds = [], []
    for kind in KINDS:
        maker = _Maker(sources, kind, seed, variants, judged, letters)
        count = len(letters) if kind == "letter" else of_a_kind
        parts.append(drawn_images(maker, count, cache, maker, sources.letters, *sources.digits))
        folds.append([maker.fold(index) for index in range(count)])
    kinds = np.repeat(KINDS, [len(part) for part in folds])
    return NotDigitImages(np.concatenate(parts, axis=1), kinds, np.concatenate(folds))


@dataclass(frozen=True)
class _Maker:
    """Draws what is no digit of one kind; can be sent to another process."""

    sources: Sources
    kind: str
    seed: int
    variants: int
    judged: bool
    letters: tuple[int, ...]

    def __call__(self, index: int) -> Drawings:
        """Variants of drawing `index`, of the people of one fold."""
        generator = np.random.default_rng([self.seed, KINDS.index(self.kind), index, self.judged])
        drawings = []
        for _ in range(self.variants):
            strokes = self._strokes(index, generator)
            width = PEN_WIDTH if self.judged else line_width(generator)
            drawings.append((strokes, width))
        return drawings

    def fold(self, index: int) -> str:
        """Whose people wrote it."""
        if self.kind == "letter":
            writers = _corpus(self.sources.letters).writers[[self.letters[index]]]
            return str(folds_of(writers)[0])
        return NO_FOLD if self.kind == "scribble" else FOLDS[index % len(FOLDS)]

    def _strokes(self, index: int, generator: np.random.Generator) -> Sequence[Stroke]:
        settings = JUDGED if self.judged else LEARNED
        if self.kind == "scribble":
            return scribble(settings, generator)
        if self.kind == "letter":
            return self._by_a_hand(_corpus(self.sources.letters), self.letters[index], generator)
        fold = self.fold(index)
        if self.kind == "halved":
            return halved(self._digit(fold, HALVED, generator)[1], settings, generator)
        first, strokes = self._digit(fold, OVERLAID, generator)
        others = tuple(digit for digit in OVERLAID if digit != first)
        return overlaid(strokes, self._digit(fold, others, generator)[1], settings, generator)

    def _digit(
        self, fold: str, digits: tuple[int, ...], generator: np.random.Generator
    ) -> tuple[int, Sequence[Stroke]]:
        """One of these digits by somebody of a fold."""
        places = _places(self.sources.digits, fold, digits)
        path, index, digit = places[generator.integers(len(places))]
        return digit, self._by_a_hand(_corpus(path), index, generator)

    def _by_a_hand(
        self, corpus: InkCorpus, index: int, generator: np.random.Generator
    ) -> Sequence[Stroke]:
        strokes = [stroke[:, :2] for stroke in corpus.ink(index).strokes]
        return strokes if self.judged else restyled(strokes, PLAIN, generator)


@lru_cache(64)
def _places(
    paths: tuple[Path, ...], fold: str, digits: tuple[int, ...]
) -> list[tuple[Path, int, int]]:
    """File, index and label of these digits of a fold, but for the excluded ones."""
    places = []
    for path in paths:
        corpus = _corpus(path)
        labels = corpus.labels.astype(np.int64)
        chosen = (folds_of(corpus.writers) == fold) & np.isin(labels, digits)
        chosen &= ~excluded(path.stem, len(corpus))
        places += [(path, int(index), int(labels[index])) for index in np.flatnonzero(chosen)]
    return places


_corpus = lru_cache(4)(InkCorpus.load)
"""Once a process."""
