"""Random edits of strokes, such as a person would make with pen and eraser.

Every edit takes the strokes of a drawing and returns them altered, or None where it cannot be made.
Lengths are pixels of the 28 x 28 image, angles radians.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.traced_ink import NEW, Points, Strokes, TracedStroke, resampled

Random = np.random.Generator
Edit = Callable[[Strokes, Random], Strokes | None]

MIN_STROKE = 3
"""Points that must be left of a stroke that is cut."""
STILL = 0.15
"""px; a point that would move by less stays where it is."""
SNAP = 2.0
"""px from other ink at which the end of a new stroke lies on it."""
EDGE = 14.0
"""px; new ink stays this close to the middle of the drawing, whose long side is 20."""


def lengthened(strokes: Strokes, random: Random) -> Strokes | None:
    """An end goes on, straight or in an arc."""
    index, stroke = _any_stroke(strokes, random)
    length, turn = random.uniform(2, 11), random.normal(0, 0.12)
    angle = _heading(stroke, random) + random.normal(0, 0.35) + turn * np.arange(1, length + 1)
    steps = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    added = stroke.points[-1] + np.cumsum(steps, axis=0)
    return _with(strokes, index, TracedStroke.joined([stroke, _new_inside(added)]))


def shortened(strokes: Strokes, random: Random) -> Strokes | None:
    """An end is erased."""
    index, stroke = _any_stroke(strokes, random)
    cut = int(random.integers(1, 13))
    if len(stroke) - cut < MIN_STROKE:
        return None
    return _with(strokes, index, stroke[: len(stroke) - cut])


def erased(strokes: Strokes, random: Random) -> Strokes | None:
    """A gap opens in the middle of a stroke."""
    index, stroke = _any_stroke(strokes, random)
    width = int(random.integers(3, 9))
    if len(stroke) < 2 * MIN_STROKE + width:
        return None
    start = int(random.integers(MIN_STROKE, len(stroke) - MIN_STROKE - width + 1))
    return _with(strokes, index, stroke[:start], stroke[start + width :])


def deleted(strokes: Strokes, random: Random) -> Strokes | None:
    """A stroke is erased."""
    if len(strokes) < 2:
        return None
    return _with(strokes, int(random.integers(len(strokes))))


def added(strokes: Strokes, random: Random) -> Strokes | None:
    """A short stroke that crosses the ink, starts on it, or joins two points of it."""
    ink = np.concatenate([stroke.points for stroke in strokes])
    start = ink[random.integers(len(ink))]
    if random.random() < 0.4:
        end = ink[random.integers(len(ink))]
    else:
        angle, length = random.uniform(0, 2 * np.pi), random.uniform(4, 13)
        reach = length * np.array([np.cos(angle), np.sin(angle)])
        start, end = start - reach * random.integers(2) / 2, start + reach
        end = end - (reach * 0.5 if random.random() < 0.5 else 0)
    start, end = _snapped(start, ink), _snapped(end, ink)
    distance = np.hypot(*(end - start))
    if not 3 <= distance <= 14:
        return None
    line = _arc(start, end, random.normal(0, 0.15))
    return (*strokes, _new_inside(line))


def closed(strokes: Strokes, random: Random) -> Strokes | None:
    """An end goes on to a point of the ink, without a kink."""
    index, stroke = _any_stroke(strokes, random)
    end = stroke.points[-1]
    target = _point_near(strokes, index, len(stroke), end, 11.0, random)
    if target is None:
        return None
    distance, heading = np.hypot(*(target - end)), _heading(stroke, random)
    bend = end + distance * random.uniform(0.2, 0.7) * np.array([np.cos(heading), np.sin(heading)])
    line = _curve(end, bend, target)[1:]
    return _with(strokes, index, TracedStroke.joined([stroke, _new_inside(line)]))


def moved_end(strokes: Strokes, random: Random) -> Strokes | None:
    """An end moves, by chance or to a point of the ink, and what is before it follows."""
    index, stroke = _any_stroke(strokes, random)
    end = stroke.points[-1]
    target = _point_near(strokes, index, len(stroke), end, 9.0, random)
    if target is None or random.random() < 0.5:
        target = end + random.normal(0, 3.0, 2)
    along = np.arange(len(stroke) - 1, -1, -1) / random.uniform(4, 20)
    share = np.clip(1 - along, 0, 1) ** random.integers(1, 3)
    return _with(strokes, index, _moved(stroke, share[:, None] * (target - end)))


def bent(strokes: Strokes, random: Random) -> Strokes | None:
    """A part of a stroke bulges."""
    index, stroke = _any_stroke(strokes, random)
    if len(stroke) < 5:
        return None
    middle, reach = random.integers(1, len(stroke) - 1), random.uniform(3, 11)
    away = np.clip(np.abs(np.arange(len(stroke)) - middle) / reach, 0, 1)
    bump = (1 + np.cos(np.pi * away)) / 2
    return _with(strokes, index, _moved(stroke, bump[:, None] * random.normal(0, 2.2, 2)))


def swung(strokes: Strokes, random: Random) -> Strokes | None:
    """A part up to an end turns about a point of the stroke."""
    index, stroke = _any_stroke(strokes, random)
    if len(stroke) < 6:
        return None
    pivot = int(random.integers(1, len(stroke) - 3))
    ramp = np.clip(np.arange(len(stroke) - pivot) / 3.0, 0, 1)
    angle = ramp * random.normal(0, 0.5)
    arm = stroke.points[pivot:] - stroke.points[pivot]
    cos, sin = np.cos(angle), np.sin(angle)
    turned = np.stack([cos * arm[:, 0] - sin * arm[:, 1], sin * arm[:, 0] + cos * arm[:, 1]], 1)
    shift = np.zeros_like(stroke.points)
    shift[pivot:] = turned - arm
    return _with(strokes, index, _moved(stroke, shift))


def straightened(strokes: Strokes, random: Random) -> Strokes | None:
    """A part of a stroke becomes an arc between its ends."""
    index, stroke = _any_stroke(strokes, random)
    if len(stroke) < 7:
        return None
    first, last = sorted(random.integers(len(stroke), size=2).tolist())
    if not 4 <= last - first <= 30:
        return None
    start, end = stroke.points[first], stroke.points[last]
    line = _arc(start, end, random.normal(0, 0.25))[1:-1]
    parts = [stroke[: first + 1], _new_inside(line), stroke[last:]]
    return _with(strokes, index, TracedStroke.joined([part for part in parts if len(part)]))


EDITS: Mapping[Edit, float] = MappingProxyType(
    {
        lengthened: 3,
        shortened: 2,
        erased: 1,
        deleted: 0.5,
        added: 2.5,
        closed: 3,
        moved_end: 2,
        bent: 2.5,
        swung: 1,
        straightened: 1.5,
    }
)
"""The edits, and how often each is tried."""


def chosen(cumulated: NDArray[np.float64], random: Random) -> int:
    """An index; its chance is its part of the cumulated sum."""
    return int(np.searchsorted(cumulated, random.random() * cumulated[-1], "right"))


def _any_stroke(strokes: Strokes, random: Random) -> tuple[int, TracedStroke]:
    """A stroke, chosen by its length, in one direction or the other; its last point is the end."""
    index = chosen(np.cumsum([len(stroke) + 4.0 for stroke in strokes]), random)
    stroke = strokes[index]
    return index, stroke if random.random() < 0.5 else _reversed(stroke)


def _reversed(stroke: TracedStroke) -> TracedStroke:
    return TracedStroke(stroke.points[::-1], stroke.origins[::-1])


def _with(strokes: Strokes, index: int, *instead: TracedStroke) -> Strokes:
    return (*strokes[:index], *map(_forward, instead), *strokes[index + 1 :])


def _forward(stroke: TracedStroke) -> TracedStroke:
    """In the direction of the drawing, which most of its numbers tell."""
    known = stroke.origins[stroke.origins != NEW]
    return _reversed(stroke) if len(known) > 1 and known[0] > known[-1] else stroke


def _new_inside(points: Points) -> TracedStroke:
    """New ink that does not lead far out of the drawing."""
    return TracedStroke.new(np.clip(points, -EDGE, EDGE))


def _moved(stroke: TracedStroke, shift: Points) -> TracedStroke:
    is_still = np.hypot(*shift.T) < STILL
    points = np.where(is_still[:, None], stroke.points, stroke.points + shift)
    return TracedStroke(points, np.where(is_still, stroke.origins, NEW))


def _heading(stroke: TracedStroke, random: Random) -> float:
    """The direction in which a stroke ends; any if it is a dot."""
    if len(stroke) < 2:
        return float(random.uniform(0, 2 * np.pi))
    x, y = stroke.points[-1] - stroke.points[-min(len(stroke), 4)]
    return float(np.arctan2(y, x))


def _point_near(
    strokes: Strokes, index: int, length: int, end: Points, reach: float, random: Random
) -> Points | None:
    """A point of the ink at most `reach` from an end, but not the end's own neighbourhood."""
    others = [stroke.points for place, stroke in enumerate(strokes) if place != index]
    own = strokes[index].points
    is_last = np.array_equal(own[-1], end)
    others.append(own[: max(length - 6, 0)] if is_last else own[6:])
    ink = np.concatenate(others)
    away = np.hypot(*(ink - end).T)
    near = np.flatnonzero((away <= reach) & (away >= 1))
    if not len(near):
        return None
    point: Points = ink[near[chosen(np.cumsum(1 / (2 + away[near])), random)]]
    return point


def _snapped(point: Points, ink: Points) -> Points:
    """The nearest point of the ink, if it is so near that a person would have met it."""
    away = np.hypot(*(ink - point).T)
    nearest: Points = ink[away.argmin()]
    return nearest if away.min() <= SNAP else point


def _arc(start: Points, end: Points, bulge: float) -> Points:
    """A line between two points that leaves the straight one by `bulge` times its length."""
    across = (end - start)[::-1] * (1, -1)
    return _curve(start, (start + end) / 2 + 2 * bulge * across, end)


def _curve(start: Points, middle: Points, end: Points) -> Points:
    """A quadratic Bezier curve, with both ends."""
    t = np.linspace(0, 1, 20)[:, None]
    return resampled((1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end)
