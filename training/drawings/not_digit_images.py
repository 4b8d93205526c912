"""Images of drawings that are not digits: some to train on, others to evaluate on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.preprocessing import PEN_WIDTH
from training.drawings.drawn_images import Drawings, Stroke, drawn_images
from training.drawings.folds import FOLDS, NO_FOLD, folds_of
from training.drawings.not_digits import (
    EVALUATED,
    HALVED,
    LEARNED,
    OVERLAID,
    beside,
    halved,
    overlaid,
    scribble,
)
from training.drawings.pen_images import excluded, line_width
from training.drawings.pen_styles import PLAIN, restyled
from training.drawings.signs import EVALUATED_SIGNS, LEARNED_SIGNS, sign

KINDS = ("letter", "scribble", "overlaid", "halved", "several", "sign")
INVENTED = ("scribble", "sign")
"""Kinds that nobody wrote."""
EVERY = tuple(range(CLASSES))
BLANK = "blank"
"""Nothing is drawn; the evaluation has one for each fold's network."""
LEARNED_PER_KIND = 6000
EVALUATED_PER_KIND = 1000


@dataclass(frozen=True, eq=False)
class NotDigitImages:
    """Images of drawings that are not digits.

    Attributes:
        images: (variants, n, 28, 28) uint8.
        kinds: (n,) out of KINDS, or BLANK.
        folds: (n,) the fold whose people wrote it; NO_FOLD for what is INVENTED.
    """

    images: NDArray[np.uint8]
    kinds: NDArray[np.str_]
    folds: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, mask: NDArray[np.bool_]) -> "NotDigitImages":
        """The part of a mask, (n,) bool."""
        return NotDigitImages(self.images[:, mask], self.kinds[mask], self.folds[mask])


@dataclass(frozen=True)
class Sources:
    """The files of the corpora: one of letters, some of digits."""

    letters: Path
    digits: tuple[Path, ...]


def draw_to_learn(
    sources: Sources, variants: int, seed: int, cache: Path, per_kind: int | None = None
) -> NotDigitImages:
    """Restyled, drawn with pens of many widths, with the settings LEARNED and all letters."""
    count = LEARNED_PER_KIND if per_kind is None else per_kind
    return _draw(sources, variants, seed, cache, count, for_evaluation=False)


def draw_to_evaluate(
    sources: Sources, seed: int, cache: Path, per_kind: int | None = None
) -> NotDigitImages:
    """As they are, in the program's pen width, with the settings EVALUATED; and blanks."""
    count = EVALUATED_PER_KIND if per_kind is None else per_kind
    drawn = _draw(sources, 1, seed, cache, count, for_evaluation=True)
    blanks = np.zeros((1, len(FOLDS), *drawn.images.shape[2:]), np.uint8)
    return NotDigitImages(
        np.concatenate([drawn.images, blanks], axis=1),
        np.concatenate([drawn.kinds, np.full(len(FOLDS), BLANK)]),
        np.concatenate([drawn.folds, FOLDS]),
    )


def _draw(
    sources: Sources, variants: int, seed: int, cache: Path, per_kind: int, *, for_evaluation: bool
) -> NotDigitImages:
    writers = InkCorpus.load(sources.letters).writers
    order = np.random.default_rng([seed, for_evaluation]).permutation(len(writers))
    letters = tuple(order[: per_kind if for_evaluation else None].tolist())
    parts, folds = [], []
    for kind in KINDS:
        maker = _Maker(sources, kind, seed, variants, for_evaluation, letters)
        count = len(letters) if kind == "letter" else per_kind
        parts.append(drawn_images(maker, count, cache, maker, sources.letters, *sources.digits))
        folds.append([maker.fold(index) for index in range(count)])
    kinds = np.repeat(KINDS, [len(part) for part in folds])
    return NotDigitImages(np.concatenate(parts, axis=1), kinds, np.concatenate(folds))


@dataclass(frozen=True)
class _Maker:
    """Makes the drawings of one kind; picklable."""

    sources: Sources
    kind: str
    seed: int
    variants: int
    for_evaluation: bool
    letters: tuple[int, ...]

    def __call__(self, index: int) -> Drawings:
        """The variants of drawing `index`, by people of one fold."""
        kind = KINDS.index(self.kind)
        generator = np.random.default_rng([self.seed, kind, index, self.for_evaluation])
        drawings = []
        for _ in range(self.variants):
            strokes = self._strokes(index, generator)
            width = PEN_WIDTH if self.for_evaluation else line_width(generator)
            drawings.append((strokes, width))
        return drawings

    def fold(self, index: int) -> str:
        """The fold whose people wrote drawing `index`."""
        if self.kind == "letter":
            writers = _corpus(self.sources.letters).writers[[self.letters[index]]]
            return str(folds_of(writers)[0])
        return NO_FOLD if self.kind in INVENTED else FOLDS[index % len(FOLDS)]

    def _strokes(self, index: int, generator: np.random.Generator) -> Sequence[Stroke]:
        settings = EVALUATED if self.for_evaluation else LEARNED
        if self.kind == "scribble":
            return scribble(settings, generator)
        if self.kind == "sign":
            drawn = sign(EVALUATED_SIGNS if self.for_evaluation else LEARNED_SIGNS, generator)
            return drawn if self.for_evaluation else restyled(drawn, PLAIN, generator)
        if self.kind == "letter":
            return self._written_by(_corpus(self.sources.letters), self.letters[index], generator)
        fold = self.fold(index)
        if self.kind == "halved":
            return halved(self._digit(fold, HALVED, generator)[1], settings, generator)
        if self.kind == "several":
            count = generator.integers(*settings.several, endpoint=True)
            digits = [self._digit(fold, EVERY, generator)[1] for _ in range(count)]
            return beside(digits, settings, generator)
        first, strokes = self._digit(fold, OVERLAID, generator)
        others = tuple(digit for digit in OVERLAID if digit != first)
        return overlaid(strokes, self._digit(fold, others, generator)[1], settings, generator)

    def _digit(
        self, fold: str, digits: tuple[int, ...], generator: np.random.Generator
    ) -> tuple[int, Sequence[Stroke]]:
        """One of some digits, by a person of a fold."""
        places = _places(self.sources.digits, fold, digits)
        path, index, digit = places[generator.integers(len(places))]
        return digit, self._written_by(_corpus(path), index, generator)

    def _written_by(
        self, corpus: InkCorpus, index: int, generator: np.random.Generator
    ) -> Sequence[Stroke]:
        strokes = [stroke[:, :2] for stroke in corpus.ink(index).strokes]
        return strokes if self.for_evaluation else restyled(strokes, PLAIN, generator)


@lru_cache(64)
def _places(
    paths: tuple[Path, ...], fold: str, digits: tuple[int, ...]
) -> list[tuple[Path, int, int]]:
    """File, index and label of a fold's samples of some digits, without the excluded ones."""
    places = []
    for path in paths:
        corpus = _corpus(path)
        labels = corpus.labels.astype(np.int64)
        chosen = (folds_of(corpus.writers) == fold) & np.isin(labels, digits)
        chosen &= ~excluded(path.stem, len(corpus))
        places += [(path, int(index), int(labels[index])) for index in np.flatnonzero(chosen)]
    return places


_corpus = lru_cache(4)(InkCorpus.load)
"""Loaded once per process."""
