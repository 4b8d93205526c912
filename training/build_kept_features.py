"""Makes `assets/best.kept`: `python -m training.build_kept_features --ink FILE... --letters FILE`.

What the built-in model must not forget while it learns a hand: the second moments of its last
features over MNIST and pen digits (no image can be made of them), the features of MNIST's
validation images, and those of some letters, by which the program sees whether the new model still
tells letters from digits. To be made again whenever the built-in model is.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.assets import asset_path
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.recognition.classifier import BUILT_IN
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.preprocessing import IMAGE_SIZE, image_from_ink
from mnist_desktop.samples import kept_features
from mnist_desktop.samples.kept_features import (
    KEPT_IMAGES,
    KEPT_SEED,
    KeptFeatures,
    kept_images,
)
from training.judging.grid import Place, clean_digits

LETTERS = 500


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and writes the file."""
    parser = argparse.ArgumentParser(
        prog="python -m training.build_kept_features", description=__doc__
    )
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--letters", type=Path, required=True, help="corpus of letters, .npz")
    parser.add_argument("--out", type=Path, default=Path("assets") / kept_features.BUILT_IN)
    options = parser.parse_args(arguments)
    mnist = load_mnist()
    kept = KeptFeatures.of(
        read_model(asset_path(BUILT_IN)),
        (kept_images(mnist).as_floats(), images_of(some_pens(options.ink))),
        mnist.validation,
        images_of(some_letters(options.letters)),
    )
    assert kept is not None, "nobody has stopped it"
    kept.save(options.out)
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


def some_pens(paths: Sequence[Path]) -> list[Place]:
    """File and index of KEPT_IMAGES pen digits."""
    places, _, _ = clean_digits(paths)
    chosen = np.random.default_rng(KEPT_SEED).choice(len(places), KEPT_IMAGES, replace=False)
    return [places[index] for index in chosen.tolist()]


def some_letters(path: Path) -> list[Place]:
    """File and index of LETTERS drawings of letters, about as many of each letter."""
    labels = InkCorpus.load(path).labels
    order = np.random.default_rng(KEPT_SEED).permutation(len(labels))
    by_letter = [order[labels[order] == letter] for letter in np.unique(labels)]
    share = -(-LETTERS // len(by_letter))
    chosen = np.concatenate([own[:share] for own in by_letter])[:LETTERS]
    return [(path, int(index)) for index in chosen]


def images_of(places: Sequence[Place]) -> NDArray[np.float32]:
    """(n, 28, 28) the drawings as the program shows them."""
    corpora = {path: InkCorpus.load(path) for path in {path for path, _ in places}}
    blank = np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.float32)
    images = [image_from_ink(corpora[path].ink(index)) for path, index in places]
    return np.stack([blank if image is None else image for image in images])


if __name__ == "__main__":
    main()
