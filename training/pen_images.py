"""Images of the pen corpora: every drawing as it is, and several times by another hand and pen."""

import hashlib
import io
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.learning.labelled_images import LabelledImages
from mnist_desktop.recognition import preprocessing
from mnist_desktop.recognition.atomic_file import write_whole
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import IMAGE_SIZE, image_from_ink
from training import pen_styles
from training.pen_styles import restyled

THINNEST, THICKEST = 1.5, 3.6  # px at 28 x 28; MNIST's lines: 1.6 to 3.8 (facts)
WORKERS = 2


@dataclass(frozen=True, eq=False)
class PenImages:
    """Drawn pen digits.

    Attributes:
        exact: (n, 28, 28) uint8, each drawing as the program would show it.
        styled: (variants, n, 28, 28) uint8, each by other hands.
        labels: (n,) uint8.
        writers: (n,) text, the institute before the slash.
    """

    exact: NDArray[np.uint8]
    styled: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    writers: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.labels)

    def labelled(self, mask: NDArray[np.bool_]) -> LabelledImages:
        """Those of the mask as the program would show them."""
        return LabelledImages(self.exact[mask], self.labels[mask])


def draw_pen_images(paths: list[Path], variants: int, seed: int, cache: Path) -> PenImages:
    """The digits of some corpora, drawn or taken from `cache`, where they are kept."""
    parts = [_draw_corpus(path, variants, seed, cache) for path in paths]
    return PenImages(
        np.concatenate([part.exact for part in parts]),
        np.concatenate([part.styled for part in parts], axis=1),
        np.concatenate([part.labels for part in parts]),
        np.concatenate([part.writers for part in parts]),
    )


def _draw_corpus(path: Path, variants: int, seed: int, cache: Path) -> PenImages:
    corpus = InkCorpus.load(path)
    cached = cache / f"{path.stem}-{_key(path, variants, seed)}.npy"
    if not cached.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _write_array(cached, _drawn(path, len(corpus), variants, seed))
    drawn = np.load(cached, allow_pickle=False)
    return PenImages(drawn[0], drawn[1:], corpus.labels.astype(np.uint8), corpus.writers)


def _key(path: Path, variants: int, seed: int) -> str:
    """Changes with the corpus and with the code that draws it."""
    digest = hashlib.sha256(f"{variants} {seed}".encode())
    for part in (path, Path(preprocessing.__file__), Path(pen_styles.__file__), Path(__file__)):
        digest.update(part.read_bytes())
    return digest.hexdigest()[:16]


def _write_array(path: Path, array: NDArray[np.uint8]) -> None:
    # By way of memory, so that a run killed here leaves no half file.
    buffer = io.BytesIO()
    np.save(buffer, array)
    write_whole(path, buffer.getvalue())


def _drawn(path: Path, count: int, variants: int, seed: int) -> NDArray[np.uint8]:
    """(1 + variants, n, 28, 28): first as they are, then styled; drawn in several processes."""
    starts = range(0, count, 500)
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        parts = [pool.submit(_drawn_part, path, start, variants, seed) for start in starts]
        return np.concatenate([part.result() for part in parts], axis=1)


def _drawn_part(path: Path, start: int, variants: int, seed: int) -> NDArray[np.uint8]:
    corpus = InkCorpus.load(path)
    indices = range(start, min(start + 500, len(corpus)))
    images = np.zeros((1 + variants, len(indices), IMAGE_SIZE, IMAGE_SIZE), np.uint8)
    for place, index in enumerate(indices):
        generator = np.random.default_rng([seed, index])
        ink = corpus.ink(index)
        images[0, place] = _levels(image_from_ink(ink))
        for variant in range(variants):
            strokes = restyled(ink.strokes, int(ink.text or 0), generator)
            width = generator.uniform(THINNEST, THICKEST)
            images[1 + variant, place] = _levels(image_from_ink(Ink(tuple(strokes)), width))
    return images


def _levels(image: NDArray[np.float32] | None) -> NDArray[np.uint8]:
    if image is None:
        return np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.uint8)
    return np.rint(image * 255).astype(np.uint8)
