"""What could be changed in a drawing: openings, loops, bars, flags, ends; each an edit to try."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np

from mnist_desktop.insight.ink_edits import InkEdit, InkLine
from mnist_desktop.insight.unit_strokes import (
    STEP,
    Points,
    UnitDrawing,
    corners,
    directions,
    in_even_steps,
    length_of,
    slope,
    straightness,
)
from mnist_desktop.recognition.image_batch import Images
from mnist_desktop.recognition.preprocessing import Image

MAX_LENGTH = 12.0
"""Ink longer than this, in longer sides, is scribble, for whose parts there are no names."""
RUNS = (0.25, 0.4, 0.6, 0.8)
"""Lengths of the parts that are taken away anywhere along the line, in longer sides."""
PAIRED_RUNS = (0.25, 0.4)
"""Those of which two are taken away at once."""
LENGTHS = (0.2, 0.35, 0.5)
"""Lengths of the lines that are added at an end."""
TURNS = (-90, -60, -30, 0, 30, 60, 90)
"""Their directions, degrees from the one in which the end was drawn."""
MAX_REMOVED = 0.5
"""Share of the line that may be taken away."""
BAR, SIDE_LINE = 0.4, 0.5
"""Lengths of an added bar and of a line along the top or the bottom."""
_OPENING = (0.1, 0.7)
_BETWEEN = 0.06
"""An opening has no other ink this close to the line that would close it."""
_FLAT, _UPRIGHT, _STRAIGHT = 25.0, 55.0, 0.92
_INK, _HOLE = 0.5, 3
"""Grey level of ink, and the pixels of the smallest hole that can be seen."""
_EVERY = 4
"""Steps between the parts that are tried."""
_EDGE = 0.17
"""From here on, off the middle, a place is called upper, lower, left or right."""


def edits_to_try(drawing: UnitDrawing, line: InkLine) -> list[InkEdit]:
    """Every edit of this drawing that has a name, in a fixed order."""
    return [
        *_closings(drawing),
        *_removed_parts(drawing, line),
        *_removed_runs(line),
        *_two_gaps(line),
        *_added_lines(drawing),
    ]


def place_of(points: Points) -> str:
    """In which ninth of the drawing the middle of some points lies."""
    x, y = (points.min(axis=0) + points.max(axis=0)) / 2
    vertical = "top" if y < -_EDGE else "bottom" if y > _EDGE else ""
    horizontal = "left" if x < -_EDGE else "right" if x > _EDGE else ""
    return "_".join(part for part in (vertical, horizontal) if part) or "middle"


def direction_of(points: Points) -> str:
    """To which of eight sides a line leads."""
    x, y = points[-1] - points[0]
    eighth = round(np.degrees(np.arctan2(y, x)) / 45) % 8
    return (
        ("right", "bottom_right", "bottom", "bottom_left")[eighth]
        if eighth < 4
        else ("left", "top_left", "top", "top_right")[eighth - 4]
    )


def named_by_holes(edits: Sequence[InkEdit], before: Image, after: Images) -> list[InkEdit]:
    """The edits with names that fit what they do to the loops in the network's own images.

    Args:
        edits: as they were found.
        before: (28, 28) of the drawing, ink = 1.
        after: (n, 28, 28) of the edited drawings.
    """
    count = _holes(before)
    named = []
    for edit, image in zip(edits, after, strict=True):
        kind = edit.kind
        if kind in ("closed", "both_closed"):
            wanted = 1 if kind == "closed" else 2
            if _holes(image) < count + wanted:
                kind = kind.replace("closed", "joined")
        elif kind in ("gap", "no_part") and count and _holes(image) < count:
            kind = "opened"
        named.append(edit if kind == edit.kind else replace(edit, kind=kind))
    return named


def _holes(image: Image) -> int:
    """The number of places that ink encloses."""
    import cv2

    ground = np.ones((len(image) + 2, len(image) + 2), np.uint8)
    ground[1:-1, 1:-1] = image < _INK
    _, _, stats, _ = cv2.connectedComponentsWithStats(ground, connectivity=4)
    return int((stats[1:, cv2.CC_STAT_AREA] >= _HOLE).sum()) - 1


def _line(start: Points, end: Points) -> Points:
    return in_even_steps(np.array([start, end], np.float64))


def _ends(drawing: UnitDrawing) -> Iterator[tuple[int, int, Points]]:
    """Stroke, index of the point and outward direction of each end."""
    for number, stroke in enumerate(drawing.strokes):
        if len(stroke) > 1:
            along = directions(stroke)
            yield number, 0, -along[0]
            yield number, len(stroke) - 1, along[-1]


def _closings(drawing: UnitDrawing) -> list[InkEdit]:
    """Lines across openings, and across two at once."""
    lines: list[Points] = []
    for stroke, index, _ in _ends(drawing):
        for line in _across_openings(drawing, stroke, index):
            if not any(np.abs(line[::-1][[0, -1]] - one[[0, -1]]).max() < STEP for one in lines):
                lines.append(line)
    one = [InkEdit("closed", (place_of(line),), added=(line,)) for line in lines]
    two = [
        InkEdit("both_closed", (place_of(first), place_of(second)), added=(first, second))
        for first, second in combinations(lines, 2)
        if np.abs(first[[0, -1]] - second[[0, -1]]).max() > 0.2
        and place_of(first) != place_of(second)
    ]
    return [*one, *two[:6]]


def _across_openings(drawing: UnitDrawing, stroke: int, index: int) -> Iterator[Points]:
    """Lines from an end to the places of the ink that are nearest to it."""
    points = np.concatenate(drawing.strokes)
    owners = np.repeat(np.arange(len(drawing.strokes)), [len(s) for s in drawing.strokes])
    numbers = np.concatenate([np.arange(len(s)) for s in drawing.strokes])
    end = drawing.strokes[stroke][index]
    distance = np.hypot(*(points - end).T)
    along = np.where(owners == stroke, np.abs(numbers - index) * STEP, np.inf)
    shortest, longest = _OPENING
    allowed = (distance > shortest) & (distance < longest)
    allowed &= (along > 0.35) & (along > 1.6 * distance)
    before, after = (np.roll(distance, 1), np.roll(distance, -1))
    before[np.r_[True, owners[1:] != owners[:-1]]] = np.inf
    after[np.r_[owners[1:] != owners[:-1], True]] = np.inf
    for target in np.flatnonzero(allowed & (distance <= before) & (distance < after)):
        line = _line(end, points[target])
        inner = line[3:-3]
        apart = np.hypot(*(inner[:, None] - points).transpose(2, 0, 1))
        if not len(inner) or apart.min() > _BETWEEN:
            yield line


def _removed_parts(drawing: UnitDrawing, line: InkLine) -> Iterator[InkEdit]:
    """Without a whole stroke, and without the part of a stroke beyond a corner."""
    bounds = list(line.ends())
    for number, stroke in enumerate(drawing.strokes):
        first, last = bounds[number], bounds[number + 1]
        whole = [(first, last)]
        turns = [first + corner for corner in corners(stroke)]
        parts = [(first, turn) for turn in turns] + [(turn, last) for turn in turns]
        for start, stop in [*whole, *parts]:
            if stop - start <= MAX_REMOVED * len(line) and (stop - start) * STEP > 0.08:
                points = np.concatenate(line.run(start, stop))
                kind = _name_of_part(points, drawing, is_stroke=(start, stop) in whole)
                yield InkEdit(kind, (place_of(points),), removed=((start, stop),))


def _name_of_part(points: Points, drawing: UnitDrawing, *, is_stroke: bool) -> str:
    """The kind of the edit that takes a part away."""
    ink = np.concatenate(drawing.strokes)
    low, high = ink.min(axis=0), ink.max(axis=0)
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    if straightness(points) > _STRAIGHT and slope(points) < _FLAT:
        if points[:, 1].min() < low[1] + 0.15:
            return "no_top_line"
        if points[:, 1].max() > high[1] - 0.15:
            return "no_base"
        if is_stroke:
            return "no_bar"
    if is_stroke:
        return "no_stroke"
    rise = high[1] - low[1]
    is_at_upper_left = middle[1] < low[1] + 0.35 * rise and points[:, 0].min() < low[0] + 0.1
    is_short_line = length_of(points) < 0.5 * rise and straightness(points) > _STRAIGHT
    if is_at_upper_left and is_short_line and slope(points) >= _FLAT:
        return "no_flag"
    return "no_part"


def _removed_runs(line: InkLine) -> Iterator[InkEdit]:
    """Without a run of the line anywhere along it."""
    bounds = list(line.ends())
    for first, last in pairwise(bounds):
        for length in RUNS:
            steps = round(length / STEP)
            if steps > MAX_REMOVED * len(line):
                continue
            starts = list(range(first, last - steps, _EVERY))
            for start in [*starts, last - steps] if last - steps >= first else []:
                stop = start + steps
                is_end = start == first or stop == last
                points = np.concatenate(line.run(start, stop))
                kind = "no_part" if is_end else "gap"
                yield InkEdit(kind, (place_of(points),), removed=((start, stop),))


def _two_gaps(line: InkLine) -> Iterator[InkEdit]:
    """Without one run above and one below, both as far left or both as far right as they go."""
    bounds = list(line.ends())
    for steps in (round(length / STEP) for length in PAIRED_RUNS):
        starts = [
            start for first, last in pairwise(bounds) for start in range(first, last - steps + 1)
        ]
        centres = {start: line.steps[start : start + steps].mean(axis=(0, 1)) for start in starts}
        for side in (-1, 1):
            pair = []
            for is_below in (False, True):
                half = [start for start, (_, y) in centres.items() if (y > 0) == is_below]
                pair += sorted(half, key=lambda start: -side * centres[start][0])[:1]
            if len(pair) == 2 and abs(pair[0] - pair[1]) > steps:
                runs = tuple((start, start + steps) for start in pair)
                points = [np.concatenate(line.run(*run)) for run in runs]
                yield InkEdit("gaps", tuple(map(place_of, points)), removed=runs)


def _is_flag(outward: Points, added: Points) -> bool:
    """Whether a line leads from the top of something upright back down to the left."""
    return bool(-outward[1] > np.sin(np.radians(_UPRIGHT))) and direction_of(added) in (
        *("left", "bottom_left"),
    )


def _added_lines(drawing: UnitDrawing) -> Iterator[InkEdit]:
    """With an end drawn further, a short line at an end, a bar, a line along top or bottom."""
    ink = np.concatenate(drawing.strokes)
    low, high = ink.min(axis=0), ink.max(axis=0)
    for number, index, outward in _ends(drawing):
        end = drawing.strokes[number][index]
        for length in LENGTHS:
            for turn in TURNS:
                angle = np.radians(turn)
                turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
                added = _line(end, end + length * (turned @ outward))
                if abs(turn) <= 30:
                    yield InkEdit("longer", (place_of(end[None]),), added=(added,))
                elif _is_flag(outward, added):
                    yield InkEdit("flag", (place_of(end[None]),), added=(added,))
                else:
                    places = (place_of(end[None]), direction_of(added))
                    yield InkEdit("line", places, added=(added,))
        for kind, height in (("top_line", low[1]), ("base", high[1])):
            if abs(end[1] - height) < 0.1:
                for left, right in ((0.5, 0.5), (1, 0), (0, 1)):
                    reach = np.array([SIDE_LINE, 0])
                    yield InkEdit(kind, added=(_line(end - left * reach, end + right * reach),))
    for stroke in drawing.strokes:
        if len(stroke) < 2 * 4 + 1:
            continue
        upright = np.abs(directions(stroke)[:, 1]) > np.sin(np.radians(_UPRIGHT))
        for index in range(4, len(stroke) - 4, 4):
            if upright[index]:
                reach = np.array([BAR / 2, 0])
                bar = _line(stroke[index] - reach, stroke[index] + reach)
                yield InkEdit("bar", (place_of(bar),), added=(bar,))
    corners_of_box = np.array([[low[0], high[1]], [high[0], low[1]]])
    if high[0] - low[0] > 0.3:
        yield InkEdit("slash", added=(_line(*corners_of_box),))
