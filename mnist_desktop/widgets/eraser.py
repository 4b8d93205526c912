"""The eraser: takes from strokes what lies under its path."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.drawing import Drawing

_STEP = 1.0  # ink units; strokes are cut this finely where the eraser passes


def erased(
    drawing: Drawing, start: tuple[float, float], end: tuple[float, float], radius: float
) -> Drawing:
    """The drawing without what a round eraser takes on its way from `start` to `end`.

    Args:
        drawing: strokes; a picture stays as it is.
        start: (x, y) in ink units.
        end: (x, y) in ink units.
        radius: ink units.

    Returns:
        The same object if nothing was under the eraser.
    """
    path = np.array([start, end])
    strokes: list[NDArray[np.float64]] = []
    widths: list[float] = []
    for stroke, width in zip(drawing.strokes, drawing.widths, strict=True):
        left = _left_of(stroke, path, radius + width / 4)  # half of a line's half: it looks touched
        strokes += left
        widths += [width] * len(left)
    is_same = len(strokes) == len(drawing.strokes) and all(
        new is old for new, old in zip(strokes, drawing.strokes, strict=True)
    )
    return drawing if is_same else Drawing(tuple(strokes), tuple(widths))


def _left_of(
    stroke: NDArray[np.float64], path: NDArray[np.float64], reach: float
) -> list[NDArray[np.float64]]:
    """The parts of one stroke further than `reach` from the path; itself if that is all."""
    low, high = path.min(axis=0) - reach, path.max(axis=0) + reach
    if (stroke[:, :2].max(axis=0) < low).any() or (stroke[:, :2].min(axis=0) > high).any():
        return [stroke]
    points = _resampled(stroke)
    keep = _distance(points[:, :2], path) > reach
    if keep.all():
        return [stroke]
    cuts = np.flatnonzero(np.diff(keep.astype(np.int8))) + 1
    parts = [
        part
        for part, kept in zip(np.split(points, cuts), np.split(keep, cuts), strict=True)
        if kept[0]
    ]
    for part in parts:
        part.flags.writeable = False
    return parts


def _resampled(stroke: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same line with points at most `_STEP` apart; time and pressure are interpolated."""
    gaps = np.hypot(*np.diff(stroke[:, :2], axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(gaps)])
    added = np.linspace(0.0, along[-1], int(along[-1] / _STEP) + 2)
    places = np.union1d(along, added)
    return np.stack([np.interp(places, along, column) for column in stroke.T], axis=1)


def _distance(points: NDArray[np.float64], path: NDArray[np.float64]) -> NDArray[np.float64]:
    start, vector = path[0], path[1] - path[0]
    square = float(vector @ vector)
    share = (
        np.clip((points - start) @ vector / square, 0, 1) if square > 0 else np.zeros(len(points))
    )
    away = points - start - share[:, None] * vector
    distances: NDArray[np.float64] = np.hypot(away[:, 0], away[:, 1])
    return distances
