"""The eraser: removes from strokes what lies under its path."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import MAX_POINTS

Points = NDArray[np.float64]


def erased(
    drawing: Drawing, start: tuple[float, float], end: tuple[float, float], radius: float
) -> Drawing:
    """The drawing without what a round eraser covers on its way from `start` to `end`.

    Every point outside the eraser stays as it was; a line that leads into it ends exactly at its
    edge. Where those ends would be more points than a drawing may have, lines are parted at their
    own points only, so that the result is never more than `Ink` takes.

    Args:
        drawing: strokes; a picture stays as it is.
        start: (x, y) in ink units.
        end: (x, y) in ink units.
        radius: ink units.

    Returns:
        The same object if nothing was under the eraser.
    """
    path = np.array([start, end], dtype=np.float64)
    # Half of a line's half: it looks touched
    reaches = radius + np.array(drawing.widths, dtype=np.float64) / 4
    near = _near(drawing.strokes, path, reaches)
    if not near:
        return drawing
    for is_exact in (True, False):
        after = _left_of(drawing.strokes, near, path, reaches[near], is_exact=is_exact)
        if not after:
            return drawing
        lines = enumerate(zip(drawing.strokes, drawing.widths, strict=True))
        parts = [(part, width) for i, (one, width) in lines for part in after.get(i, [one])]
        if sum(len(part) for part, _ in parts) <= MAX_POINTS:
            break
    return Drawing(tuple(part for part, _ in parts), tuple(width for _, width in parts))


def _near(strokes: tuple[Points, ...], path: Points, reaches: Points) -> list[int]:
    """Which strokes have a box that the eraser touches; all at once, there may be very many."""
    if not strokes:
        return []
    points = np.concatenate([stroke[:, :2] for stroke in strokes])
    firsts = np.cumsum([0, *map(len, strokes[:-1])])
    low, high = path.min(axis=0), path.max(axis=0)
    is_past = np.minimum.reduceat(points, firsts) > high + reaches[:, None]
    is_before = np.maximum.reduceat(points, firsts) < low - reaches[:, None]
    near: list[int] = np.flatnonzero(~(is_past | is_before).any(axis=1)).tolist()
    return near


def _left_of(
    strokes: tuple[Points, ...], near: list[int], path: Points, reaches: Points, *, is_exact: bool
) -> dict[int, list[Points]]:
    """What is left of the touched strokes, by their index.

    All strokes are one array here, with bridges between them that are not ink.
    """
    lengths = [len(strokes[i]) for i in near]
    points, owners = _padded([strokes[i] for i in near]), np.repeat(near, lengths)
    reach = np.repeat(reaches, lengths)
    is_inside = _distance(points[:, :2], path) <= reach
    is_bridge = owners[1:] != owners[:-1]
    first, last = _covered(points[:, :2], is_inside, path, reach[:-1])
    # A line that only touches the edge stays; a segment without length has no inner part
    is_cut = ((first < last) | is_inside[:-1] | is_inside[1:]) & ~is_bridge
    touched = np.union1d(owners[is_inside], owners[:-1][is_cut])
    is_touched = np.isin(owners, touched)
    kept = np.flatnonzero(~is_inside & is_touched)
    rows, places = points[kept], 3 * kept  # segment i leaves at 3 i + 1 and is back at 3 i + 2
    if is_exact:
        leaving = np.flatnonzero(is_cut & ~is_inside[:-1])
        coming = np.flatnonzero(is_cut & ~is_inside[1:])
        ends = _between(points, leaving, first[leaving])
        starts = _between(points, coming, last[coming])
        places = np.concatenate([places, 3 * leaving + 1, 3 * coming + 2])
        order = np.argsort(places)
        rows, places = np.concatenate([rows, ends, starts])[order], places[order]
    # A part ends where a segment lies before the next row that was cut, or is a bridge
    parted = np.concatenate([[0], np.cumsum(is_cut | is_bridge)])
    gaps = np.flatnonzero(np.diff(parted[(places + 1) // 3])) + 1
    after: dict[int, list[Points]] = {i: [] for i in touched.tolist()}
    begins = [0, *gaps.tolist()] if len(rows) else []
    of = owners[places[begins] // 3].tolist()
    for i, begin, end in zip(of, begins, [*begins[1:], len(rows)], strict=False):
        part = rows[begin:end, : strokes[i].shape[1]]
        part.flags.writeable = False
        after[i].append(part)
    return after


def _padded(strokes: list[Points]) -> Points:
    """The points of all, with four columns each; by their columns, as there may be very many."""
    lengths, columns = zip(*(stroke.shape for stroke in strokes), strict=True)
    of_point = np.repeat(columns, lengths)
    points = np.zeros((len(of_point), 4))
    for count in set(columns):
        alike = [stroke for stroke in strokes if stroke.shape[1] == count]
        points[of_point == count, :count] = np.concatenate(alike)
    return points


def _covered(
    points: Points, is_inside: NDArray[np.bool_], path: Points, reach: Points
) -> tuple[Points, Points]:
    """Which share of each segment, from and to in [0, 1], is under the eraser; from >= to if none.

    The eraser's track is convex, so that each segment has one such piece at the most: the hull of
    what is in the discs at both ends of the track and in the strip between them.
    """
    origins, ways = points[:-1], np.diff(points, axis=0)
    pieces = [_in_disc(origins, ways, centre, reach) for centre in path]
    pieces.append(_in_strip(origins, ways, path, reach))
    first = np.min([np.where(low <= high, low, np.inf) for low, high in pieces], axis=0)
    last = np.max([np.where(low <= high, high, -np.inf) for low, high in pieces], axis=0)
    # What was found of the points themselves counts, whatever was rounded here
    before, after = is_inside[:-1], is_inside[1:]
    first = np.where(before, 0.0, np.where(after, np.minimum(first, 1.0), first))
    last = np.where(after, 1.0, np.where(before, np.maximum(last, 0.0), last))
    return first, last


def _in_disc(origins: Points, ways: Points, centre: Points, reach: Points) -> tuple[Points, Points]:
    """From and to, within [0, 1], of each segment in a disc; from > to if it is outside."""
    away = origins - centre
    squares = np.einsum("ij,ij->i", ways, ways)
    halves = np.einsum("ij,ij->i", away, ways)
    rests = np.einsum("ij,ij->i", away, away) - reach**2
    with np.errstate(all="ignore"):  # a segment without length, a line that passes
        root = np.sqrt(halves**2 - squares * rests)
        low, high = (-halves - root) / squares, (-halves + root) / squares
    is_hit = np.isfinite(low) & np.isfinite(high)
    return _within(np.where(is_hit, low, 2.0), np.where(is_hit, high, -1.0))


def _in_strip(origins: Points, ways: Points, path: Points, reach: Points) -> tuple[Points, Points]:
    """From and to, within [0, 1], of each segment in the strip along the eraser's way."""
    length = float(np.hypot(*(path[1] - path[0])))
    none = np.full(len(ways), 2.0), np.full(len(ways), -1.0)
    if length == 0:
        return none
    along = (path[1] - path[0]) / length
    across = np.array([-along[1], along[0]])
    low, high = np.zeros(len(ways)), np.ones(len(ways))
    for axis, least, most in ((along, 0.0, length), (across, -reach, reach)):
        place, speed = (origins - path[0]) @ axis, ways @ axis
        with np.errstate(all="ignore"):  # parallel to the strip's edge
            edges = np.sort(np.stack([(least - place) / speed, (most - place) / speed]), axis=0)
        is_level = speed == 0
        is_out = is_level & ((place < least) | (place > most))
        low = np.where(is_out, 2.0, np.where(is_level, low, np.maximum(low, edges[0])))
        high = np.where(is_out, -1.0, np.where(is_level, high, np.minimum(high, edges[1])))
    return low, high


def _within(low: Points, high: Points) -> tuple[Points, Points]:
    """The part of each interval in [0, 1]; from > to where there is none."""
    is_apart = (high < 0) | (low > 1)
    return np.where(is_apart, 2.0, np.maximum(low, 0)), np.where(
        is_apart, -1.0, np.minimum(high, 1)
    )


def _between(stroke: Points, segments: NDArray[np.intp], shares: Points) -> Points:
    """Points on segments; of time and pressure too, which may be as large as numbers go."""
    share = np.clip(shares, 0, 1)[:, None]
    points: Points = stroke[segments] * (1 - share) + stroke[segments + 1] * share
    return points


def _distance(points: Points, path: Points) -> Points:
    start, vector = path[0], path[1] - path[0]
    square = float(vector @ vector)
    share = (
        np.clip((points - start) @ vector / square, 0, 1) if square > 0 else np.zeros(len(points))
    )
    away = points - start - share[:, None] * vector
    distances: Points = np.hypot(away[:, 0], away[:, 1])
    return distances
