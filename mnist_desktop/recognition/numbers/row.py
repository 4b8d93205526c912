"""Groups the parts of a row into digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.numbers.candidates import (
    Boxes,
    boxes_of,
    candidates,
    overlapping,
    row_height,
    runs,
)
from mnist_desktop.recognition.numbers.cuts import cuts_of
from mnist_desktop.recognition.numbers.group_answers import GroupAnswers
from mnist_desktop.recognition.numbers.group_features import (
    SHAPE_NAMES,
    Shapes,
    answer_features,
)
from mnist_desktop.recognition.numbers.grouping import Coverings, Mask, members
from mnist_desktop.recognition.numbers.parts import Part

MAX_STROKES, MAX_POINTS = 60, 20_000
"""Rows with more are read by what overlaps, without trying groups."""
_SURE = 0.9  # groups below are tried cut
_WIDE = 1.1  # of the row's height; wider groups are tried cut
_MIN_WIDTH = 0.35  # of the row's height, of a stroke that may be two digits

WEIGHTS = np.array(
    [-2.97, 11.36, 2.52, 15.31, 0.67, 2.02, 0.0, 0.2, 1.24, 1.81, 1.35, 7.28, 0.0, 0.67, 1.06]
)
"""Cost of each feature of a group; fitted by `training.fit_grouping`."""
SKIPPED_COST = 0.0
ONE_DIGIT = 2.0
"""How much less a row costs as one digit: most drawings are."""
_SHAPE_WEIGHTS, _ANSWER_WEIGHTS = np.split(WEIGHTS, [len(SHAPE_NAMES)])


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

    @property
    def masks(self) -> list[Mask]:
        """The groups that may be a digit."""
        return self._tried[0]

    @property
    def coverings(self) -> Coverings:
        """The ways to group the parts."""
        return self._tried[1]

    @property
    def is_crowded(self) -> bool:
        """Whether there are so many groups that only runs of parts are tried."""
        return self._tried[2]

    @cached_property
    def _tried(self) -> tuple[list[Mask], Coverings, bool]:
        masks = candidates(self.parts, self.boxes, self.height)
        if masks:
            coverings = Coverings(len(self.parts), masks)
            if coverings.is_complete:
                return masks, coverings, False
        masks = runs(len(self.parts))
        return masks, Coverings(len(self.parts), masks), True

    @cached_property
    def shapes(self) -> Shapes:
        """Those of these groups."""
        return Shapes.of(self.parts, self.boxes, self.height, self.masks)

    @cached_property
    def rarity(self) -> NDArray[np.float64]:
        """Theirs."""
        return self.shapes.rarity

    def features(self, place: int, answer: Prediction) -> NDArray[np.float64]:
        """Of a group and the answer to it; (len(NAMES),)."""
        of_answer = answer_features(answer, self.rarity[place])
        return np.append(self.shapes.features[place], of_answer)

    def may_be_skipped(self, mask: Mask) -> bool:
        """Whether a group is a stretch that joins two others of its stroke."""
        if mask.bit_count() > 1:
            return False
        part = self.parts[mask.bit_length() - 1]
        return part.is_begun and part.is_continued


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
        return Grouping(tuple(groups)), row.height
    grouping = likeliest(row, answers)
    pieces = row_of_pieces(row, grouping, answers)
    if len(row.parts) < len(pieces.parts) <= MAX_STROKES and not pieces.is_crowded:
        grouping = likeliest(pieces, answers)
    return grouping, row.height


def likeliest(row: Row, answers: GroupAnswers) -> Grouping:
    """The grouping that costs least.

    Groups are read only where they matter: what a group costs at least is known from its shape,
    and as long as the cheapest grouping by such bounds has groups that are not read, these are.
    """
    masks = row.masks
    everything = (1 << len(row.parts)) - 1
    costs = row.shapes.features @ _SHAPE_WEIGHTS
    if everything in masks:
        costs[masks.index(everything)] -= ONE_DIGIT
    bounds = costs + (row.rarity @ _ANSWER_WEIGHTS[2:]).min(axis=1)
    skips = [place for place, mask in enumerate(masks) if row.may_be_skipped(mask)]
    bounds[skips] = np.minimum(bounds[skips], SKIPPED_COST)
    skipped: set[int] = set(skips)
    is_read = np.zeros(len(masks), np.bool_)
    while True:
        chosen = row.coverings.cheapest(bounds)
        new = [place for place in chosen if not is_read[place]]
        if not new:
            break
        read = answers.of([row.group(masks[place]) for place in new])
        for place, answer in zip(new, read, strict=True):
            costs[place] += _ANSWER_WEIGHTS @ answer_features(answer, row.rarity[place])
            if costs[place] <= SKIPPED_COST:
                skipped.discard(place)
            bounds[place] = min(costs[place], SKIPPED_COST) if place in skipped else costs[place]
        is_read[new] = True
    skipped &= set(chosen)
    digits = [tuple(row.group(masks[place])) for place in chosen if place not in skipped]
    rest = [part for place in sorted(skipped) for part in row.group(masks[place])]
    return Grouping(tuple(digits), tuple(rest))


def row_of_pieces(row: Row, grouping: Grouping, answers: GroupAnswers) -> Row:
    """The row with strokes cut that are in groups which may be more than one digit."""
    doubtful: set[int] = set()
    for group, answer in zip(grouping.digits, answers.of(grouping.digits), strict=True):
        boxes = boxes_of(group)
        width = float(boxes[:, 2].max() - boxes[:, 0].min())
        if answer.confidence < _SURE or width > _WIDE * row.height:
            doubtful |= {part.stroke for part in group}
    pieces = [piece for part in row.parts for piece in _pieces(part, row, doubtful)]
    return Row.of(pieces, row.height)


def _pieces(part: Part, row: Row, doubtful: set[int]) -> list[Part]:
    is_wide = float(part.high[0] - part.low[0]) > _MIN_WIDTH * row.height
    return part.pieces(cuts_of(part, row.height)) if is_wide and part.stroke in doubtful else [part]
