"""Images of a data set, in the order in which they are shown, with what is known of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.formats.data_folder import PARTS, Part
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.data.picture_filter import PictureFilter, PictureOrder
from mnist_desktop.recognition.model_metadata import class_name

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet

UNREAD = -1
"""Stands for the answer to an image that no network has read."""
_SUMMED = 4_096  # images that are averaged at a time


@dataclass(frozen=True, eq=False)
class Picture:
    """An image of a data set.

    Attributes:
        part: in which it is.
        index: its place there, from 0.
        number: as of `DataSet.numbers_of`.
        label: its class.
        answer: what the network answers; None where it is not read.
        sureness: the probability of that, in [0, 1].
        note: a sentence on it that its mark tells of; empty for most.
        remark: one without a mark.
    """

    part: Part
    index: int
    number: int
    label: int
    answer: int | None
    sureness: float
    note: str = ""
    remark: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether it is read as something else than its label."""
        return self.answer is not None and self.answer != self.label


@dataclass(frozen=True, eq=False)
class PictureList:
    """What a grid shows; holds no image of its own.

    Attributes:
        data_set: whose images these are.
        places: (m,) the place of each among all images of the data set: first those of the
            training part, then validation, then test.
        answers: of the network, by part; a part without is not read.
        notes: sentences on images that are marked, by their place.
        remarks: likewise, on images without a mark.
    """

    data_set: DataSet
    places: NDArray[np.intp]
    answers: Mapping[Part, PartAnswers] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    remarks: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def filtered(
        cls,
        wanted: PictureFilter,
        data_set: DataSet,
        answers: Mapping[Part, PartAnswers],
        parts: Sequence[Part],
    ) -> PictureList:
        """The images that match a filter.

        By number, training and validation images of MNIST are mixed as in their common file; parts
        of other data sets, which are numbered each for itself, follow each other.

        Args:
            wanted: what they have in common.
            data_set: whose images are looked at.
            answers: what is known of its parts.
            parts: those that may be shown, where the filter names none.
        """
        places: list[NDArray[np.intp]] = []
        keys: list[NDArray[np.float32] | NDArray[np.intp]] = []
        for part in parts if wanted.part is None else (wanted.part,):
            of_part = replace(wanted, part=part)
            found = of_part.indices(data_set, answers.get(part))
            places.append(found + first_place(data_set, part))
            if wanted.order != PictureOrder.FILE and part in answers:
                keys.append(of_part.keys(answers[part], found))
            elif wanted.order == PictureOrder.FILE and data_set.numbers:
                file = len(data_set.train) + len(data_set.validation) if part == "test" else 0
                keys.append(data_set.numbers_of(part)[found] + file)
        joined = np.concatenate(places)
        if len(keys) > 1:
            joined = joined[np.argsort(np.concatenate(keys), kind="stable")]
        return cls(data_set, joined, answers)

    @classmethod
    def of_part(
        cls,
        data_set: DataSet,
        part: Part,
        indices: NDArray[np.intp],
        answers: Mapping[Part, PartAnswers],
    ) -> PictureList:
        """Images of one part, in a given order."""
        return cls(data_set, indices + first_place(data_set, part), answers)

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, row: int) -> Picture:
        part, index = self._part_and_index(int(self.places[row]))
        known = self.answers.get(part)
        is_read = known is not None and index < known.done
        return Picture(
            part,
            index,
            self.data_set.number_of(part, index),
            int(self.data_set.part(part).labels[index]),
            int(known.evaluation.answers[index]) if known is not None and is_read else None,
            float(known.sureness[index]) if known is not None and is_read else 0.0,
            self.notes.get(int(self.places[row]), ""),
            self.remarks.get(int(self.places[row]), ""),
        )

    def class_name(self, label: int) -> str:
        """The name of a class, or the digit."""
        return class_name(self.data_set.classes, label)

    def image(self, row: int) -> NDArray[np.uint8]:
        """(28, 28) uint8, ink = 255."""
        part, index = self._part_and_index(int(self.places[row]))
        image: NDArray[np.uint8] = self.data_set.part(part).images[index]
        return image

    @cached_property
    def labels(self) -> NDArray[np.uint8]:
        """(m,) the labels."""
        return np.concatenate([self.data_set.part(part).labels for part in PARTS])[self.places]

    @cached_property
    def read_as(self) -> NDArray[np.intp]:
        """(m,) the answers; UNREAD where there is none."""
        return np.concatenate([self._answers_of(part) for part in PARTS])[self.places]

    @cached_property
    def is_wrong(self) -> NDArray[np.bool_]:
        """(m,) bool, which are read as something else than their label."""
        return np.asarray((self.read_as != self.labels) & (self.read_as != UNREAD))

    def row_of(self, place: int) -> int | None:
        """Where an image is in the list; None if it is not in it."""
        rows = np.flatnonzero(self.places == place)
        return int(rows[0]) if len(rows) else None

    def average(self) -> NDArray[np.float32] | None:
        """The mean image, (28, 28) float32 in [0, 1]; None of no image. Takes 0.1 s for 60,000."""
        if not len(self):
            return None
        total = np.zeros((28, 28), np.float64)
        for part in PARTS:
            first, images = first_place(self.data_set, part), self.data_set.part(part).images
            is_here = (self.places >= first) & (self.places < first + len(images))
            indices = self.places[is_here] - first
            for start in range(0, len(indices), _SUMMED):
                total += images[indices[start : start + _SUMMED]].sum(axis=0, dtype=np.int64)
        return (total / (255 * len(self))).astype(np.float32)

    def _answers_of(self, part: Part) -> NDArray[np.intp]:
        answers = np.full(len(self.data_set.part(part)), UNREAD, np.intp)
        known = self.answers.get(part)
        if known is not None:
            answers[: known.done] = known.evaluation.answers
        return answers

    def _part_and_index(self, place: int) -> tuple[Part, int]:
        for part in PARTS:
            count = len(self.data_set.part(part))
            if place < count:
                return part, place
            place -= count
        raise IndexError(place)


def first_place(data_set: DataSet, part: Part) -> int:
    """The place of a part's first image among all images of a data set."""
    return sum(len(data_set.part(one)) for one in PARTS[: PARTS.index(part)])


def first_twenty(data_set: DataSet) -> PictureList:
    """What tutorials show first: of MNIST `x_train[:20]`, of others the first of the training part.

    One of MNIST's is in the validation part here.
    """
    parts: tuple[Part, ...] = ("train", "validation") if data_set.numbers else ("train",)
    numbers = np.concatenate([data_set.numbers_of(part) for part in parts])
    return PictureList(data_set, np.argsort(numbers, kind="stable")[:20])
