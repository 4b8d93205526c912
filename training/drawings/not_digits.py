"""Drawings that are no digit: scribbles, half a digit, digits on top of or beside each other.

A network is trained on some of them with uniform targets (outlier exposure, Hendrycks et al. 2019)
and evaluated on others, which are made with other settings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.drawings.pen_styles import Stroke, in_short_pieces, in_unit

Generator = np.random.Generator

HALVED = (3, 5, 8)
"""The digits whose halves may look like another digit."""
OVERLAID = (0, 2, 3, 4, 5, 6, 7, 8, 9)
"""Without 1, which on another digit looks like a slash or a bar, or is hardly visible."""


@dataclass(frozen=True)
class Settings:
    """How drawings that are not digits are made; each pair is a range.

    Attributes:
        strokes: strokes of a scribble.
        turns: turning points of a scribble's stroke.
        memory: share of its direction that a scribble keeps at a turn, in [0, 1].
        offset: distance between the centres of two digits, in heights.
        size: of the second digit, relative to the first.
        kept: share of a digit's height that is not erased.
        tilt: of the line along which it is erased, in degrees either way.
        several: digits beside each other.
        gap: between two of them, in heights.
        drop: of a digit beside another, in heights either way.
    """

    strokes: tuple[int, int]
    turns: tuple[int, int]
    memory: tuple[float, float]
    offset: tuple[float, float]
    size: tuple[float, float]
    kept: tuple[float, float]
    tilt: float
    several: tuple[int, int]
    gap: tuple[float, float]
    drop: float


LEARNED = Settings(
    strokes=(1, 4),
    turns=(6, 22),
    memory=(0.0, 0.4),
    offset=(0.2, 0.4),
    size=(0.6, 1.4),
    kept=(0.54, 0.64),
    tilt=25.0,
    several=(2, 3),
    gap=(0.15, 0.5),
    drop=0.2,
)
EVALUATED = Settings(
    strokes=(1, 3),
    turns=(8, 30),
    memory=(0.4, 0.7),
    offset=(0.0, 0.2),
    size=(0.8, 1.2),
    kept=(0.46, 0.54),
    tilt=8.0,
    several=(2, 4),
    gap=(0.02, 0.15),
    drop=0.1,
)
"""Evaluation lies outside the training ranges: how a scribble wanders (memory), the distance of two
digits (offset, gap), how much of a half is left (kept)."""


def scribble(settings: Settings, generator: Generator) -> list[Stroke]:
    """Strokes that wander about with many turns."""
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


def beside(
    digits: Sequence[Sequence[Stroke]], settings: Settings, generator: Generator
) -> list[Stroke]:
    """Some digits from left to right, of different sizes."""
    drawing: list[Stroke] = []
    right = 0.0
    for digit in digits:
        size = generator.uniform(*settings.size)
        strokes = [size * stroke for stroke in in_unit(digit)]
        points = np.concatenate(strokes)
        left = right + (generator.uniform(*settings.gap) if drawing else 0.0)
        move = left - points[:, 0].min(), generator.uniform(-settings.drop, settings.drop)
        drawing += [stroke + move for stroke in strokes]
        right = left + float(np.ptp(points[:, 0]))
    return drawing


def halved(drawing: Sequence[Stroke], settings: Settings, generator: Generator) -> list[Stroke]:
    """The upper or the lower part of a drawing; the rest is erased along a line."""
    pieces = in_short_pieces(in_unit(drawing), 0.02)
    angle = np.deg2rad(generator.uniform(-settings.tilt, settings.tilt))
    down = np.array([np.sin(angle), np.cos(angle)])
    if generator.random() < 0.5:
        down = -down
    heights = np.concatenate([piece @ down for piece in pieces])
    low, high = heights.min(), heights.max()
    edge = low + generator.uniform(*settings.kept) * (high - low)
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
    """Rounds corners by 0 to 3 rounds of corner cutting (Chaikin 1974)."""
    for _ in range(generator.integers(0, 3, endpoint=True)):
        before, after = corners[:-1], corners[1:]
        cut = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1)
        corners = np.concatenate([corners[:1], cut.reshape(-1, 2), corners[-1:]])
    return corners
