"""Images of pen digits that were drawn on a page, photographed or scanned, and found again.

The finder's crops, thresholds and thickened lines are part of what a network sees when somebody
drops in a picture; a network that has learned ink alone has never met them.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition import pictures
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.pictures.find_digit import find_digit
from training.drawings import number_pictures, stranger_pictures
from training.drawings.drawn_images import CODE, image_set, levels
from training.drawings.pen_images import PenImages, excluded
from training.drawings.pen_styles import Stroke, restyled

Generator = np.random.Generator
Picture = NDArray[np.uint8]
MAX_TRIES = 4
"""Pictures of a digit until the finder sees one digit in one of them; then its ink is taken."""
_DRAWING = (Path(number_pictures.__file__), Path(stranger_pictures.__file__))
_FINDING = tuple(sorted(Path(str(pictures.__path__[0])).glob("*.py")))
_CODE = (CODE / "pictured_digits.py", *_DRAWING, *_FINDING)


def _alone(kind: number_pictures.Kind) -> stranger_pictures.Cell:
    """The kind of picture with a single digit in it."""
    return lambda drawing, generator: kind([[drawing]], generator)


KINDS: Mapping[str, Callable[[Sequence[Stroke], Generator], Picture]] = MappingProxyType(
    {
        **{
            name: _alone(kind)
            for name, (kind, is_column) in number_pictures.KINDS.items()
            if not is_column
        },
        **stranger_pictures.STRANGER_CELLS,
    }
)
"""How a picture is made, by name; each is as likely."""


def draw_pictured(
    paths: Sequence[Path], count: int, variants: int, seed: int, cache: Path
) -> PenImages:
    """Digits of some corpora, in pictures, drawn or from `cache`.

    Args:
        paths: of the corpora.
        count: how many of their digits, chosen by `seed`; never an excluded one.
        variants: pictures of each digit besides the first, each restyled and of a random kind.
        seed: of the choice, the styles and the pictures.
        cache: the folder where they are kept.
    """
    places, labels, writers = _chosen(tuple(paths), count, seed)
    draw = partial(_pictured, tuple(paths), count, seed, variants)
    images = image_set(draw, len(places), cache, "pictured", seed, variants, *paths, *_CODE)
    return PenImages(images[0], images[1:], labels, writers, np.zeros(len(places), bool))


def _pictured(
    paths: tuple[Path, ...], count: int, seed: int, variants: int, index: int
) -> NDArray[np.uint8]:
    """(1 + variants, 28, 28): one digit as the program finds it in several pictures."""
    path, place = _chosen(paths, count, seed)[0][index]
    ink = _corpus(path).ink(place)
    generator = np.random.default_rng([seed, index, 2])
    return np.stack(
        [_found(ink.strokes, int(ink.text or 0), generator) for _ in range(1 + variants)]
    )


def _found(strokes: Sequence[Stroke], digit: int, generator: Generator) -> NDArray[np.uint8]:
    drawing = restyled(strokes, digit, generator)
    for _ in range(MAX_TRIES):
        kind = list(KINDS)[generator.integers(len(KINDS))]
        found = find_digit(KINDS[kind](drawing, generator))
        if found is not None and not found.is_several:
            return np.rint(found.image * 255).astype(np.uint8)
    return levels(drawing)


@lru_cache(4)
def _chosen(
    paths: tuple[Path, ...], count: int, seed: int
) -> tuple[list[tuple[Path, int]], NDArray[np.uint8], NDArray[np.str_]]:
    """File and place, label and writer of `count` digits, or of all if there are fewer."""
    places, labels, writers = [], [], []
    for path in paths:
        corpus = _corpus(path)
        clean = np.flatnonzero(~excluded(path.stem, len(corpus)))
        places += [(path, int(place)) for place in clean]
        labels.append(corpus.labels[clean].astype(np.uint8))
        writers.append(corpus.writers[clean])
    chosen = np.sort(np.random.default_rng([seed, 3]).permutation(len(places))[:count])
    return (
        [places[index] for index in chosen],
        np.concatenate(labels)[chosen],
        np.concatenate(writers)[chosen],
    )


_corpus = lru_cache(2)(InkCorpus.load)
"""Loaded once per process."""
