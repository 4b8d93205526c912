"""A recipe's drawn images in one file, for a machine that has neither the corpora nor the time."""

import io
import json
import zipfile
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.data_set import DataSet
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.files import write_whole
from training.drawings.not_digit_images import NotDigitImages
from training.drawings.pen_images import PenImages
from training.recipe.recipe import Recipe
from training.recipe.recipe_data import RecipeData

MAX_FILE = 30 * 2**20
RECIPE = "recipe.json"
NOT_DIGITS = "not_digits"
DRAWN = [field.name for field in fields(RecipeData) if field.name != "mnist"]
"""Parts of a recipe's data: `NotDigitImages`, all others `PenImages` or None."""


def pack(path: Path, recipe: Recipe, data: RecipeData) -> int:
    """Writes the file, and returns its size in bytes.

    MNIST's training and validation images and all pen and invented digits go into it. Its test
    images do not, nor, where the recipe learns none, the drawings that are not digits: these are
    named and counted, without a variant.

    Raises:
        ValueError: it would be larger than MAX_FILE; fewer variants make it smaller.
        SavingError: it cannot be written.
    """
    mnist, others = data.mnist, data.not_digits
    if not recipe.not_digits:
        others = NotDigitImages(others.images[:0], others.kinds, others.folds)
    parts = {"train": mnist.train, "validation": mnist.validation}
    parts |= {name: getattr(data, name) for name in DRAWN} | {NOT_DIGITS: others}
    arrays: dict[str, NDArray[Any]] = {
        f"{name}/{one.name}": getattr(part, one.name)
        for name, part in parts.items()
        if part is not None
        for one in fields(part)
    }
    note = {"recipe": asdict(recipe), "name": mnist.name, "fingerprint": mnist.fingerprint}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(RECIPE, json.dumps(note))
        for name, array in arrays.items():
            archive.writestr(name, _bytes(array))
    size = packed.tell()
    if size > MAX_FILE:
        raise ValueError(
            f"{size / 2**20:.1f} MiB, which is more than {MAX_FILE // 2**20}: "
            f"set fewer variants than {recipe.variants}"
        )
    write_whole(path, packed.getvalue())
    return size


def unpack(path: Path) -> tuple[Recipe, RecipeData]:
    """The recipe of a packed file, and its data; the test part of MNIST is empty.

    Raises:
        OSError, ValueError, KeyError, zipfile.BadZipFile: it is no packed file.
    """
    with zipfile.ZipFile(path) as archive:
        note = json.loads(archive.read(RECIPE))

        def part(kind: Any, name: str) -> Any:
            names = [f"{name}/{one.name}" for one in fields(kind)]
            return kind(*(_array(archive.read(one)) for one in names))

        train = part(LabelledImages, "train")
        mnist = DataSet(
            note["name"],
            train,
            part(LabelledImages, "validation"),
            train[:0],
            (),
            note["fingerprint"],
        )
        there = {name.partition("/")[0] for name in archive.namelist()}
        drawn = {
            name: part(NotDigitImages if name == NOT_DIGITS else PenImages, name)
            for name in DRAWN
            if name in there
        }
    return Recipe(**note["recipe"]), RecipeData(mnist, **drawn)


def recipe_of(packed: Recipe, settings: list[str]) -> Recipe:
    """The packed recipe with other settings, of which the drawings are independent.

    Raises:
        ValueError: a setting is unknown or wrong, or needs other drawings.
    """
    recipe = packed.with_settings(settings)
    if recipe.drawn != packed.drawn:
        raise ValueError("the file holds the drawings of other settings")
    if recipe.not_digits and not packed.not_digits:
        raise ValueError("the file holds no drawings that are not digits")
    return recipe


def _bytes(array: NDArray[Any]) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def _array(data: bytes) -> NDArray[Any]:
    array: NDArray[Any] = np.load(io.BytesIO(data), allow_pickle=False)
    return array
