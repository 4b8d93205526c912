"""The training images that a network finds most like an image.

Alike means: a small angle between the features from which the network makes its scores.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.recognition.model_file import Model

Floats = NDArray[np.float32]

MAX_FEATURES = 1024
"""More features than these are reduced to their principal axes, not centred, which keeps angles."""
MAX_IMAGES = 100_000
"""Of a larger data set the first are looked at: 200 MB at most."""
SLICE = 500
"""Images between two looks at whether to stop: a tenth of a second of the built-in model."""
_TO_FIT = 4000
"""Images from which the principal axes are computed."""
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

    @classmethod
    def build(
        cls,
        model: Model,
        training: LabelledImages,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> "NeighbourIndex | None":
        """Reads all training images.

        Args:
            model: the network.
            training: what it learned from.
            is_stopped: asked several times a second; if so, there is no index.
        """
        training = training[slice(MAX_IMAGES)]
        features = last_features(model)
        axes = _axes(features(_spread(training).as_floats()))
        rows = np.zeros((len(training), axes.shape[1] or _width(features)), np.float16)
        for start in range(0, len(training), SLICE):
            if is_stopped():
                return None
            part = slice(start, start + SLICE)
            rows[part] = _of_length_1(features(training.as_floats(part)), axes)
        return cls(rows, training.labels, axes, features)

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


def index_key(model: Model, fingerprint: str) -> str:
    """Names the index of a model and a data set: other weights or images, another name."""
    digest = hashlib.sha256(f"{model.architecture} {fingerprint} {MAX_FEATURES}".encode())
    for name in sorted(model.weights):
        digest.update(name.encode() + np.ascontiguousarray(model.weights[name]).tobytes())
    return digest.hexdigest()[:32]


def _width(features: Callable[[Floats], Floats]) -> int:
    return int(features(np.zeros((1, 28, 28), np.float32)).shape[1])


def _spread(training: LabelledImages) -> LabelledImages:
    """A few images from everywhere in the data set."""
    step = max(len(training) // _TO_FIT, 1)
    return training[slice(None, None, step)]


def _axes(sample: Floats) -> Floats:
    """(features, MAX_FEATURES) directions of the largest mean square; (0, 0) if all may stay."""
    width = sample.shape[1]
    if width <= MAX_FEATURES:
        return np.zeros((0, 0), np.float32)
    _, vectors = np.linalg.eigh(sample.T @ sample)
    largest: Floats = vectors[:, -MAX_FEATURES:].astype(np.float32)
    return largest


def _of_length_1(features: Floats, axes: Floats) -> Floats:
    """The features on the axes, as a share of their whole length."""
    lengths = np.linalg.norm(features, axis=1, keepdims=True)
    reduced = features @ axes if axes.size else features
    result: Floats = reduced / np.maximum(lengths, np.float32(1e-20))
    return result
