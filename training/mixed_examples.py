"""Batches that are part MNIST and part pen digits, no donor of pens over a quarter of them."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.examples import Batch, ShuffledImages
from mnist_desktop.learning.labelled_images import LabelledImages
from training.pen_images import PenImages

PEN_SHARE = 0.45  # half with a small net cost 0.1 points on MNIST (facts)
LARGEST_DONOR = 0.25
UNSTYLED = 0.15  # share of pen digits taken as the program would show them
DAMPING = 0.75  # exponent of a donor's size: small donors count more than their size

HELD_OUT_DONORS = ("imp", "pri", "lou")
"""Institutes no digit of which is learned."""
HELD_OUT_WRITERS = 0.1
"""Share of the writers of the next donors that is not learned either. In the other institutes a
writer's name is not one person, or there are too few."""
_DONORS_OF_MANY_WRITERS = ("ap", "ce")

MNIST_AUGMENTATION = Augmentation()
PEN_AUGMENTATION = Augmentation(
    rotation=5, shift=0.8, zoom=0.05, shear=0.05, thickness=0.3, bending=0.3
)


def donor(writer: str) -> str:
    """Who gave the digits: apa, apb and app are one donor, cea, ceb and ced another."""
    institute = writer.split("/")[0]
    return institute[:2] if institute[:2] in ("ap", "ce") else institute


def held_out(writers: NDArray[np.str_], seed: int) -> NDArray[np.bool_]:
    """A mask of the digits to choose and calibrate by: no writer of theirs is learned."""
    donors = np.array([donor(writer) for writer in writers.tolist()])
    people = np.array([writer.split("/")[-1] for writer in writers.tolist()])
    mask = np.isin(donors, HELD_OUT_DONORS)
    generator = np.random.default_rng(seed)
    for name in _DONORS_OF_MANY_WRITERS:
        known = np.unique(people[donors == name])
        chosen = generator.permutation(known)[: round(len(known) * HELD_OUT_WRITERS)]
        mask |= (donors == name) & np.isin(people, chosen)
    return mask


def sampling_weights(writers: NDArray[np.str_]) -> NDArray[np.float64]:
    """How often each digit is drawn, sum 1: no donor over a quarter where there are enough.

    Within a donor a writer counts by the root of how much is there, so that nine people with 500
    digits each do not drown eight with 30.
    """
    donors = np.array([donor(writer) for writer in writers.tolist()])
    names, which, sizes = np.unique(donors, return_inverse=True, return_counts=True)
    shares = _capped(sizes.astype(np.float64) ** DAMPING, max(LARGEST_DONOR, 1 / len(names)))
    _, writer, digits = np.unique(writers, return_inverse=True, return_counts=True)
    weights = 1 / np.sqrt(digits[writer])
    weights = weights / np.bincount(which, weights)[which] * shares[which]
    normalised: NDArray[np.float64] = weights / weights.sum()
    return normalised


def _capped(sizes: NDArray[np.float64], largest: float) -> NDArray[np.float64]:
    """Shares in proportion to the sizes, what is above `largest` spread over the others."""
    shares: NDArray[np.float64] = sizes / sizes.sum()
    for _ in range(len(sizes)):
        over = shares >= largest
        if over.all() or (shares <= largest + 1e-12).all():
            break
        shares[over] = largest
        shares[~over] *= (1 - largest * over.sum()) / shares[~over].sum()
    return shares


class MixedExamples:
    """Augmented MNIST, each image once an epoch, and pen digits drawn by their weights."""

    def __init__(self, mnist: LabelledImages, pens: PenImages, batch_size: int, seed: int) -> None:
        self.batch_size = batch_size
        self._pen_count = round(batch_size * PEN_SHARE) if len(pens) else 0
        self._mnist = ShuffledImages(mnist, batch_size - self._pen_count, seed, MNIST_AUGMENTATION)
        self._pens = pens
        self._weights = sampling_weights(pens.writers)
        self._seed = seed

    @property
    def batches(self) -> int:
        """How many batches make an epoch."""
        return self._mnist.batches

    def batch(self, epoch: int, index: int) -> Batch:
        """Batch `index` of `epoch`: first the MNIST images, then the pen digits."""
        images, labels = self._mnist.batch(epoch, index)
        if not self._pen_count:
            return images, labels
        generator = np.random.default_rng([self._seed, epoch, index, 1])
        chosen = generator.choice(len(self._pens), self._pen_count, p=self._weights)
        variant = generator.integers(len(self._pens.styled), size=self._pen_count)
        pens = self._pens.styled[variant, chosen]
        exact = generator.random(self._pen_count) < UNSTYLED
        pens[exact] = self._pens.exact[chosen[exact]]
        return (
            np.concatenate([images, PEN_AUGMENTATION.apply(pens, generator)]),
            np.concatenate([labels, self._pens.labels[chosen]]),
        )
