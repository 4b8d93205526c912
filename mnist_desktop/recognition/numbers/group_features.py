"""What speaks against groups of parts being one digit, as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.numbers.candidates import Boxes
from mnist_desktop.recognition.numbers.grouping import Mask
from mnist_desktop.recognition.numbers.parts import Part

SHAPE_NAMES = (
    "group",
    "low",
    "flat",
    "gap",
    "wide gap",
    "overlap",
    "much overlap",
    "interrupted",
    "cut",
    "fragment",
    "crossed",
)
ANSWER_NAMES = ("unsure", "refused", "strokes", "proportion")
"""The features that need no answer, and those that do; each is 0 or more, lengths in heights of the
row."""
NAMES = SHAPE_NAMES + ANSWER_NAMES
SKIPPED = "skipped"
"""The one feature of a stretch that belongs to no digit because it joins two."""
_MAX_UNSURE = 4.0
_MAX_RARE = 2.5
_MAX_INTERRUPTIONS = 3
_LEAST_WIDTH = 0.1  # of the row's height, of a part whose overlap is a share of its width
_LOW, _FLAT = 0.8, 0.45
_GAP, _SHARE = 0.15, 0.5

STROKES = np.array(
    [
        [0.868, 0.127, 0.004, 0.002],
        [0.888, 0.085, 0.025, 0.002],
        [0.971, 0.023, 0.004, 0.002],
        [0.968, 0.027, 0.004, 0.002],
        [0.072, 0.909, 0.017, 0.002],
        [0.396, 0.590, 0.012, 0.002],
        [0.972, 0.022, 0.004, 0.002],
        [0.769, 0.221, 0.008, 0.002],
        [0.788, 0.204, 0.006, 0.002],
        [0.963, 0.031, 0.004, 0.002],
    ]
)
"""Share of each digit that is written with one, two, three, or more strokes."""
PROPORTION = np.array(
    [
        [-0.16, 0.27],
        [-1.18, 0.51],
        [-0.06, 0.26],
        [-0.32, 0.26],
        [-0.29, 0.25],
        [-0.16, 0.25],
        [-0.44, 0.25],
        [-0.25, 0.27],
        [-0.38, 0.25],
        [-0.47, 0.25],
    ]
)
"""For each digit mean and standard deviation of log((width + 0.1) / (height + 0.1)), in heights."""
PAD = 0.1


@dataclass(frozen=True, eq=False)
class Shapes:
    """What the boxes of groups say, and the order in which their strokes were written.

    Attributes:
        features: (n, len(SHAPE_NAMES)) of each group.
        widths: (n,) in row heights.
        heights: (n,) likewise.
        strokes: (n,) how many.
    """

    features: NDArray[np.float64]
    widths: NDArray[np.float64]
    heights: NDArray[np.float64]
    strokes: NDArray[np.int64]

    @classmethod
    def of(
        cls, parts: Sequence[Part], boxes: Boxes, height: float, masks: Sequence[Mask]
    ) -> Shapes:
        """Those of some groups of a row's parts."""
        boxes = boxes / height
        is_in = _membership(masks, len(parts))
        left, top = (np.where(is_in, boxes[:, axis], np.inf).min(axis=1) for axis in (0, 1))
        right, foot = (np.where(is_in, boxes[:, axis], -np.inf).max(axis=1) for axis in (2, 3))
        gap = _gaps(is_in, boxes)
        shared = _shared(is_in, boxes, left, right)
        strokes, interruptions = _strokes(is_in, parts)
        cuts = _cut_ends(is_in, parts)
        features = np.stack(
            [
                np.ones(len(masks)),
                np.maximum(_LOW - (foot - top), 0.0),
                np.maximum(_FLAT - (foot - top), 0.0),
                gap,
                np.maximum(gap - _GAP, 0.0),
                shared.sum(axis=1),
                np.maximum(shared - _SHARE, 0.0).sum(axis=1),
                np.minimum(interruptions, _MAX_INTERRUPTIONS),
                cuts,
                np.where(cuts > 0, strokes - 1, 0),
                _crossed(is_in, parts),
            ],
            axis=1,
        )
        return cls(features, right - left, foot - top, strokes)

    @property
    def rarity(self) -> NDArray[np.float64]:
        """(n, 10, 2): how rare the strokes and the proportion would be, were it each digit."""
        runs = np.minimum(self.strokes, STROKES.shape[1]) - 1
        ratio = np.log((self.widths + PAD) / (self.heights + PAD))
        away = (ratio[:, None] - PROPORTION[:, 0]) / PROPORTION[:, 1]
        return np.stack([-np.log(STROKES[:, runs]).T, np.minimum(away**2 / 2, _MAX_RARE)], axis=2)


