"""Images of pen digits: the corpora's as they are and restyled, and invented ones."""

import csv
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.preprocessing import PEN_WIDTH
from training.drawings.drawn_images import Drawings, drawn_images
from training.drawings.folds import INVENTED
from training.drawings.invented_digits import invented
from training.drawings.pen_styles import PLAIN, restyled
from training.drawings.school_hands import schooled

THINNEST, THICK, THICKEST = 1.5, 3.6, 5.4  # px at 28 x 28; MNIST's lines have 1.6 to 3.8
BRUSHES = 0.1
"""Share of lines from THICK to THICKEST: a brush up to a third of a digit's height."""
EXCLUSIONS = Path(__file__).with_name("pen_exclusions.csv")
"""Samples that do not show the digit of their label: half digits (mostly strokes of ibm's that were
cut apart), several digits in one sample, and wrong labels; found by looking at pictures, before any
comparison of models. Samples that are merely hard, flagged, footed or slashed are not on the list.
"""


@dataclass(frozen=True, eq=False)
class PenImages:
    """Images of pen digits.

    Attributes:
        exact: (n, 28, 28) uint8, each drawing as the program would show it.
        styled: (variants, n, 28, 28) uint8, each drawing restyled.
        labels: (n,) uint8.
        writers: (n,) text, the institute before the slash.
        excluded: (n,) bool, not the digit of their label.
    """

    exact: NDArray[np.uint8]
    styled: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    writers: NDArray[np.str_]
    excluded: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, mask: NDArray[np.bool_]) -> "PenImages":
        """The part of a mask, (n,) bool."""
        return PenImages(
            self.exact[mask],
            self.styled[:, mask],
            self.labels[mask],
            self.writers[mask],
            self.excluded[mask],
        )

    @classmethod
    def joined(cls, parts: "list[PenImages]") -> "PenImages":
        """Concatenates parts."""
        return cls(
            np.concatenate([part.exact for part in parts]),
            np.concatenate([part.styled for part in parts], axis=1),
            np.concatenate([part.labels for part in parts]),
            np.concatenate([part.writers for part in parts]),
            np.concatenate([part.excluded for part in parts]),
        )


def excluded(corpus: str, count: int) -> NDArray[np.bool_]:
    """(count,) bool, the excluded samples of a corpus; `corpus` is its file name without .npz."""
    with EXCLUSIONS.open(encoding="utf-8", newline="") as rows:
        samples = [int(row["sample"]) for row in csv.DictReader(rows) if row["corpus"] == corpus]
    mask = np.zeros(count, bool)
    mask[samples] = True
    return mask


def draw_pen_images(paths: list[Path], variants: int, seed: int, cache: Path) -> PenImages:
    """The digits of some corpora, drawn or from `cache`."""
    return PenImages.joined([_draw_corpus(path, variants, seed, cache) for path in paths])


def draw_invented(
    count: int, variants: int, seed: int, cache: Path, hands: float = 0.0
) -> PenImages:
    """Invented digits, equally many of each; a variant is another invention.

    The share `hands` of them, in [0, 1], are in a country's hand (see `school_hands`).
    """
    draw = partial(_inventions, seed, variants, hands)
    images = drawn_images(draw, count, cache, "invented", seed, variants, hands)
    labels = (np.arange(count) % CLASSES).astype(np.uint8)
    writers = np.full(count, f"{INVENTED}/0")
    return PenImages(images[0], images[1:], labels, writers, np.zeros(count, bool))


def line_width(generator: np.random.Generator) -> float:
    """A random pen width, px at 28 x 28."""
    is_brush = generator.random() < BRUSHES
    return float(generator.uniform(*((THICK, THICKEST) if is_brush else (THINNEST, THICK))))


def _draw_corpus(path: Path, variants: int, seed: int, cache: Path) -> PenImages:
    corpus = InkCorpus.load(path)
    draw = partial(_restyled_drawings, path, seed, variants)
    images = drawn_images(draw, len(corpus), cache, path, seed, variants)
    labels = corpus.labels.astype(np.uint8)
    out = excluded(path.stem, len(corpus))
    return PenImages(images[0], images[1:], labels, corpus.writers, out)


def _restyled_drawings(path: Path, seed: int, variants: int, index: int) -> Drawings:
    """A drawing of a corpus as it is, and restyled with other pens."""
    ink = _corpus(path).ink(index)
    generator = np.random.default_rng([seed, index])
    drawings = [(ink.strokes, PEN_WIDTH)]
    for _ in range(variants):
        strokes = restyled(ink.strokes, int(ink.text or 0), generator)
        drawings.append((tuple(strokes), line_width(generator)))
    return drawings


def _inventions(seed: int, variants: int, hands: float, index: int) -> Drawings:
    generator = np.random.default_rng([seed, index, 1])
    drawings = []
    for _ in range(1 + variants):
        compose = schooled if hands and generator.random() < hands else invented
        strokes = restyled(compose(index % CLASSES, generator), PLAIN, generator)
        drawings.append((strokes, line_width(generator)))
    return drawings


_corpus = lru_cache(2)(InkCorpus.load)
"""Loaded once per process."""
