"""Drawings to keep: each of its own shape, so that no two are taken for one another."""

import numpy as np

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.sample import NewSample, Origin


def ink(number=0, columns=4):
    """A stroke with a bend that depends on the number, and a dot."""
    x = np.linspace(100, 300, 20)
    stroke = np.stack([x, 200 + (number % 97) * np.sin(x / 40) + number, x / 100, x / 400], axis=1)
    return Ink((stroke[:, :columns], stroke[:1, :columns] + 0.5))


def sample(number=0, label="7", writer="", origin=Origin.DRAWN, **more):
    return NewSample.of_ink(ink(number), label, origin, writer=writer, **more)


def assert_same_points(one, other, columns=2):
    assert len(one.strokes) == len(other.strokes)
    for mine, theirs in zip(one.strokes, other.strokes, strict=True):
        np.testing.assert_array_equal(mine[:, :columns], theirs[:, :columns])
