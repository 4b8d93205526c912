"""Edits of a drawing that a person could make: take a part of the line away, or add a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.unit_strokes import STEP, Points, UnitDrawing, length_of

SLACK = 2
"""Steps by which the ends of a removed part may be off when somebody does the same by hand."""
WOBBLE = 0.025
"""Standard deviation of where an added line begins and ends then, in longer sides."""
UNDER, ALONG, APART = 0.05, 0.6, 4
"""Ink lies under other ink if it is so near, in longer sides, if the cosine between the two is so
large, and if there are so many steps between them."""
MAX_DOUBLED = 0.2
"""Share of a removed part under which other ink may lie."""
_ELSEWHERE = 0.7
"""Share of a control that must lie outside the edit it is compared with."""


@dataclass(frozen=True, eq=False)
class InkEdit:
    """What is taken away from a drawing and what is added.

    Attributes:
        kind: what it does in words; a key of `messages.insight.EDITS`.
        places: where, as keys of `messages.insight.PLACES`.
        removed: (first, last) of `InkLine.steps`, last excluded.
        added: lines, (n, 2) each, in units of the drawing's longer side.
    """

    kind: str
    places: tuple[str, ...] = ()
    removed: tuple[tuple[int, int], ...] = ()
    added: tuple[Points, ...] = ()


@dataclass(frozen=True, eq=False)
class InkLine:
    """All strokes of a drawing as one row of short steps.

    Attributes:
        steps: (n, 2, 2) start and end of each; a dot is a step of no length.
        strokes: (n,) whose stroke each is.
    """

    steps: NDArray[np.float64]
    strokes: NDArray[np.int64]

    @classmethod
    def of_drawing(cls, drawing: UnitDrawing) -> "InkLine":
        """The steps of a drawing."""
        parts = [
            np.stack([s[:-1], s[1:]] if len(s) > 1 else [s, s], axis=1) for s in drawing.strokes
        ]
        owners = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
        return cls(np.concatenate(parts), owners)

    def __len__(self) -> int:
        return len(self.steps)

    def edited(self, edit: InkEdit) -> NDArray[np.float64]:
        """(m, 2, 2) the drawing after an edit; empty if nothing is left."""
        keep = np.ones(len(self), bool)
        for first, last in edit.removed:
            keep[first:last] = False
        lines = [np.stack([line[:-1], line[1:]], axis=1) for line in edit.added]
        return np.concatenate([self.steps[keep], *lines])

    def is_doubled(self, edit: InkEdit) -> bool:
        """Whether ink that an edit leaves lies under what it takes away.

        A person who rubs the one out would take the other away, too.
        """
        keep = np.ones(len(self), bool)
        for first, last in edit.removed:
            keep[first:last] = False
        doubled = (self._under & keep).any(axis=1) & ~keep
        return bool(doubled.sum() > MAX_DOUBLED * (~keep).sum())

    @cached_property
    def _under(self) -> NDArray[np.bool_]:
        """(n, n) which steps lie under which."""
        middles, steps = self.steps.mean(axis=1), np.diff(self.steps, axis=1)[:, 0]
        sizes = np.hypot(*steps.T)
        is_near = np.hypot(*(middles[:, None] - middles).transpose(2, 0, 1)) < UNDER
        is_along = np.abs(steps @ steps.T) > ALONG * np.outer(sizes, sizes)
        places = np.arange(len(self))
        return np.asarray(is_near & is_along & (np.abs(places[:, None] - places) >= APART))

    def run(self, first: int, last: int) -> tuple[Points, ...]:
        """The lines that steps `first` to `last` draw, one per stroke."""
        return tuple(
            np.concatenate([part[:, 0], part[-1:, 1]])
            for stroke in np.unique(self.strokes[first:last])
            for part in [self.steps[first:last][self.strokes[first:last] == stroke]]
        )

    def ends(self) -> Iterator[int]:
        """Index of the first step of each stroke, and the number of steps."""
        yield from np.flatnonzero(np.diff(self.strokes, prepend=-1)).tolist()
        yield len(self)


def by_another_hand(edit: InkEdit, line: InkLine, generator: np.random.Generator) -> InkEdit:
    """The same edit as somebody would do it who does not hit its ends exactly."""
    bounds = set(line.ends())
    removed = []
    for first, last in edit.removed:
        moved = [
            one if one in bounds else one + int(generator.integers(-SLACK, SLACK, endpoint=True))
            for one in (first, last)
        ]
        removed.append((max(moved[0], 0), min(max(moved[1], moved[0] + 1), len(line))))
    added = []
    for points in edit.added:
        ends = generator.normal(0, WOBBLE, (2, 2))
        share = np.linspace(0, 1, len(points))[:, None]
        added.append(points + ends[0] * (1 - share) + ends[1] * share)
    return replace(edit, removed=tuple(removed), added=tuple(added))


def equal_edits_elsewhere(
    edit: InkEdit, line: InkLine, count: int, generator: np.random.Generator
) -> list[InkEdit]:
    """Up to `count` edits of the same amount of ink at other places of the drawing.

    A removed part: as many steps elsewhere. An added line: the same line from another point of
    the ink in another direction.
    """
    controls = []
    for _ in range(8 * count):
        control = _elsewhere(edit, line, generator)
        if control is not None:
            controls.append(control)
        if len(controls) == count:
            break
    return controls


def _elsewhere(edit: InkEdit, line: InkLine, generator: np.random.Generator) -> InkEdit | None:
    touched = np.zeros(len(line), bool)
    for first, last in edit.removed:
        touched[first:last] = True
    removed = []
    for first, last in edit.removed:
        start = int(generator.integers(0, max(len(line) - (last - first), 0), endpoint=True))
        stop = start + last - first
        if touched[start:stop].mean() > 1 - _ELSEWHERE:
            return None
        removed.append((start, stop))
    added = []
    for points in edit.added:
        turn = generator.uniform(0, 2 * np.pi)
        matrix = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        start = line.steps[int(generator.integers(len(line))), 0]
        moved = (points - points[0]) @ matrix + start
        if np.hypot(*(moved - points).T).mean() < _ELSEWHERE * length_of(points):
            return None
        added.append(moved)
    return replace(edit, removed=tuple(removed), added=tuple(added))


def ink_of(edit: InkEdit, line: InkLine) -> float:
    """Length of what is removed and added together."""
    removed: Sequence[float] = [STEP * (last - first) for first, last in edit.removed]
    return sum(removed) + sum(length_of(points) for points in edit.added)
