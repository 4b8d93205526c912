"""The way back: edits that undo a part of what was altered, so that only what is needed stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from mnist_desktop.insight.stroke_edits import MIN_STROKE, Random
from mnist_desktop.insight.traced_ink import NEW, Points, Strokes, TracedInk, TracedStroke, runs

MAX_GROWTH = 12
"""Points that come back at once."""

Way = Callable[[Random], Strokes | None]


def restored(ink: TracedInk, strokes: Strokes, random: Random) -> Strokes | None:
    """One alteration, chosen by chance, is undone wholly or in part; None if there is none."""
    ways = [*_ways_of_new(ink, strokes), *_ways_of_ends(ink, strokes)]
    ways += [partial(_with_stroke, strokes, lost) for lost in _lost_strokes(ink, strokes)]
    return ways[int(random.integers(len(ways)))](random) if ways else None


def _ways_of_new(ink: TracedInk, strokes: Strokes) -> Iterator[Way]:
    """For every run of new line less of it, or the original instead."""
    for index, stroke in enumerate(strokes):
        for start, stop in runs(stroke.is_kept):
            if stroke.is_kept[start]:
                continue
            before, after = int(stroke.origins[start]), int(stroke.origins[stop])
            if before == NEW and after == NEW:
                yield partial(_with_a_part, strokes, index)
            elif before == NEW or after == NEW:
                yield partial(_with_shorter_end, strokes, index, stop - start, after == NEW)
            elif before < after and not np.isnan(ink.points[before:after, 0]).any():
                yield partial(_with_original, ink, strokes, index, start, stop)


def _ways_of_ends(ink: TracedInk, strokes: Strokes) -> Iterator[Way]:
    """For every end that was cut off some of what is missing."""
    present = {int(origin) for stroke in strokes for origin in stroke.origins}
    for index, stroke in enumerate(strokes):
        for at_end in (False, True):
            origin, step = int(stroke.origins[-1 if at_end else 0]), 1 if at_end else -1
            missing = []
            while origin != NEW and origin + step not in present and ink.has(origin + step):
                origin += step
                missing.append(origin)
            if missing:
                yield partial(_with_end, ink, strokes, index, at_end, missing)


def _lost_strokes(ink: TracedInk, strokes: Strokes) -> list[TracedStroke]:
    present = {int(origin) for stroke in strokes for origin in stroke.origins}
    return [lost for lost in ink.strokes if present.isdisjoint(lost.origins.tolist())]


def _with_stroke(strokes: Strokes, lost: TracedStroke, _random: Random) -> Strokes:
    return (*strokes, lost)


def _with(strokes: Strokes, index: int, *instead: TracedStroke) -> Strokes:
    return (*strokes[:index], *instead, *strokes[index + 1 :])


def _with_a_part(strokes: Strokes, index: int, random: Random) -> Strokes | None:
    """A part of a new stroke, or none of it."""
    stroke = strokes[index]
    first, last = sorted(random.integers(len(stroke) + 1, size=2).tolist())
    left = [stroke[first:last]] if last - first > MIN_STROKE else []
    return _with(strokes, index, *left) or None


def _with_shorter_end(
    strokes: Strokes, index: int, length: int, at_end: bool, random: Random
) -> Strokes:
    stroke, cut = strokes[index], int(random.integers(1, length + 1))
    return _with(strokes, index, stroke[: len(stroke) - cut] if at_end else stroke[cut:])


def _with_original(
    ink: TracedInk, strokes: Strokes, index: int, start: int, stop: int, random: Random
) -> Strokes:
    """The original line instead of the new one, or a line between the two."""
    stroke = strokes[index]
    numbers = np.arange(stroke.origins[start] + 1, stroke.origins[stop])
    original = TracedStroke(ink.points[numbers], numbers)
    new = stroke.points[start + 1 : stop]
    if len(new) and random.random() < 0.5:
        share = random.uniform(0.3, 0.8)
        between = original.points + share * (_of_points(new, len(numbers)) - original.points)
        original = TracedStroke.new(between)
    joined = TracedStroke.joined([stroke[: start + 1], original, stroke[stop:]])
    return _with(strokes, index, joined)


def _with_end(
    ink: TracedInk,
    strokes: Strokes,
    index: int,
    at_end: bool,
    missing: list[int],
    random: Random,
) -> Strokes:
    """Some of what is missing of an end; if all of it is back, two strokes may be one again."""
    numbers = np.array(missing[: int(random.integers(1, MAX_GROWTH))])
    grown, stroke = TracedStroke(ink.points[numbers], numbers), strokes[index]
    if not at_end:
        whole = TracedStroke.joined([grown[::-1], stroke])
        return _with(strokes, index, whole)
    whole = TracedStroke.joined([stroke, grown])
    for place, other in enumerate(strokes):
        if place != index and other.origins[0] == numbers[-1] + 1:
            rest = [one for at, one in enumerate(strokes) if at not in (index, place)]
            return (TracedStroke.joined([whole, other]), *rest)
    return _with(strokes, index, whole)


def _of_points(line: Points, count: int) -> Points:
    """The same line with that many points."""
    places = np.linspace(0, len(line) - 1, count)
    return np.stack([np.interp(places, np.arange(len(line)), one) for one in line.T], axis=1)
