"""Batches of MNIST, pen digits and drawings that are not digits, in a recipe's shares."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.batches import NO_CLASS, Batch, ShuffledImages
from training.drawings.folds import donor
from training.drawings.not_digit_images import KINDS, NotDigitImages
from training.drawings.pen_images import PenImages
from training.recipe.recipe import Recipe

MAX_DONOR = 0.25
UNSTYLED = 0.15  # share of pen digits that are not restyled
DAMPING = 0.75  # exponent of a donor's size; below 1 it favours small donors

MNIST_AUGMENTATION = Augmentation()
PEN_AUGMENTATION = Augmentation(
    rotation=5, shift=0.8, zoom=0.05, shear=0.05, thickness=0.3, bending=0.3
)


def sampling_weights(writers: NDArray[np.str_]) -> NDArray[np.float64]:
    """(n,) probabilities of drawing each digit: no donor above MAX_DONOR where there are enough.

    Within a donor a writer counts by the square root of the number of digits, so that nine people
    with 500 digits each do not drown out eight with 30.
    """
    donors = np.array([donor(writer) for writer in writers.tolist()])
    names, which, sizes = np.unique(donors, return_inverse=True, return_counts=True)
    shares = _capped(sizes.astype(np.float64) ** DAMPING, max(MAX_DONOR, 1 / len(names)))
    _, writer, digits = np.unique(writers, return_inverse=True, return_counts=True)
    weights = 1 / np.sqrt(digits[writer])
    weights = weights / np.bincount(which, weights)[which] * shares[which]
    normalised: NDArray[np.float64] = weights / weights.sum()
    return normalised


def _capped(sizes: NDArray[np.float64], largest: float) -> NDArray[np.float64]:
    """Shares proportional to the sizes; the excess above `largest` goes to the others."""
    shares: NDArray[np.float64] = sizes / sizes.sum()
    for _ in range(len(sizes)):
        over = shares >= largest
        if over.all() or (shares <= largest + 1e-12).all():
            break
        shares[over] = largest
        shares[~over] *= (1 - largest * over.sum()) / shares[~over].sum()
    return shares


class _WeightedPens:
    """Pen digits to draw from by their weights; None for none."""

    def __init__(self, pens: PenImages | None) -> None:
        self._pens = pens
        self._weights = sampling_weights(pens.writers) if pens else np.zeros(0)

    def __len__(self) -> int:
        return len(self._weights)

    def some(
        self, count: int, generator: np.random.Generator
    ) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Images (count, 28, 28), most of them restyled, and labels (count,)."""
        assert self._pens is not None
        chosen = generator.choice(len(self._pens), count, p=self._weights)
        variant = generator.integers(len(self._pens.styled), size=count)
        images = self._pens.styled[variant, chosen]
        exact = generator.random(count) < UNSTYLED
        images[exact] = self._pens.exact[chosen[exact]]
        return images, self._pens.labels[chosen]


class MixedExamples:
    """Augmented MNIST in turn, pen digits by their weights, and equal shares of other drawings.

    Pen digits that were found in pictures have a share of their own. How many pen digits a batch
    has follows from its step, so that any batch can be asked for. Where there are no pen digits,
    pictures or other drawings, MNIST fills their places.
    """

    def __init__(
        self,
        recipe: Recipe,
        mnist: LabelledImages,
        pens: PenImages,
        not_digits: NotDigitImages,
        seed: int,
        pictured: PenImages | None = None,
    ) -> None:
        self.batch_size = recipe.batch_size
        self.batches = recipe.batches
        self._recipe = recipe
        self._pens = _WeightedPens(pens)
        self._pictured = _WeightedPens(pictured)
        self._picture_count = recipe.pictures if len(self._pictured) else 0
        self._not_digits = not_digits
        self._not_count = recipe.not_digits if len(not_digits) else 0
        self._of_kind = [np.flatnonzero(not_digits.kinds == kind) for kind in KINDS]
        self._seed = seed
        self._mnist = {
            count: ShuffledImages(mnist, self._rest(count), seed, MNIST_AUGMENTATION)
            for count in {self._pens_at(0), self._pens_at(recipe.steps - 1)}
        }
        """By the number of pen digits in a batch."""

    def _pens_at(self, step: int) -> int:
        return self._recipe.pens_at(step) if len(self._pens) else 0

    def _rest(self, pens: int) -> int:
        return self.batch_size - pens - self._picture_count - self._not_count

    def batch(self, epoch: int, index: int) -> Batch:
        """Batch `index` of `epoch`: MNIST images, pen digits, drawings that are not digits."""
        step = epoch * self.batches + index
        pens = self._pens_at(step)
        mnist = self._mnist[pens]
        images, labels = mnist.batch(*divmod(step, mnist.batches))
        parts, answers = [images], [labels]
        generator = np.random.default_rng([self._seed, epoch, index, 1])
        if pens:
            drawn, their = self._pens.some(pens, generator)
            parts.append(PEN_AUGMENTATION.apply(drawn, generator))
            answers.append(their)
        if self._picture_count:
            drawn, their = self._pictured.some(self._picture_count, generator)
            parts.append(PEN_AUGMENTATION.apply(drawn, generator))
            answers.append(their)
        if self._not_count:
            parts.append(PEN_AUGMENTATION.apply(self._no_digits(generator), generator))
            answers.append(np.full(self._not_count, NO_CLASS, np.uint8))
        return np.concatenate(parts), np.concatenate(answers)

    def _no_digits(self, generator: np.random.Generator) -> NDArray[np.uint8]:
        images = self._not_digits.images
        kinds = [places for places in self._of_kind if len(places)]
        which = generator.integers(len(kinds), size=self._not_count)
        chosen = [generator.choice(kinds[kind]) for kind in which]
        variant = generator.integers(len(images), size=self._not_count)
        return images[variant, chosen]
