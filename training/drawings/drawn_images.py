"""Draws images in several processes and caches them in a folder."""

import hashlib
import io
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.files import write_whole
from mnist_desktop.recognition import ink, preprocessing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import IMAGE_SIZE, PEN_WIDTH, image_from_ink

Stroke = NDArray[np.float64]
Drawings = Sequence[tuple[Sequence[Stroke], float]]
"""Drawings as strokes, each with its line width in pixels of the image."""

WORKERS = 2
_DRAWING = (preprocessing, ink)
_CODE = (
    "drawn_images.py",
    "folds.py",
    "invented_digits.py",
    "not_digit_images.py",
    "not_digits.py",
    "pen_exclusions.csv",
    "pen_images.py",
    "pen_styles.py",
    "school_hands.py",
    "stroke_grammar.py",
)
"""The code that drawings depend on; after a change everything is drawn again."""
CHUNK = 500
"""Drawings that a process makes at a time; fewer are drawn without another process."""
CODE = Path(__file__).parent


def drawn_images(
    draw: Callable[[int], Drawings], count: int, cache: Path, *made_from: object
) -> NDArray[np.uint8]:
    """(variants, count, 28, 28) uint8, ink = 255: what `draw` returns for 0 to count - 1.

    Args:
        draw: returns as many drawings for every index, always the same ones; must be picklable.
        count: how many.
        cache: the folder where they are kept.
        made_from: what the drawings depend on besides this package's code: files and settings.
    """
    return image_set(partial(_images, draw), count, cache, *made_from)


def image_set(
    make: Callable[[int], NDArray[np.uint8]], count: int, cache: Path, *made_from: object
) -> NDArray[np.uint8]:
    """(variants, count, 28, 28) uint8, ink = 255: what `make` returns for 0 to count - 1.

    As `drawn_images`, for images that are not drawn from strokes alone; `make` returns
    (variants, 28, 28) for every index.
    """
    kept = cache / f"drawn-{_key(count, made_from)}.npy"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _write_array(kept, _made(make, count))
    images: NDArray[np.uint8] = np.load(kept, allow_pickle=False)
    return images


def _made(make: Callable[[int], NDArray[np.uint8]], count: int) -> NDArray[np.uint8]:
    if count <= CHUNK:
        return _made_part(make, range(count))
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        chunks = [range(count)[start : start + CHUNK] for start in range(0, count, CHUNK)]
        parts = [pool.submit(_made_part, make, chunk) for chunk in chunks]
        return np.concatenate([part.result() for part in parts], axis=1)


def levels(strokes: Sequence[Stroke], pen_width: float = PEN_WIDTH) -> NDArray[np.uint8]:
    """(28, 28) uint8: strokes as the program would show them, with a line of another width."""
    image = image_from_ink(Ink(tuple(stroke[:, :2] for stroke in strokes)), pen_width)
    if image is None:
        return np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.uint8)
    return np.rint(image * 255).astype(np.uint8)


def _images(draw: Callable[[int], Drawings], index: int) -> NDArray[np.uint8]:
    return np.stack([levels(strokes, width) for strokes, width in draw(index)])


def _made_part(make: Callable[[int], NDArray[np.uint8]], indices: range) -> NDArray[np.uint8]:
    return np.stack([make(index) for index in indices], axis=1)


def _key(count: int, made_from: Sequence[object]) -> str:
    """Changes with the settings, the files and the code that draws."""
    digest = hashlib.sha256(repr(count).encode())
    for part in made_from:
        digest.update(part.read_bytes() if isinstance(part, Path) else repr(part).encode())
    program = [Path(str(module.__file__)) for module in _DRAWING]
    for path in (*program, *(CODE / name for name in _CODE)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _write_array(path: Path, array: NDArray[np.uint8]) -> None:
    # Written as a whole, so that a run killed here leaves no half file
    buffer = io.BytesIO()
    np.save(buffer, array)
    write_whole(path, buffer.getvalue())
