"""What speaks against a group of parts being one digit, as numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.numbers.candidates import Boxes
from mnist_desktop.recognition.numbers.grouping import Mask, members
from mnist_desktop.recognition.numbers.parts import Part

NAMES = (
    "group",
    "unsure",
    "refused",
    "strokes",
    "proportion",
    "low",
    "flat",
    "tall",
    "gap",
    "wide gap",
    "overlap",
    "much overlap",
    "interrupted",
    "cut",
    "fragment",
)
"""Of the features; each is 0 or more, lengths in heights of the row."""
SKIPPED = "skipped"
"""The one feature of a stretch that belongs to no digit because it joins two."""
_MAX_UNSURE = 4.0
_MAX_RARE = 5.0
_MAX_INTERRUPTIONS = 3
_LEAST_WIDTH = 0.1  # of the row's height, of a part whose overlap is a share of its width
_LOW, _FLAT, _TALL = 0.8, 0.45, 1.25
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


def features_of(
    parts: Sequence[Part], boxes: Boxes, mask: Mask, height: float, answer: Prediction
) -> NDArray[np.float64]:
    """(len(NAMES),) of a group in its row.

    Args:
        parts: of the row.
        boxes: their boxes.
        mask: the group.
        height: of the row.
        answer: to the group alone.
    """
    places = members(mask)
    own = [parts[place] for place in places]
    low, high = boxes[places, :2].min(axis=0), boxes[places, 2:].max(axis=0)
    width, tall = (high - low) / height
    gap = _gap(boxes[places]) / height
    shared = _shared(boxes, places, height)
    strokes = {part.stroke for part in own}
    runs = min(len(strokes), STROKES.shape[1]) - 1
    mean, deviation = PROPORTION[answer.digit]
    proportion = (np.log((width + PAD) / (tall + PAD)) - mean) / deviation
    return np.array(
        [
            1.0,
            min(-np.log(max(answer.confidence, 1e-9)), _MAX_UNSURE),
            float(answer.refused),
            -np.log(STROKES[answer.digit, runs]),
            min(proportion**2 / 2, _MAX_RARE),
            max(_LOW - tall, 0.0),
            max(_FLAT - tall, 0.0),
            max(tall - _TALL, 0.0),
            gap,
            max(gap - _GAP, 0.0),
            shared.sum(),
            np.maximum(shared - _SHARE, 0.0).sum(),
            _interruptions(parts, strokes),
            _cut_ends(own),
            float(len(strokes) - 1 if _cut_ends(own) else 0),
        ]
    )


def _gap(boxes: Boxes) -> float:
    """The widest gap sideways between the parts of a group."""
    order = boxes[np.argsort(boxes[:, 0])]
    rights = np.maximum.accumulate(order[:, 2])
    return float(max(*(order[1:, 0] - rights[:-1]), 0.0, 0.0))


def _shared(boxes: Boxes, places: Sequence[int], height: float) -> NDArray[np.float64]:
    """(n,) of each part of other groups the share that lies beside no free place."""
    low, high = boxes[places, 0].min(), boxes[places, 2].max()
    others = np.delete(boxes, places, axis=0)
    shared = np.minimum(others[:, 2], high) - np.maximum(others[:, 0], low)
    least = np.minimum(others[:, 2] - others[:, 0], high - low)
    result: NDArray[np.float64] = shared / np.maximum(least, _LEAST_WIDTH * height)
    return np.clip(result, 0.0, 1.0)


def _interruptions(parts: Sequence[Part], strokes: set[int]) -> float:
    """How many strokes of others were written between those of the group."""
    first, last = min(strokes), max(strokes)
    between = {part.stroke for part in parts if first < part.stroke < last}
    return float(min(len(between - strokes), _MAX_INTERRUPTIONS))


def _cut_ends(own: Sequence[Part]) -> float:
    """How many ends of strokes in the group are cuts."""
    begun = {(part.stroke, part.first) for part in own if part.is_begun}
    ended = {(part.stroke, part.last) for part in own if part.is_continued}
    return float(len(begun ^ ended))
