"""A sentence obeyed by somebody else: the second implementation of its edits, for judging.

It knows nothing of `insight.ink_edits`: it has the ink as recorded and the lines that the sentence
shows. It rubs out what lies under the lines to take away and runs along them, and draws the lines
to add freehand, on a copy of the drawing that is written a little differently.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.drawings.pen_styles import in_short_pieces

Stroke = NDArray[np.float64]
Lines = Sequence[Stroke]

TURN, SLANT, STRETCH = 4.0, 0.08, 0.06  # degrees, shift per height, logarithm; each way
BEND = 0.03  # longer sides; sagitta of a smooth bend of the plane
MISS = 0.03  # longer sides; by which an end is missed, each way
BOW = 0.06  # of an added line's length
RUBBED = (0.03, 0.06)  # half the width of the rubber, longer sides
ALONG = 0.6  # cosine between ink and line, from which the ink runs along it
PIECE = 0.02  # longer sides


def in_common_unit(ink: Lines, *others: Lines) -> list[list[Stroke]]:
    """Strokes, and other lines in their coordinates, centred and with the ink's longer side 1."""
    points = np.concatenate(ink)
    low, high = points.min(axis=0), points.max(axis=0)
    side = float((high - low).max()) or 1.0
    return [[(line - (low + high) / 2) / side for line in lines] for lines in (ink, *others)]


class Copy:
    """A slightly different way of writing: maps every point of the plane."""

    def __init__(self, generator: np.random.Generator) -> None:
        angle = np.radians(generator.uniform(-TURN, TURN))
        slant = generator.uniform(-SLANT, SLANT)
        stretch = np.exp(generator.uniform(-STRETCH, STRETCH) / 2)
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        self._matrix = np.diag([stretch, 1 / stretch]) @ np.array([[1, 0], [slant, 1]]) @ turn
        self._bends = generator.uniform(-BEND, BEND, (3, 2))

    def of(self, lines: Lines) -> list[Stroke]:
        """Lines in units of the longer side, centred, as this copy has them."""
        bent = []
        for line in lines:
            x, y = 2 * line.T  # in [-1, 1] within the drawing
            terms = np.stack([x * x, x * y, y * y], axis=1)
            bent.append((line + terms @ self._bends) @ self._matrix)
        return bent


def obeyed(
    ink: Lines, removed: Lines, added: Lines, generator: np.random.Generator
) -> list[Stroke]:
    """The strokes after an edit by hand; all in units of the longer side."""
    strokes = in_short_pieces(ink, PIECE)
    for line in in_short_pieces(removed, PIECE):
        strokes = _rubbed_out(strokes, _missed(line, generator), generator.uniform(*RUBBED))
    return [*strokes, *(_freehand(line, generator) for line in added)]


def _missed(line: Stroke, generator: np.random.Generator) -> Stroke:
    """The line, beginning and ending a little too late."""
    late = (generator.uniform(0, MISS, 2) / PIECE).round().astype(int)
    kept = line[late[0] : len(line) - late[1]]
    return kept if len(kept) > 1 else line


def _rubbed_out(strokes: Lines, line: Stroke, width: float) -> list[Stroke]:
    """The strokes without the pieces that lie under a line and run along it."""
    left: list[Stroke] = []
    pieces = np.diff(line, axis=0)
    middles = line[:-1] + pieces / 2
    for stroke in strokes:
        if len(stroke) < 2:
            left.append(stroke)
            continue
        steps = np.diff(stroke, axis=0)
        apart = (stroke[:-1] + steps / 2)[:, None] - middles
        near = np.hypot(*apart.transpose(2, 0, 1)) < width
        sizes = np.hypot(*steps.T)[:, None] * np.hypot(*pieces.T)
        runs = np.abs(steps @ pieces.T) > ALONG * sizes
        gone = (near & runs).any(axis=1)
        edges = np.flatnonzero(np.diff(np.r_[True, gone, True].astype(int)))
        for first, last in edges.reshape(-1, 2):
            left.append(stroke[first : last + 1])
    return left


def _freehand(line: Stroke, generator: np.random.Generator) -> Stroke:
    """The line with its ends missed and a slight bow."""
    share = np.linspace(0, 1, len(line))[:, None]
    ends = generator.uniform(-MISS, MISS, (2, 2))
    chord = line[-1] - line[0]
    bow = generator.uniform(-BOW, BOW) * np.array([-chord[1], chord[0]])
    drawn: Stroke = line + ends[0] * (1 - share) + ends[1] * share + bow * 4 * share * (1 - share)
    return drawn


def elsewhere(
    ink: Lines, removed: Lines, added: Lines, generator: np.random.Generator
) -> tuple[list[Stroke], list[Stroke]] | None:
    """As much ink to take away and to add as in an edit, at another place; None if there is none.

    What is taken away is one part of a stroke or of two strokes in succession; what is added is
    the same line, turned, from another point of the ink. At most a third of it may coincide with
    the edit.
    """
    strokes = in_short_pieces(ink, PIECE)
    taken: list[Stroke] = []
    for line in removed:
        part = _part_as_long_as(line, strokes, generator)
        if part is None or _share_near(np.concatenate(part), np.concatenate(removed)) > 1 / 3:
            return None
        taken += part
    moved = []
    points = np.concatenate(strokes)
    for line in added:
        angle = generator.uniform(0, 2 * np.pi)
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        other = (line - line[0]) @ turn + points[generator.integers(len(points))]
        if _share_near(other, np.concatenate(added)) > 1 / 3:
            return None
        moved.append(other)
    return taken, moved


def _part_as_long_as(
    line: Stroke, strokes: Lines, generator: np.random.Generator
) -> list[Stroke] | None:
    lengths = [np.hypot(*np.diff(stroke, axis=0).T) for stroke in strokes]
    total, wanted = sum(map(np.sum, lengths)), float(np.hypot(*np.diff(line, axis=0).T).sum())
    if wanted >= total:
        return None
    start = generator.uniform(0, total - wanted)
    parts, before = [], 0.0
    for stroke, steps in zip(strokes, lengths, strict=True):
        along = before + np.r_[0, np.cumsum(steps)]
        part = stroke[(along >= start) & (along <= start + wanted)]
        before = along[-1]
        if len(part) > 1:
            parts.append(part)
    return parts or None


def _share_near(points: Stroke, others: Stroke, reach: float = 0.06) -> float:
    apart = np.hypot(*(points[:, None] - others).transpose(2, 0, 1))
    return float((apart.min(axis=1) < reach).mean())
