"""Hands with one form of a digit that hardly anybody writes; no network has learned any of them.

A person writes one digit in a way of their own, always the same but for the small differences of
a hand: mirrored, lying on its side, with an extra loop, dot or stroke. All other digits of theirs
stay as they are.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from training.drawings.invented_digits import invented
from training.drawings.stroke_grammar import Drawing, Generator, Stroke

WAVER = 0.02
"""Standard deviation of a slow waver along every stroke, in heights."""
TURN, SIZE, SLANT = 0.06, 0.05, 0.06
"""Standard deviations from drawing to drawing: radians; natural log of a side; px across per px."""


def form_of(kind: str, digit: int, seed: int) -> Drawing:
    """The form in which one person writes a digit.

    Args:
        kind: one of KINDS.
        digit: 0 to 9.
        seed: which person.
    """
    generator = np.random.default_rng([seed, digit, list(KINDS).index(kind)])
    return KINDS[kind](invented(digit, generator), generator)


def written(form: Drawing, generator: Generator) -> Drawing:
    """The form as the person writes it once: a little turned, stretched and wavering."""
    turn = generator.normal(0, TURN)
    across, up = np.exp(generator.normal(0, SIZE, 2))
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = rotation @ np.array([[across, generator.normal(0, SLANT)], [0, up]])
    return [_wavering(stroke @ matrix.T, generator) for stroke in form]


def _wavering(stroke: Stroke, generator: Generator) -> Stroke:
    """The stroke displaced smoothly along its length."""
    knots = generator.normal(0, WAVER, (5, 2))
    along = np.linspace(0, 4, len(stroke))
    offsets = [np.interp(along, np.arange(5), knots[:, axis]) for axis in range(2)]
    return stroke + np.stack(offsets, axis=1)


def _box(drawing: Drawing) -> tuple[Stroke, Stroke]:
    points = np.concatenate(drawing)
    return points.min(axis=0), points.max(axis=0)


def _mirrored(drawing: Drawing, _generator: Generator) -> Drawing:
    return [stroke * [-1.0, 1.0] for stroke in drawing]


def _lying(drawing: Drawing, generator: Generator) -> Drawing:
    side = 1.0 if generator.random() < 0.5 else -1.0
    return [stroke @ np.array([[0.0, side], [-side, 0.0]]) for stroke in drawing]


def _ringed(drawing: Drawing, _generator: Generator) -> Drawing:
    """In a ring, as people number things."""
    low, high = _box(drawing)
    middle, radius = (low + high) / 2, 0.75 * float(np.hypot(*(high - low)) / 2) + 0.2
    angle = np.linspace(0, 2 * np.pi, 40)
    ring = middle + radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return [*drawing, ring]


def _underlined(drawing: Drawing, generator: Generator) -> Drawing:
    """With a line below, as 6 and 9 are told apart on labels."""
    low, high = _box(drawing)
    y = high[1] + generator.uniform(0.1, 0.2)
    return [*drawing, np.array([[low[0] - 0.15, y], [high[0] + 0.15, y]])]


def _struck(drawing: Drawing, generator: Generator) -> Drawing:
    """With two bars across."""
    low, high = _box(drawing)
    first = generator.uniform(0.25, 0.4)
    lines = [low[1] + share * (high[1] - low[1]) for share in (first, first + 0.25)]
    return [*drawing, *(np.array([[low[0] - 0.1, y], [high[0] + 0.1, y]]) for y in lines)]


KINDS: Mapping[str, Callable[[Drawing, Generator], Drawing]] = MappingProxyType(
    {
        "mirrored": _mirrored,
        "lying": _lying,
        "ringed": _ringed,
        "underlined": _underlined,
        "struck": _struck,
    }
)
"""By name: what is done to an invented digit."""
