"""The robustness grid: held-out digits under one distortion at a time, paired with clean ones."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.evaluate import DrawnImages, evaluate
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.pictures.find_digit import find_digit, image_from_picture
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.drawings.drawn_images import WORKERS
from training.drawings.folds import folds_of, people_of
from training.drawings.ink_distortions import INK_CELLS
from training.drawings.pen_images import excluded
from training.drawings.picture_distortions import CLEAN, PICTURE_CELLS, picture_of
from training.drawings.stranger_pictures import SEVERAL, SEVERAL_CELL, STRANGER_CELLS, several
from training.judging.confidence import interval
from training.recipe.fold_models import FoldModels

DIGITS = 2000
"""Number of held-out digits in every cell, the same ones in all."""
Place = tuple[Path, int]
Images = NDArray[np.float32]


class Grid:
    """So many held-out digits of the corpora, and the networks that read them."""

    def __init__(
        self, models: FoldModels, paths: Sequence[Path], count: int = DIGITS, seed: int = 1
    ) -> None:
        self._classifiers = {fold: models.classifier(fold) for fold in models.trained}
        places, labels, writers = clean_digits(paths)
        known = np.flatnonzero(np.isin(folds_of(writers), list(self._classifiers)))
        chosen = np.sort(np.random.default_rng(seed).permutation(known)[:count])
        self._places = [places[index] for index in chosen]
        self._labels, self._writers = labels[chosen], writers[chosen]
        self._folds = folds_of(self._writers)

    def scores(self) -> dict[str, dict[str, dict[str, object]]]:
        """Accuracy, interval and losses against clean digits, by part of the grid and cell."""
        with ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
            ink = {name: self._right(pool, "ink", name) for name in (CLEAN, *INK_CELLS)}
            pictures = {name: self._right(pool, "picture", name) for name in PICTURE_CELLS}
            strangers = {name: self._right(pool, "picture", name) for name in STRANGER_CELLS}
            noticed = list(pool.map(_is_seen_as_several, self._places, chunksize=50))
        clean = pictures[CLEAN]
        return {
            "ink": self._compared(ink, ink[CLEAN]),
            "pictures": self._compared(pictures, clean),
            "strangers' pictures": {
                **self._compared(strangers, clean),
                SEVERAL_CELL: {"told": float(np.mean(noticed)), "count": len(noticed)},
            },
        }

    def _right(self, pool: ProcessPoolExecutor, part: str, cell: str) -> NDArray[np.bool_]:
        shown = partial(_shown, part, cell)
        images = list(pool.map(shown, self._places, chunksize=50))
        right = np.zeros(len(images), np.bool_)
        for fold, classifier in self._classifiers.items():
            theirs = np.flatnonzero(self._folds == fold)
            drawn = DrawnImages(
                self._labels[theirs], [images[place] for place in theirs].__getitem__
            )
            right[theirs] = evaluate(classifier, drawn, may_be_blank=True).is_correct
        return right

    def _compared(
        self, cells: dict[str, NDArray[np.bool_]], clean: NDArray[np.bool_]
    ) -> dict[str, dict[str, object]]:
        scores = {}
        for name, right in cells.items():
            people = people_of(self._writers)
            low, high = interval(~right, people)
            scores[name] = {
                "accuracy": float(right.mean()),
                "interval": [1 - high, 1 - low],
                "below clean, interval": list(interval(clean.astype(float) - right, people)),
                "lost": int((clean & ~right).sum()),
                "won": int((~clean & right).sum()),
                "count": len(right),
            }
        return scores


def clean_digits(paths: Sequence[Path]) -> tuple[list[Place], NDArray[np.uint8], NDArray[np.str_]]:
    """File and index, labels and writers of the corpora's digits that are not excluded."""
    places, labels, writers = [], [], []
    for path in paths:
        corpus = InkCorpus.load(path)
        clean = np.flatnonzero(~excluded(path.stem, len(corpus)))
        places += [(path, int(index)) for index in clean]
        labels.append(corpus.labels[clean].astype(np.uint8))
        writers.append(corpus.writers[clean])
    return places, np.concatenate(labels), np.concatenate(writers)


_corpora: dict[Path, InkCorpus] = {}


def picture_in(cell: str, place: Place) -> NDArray[np.uint8]:
    """The picture of a digit in a cell, always the same one."""
    _, index = place
    drawing = _drawing(place)
    if cell in PICTURE_CELLS:
        generator = np.random.default_rng([index, list(PICTURE_CELLS).index(cell)])
        return picture_of(cell, drawing, generator)
    if cell in STRANGER_CELLS:
        generator = np.random.default_rng([index, 1000 + list(STRANGER_CELLS).index(cell)])
        return STRANGER_CELLS[cell](drawing, generator)
    return _with_others(place)


def _with_others(place: Place) -> NDArray[np.uint8]:
    """A picture of several digits."""
    path, index = place
    drawings = [_drawing(place)]
    generator = np.random.default_rng([index, 2000])
    for other in generator.choice(len(_corpora[path]), SEVERAL[1] - 1):
        drawings.append(_drawing((path, int(other))))
    return several(drawings, generator)


def _shown(part: str, cell: str, place: Place) -> Images | None:
    """The program's image of a digit in a cell; runs in another process."""
    if part == "picture":
        return image_from_picture(picture_in(cell, place))
    drawing = _drawing(place)
    strokes = drawing if cell == CLEAN else INK_CELLS[cell](drawing)
    return image_from_ink(Ink(tuple(strokes)))


def _is_seen_as_several(place: Place) -> bool:
    """Whether the program notices several digits in a picture."""
    digit = find_digit(picture_in(SEVERAL_CELL, place))
    return digit is not None and digit.is_several


def _drawing(place: Place) -> list[NDArray[np.float64]]:
    path, index = place
    if path not in _corpora:
        _corpora[path] = InkCorpus.load(path)
    return [stroke[:, :2] for stroke in _corpora[path].ink(index).strokes]
