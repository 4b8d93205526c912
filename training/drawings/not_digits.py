"""Drawings that are no digit: scribbles, two digits on top of each other, rubbed-out halves.

A network learns some of them with evenly spread targets (outlier exposure, Hendrycks et al. 2019),
and others judge it: what judges is made with other settings than what is learned.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.drawings.pen_styles import in_short_pieces, in_unit

Stroke = NDArray[np.float64]
Generator = np.random.Generator

HALVED = (3, 5, 8)
"""The digits whose halves may look like another digit."""
OVERLAID = (0, 2, 3, 4, 5, 6, 7, 8, 9)
"""A one on another digit is a slash, a bar or hardly to be seen."""


@dataclass(frozen=True)
class Settings:
    """How drawings that are no digit are made; each pair is the least and the most.

    Attributes:
        strokes: how many a scribble has.
        turns: how many times a stroke of a scribble turns.
        memory: how much of its direction a scribble keeps at a turn, in [0, 1].
        offset: how far apart the middles of two digits lie, of their height.
        size: of the second digit to the first.
        kept: share of a digit's height that is left of it.
        tilt: degrees of the line along which it is rubbed out, either way.
    """

    strokes: tuple[int, int]
    turns: tuple[int, int]
    memory: tuple[float, float]
    offset: tuple[float, float]
    size: tuple[float, float]
    kept: tuple[float, float]
    tilt: float


LEARNED = Settings((1, 4), (6, 22), (0.0, 0.4), (0.2, 0.4), (0.6, 1.4), (0.54, 0.64), 25.0)
JUDGED = Settings((1, 3), (8, 30), (0.4, 0.7), (0.0, 0.2), (0.8, 1.2), (0.46, 0.54), 8.0)
"""What judges lies outside of what is learned: how a scribble wanders (memory), how far apart two
digits are (offset), how much of a half is left (kept)."""


def scribble(settings: Settings, generator: Generator) -> list[Stroke]:
    """Strokes that wander about, each turning often."""
    drawing = []
    for _ in range(generator.integers(*settings.strokes, endpoint=True)):
        turns = int(generator.integers(*settings.turns, endpoint=True))
        memory = generator.uniform(*settings.memory)
        steps = generator.normal(0, 1, (turns, 2))
        for index in range(1, turns):
            steps[index] = memory * steps[index - 1] + (1 - memory) * steps[index]
        corners = np.cumsum(steps, axis=0)
        corners -= 0.3 * corners.mean(axis=0) * np.linspace(0, 1, turns)[:, np.newaxis]
        size = float(np.ptp(corners, axis=0).max()) or 1.0
        drawing.append(_smooth(corners / size + generator.normal(0, 0.25, 2), generator))
    return drawing


def overlaid(
    first: Sequence[Stroke], second: Sequence[Stroke], settings: Settings, generator: Generator
) -> list[Stroke]:
    """Two digits on top of each other."""
    away = generator.uniform(*settings.offset) * _direction(generator)
    size = generator.uniform(*settings.size)
    return [*in_unit(first), *(size * stroke + away for stroke in in_unit(second))]


def halved(drawing: Sequence[Stroke], settings: Settings, generator: Generator) -> list[Stroke]:
    """The upper or the lower part of a drawing, the rest rubbed out along a line."""
    pieces = in_short_pieces(in_unit(drawing), 0.02)
    angle = np.deg2rad(generator.uniform(-settings.tilt, settings.tilt))
    down = np.array([np.sin(angle), np.cos(angle)])
    if generator.random() < 0.5:
        down = -down
    heights = np.concatenate([piece @ down for piece in pieces])
    least, most = heights.min(), heights.max()
    edge = least + generator.uniform(*settings.kept) * (most - least)
    parts = []
    for piece in pieces:
        inside = piece @ down <= edge
        ends = np.flatnonzero(np.diff(inside)) + 1
        parts += [part for part in np.split(piece, ends) if len(part) and part[0] @ down <= edge]
    return parts


def _direction(generator: Generator) -> NDArray[np.float64]:
    angle = generator.uniform(0, 2 * np.pi)
    return np.array([np.cos(angle), np.sin(angle)])


def _smooth(corners: Stroke, generator: Generator) -> Stroke:
    """Rounded at its corners (Chaikin 1974), more or less often."""
    for _ in range(generator.integers(0, 3, endpoint=True)):
        before, after = corners[:-1], corners[1:]
        cut = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1)
        corners = np.concatenate([corners[:1], cut.reshape(-1, 2), corners[-1:]])
    return corners
