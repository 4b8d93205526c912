"""What was done to a drawing, part by part: for words, and for a ghost over the ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.alteration import TOUCH
from mnist_desktop.insight.traced_ink import NEW, Points, Strokes, TracedInk, TracedStroke, runs

KINDS = (
    *("lengthened", "closed", "bent", "moved", "added"),
    *("shortened", "opened", "deleted"),
)
"""What can be done to a stroke: an end goes on; it goes on to other ink; a part takes another way;
an end part takes another way; a stroke is new; an end is gone; a gap is in it; it is gone."""


BESIDE = 4
"""Points of a stroke beside its end, which do not count as other ink."""


@dataclass(frozen=True, eq=False)
class ChangedPart:
    """One thing that was done to a drawing.

    Attributes:
        kind: one of KINDS.
        removed: (n, 2) line that is gone, in the ink's own units; n = 0 if none.
        added: (n, 2) line that is new, likewise.
    """

    kind: str
    removed: Points
    added: Points


def parts_of(ink: TracedInk, strokes: Strokes) -> tuple[ChangedPart, ...]:
    """What was done, in the order of the strokes; what is gone without a successor comes last."""
    gone = ink.gone(strokes)
    return (*_new_parts(ink, strokes, gone), *_lost_parts(ink, gone))


def _new_parts(ink: TracedInk, strokes: Strokes, gone: NDArray[np.bool_]) -> Iterator[ChangedPart]:
    """A part for every run of new line; marks what it takes the place of as no longer gone."""
    for stroke in strokes:
        for start, stop in runs(stroke.is_kept):
            if not stroke.is_kept[start]:
                removed = _instead_of(ink, stroke, start, stop, gone)
                gone[removed] = False
                kind = _kind(ink, strokes, stroke, start, stop, removed)
                yield _part(ink, kind, removed, stroke.points[start : stop + 1])
        if len(stroke) == 1 and stroke.origins[0] == NEW:
            yield _part(ink, "added", [], stroke.points)


def _lost_parts(ink: TracedInk, gone: NDArray[np.bool_]) -> Iterator[ChangedPart]:
    """A part for every run of line that is gone."""
    for original in ink.strokes:
        first = int(original.origins[0])
        for start, stop in runs(gone[original.origins[:-1]]):
            numbers = list(range(first + start, first + stop))
            if not gone[first + start]:
                continue
            if start == 0 and stop == len(original) - 1:
                kind = "deleted"
            else:
                kind = "shortened" if start == 0 or stop == len(original) - 1 else "opened"
            yield _part(ink, kind, numbers, np.zeros((0, 2)))


def _part(ink: TracedInk, kind: str, removed: Sequence[int], added: Points) -> ChangedPart:
    numbers = [*removed, removed[-1] + 1] if removed else []
    return ChangedPart(kind, ink.to_canvas(ink.points[numbers]), ink.to_canvas(added))


def _instead_of(
    ink: TracedInk, stroke: TracedStroke, start: int, stop: int, gone: NDArray[np.bool_]
) -> list[int]:
    """The removed pieces of line that a run of new ones takes the place of, by number."""
    before, after = int(stroke.origins[start]), int(stroke.origins[stop])
    if before != NEW and after != NEW:
        between = range(before, after)
        return list(between) if len(between) and gone[before:after].all() else []
    if before == NEW and after == NEW:
        return []
    numbers = []
    number, step = (before, 1) if before != NEW else (after - 1, -1)
    while 0 <= number < ink.count and gone[number]:
        numbers.append(number)
        number += step
    return sorted(numbers)


def _kind(
    ink: TracedInk,
    strokes: Strokes,
    stroke: TracedStroke,
    start: int,
    stop: int,
    removed: Sequence[int],
) -> str:
    before, after = int(stroke.origins[start]), int(stroke.origins[stop])
    if before == NEW and after == NEW:
        return "added"
    if before != NEW and after != NEW:
        return "bent"
    if removed:
        return "moved"
    end = stroke.points[stop] if before != NEW else stroke.points[start]
    own = (
        stroke.points[: max(start - BESIDE, 0)] if before != NEW else stroke.points[stop + BESIDE :]
    )
    others = [other.points for other in strokes if other is not stroke]
    away = np.hypot(*(np.concatenate([own, *others]) - end).T)
    return "closed" if (away <= TOUCH).any() else "lengthened"
