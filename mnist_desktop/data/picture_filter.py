"""Which images of a data set are looked at, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.part_answers import PartAnswers

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet


class PictureOrder(StrEnum):
    """In which order images are shown."""

    FILE = "file"
    """By number."""
    LEAST_SURE = "least_sure"
    MOST_WRONG = "most_wrong"
    """Wrong answers first, the surest of them at the top; then right ones, the least sure first."""


@dataclass(frozen=True)
class PictureFilter:
    """What images must have in common; None means any.

    Attributes:
        part: of the data set; None for all that may be shown.
        label: their label.
        answer: what the network answers.
        is_right: whether answer and label are the same.
        sureness: lowest and highest probability of the answer, both included.
        numbers: first and last number as of `DataSet.numbers_of`, both included.
        order: in which they are shown.
    """

    part: Part | None = "validation"
    label: int | None = None
    answer: int | None = None
    is_right: bool | None = None
    sureness: tuple[float, float] = (0.0, 1.0)
    numbers: tuple[int, int] | None = None
    order: PictureOrder = PictureOrder.FILE

    @property
    def needs_answers(self) -> bool:
        """Whether only images that a network has read can match."""
        by_answer = self.answer is not None or self.is_right is not None
        return by_answer or self.sureness != (0.0, 1.0) or self.order != PictureOrder.FILE

    def indices(self, data_set: DataSet, answers: PartAnswers | None) -> NDArray[np.intp]:
        """The images that match, (m,) indices in the part, in the order that is wanted.

        Args:
            data_set: whose part is looked at; the filter names one.
            answers: what is known of that part; where answers are needed, images that are not
                read yet do not match.
        """
        assert self.part is not None
        labels = data_set.part(self.part).labels
        if self.needs_answers:
            labels = labels[: 0 if answers is None else answers.done]
        matches = np.ones(len(labels), np.bool_)
        if self.label is not None:
            matches &= labels == self.label
        if self.numbers is not None:
            numbers = data_set.numbers_of(self.part)[: len(labels)]
            matches &= (numbers >= self.numbers[0]) & (numbers <= self.numbers[1])
        if self.needs_answers and answers is not None:
            matches &= self._matches(answers)
        found = np.flatnonzero(matches)
        if answers is None or self.order == PictureOrder.FILE:
            return found
        return found[np.argsort(self.keys(answers, found), kind="stable")]

    def keys(self, answers: PartAnswers, found: NDArray[np.intp]) -> NDArray[np.float32]:
        """By which images of a part are ordered, (m,); smaller ones come first.

        Args:
            answers: to the part.
            found: (m,) indices of images that are read.
        """
        sureness = answers.sureness[found]
        if self.order != PictureOrder.MOST_WRONG:
            return sureness
        return np.where(answers.evaluation.is_correct[found], sureness, -1 - sureness)

    def _matches(self, answers: PartAnswers) -> NDArray[np.bool_]:
        evaluation = answers.evaluation
        low, high = self.sureness
        # A probability of 1 is rounded to float32 and may be a little more
        matches = (answers.sureness >= low) & ((answers.sureness <= high) | (high >= 1.0))
        if self.answer is not None:
            matches &= evaluation.answers == self.answer
        if self.is_right is not None:
            matches &= evaluation.is_correct == self.is_right
        return np.asarray(matches)
