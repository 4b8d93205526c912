"""Drawings that neither of two models has learned, read by both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.sign_test import sign_test
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from mnist_desktop.samples.hand_result import LUCK

Labels = NDArray[np.integer]


@dataclass(frozen=True, eq=False)
class ExamResult:
    """What two models read in the same new drawings.

    Attributes:
        images: (n, 28, 28) float32 in [0, 1], ink = 1.
        labels: (n,) what each shows.
        before: (n,) what the model reads that has not learned the hand.
        after: (n,) what the one reads that has.
    """

    images: NDArray[np.float32]
    labels: Labels
    before: Labels
    after: Labels

    @property
    def right_before(self) -> int:
        """How many the first model reads correctly."""
        return int((self.before == self.labels).sum())

    @property
    def right_after(self) -> int:
        """How many the second one reads correctly."""
        return int((self.after == self.labels).sum())

    @property
    def could_be_luck(self) -> bool:
        """Whether as large a difference is likely without any learning."""
        was_right, is_right = self.before == self.labels, self.after == self.labels
        gained, lost = int((is_right & ~was_right).sum()), int((was_right & ~is_right).sum())
        return sign_test(gained, lost) >= LUCK


def examine(
    before: Classifier, after: Classifier, inks: Sequence[Ink], labels: Labels
) -> ExamResult:
    """Lets both models read drawings, none of them blank; the likeliest of ten digits counts.

    Args:
        before: has not learned the hand.
        after: has.
        inks: n drawings, none of them blank.
        labels: (n,) what each shows.
    """
    drawn = [image_from_ink(ink) for ink in inks]
    images = np.stack([image for image in drawn if image is not None])
    answers = [model.logits(images).argmax(axis=1) for model in (before, after)]
    return ExamResult(images, labels, *answers)
