"""How much of a drawing was altered, and how tidily; of many altered copies at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.traced_ink import NEW, Strokes, TracedInk

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

SPECK = 3.0
"""px of line; a shorter stroke is a speck."""
KINK = np.deg2rad(70)
"""The turn at a point of new ink from which it is a sharp corner."""
TOUCH = 1.6
"""px; new strokes further from the drawing float."""


@dataclass(frozen=True, eq=False)
class Alterations:
    """What was altered in each of n copies of a drawing; every attribute is (n,).

    Attributes:
        removed: px of original line that is gone.
        added: px of new line. Ink that is moved counts in both.
        shares: altered ink : all ink, (removed + added) : (original + added), in [0, 1]: one minus
            the Jaccard index, by length, of the lines before and after.
        places: runs of new line or of removed line, whichever are more.
        corners: sharp ones in new line.
        specks: strokes shorter than SPECK, less those of the original.
        floating: new strokes that touch no stroke with original ink.
    """

    removed: Floats
    added: Floats
    shares: Floats
    places: Counts
    corners: Counts
    specks: Counts
    floating: Counts

    @classmethod
    def of(cls, ink: TracedInk, copies: Sequence[Strokes]) -> Alterations:
        """Compares copies with the drawing."""
        count = len(copies)
        strokes = [stroke for copy in copies for stroke in copy]
        copy_of = np.repeat(np.arange(count), [len(copy) for copy in copies])
        sizes = np.array([len(stroke) for stroke in strokes])
        points = np.concatenate([stroke.points for stroke in strokes])
        origins = np.concatenate([stroke.origins for stroke in strokes])
        which = np.repeat(copy_of, sizes)[:-1]
        is_line = np.ones(len(points) - 1, bool)
        is_line[np.cumsum(sizes)[:-1] - 1] = False  # from one stroke to the next
        is_kept = is_line & (origins[:-1] != NEW) & (origins[1:] == origins[:-1] + 1)
        is_new = is_line & ~is_kept
        steps = np.diff(points, axis=0)
        lengths = np.hypot(*steps.T) * is_line
        added: Floats = np.bincount(which, lengths * is_new, count).astype(np.float64)
        present = np.zeros((count, ink.count), bool)
        present[which[is_kept], origins[:-1][is_kept]] = True
        is_gone = ~present & (ink.pieces > 0)
        removed: Floats = is_gone.astype(np.float64) @ ink.pieces
        begins = is_new & ~np.concatenate([[False], is_new[:-1]])
        stroke_lengths = np.add.reduceat(np.append(lengths, 0.0), np.cumsum(sizes) - sizes)
        specks = np.bincount(copy_of, stroke_lengths < SPECK, count).astype(np.int64)
        return cls(
            removed,
            added,
            (removed + added) / np.maximum(ink.length + added, 1e-9),
            np.maximum(
                np.bincount(which, begins, count),
                (np.diff(is_gone.astype(np.int8), axis=1, prepend=0) == 1).sum(axis=1),
            ).astype(np.int64),
            np.bincount(which[1:], _corners(steps, is_line, is_new), count).astype(np.int64),
            np.maximum(specks - ink.specks(SPECK), 0),
            np.array([_floating(copy) for copy in copies]),
        )


def _corners(
    steps: Floats, is_line: NDArray[np.bool_], is_new: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """(n - 1,) whether two pieces of line, one of them new, meet in a sharp corner."""
    angle = np.arctan2(steps[:, 1], steps[:, 0])
    turn = np.abs((np.diff(angle) + np.pi) % (2 * np.pi) - np.pi)
    both = is_line[1:] & is_line[:-1]
    return np.asarray((turn > KINK) & both & (is_new[1:] | is_new[:-1]))


def _floating(strokes: Strokes) -> int:
    """How many new strokes touch none that has original ink."""
    is_new = [bool((stroke.origins == NEW).all()) for stroke in strokes]
    if all(is_new):
        return 0
    old = np.concatenate([one.points for one, new in zip(strokes, is_new, strict=True) if not new])
    count = 0
    for stroke, new in zip(strokes, is_new, strict=True):
        if new:
            away = stroke.points[:, None] - old[None]
            count += bool((away**2).sum(axis=2).min() > TOUCH**2)
    return count