def answer_features(answer: Prediction, rarity: NDArray[np.float64]) -> NDArray[np.float64]:
    """(len(ANSWER_NAMES),) of a group with an answer and a `Shapes.rarity`, (10, 2)."""
    unsure = min(-np.log(max(answer.confidence, 1e-9)), _MAX_UNSURE)
    return np.array([unsure, float(answer.refused), *rarity[answer.digit]])


def _membership(masks: Sequence[Mask], count: int) -> NDArray[np.bool_]:
    """(n, count) whether a part is in a group."""
    size = (count + 7) // 8
    packed = b"".join(mask.to_bytes(size, "little") for mask in masks)
    table = np.frombuffer(packed, np.uint8).reshape(len(masks), size)
    return np.unpackbits(table, axis=1, count=count, bitorder="little").astype(np.bool_)


def _gaps(is_in: NDArray[np.bool_], boxes: Boxes) -> NDArray[np.float64]:
    """(n,) the widest gap sideways between the parts of each group."""
    gap = np.zeros(len(is_in))
    right = np.full(len(is_in), np.inf)
    for place in np.argsort(boxes[:, 0], kind="stable"):
        own = is_in[:, place]
        gap = np.where(own, np.maximum(gap, boxes[place, 0] - right), gap)
        beyond = np.where(np.isinf(right), boxes[place, 2], np.maximum(right, boxes[place, 2]))
        right = np.where(own, beyond, right)
    return gap


def _shared(
    is_in: NDArray[np.bool_],
    boxes: Boxes,
    left: NDArray[np.float64],
    right: NDArray[np.float64],
) -> NDArray[np.float64]:
    """(n, parts) of each part of other groups the share that lies above or below a group."""
    shared = np.minimum(boxes[:, 2], right[:, None]) - np.maximum(boxes[:, 0], left[:, None])
    least = np.minimum(boxes[:, 2] - boxes[:, 0], (right - left)[:, None])
    share = np.clip(shared / np.maximum(least, _LEAST_WIDTH), 0.0, 1.0)
    return np.where(is_in, 0.0, share)


def _strokes(
    is_in: NDArray[np.bool_], parts: Sequence[Part]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(n,) strokes of each group, and strokes of others that were written between them."""
    names, stroke = np.unique([part.stroke for part in parts], return_inverse=True)
    has = np.zeros((len(is_in), len(names)), np.bool_)
    for place, name in enumerate(stroke):
        has[:, name] |= is_in[:, place]
    count = has.sum(axis=1)
    first, last = has.argmax(axis=1), len(names) - 1 - has[:, ::-1].argmax(axis=1)
    return count, last - first + 1 - count


def _crossed(is_in: NDArray[np.bool_], parts: Sequence[Part]) -> NDArray[np.float64]:
    """(n,) how many parts of other groups cross each group's strokes."""
    cross = np.zeros((len(parts), len(parts)), np.bool_)
    for place, part in enumerate(parts):
        for other in range(place):
            cross[place, other] = part.crosses(parts[other])
    return np.asarray(((is_in @ (cross | cross.T)) & ~is_in).sum(axis=1), np.float64)


def _cut_ends(is_in: NDArray[np.bool_], parts: Sequence[Part]) -> NDArray[np.float64]:
    """(n,) how many ends of strokes in each group are cuts."""
    ends = np.zeros(len(is_in))
    begun = {(part.stroke, part.first): place for place, part in enumerate(parts)}
    for place, part in enumerate(parts):
        if part.is_continued:
            ends += is_in[:, place] != is_in[:, begun[part.stroke, part.last]]
    return ends
