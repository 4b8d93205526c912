"""Own classes, such as "cat" and "house", as a data set to train on."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.data_set import MIN_TEST, SPLIT_SEED
from mnist_desktop.files import write_whole
from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.model_metadata import MIN_CLASSES
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.samples.class_parts import MIN_DRAWINGS, ClassParts, ClassSet
from mnist_desktop.samples.copies import copies_for, images_with_copies
from mnist_desktop.samples.sample import Sample, SampleImage
from mnist_desktop.samples.selection import Selection
from mnist_desktop.samples.store import SampleStore

SHARE_TO_TEST = 5
"""One drawing in five, or more where the test part would have fewer than MIN_TEST."""
SHARE_TO_VALIDATION = 6


def write_class_set(store: SampleStore, names: Sequence[str], path: Path) -> ClassSet:
    """Writes the drawings of some labels as a data set, an `.npz` with names.

    Each drawing goes into one part, and copies of it, which are made to learn from alone, with it.
    What the store knows as a test image of such a data set stays one when more is drawn.

    Args:
        store: whose drawings.
        names: 2 to 10 different labels.
        path: of the file.

    Raises:
        SampleError: "classes_number" (least, most), "classes_few" (name, count, least), or
            "sample_gone" if a drawing is deleted meanwhile.
        SavingError: the file cannot be written.
    """
    if not MIN_CLASSES <= len(names) <= CLASSES:
        raise SampleError("classes_number", least=MIN_CLASSES, most=CLASSES)
    may_learn = {one.id for one in store.to_learn()}
    divided = [
        divide(store.samples(Selection(label=name)), may_learn, len(names), name) for name in names
    ]
    train, validation, test = (
        [(label, one) for label, parts in enumerate(divided) for one in parts[part]]
        for part in range(3)
    )
    copies = copies_for(len(train))
    images = [_image_and_copies(store, one, copies) for _, one in train]
    arrays: dict[str, NDArray[np.generic]] = {
        "x_train": np.concatenate(images),
        "y_train": np.repeat([label for label, _ in train], 1 + copies).astype(np.uint8),
        "classes": np.array([*names]),
    }
    for name, part in (("val", validation), ("test", test)):
        arrays[f"x_{name}"] = np.stack([one.image for _, one in part])
        arrays[f"y_{name}"] = np.array([label for label, _ in part], np.uint8)
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    write_whole(path, file.getvalue())
    parts = zip(names, divided, strict=True)
    return ClassSet(tuple(ClassParts(name, *map(len, three)) for name, three in parts), copies)


def divide(
    samples: Sequence[Sample], may_learn: set[int], classes: int, name: str
) -> tuple[list[Sample], list[Sample], list[Sample]]:
    """The drawings of one class to learn from, to validate and to test by.

    Args:
        samples: all of them; of equal images one counts.
        may_learn: ids; the others are known as test images, and tested by.
        classes: how many there are.
        name: of this one.

    Raises:
        SampleError: "classes_few".
    """
    different = list({one.image.tobytes(): one for one in reversed(samples)}.values())[::-1]
    test = [one for one in different if one.id not in may_learn]
    free = [one for one in different if one.id in may_learn]
    order = np.random.default_rng(SPLIT_SEED).permutation(len(free)).tolist()
    free = [free[index] for index in order]  # what was drawn in a row is alike
    wanted = max(-(-len(different) // SHARE_TO_TEST), -(-MIN_TEST // classes))
    tested = max(wanted - len(test), 0)
    validated = max(len(different) // SHARE_TO_VALIDATION, 1)
    if len(different) < MIN_DRAWINGS or len(free) <= tested + validated:
        raise SampleError("classes_few", name=name, count=len(free), least=MIN_DRAWINGS)
    first = tested + validated
    return free[first:], free[tested:first], test + free[:tested]


def _image_and_copies(store: SampleStore, sample: Sample, copies: int) -> SampleImage:
    """(1 + copies, 28, 28); a picture has no strokes to make copies of, so it is repeated."""
    try:
        ink = store.ink(sample.id) if copies and sample.has_ink else None
    except KeyError as error:  # deleted meanwhile
        raise SampleError("sample_gone") from error
    if ink is None:
        return np.repeat(sample.image[None], 1 + copies, axis=0)
    drawn: SampleImage = np.rint(255 * images_with_copies([ink], copies)[0]).astype(np.uint8)
    drawn[0] = sample.image
    return drawn
