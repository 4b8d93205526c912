"""Groups the parts of a row into digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.numbers.candidates import (
    Boxes,
    boxes_of,
    candidates,
    overlapping,
    row_height,
)
from mnist_desktop.recognition.numbers.cuts import cuts_of
from mnist_desktop.recognition.numbers.group_answers import GroupAnswers
from mnist_desktop.recognition.numbers.group_features import features_of
from mnist_desktop.recognition.numbers.grouping import Mask, cheapest_cover, members
from mnist_desktop.recognition.numbers.parts import Part

MAX_STROKES, MAX_POINTS = 60, 20_000
"""Rows with more are read by what overlaps, without trying groups."""
MAX_DIGITS = 100
"""Further groups are left unread."""
_SURE = 0.9  # groups below are tried cut
_WIDE = 1.1  # of the row's height; wider groups are tried cut
_MIN_WIDTH = 0.35  # of the row's height, of a stroke that may be two digits

WEIGHTS = np.array(
    [-1.89, 4.18, 0.65, 0.57, 0.75, 10.35, 1.85, 0.0, 9.78, 6.71, 0.76, 2.52, 1.26, 0.64, 0.84],
)
"""Cost of each feature of a group; fitted by `training.fit_grouping`."""
SKIPPED_COST = 0.0
ONE_DIGIT = 1.5
"""How much less a row costs as one digit: most drawings are."""


@dataclass(frozen=True, eq=False)
class Row:
    """Parts that stand beside each other, from left to right, by their middles.

    Attributes:
        parts: strokes and stretches of strokes.
        boxes: theirs.
        height: of the digits.
    """

    parts: tuple[Part, ...]
    boxes: Boxes
    height: float

    @classmethod
    def of(cls, parts: Sequence[Part], height: float | None = None) -> Row:
        """Orders parts; measures the height if it is not known."""
        ordered = tuple(sorted(parts, key=lambda part: float(part.low[0] + part.high[0])))
        boxes = boxes_of(ordered)
        return cls(ordered, boxes, row_height(boxes) if height is None else height)

    @property
    def is_small(self) -> bool:
        """Whether there is time to try groups."""
        points = sum(part.last - part.first for part in self.parts)
        return len(self.parts) <= MAX_STROKES and points <= MAX_POINTS

    def group(self, mask: Mask) -> list[Part]:
        """The parts of a group."""
        return [self.parts[place] for place in members(mask)]

    def masks(self) -> list[Mask]:
        """The groups that may be a digit."""
        return candidates(self.parts, self.boxes, self.height)

    def features(self, mask: Mask, answer: Prediction) -> NDArray[np.float64]:
        """Those of a group with its answer."""
        return features_of(self.parts, self.boxes, mask, self.height, answer)

    def may_be_skipped(self, mask: Mask) -> bool:
        """Whether a group is a stretch that joins two others of its stroke."""
        own = self.group(mask)
        return len(own) == 1 and own[0].is_begun and own[0].is_continued


@dataclass(frozen=True)
class Grouping:
    """How a row is grouped.

    Attributes:
        digits: each a digit's parts.
        skipped: stretches that belong to none.
    """

    digits: tuple[tuple[Part, ...], ...]
    skipped: tuple[Part, ...] = ()


def grouped(parts: Sequence[Part], answers: GroupAnswers) -> tuple[Grouping, float]:
    """The likeliest grouping of a row of whole strokes, and the row's height."""
    row = Row.of(parts)
    if not row.is_small:
        groups = [tuple(row.parts[place] for place in own) for own in overlapping(row.boxes)]
        return Grouping(tuple(groups[:MAX_DIGITS])), row.height
    costs = costs_of(row, answers)
    chosen = cheapest_cover(len(row.parts), costs)
    pieces = row_of_pieces(row, chosen, answers)
    if len(pieces.parts) > len(row.parts):
        row = pieces
        costs = costs_of(row, answers)
        chosen = cheapest_cover(len(row.parts), costs)
    return _grouping(row, chosen, costs), row.height


def row_of_pieces(row: Row, chosen: Sequence[Mask], answers: GroupAnswers) -> Row:
    """The row with strokes cut that are in groups which may be more than one digit."""
    read = answers.of([row.group(mask) for mask in chosen])
    doubtful: set[int] = set()
    for mask, answer in zip(chosen, read, strict=True):
        own = row.boxes[members(mask)]
        width = float(own[:, 2].max() - own[:, 0].min())
        if answer.confidence < _SURE or width > _WIDE * row.height:
            doubtful |= {part.stroke for part in row.group(mask)}
    pieces = [piece for part in row.parts for piece in _pieces(part, row, doubtful)]
    return Row.of(pieces, row.height)


def _pieces(part: Part, row: Row, doubtful: set[int]) -> list[Part]:
    is_wide = float(part.high[0] - part.low[0]) > _MIN_WIDTH * row.height
    return part.pieces(cuts_of(part, row.height)) if is_wide and part.stroke in doubtful else [part]


def costs_of(row: Row, answers: GroupAnswers) -> dict[Mask, float]:
    """What each group that may be a digit costs, by its features."""
    masks = row.masks()
    read = answers.of([row.group(mask) for mask in masks])
    costs = {}
    for mask, answer in zip(masks, read, strict=True):
        costs[mask] = float(WEIGHTS @ row.features(mask, answer))
        if row.may_be_skipped(mask):
            costs[mask] = min(costs[mask], SKIPPED_COST)
    everything = (1 << len(row.parts)) - 1
    if everything in costs:
        costs[everything] -= ONE_DIGIT
    return costs


def _grouping(row: Row, chosen: Sequence[Mask], costs: Mapping[Mask, float]) -> Grouping:
    digits, skipped = [], []
    for mask in chosen:
        if row.may_be_skipped(mask) and costs[mask] == SKIPPED_COST:
            skipped += row.group(mask)
        else:
            digits.append(tuple(row.group(mask)))
    return Grouping(tuple(digits), tuple(skipped))
