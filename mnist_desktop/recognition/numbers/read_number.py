"""Reads one digit or several from ink."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.image_batch import images_from_segments
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.numbers.candidates import (
    boxes_of,
    candidates,
    overlapping,
    row_height,
    shape_of,
)
from mnist_desktop.recognition.numbers.grouping import cheapest_cover, members
from mnist_desktop.recognition.numbers.number import Number, ReadDigit
from mnist_desktop.recognition.numbers.parts import Part, parts_of
from mnist_desktop.recognition.numbers.rows import rows_of
from mnist_desktop.recognition.preprocessing import PEN_WIDTH

MAX_STROKES, MAX_POINTS = 60, 20_000
"""Drawings with more are read by what overlaps, without trying groups."""
MAX_DIGITS = 100
"""Further groups are left unread."""
WORD_GAP = 1.0  # row heights
_SHAPE_COSTS = np.array([8.0, 5.0, 6.0, 3.0, 0.0])
_GROUP_COST = 1.0
_FLAT = 0.25  # a line's height by its width
_LONG = 0.3  # of the row's height; shorter lines and dots are not looked at

Key = tuple[bytes, ...]


class NumberReader:
    """Reads a drawing while it grows; keeps the answers to groups that have not changed.

    One call at a time, from any thread.
    """

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        self._answers: dict[Key, Prediction] = {}

    def read(self, ink: Ink) -> Number | None:
        """What is written; None if the ink is blank.

        A model with classes of its own answers to the whole drawing, as one group.
        """
        if ink.is_blank:
            return None
        parts = parts_of(ink)
        known, self._answers = self._answers, {}
        if self._classifier.classes:
            return Number((((self._digit(parts, known),),),))
        rows = [self._row(row, known) for row in rows_of(parts)]
        found = tuple(row for row, _ in rows if row)
        if not found:
            return Number((((self._digit(parts, known),),),))
        return Number(found, tuple(box for _, rest in rows for box in rest))

    def _row(
        self, parts: list[Part], known: dict[Key, Prediction]
    ) -> tuple[tuple[tuple[ReadDigit, ...], ...], list[tuple[float, float, float, float]]]:
        parts = sorted(parts, key=lambda part: float(part.low[0] + part.high[0]))
        boxes = boxes_of(parts)
        height = row_height(boxes)
        groups = [[parts[place] for place in group] for group in self._groups(parts, known)]
        digits, rest = [], []
        for group in groups:
            box = _box(group)
            digit = self._digit(group, known)
            if _is_rest(box, height) and not digit.prediction.accepted:
                rest.append(box)
            else:
                digits.append(digit)
        digits.sort(key=lambda digit: digit.box[0] + digit.box[2] / 2)
        return _words(digits, height), rest

    def _groups(self, parts: list[Part], known: dict[Key, Prediction]) -> list[list[int]]:
        boxes = boxes_of(parts)
        if len(parts) > MAX_STROKES or sum(len(part.points) for part in parts) > MAX_POINTS:
            return overlapping(boxes)[:MAX_DIGITS]
        height = row_height(boxes)
        masks = candidates(boxes, height)
        groups = [[parts[place] for place in members(mask)] for mask in masks]
        answers = self._read(groups, known)
        costs = {
            mask: _GROUP_COST
            + _unsure(answer)
            + float(_SHAPE_COSTS @ shape_of(boxes, mask, height))
            for mask, answer in zip(masks, answers, strict=True)
        }
        return [members(mask) for mask in cheapest_cover(len(parts), costs)]

    def _digit(self, parts: Sequence[Part], known: dict[Key, Prediction]) -> ReadDigit:
        (prediction,) = self._read([parts], known)
        ordered = sorted(parts, key=lambda part: part.stroke)
        strokes = sorted({part.stroke for part in parts})
        ink = Ink(tuple(part.points for part in ordered))
        return ReadDigit(_box(parts), prediction, ink, tuple(strokes))

    def _read(
        self, groups: Sequence[Sequence[Part]], known: dict[Key, Prediction]
    ) -> list[Prediction]:
        """The answer to each group, all new ones in one run of the network."""
        keys = [tuple(sorted(part.key for part in group)) for group in groups]
        for key in keys:
            if key in known:
                self._answers[key] = known[key]
        new = {k: g for k, g in zip(keys, groups, strict=True) if k not in self._answers}
        if new:
            images = _images(list(new.values()))
            logits = self._classifier.logits(images)
            for key, image, scores in zip(new, images, logits, strict=True):
                self._answers[key] = self._classifier.prediction(image, scores)
        return [self._answers[key] for key in keys]


def read_number(ink: Ink, classifier: Classifier) -> Number | None:
    """What is written in a drawing; None if it is blank."""
    return NumberReader(classifier).read(ink)


def _images(groups: Sequence[Sequence[Part]]) -> NDArray[np.float32]:
    lines = [np.concatenate([part.lines for part in group]) for group in groups]
    first = np.cumsum([0, *(len(one) for one in lines[:-1])])
    return images_from_segments(
        np.concatenate(lines), first, np.full(len(groups), PEN_WIDTH, np.float64)
    )


def _unsure(answer: Prediction) -> float:
    return min(-float(np.log(max(answer.confidence, 1e-9))) * (2 if answer.refused else 1), 6.0)


def _box(parts: Sequence[Part]) -> tuple[float, float, float, float]:
    low = np.min([part.low for part in parts], axis=0)
    high = np.max([part.high for part in parts], axis=0)
    return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])


def _is_rest(box: tuple[float, float, float, float], height: float) -> bool:
    """Whether a box is that of a lying line or of a dot."""
    _, _, wide, tall = box
    return tall < _FLAT * wide or tall < _LONG * height


def _words(digits: Sequence[ReadDigit], height: float) -> tuple[tuple[ReadDigit, ...], ...]:
    words: list[list[ReadDigit]] = []
    right = -np.inf
    for digit in digits:
        left, _, width, _ = digit.box
        if left - right > WORD_GAP * height:
            words.append([])
        words[-1].append(digit)
        right = max(right, left + width)
    return tuple(tuple(word) for word in words)
