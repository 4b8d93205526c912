"""Data sets written in every form that is read."""

import gzip
import struct

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError

TRAIN_IMAGES = "train-images-idx3-ubyte"
TRAIN_LABELS = "train-labels-idx1-ubyte"
TEST_IMAGES = "t10k-images-idx3-ubyte"
TEST_LABELS = "t10k-labels-idx1-ubyte"
NAMES = {"x_train": TRAIN_IMAGES, "y_train": TRAIN_LABELS, "x_test": TEST_IMAGES}
NAMES["y_test"] = TEST_LABELS


def arrays(train=40, test=20, classes=4):
    """As MNIST's `.npz` has them: few images, every pixel another."""
    generator = np.random.default_rng(1)
    return {
        "x_train": generator.integers(0, 256, (train, 28, 28), np.uint8),
        "y_train": (np.arange(train) % classes).astype(np.uint8),
        "x_test": generator.integers(0, 256, (test, 28, 28), np.uint8),
        "y_test": (np.arange(test) % classes).astype(np.uint8),
    }


def idx_bytes(array):
    """An array of bytes as an IDX file."""
    header = struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape)
    return header + array.tobytes()


def write_idx(folder, content, prefix="", packed=False, names=NAMES):
    """Four IDX files; the paths by the arrays' names."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for name, array in content.items():
        paths[name] = folder / (prefix + names[name] + (".gz" if packed else ""))
        data = idx_bytes(array)
        paths[name].write_bytes(gzip.compress(data, 1) if packed else data)
    return paths


def same(data_set, other):
    """Whether two data sets have the same images and labels in the same parts."""
    return all(
        np.array_equal(getattr(one, array), getattr(two, array))
        for one, two in zip(parts(data_set), parts(other), strict=True)
        for array in ("images", "labels")
    )


def parts(data_set):
    return data_set.train, data_set.validation, data_set.test


def problem_of(path):
    """The problem of a path, which has a sentence with every value."""
    with pytest.raises(AppError) as caught:
        load_data_set(path)
    text = text_of(caught.value)
    assert "?" not in text
    assert "Something went wrong" not in text
    return caught.value


def key_of(path):
    return problem_of(path).key


def write_npz(path, **changes):
    content = arrays() | changes
    np.savez_compressed(path, **{k: v for k, v in content.items() if v is not None})
    return path
