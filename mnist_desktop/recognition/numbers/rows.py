"""Rows of a drawing: parts that stand beside each other, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mnist_desktop.recognition.numbers.parts import Part

_CORE = 0.3  # of a part's height, left out above and below: digits of two rows may overlap there
_TALL = 0.5  # of the tallest; lower parts are bars and dots, which belong to the nearest row
_MIN_GAP = 0.1  # of a row's height, between two rows; the loops of an open 8 are closer


def rows_of(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts of each row; the rows from top to bottom, the parts in writing order."""
    heights = np.array([part.high[1] - part.low[1] for part in parts])
    is_tall = heights >= _TALL * heights.max()
    tall = [part for part, it_is in zip(parts, is_tall, strict=True) if it_is]
    spans = _joined([_core(part) for part in tall])
    spans = _apart(spans, tall)
    rows: list[list[Part]] = [[] for _ in spans]
    for part in parts:
        middle = (part.low[1] + part.high[1]) / 2
        away = [max(low - middle, middle - high, 0.0) for low, high in spans]
        rows[int(np.argmin(away))].append(part)
    return rows


def _core(part: Part) -> tuple[float, float]:
    low, high = float(part.low[1]), float(part.high[1])
    return low + _CORE * (high - low), high - _CORE * (high - low)


def _joined(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Overlapping spans as one, ascending."""
    joined: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined


def _apart(spans: list[tuple[float, float]], tall: Sequence[Part]) -> list[tuple[float, float]]:
    """The spans of rows that are clearly apart; others become one."""
    boxes = []
    for low, high in spans:
        own = [part for part in tall if low <= (part.low[1] + part.high[1]) / 2 <= high]
        boxes.append(
            (
                min(float(part.low[1]) for part in own),
                max(float(part.high[1]) for part in own),
            )
        )
    rows = [spans[0]]
    top, bottom = boxes[0]
    for span, (low, high) in zip(spans[1:], boxes[1:], strict=True):
        if low - bottom > _MIN_GAP * min(bottom - top, high - low):
            rows.append(span)
            top, bottom = low, high
        else:
            rows[-1] = (rows[-1][0], span[1])
            bottom = max(bottom, high)
    return rows
