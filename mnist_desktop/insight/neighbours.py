"""The training images that a network finds most like an image.

Alike means: a small angle between the features from which the network makes its scores.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.recognition.classifier import CHUNK
from mnist_desktop.recognition.model_file import Model, digest_of

Floats = NDArray[np.float32]

MAX_FEATURES = 1024
"""More features than these are reduced to their principal axes, not centred, which keeps angles."""
MAX_AXES = 16 * 2**20
"""Numbers in all axes together (64 MB): the widest networks get fewer axes."""
MAX_IMAGES = 100_000
"""Of a larger data set the first are looked at: 200 MB at most."""
_SAMPLED = 4
"""Images per axis from which the axes are computed."""
_NO_VARIATION = 1e-6
"""Share of the largest eigenvalue below which an axis is only rounding."""
_SMALLEST = np.float32(1e-20)
"""Instead of a length of 0: a network may have no active feature."""
_COMPARED = 8192
"""Rows that are compared at a time; the index holds half precision, the arithmetic is single."""


@dataclass(frozen=True)
class Neighbour:
    """A training image.

    Attributes:
        index: in the training part of the data set.
        label: its class.
        similarity: cosine of the angle between its features and the drawing's, in [-1, 1]; 1 is
            the same direction.
    """

    index: int
    label: int
    similarity: float


@dataclass(frozen=True, eq=False)
class NeighbourImages:
    """What of a data set a network finds most like a drawing, to be shown.

    Attributes:
        neighbours: best first.
        images: (n, 28, 28) uint8, ink = 255, theirs.
        count: how many training images were compared.
        data_set: the name of the data set.
        classes: names by label; empty for the digits.
    """

    neighbours: tuple[Neighbour, ...]
    images: NDArray[np.uint8]
    count: int
    data_set: str
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class NeighbourIndex:
    """The features of all training images, of length 1.

    Attributes:
        rows: (n, k) float16, k at most MAX_FEATURES.
        labels: (n,) uint8.
        axes: (features, k) float32 that reduce a wide network's features; (0, 0) of one that has
            few enough.
        features: from images (n, 28, 28) to (n, features).
    """

    rows: NDArray[np.float16]
    labels: NDArray[np.uint8]
    axes: Floats
    features: Callable[[Floats], Floats]

    def nearest(self, image: Floats, count: int = 5) -> tuple[Neighbour, ...]:
        """The training images most like an image (28, 28), float32 in [0, 1]; best first."""
        row = _of_length_1(self.features(image[np.newaxis]), self.axes)[0]
        parts = [
            self.rows[start : start + _COMPARED].astype(np.float32) @ row
            for start in range(0, len(self.rows), _COMPARED)
        ]
        similarities = np.concatenate(parts)
        best = np.argsort(-similarities, kind="stable")[:count]
        return tuple(
            Neighbour(int(index), int(self.labels[index]), min(float(similarities[index]), 1.0))
            for index in best
        )


class NeighbourReading:
    """An index that is being built, slice by slice; it can be left and resumed.

    Args:
        model: the network.
        training: the training part of a data set with the same classes.

    Attributes:
        done: images read so far.
        count: images in all.
    """

    def __init__(self, model: Model, training: LabelledImages) -> None:
        self._model = model
        self._training = training[slice(MAX_IMAGES)]
        self._index: NeighbourIndex | None = None  # made with the first slice
        self.done = 0
        self.count = len(self._training)

    @property
    def is_complete(self) -> bool:
        """Whether all images are read."""
        return self.done == self.count

    def read_slice(self) -> None:
        """Reads some more: a tenth of a second of the built-in model."""
        if self._index is None:
            self._index = self._empty_index()
        index, part = self._index, slice(self.done, self.done + CHUNK)
        features = index.features(self._training.as_floats(part))
        index.rows[part] = _of_length_1(features, index.axes)
        self.done = min(self.done + CHUNK, self.count)

    def index(self) -> NeighbourIndex:
        """The index, once all images are read."""
        assert self.is_complete
        return self._index or self._empty_index()

    def _empty_index(self) -> NeighbourIndex:
        features = last_features(self._model)
        axes = _axes(features, self._training)
        rows = np.zeros((self.count, axes.shape[1] or feature_count(features)), np.float16)
        return NeighbourIndex(rows, self._training.labels, axes, features)


def feature_count(features: Callable[[Floats], Floats]) -> int:
    """How many features an image has."""
    return int(features(np.zeros((1, 28, 28), np.float32)).shape[1])


def index_key(model: Model, fingerprint: str) -> str:
    """Names what is known of a model and a data set: other weights or images, another name.

    The temperature counts too: with another one the same weights are less sure or surer.
    """
    return digest_of(model, model.metadata.temperature, fingerprint, MAX_FEATURES)[:32]


def _axes(features: Callable[[Floats], Floats], training: LabelledImages) -> Floats:
    """(features, k) directions of the largest mean square; (0, 0) if all features may stay.

    Computed from the inner products of a sample of images, as there may be far more features.
    """
    width = feature_count(features)
    if width <= MAX_FEATURES or not len(training):
        return np.zeros((0, 0), np.float32)
    count = min(MAX_FEATURES, MAX_AXES // width)
    size = min(_SAMPLED * count, len(training), 2 * MAX_FEATURES)
    places = np.linspace(0, len(training), size, endpoint=False).astype(np.intp)
    sample = features(training[places].as_floats())
    values, vectors = np.linalg.eigh(sample @ sample.T)
    is_kept = values[-count:] > _NO_VARIATION * values[-1]
    is_kept[-1] = True
    directions = sample.T @ vectors[:, -count:][:, is_kept]
    lengths = np.linalg.norm(directions, axis=0)
    axes: Floats = (directions / np.maximum(lengths, _SMALLEST)).astype(np.float32)
    return axes


def _of_length_1(features: Floats, axes: Floats) -> Floats:
    """The features, or what they are on the axes, divided by its own length.

    As a share of the length of all features, fewer of the nearest stayed nearest: 76 % instead of
    86 % (576 features on 128 axes, 5,000 MNIST images).
    """
    reduced = features @ axes if axes.size else features
    lengths = np.linalg.norm(reduced, axis=1, keepdims=True)
    result: Floats = reduced / np.maximum(lengths, _SMALLEST)
    return result
