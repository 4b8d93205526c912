"""The digit map: images by a network's last features, on two axes.

Alike means what it means for neighbours: a small angle between the features from which the network
makes its scores. So features are brought to length 1 first, where the distance between two of them
is the chord of that angle.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.insight.last_features import FeaturesAndScores, features_and_scores
from mnist_desktop.recognition.classifier import CHUNK
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.networks.architectures import CLASSES

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet

Floats = NDArray[np.float32]

MAX_IMAGES = 5_000
MAX_NUMBERS = 16 * 2**20
"""Features of all images together (64 MB): of the widest networks fewer images are shown."""
AXES_IMAGES = 1_000
"""Images that the axes are computed from, so that the others appear where they stay."""
SLICE = 200
"""Images that are read at a time: 0.1 s of the built-in model on one core."""
FEW = 3
"""Up to so many features are shown as they are: of length 1 they would be a circle or two points.
"""
NEAREST = 5
KEPT_SHARE = 0.7
"""Earlier axes stay while they hold this share of what the two best axes would hold. In a run of
`quick` those of batch 86 held 0.79 of it and more to the end, those of the first batch 0.1."""
_SMALLEST = np.float32(1e-20)
"""Instead of a length of 0: a network may have no active feature."""
_NO_VARIATION = 1e-6
"""Share of the largest eigenvalue below which an axis is only rounding."""


@dataclass(frozen=True, eq=False)
class MapAxes:
    """Two directions among the features, at right angles.

    Attributes:
        mean: (features,) what lies in the middle of the map.
        directions: (features, 2) of length 1, the larger variance first; 0 where there is none.
    """

    mean: Floats
    directions: Floats

    @classmethod
    def principal(cls, rows: Floats) -> MapAxes:
        """The two principal axes of rows (n, features).

        The sign is fixed: the largest component of each is positive.
        """
        mean = rows.mean(axis=0)
        centred = rows - mean
        is_wide = centred.shape[1] > centred.shape[0]
        products = centred @ centred.T if is_wide else centred.T @ centred
        values, vectors = np.linalg.eigh(products)
        directions = np.zeros((rows.shape[1], 2), np.float32)
        for place in range(min(2, len(values))):
            if values[-1 - place] > max(_NO_VARIATION * values[-1], _SMALLEST):
                vector = vectors[:, -1 - place]
                direction = centred.T @ vector if is_wide else vector
                direction = direction / np.linalg.norm(direction)
                largest = direction[np.abs(direction).argmax()]
                directions[:, place] = direction * np.sign(largest)
        return cls(mean, directions)

    def fits(self, width: int) -> bool:
        """Whether they are axes of so many features."""
        return len(self.mean) == width

    def points(self, rows: Floats) -> Floats:
        """Where rows (n, features) are on the map, (n, 2)."""
        return np.asarray((rows - self.mean) @ self.directions, np.float32)


@dataclass(frozen=True)
class MapPlace:
    """Where a drawing is on a map.

    Attributes:
        x, y: on the axes.
        nearest: the images that are nearest in all features, by their index in the map.
    """

    x: float
    y: float
    nearest: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class DigitMap:
    """Images of a data set on two axes; of a map that is being read, those read so far.

    Attributes:
        data_set: whose validation images are shown.
        indices: (n,) where each image is in the validation part.
        images: (n) they and their labels.
        answers: (n,) the classes with the highest scores.
        points: (n, 2) on the axes.
        rows: (n, features) float32, of length 1 unless there are FEW.
        axes: the axes.
        share: of the variance of all features, what the axes hold, in [0, 1]; None where all
            images have the same features.
        count: how many images there are when all are read.
        has_own_axes: whether the axes are the principal ones of these features.
        are_scores: whether the features are the scores, as no dense layer follows them.
        features: gives the features of an image that is not among them.
    """

    data_set: DataSet
    indices: NDArray[np.intp]
    images: LabelledImages
    answers: NDArray[np.intp]
    points: Floats
    rows: Floats
    axes: MapAxes
    share: float | None
    count: int
    has_own_axes: bool
    are_scores: bool
    features: FeaturesAndScores

    def __len__(self) -> int:
        return len(self.answers)

    @property
    def is_complete(self) -> bool:
        """Whether all images are read."""
        return len(self) == self.count

    @property
    def feature_count(self) -> int:
        """How many features an image has."""
        return int(self.rows.shape[1])

    @property
    def numbers(self) -> NDArray[np.intp]:
        """(n,) the number of each image in its file, as of `DataSet.numbers_of`."""
        return np.asarray(self.data_set.numbers_of("validation")[self.indices])

    @cached_property
    def is_wrong(self) -> NDArray[np.bool_]:
        """(n,) whether an image is read as another class than its label."""
        return np.asarray(self.answers != self.images.labels)

    @cached_property
    def _squares(self) -> Floats:
        """(n,) the square of the length of each row."""
        return np.asarray(np.einsum("ij,ij->i", self.rows, self.rows))

    def place(self, image: Floats) -> MapPlace:
        """Where an image (28, 28), float32 in [0, 1], is on the map."""
        row = _rows(self.features(image[np.newaxis])[0])
        ((x, y),) = self.axes.points(row).tolist()
        # |a - b|^2 without |b|^2, which is the same for all
        distances = self._squares - 2 * (self.rows @ row[0])
        count = min(NEAREST, len(distances))
        nearest = np.argpartition(distances, count - 1)[:count]
        return MapPlace(x, y, tuple(nearest[distances[nearest].argsort()].tolist()))


class MapReading:
    """A map that is being read, slice by slice.

    Args:
        model: the network.
        data_set: one with the same classes.
        axes: on which it is shown; None for its own principal axes.
        earlier: axes that stay while they hold nearly as much as its own (KEPT_SHARE).
        threads: how many compute at a time.

    Attributes:
        axes: None until there are any.
        done: images read so far.
        count: images in all.
    """

    def __init__(
        self,
        model: Model,
        data_set: DataSet,
        axes: MapAxes | None = None,
        earlier: MapAxes | None = None,
        threads: int = 1,
    ) -> None:
        self._features = features_and_scores(model)
        self._classes = len(model.metadata.classes) or CLASSES
        features, scores = self._features(np.zeros((1, 28, 28), np.float32))
        width = features.shape[1]
        self._are_scores = features is scores
        self._data_set = data_set
        self._indices = _chosen(data_set.validation.labels, MAX_NUMBERS // width)
        self._images = data_set.validation[self._indices]
        self._threads = threads
        self._earlier = earlier if earlier is not None and earlier.fits(width) else None
        self.axes = axes if axes is not None and axes.fits(width) else None
        self._has_own_axes = False
        self.done = 0
        self.count = len(self._indices)
        self._rows = np.zeros((self.count, width), np.float32)
        self._answers = np.zeros(self.count, np.intp)
        self._sums = np.zeros((2, width))  # of the rows and of their squares

    @property
    def is_complete(self) -> bool:
        """Whether all images are read."""
        return self.done == self.count

    @property
    def has_axes(self) -> bool:
        """Whether there is something to show."""
        return self.axes is not None

    def read_slice(self) -> None:
        """Reads some more; computes the axes as soon as there are enough."""
        last = min(self.done + SLICE, self.count)
        parts = [slice(start, min(start + CHUNK, last)) for start in range(self.done, last, CHUNK)]
        if self._threads > 1:
            with ThreadPoolExecutor(self._threads) as threads:
                list(threads.map(self._read, parts))
        else:
            for part in parts:
                self._read(part)
        rows = self._rows[self.done : last]
        self._sums += rows.sum(axis=0), np.square(rows).sum(axis=0)
        self.done = last
        if self.axes is None and self.done >= min(AXES_IMAGES, self.count):
            self._choose_axes(self._rows[: self.done])

    def map(self) -> DigitMap:
        """What is read so far; not before `has_axes`."""
        assert self.axes is not None
        part = slice(self.done)
        points = self.axes.points(self._rows[part])
        return DigitMap(
            self._data_set,
            self._indices[part],
            self._images[part],
            self._answers[part],
            points,
            self._rows[part],
            self.axes,
            self._share(points),
            self.count,
            self._has_own_axes,
            self._are_scores,
            self._features,
        )

    def _choose_axes(self, rows: Floats) -> None:
        own = MapAxes.principal(rows)
        self.axes, earlier = own, self._earlier
        if earlier is not None:
            least = KEPT_SHARE * own.points(rows).var(axis=0).sum()
            if earlier.points(rows).var(axis=0).sum() >= least:
                self.axes = earlier
        self._has_own_axes = self.axes is own

    def _read(self, part: slice) -> None:
        features, scores = self._features(self._images.as_floats(part))
        self._rows[part] = _rows(features)
        self._answers[part] = np.nan_to_num(scores[:, : self._classes]).argmax(axis=1)

    def _share(self, points: Floats) -> float | None:
        mean, square = self._sums / self.done
        variance = float((square - mean**2).sum())
        if variance <= _NO_VARIATION * float(square.sum()):
            return None
        return min(float(points.var(axis=0).sum()) / variance, 1.0)


def _chosen(labels: NDArray[np.uint8], most: int) -> NDArray[np.intp]:
    """Which images are shown, in a random order: the first ones stand for all of them."""
    count = max(min(len(labels), MAX_IMAGES, most), min(len(labels), 1))
    chosen = np.flatnonzero(stratified(labels, count, seed=0))
    return np.random.default_rng(0).permutation(chosen)


def _rows(features: Floats) -> Floats:
    """Features (n, k) of length 1, or FEW as they are; never infinite, whatever the weights."""
    finite = np.nan_to_num(features, posinf=1e15, neginf=-1e15)
    if finite.shape[1] <= FEW:
        return np.asarray(finite, np.float32)
    largest = np.abs(finite).max(axis=1, keepdims=True)
    scaled = finite / np.maximum(largest, _SMALLEST)  # whose squares cannot overflow
    lengths = np.linalg.norm(scaled, axis=1, keepdims=True)
    return np.asarray(scaled / np.maximum(lengths, _SMALLEST), np.float32)
