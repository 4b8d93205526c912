"""What learning a hand has brought: counts, each drawing judged without its own round."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.sign_test import sign_test

Labels = NDArray[np.integer]
Answers = NDArray[np.integer]
ROUNDS = 3
MIN_SAMPLES = 6
"""With fewer there are not two in each of three rounds, and nothing could be said of it."""
LUCK = 0.05
"""From this probability on, as large a difference is put down to luck."""


@dataclass(frozen=True)
class HandResult:
    """Before and after learning a person's own drawings; numbers of images, no shares.

    The drawings are judged by networks that have not learned their round. What ships has learned
    all of them, so it would read nearly all of them, which says nothing.

    Attributes:
        samples: own drawings.
        before: of these read correctly by the network as it was.
        gained: misread before, read correctly after.
        lost: read correctly before, misread after.
        mnist_images: MNIST's validation images.
        mnist_before: of these read correctly.
        mnist_after: of these read correctly after all drawings were learned.
        letters: drawings of letters; 0 for a network that cannot refuse.
        refused_letters_before: of these called no digit.
        refused_letters_after: of these called no digit after all drawings were learned.
        scale: share of the step that was taken, in [0, 1]; 0 if nothing could be learned at the
            price.
    """

    samples: int
    before: int
    gained: int
    lost: int
    mnist_images: int
    mnist_before: int
    mnist_after: int
    letters: int = 0
    refused_letters_before: int = 0
    refused_letters_after: int = 0
    scale: float = 1.0

    @property
    def after(self) -> int:
        """Own drawings that are read correctly by networks that have not learned their round."""
        return self.before + self.gained - self.lost

    @property
    def could_be_luck(self) -> bool:
        """Whether as large a difference is likely without any learning."""
        return sign_test(self.gained, self.lost) >= LUCK


def rounds_of(labels: Labels) -> Labels:
    """(n,) a round, 0 to ROUNDS - 1, for drawings that were not asked for round by round.

    Those of each digit are dealt in turn, so that each round has about as many of each, as when a
    person writes 0 to 9 three times.
    """
    rounds = np.zeros(len(labels), np.int64)
    for label in np.unique(labels):
        own = np.flatnonzero(labels == label)
        # Where a digit begins shifts with it, or digits drawn once would all be in one round
        rounds[own] = (np.arange(len(own)) + label) % ROUNDS
    return rounds


def without_own_round(
    rounds: Labels, answers_without: Callable[[NDArray[np.bool_]], Answers]
) -> Answers:
    """(n,) what each drawing is read as by a network that has not learned its round.

    Args:
        rounds: (n,) of at least two different numbers.
        answers_without: for a mask (n,) bool of drawings, what they are read as by a network that
            has learned all others.
    """
    answers = np.zeros(len(rounds), np.int64)
    for number in np.unique(rounds):
        is_own = rounds == number
        answers[is_own] = answers_without(is_own)
    return answers
