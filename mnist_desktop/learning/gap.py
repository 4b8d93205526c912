"""How far apart accuracies are, and whether chance explains it; standard library only."""

import math
from dataclasses import dataclass
from enum import StrEnum

HARDLY_ANY_GAP, WIDE_GAP = 0.005, 0.03  # of the accuracy; in between it is a normal one
LITTLE = 0.5  # training accuracy of a network that has only begun
SIGMAS = 3.0  # standard errors apart before a difference is told as one


@dataclass(frozen=True)
class MeasuredAccuracy:
    """An accuracy in [0, 1], and on how many images it was measured."""

    accuracy: float
    images: int

    @property
    def error(self) -> float:
        """Its binomial standard error, with two right and two wrong images added.

        So that it is not 0 where all are right (Agresti & Coull 1998).
        """
        count = self.images + 4
        share = (self.accuracy * self.images + 2) / count
        return math.sqrt(share * (1 - share) / count)


class Gap(StrEnum):
    """How training accuracy and test accuracy lie to each other."""

    LITTLE = "little"  # it has not even learned its training images
    NONE = "none"
    NORMAL = "normal"
    WIDE = "wide"
    UNSURE = "unsure"  # measured on too few images to tell


def noise_between(one: MeasuredAccuracy, other: MeasuredAccuracy) -> float:
    """How far apart two accuracies may be by chance."""
    return SIGMAS * math.hypot(one.error, other.error)


def is_clearly_higher(one: MeasuredAccuracy, other: MeasuredAccuracy) -> bool:
    """Whether the first is higher than the second by more than chance."""
    return one.accuracy - other.accuracy > noise_between(one, other)


def gap_between(training: MeasuredAccuracy, test: MeasuredAccuracy) -> Gap:
    """What is to be said of a network's accuracies on images that it learned from and on others."""
    difference, noise = training.accuracy - test.accuracy, noise_between(training, test)
    if training.accuracy < LITTLE:
        return Gap.LITTLE
    if noise > WIDE_GAP and abs(difference) <= noise:
        return Gap.UNSURE
    if difference < HARDLY_ANY_GAP:
        return Gap.NONE
    return Gap.NORMAL if difference <= WIDE_GAP else Gap.WIDE
