"""Mathematical signs, which are no digits, composed stroke by stroke.

Signs that look like a digit when they stand alone are left out: a slash, a bar, brackets and an
integral like a 1, a tick like a 7, a question mark like a 2.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from training.drawings.stroke_grammar import Drawing, Generator, Stroke, arc, curve, line

Sign = Callable[[Generator], Drawing]


def _bar(generator: Generator, height: float = 0.5) -> Stroke:
    """A line from left to right, `height` down."""
    u = generator.uniform
    return line(generator, (u(-0.5, -0.35), height), (u(0.35, 0.5), height))


def _upright(generator: Generator) -> Stroke:
    u = generator.uniform
    return line(generator, (0, u(0.0, 0.15)), (0, u(0.85, 1.0)))


def _dot(generator: Generator, x: float, y: float) -> Stroke:
    middle = np.array([x, y]) + generator.normal(0, 0.03, 2)
    reach = generator.uniform(-0.04, 0.04, 2)
    return np.stack([middle - reach, middle + reach])


def _small_ring(generator: Generator, x: float, y: float) -> Stroke:
    radii = generator.uniform(0.1, 0.18, 2)
    return arc((x, y), radii, generator.uniform(-180, 180), generator.uniform(330, 390))


def _plus(generator: Generator) -> Drawing:
    return [_bar(generator), _upright(generator)]


def _minus(generator: Generator) -> Drawing:
    return [_bar(generator)]


def _times(generator: Generator) -> Drawing:
    u = generator.uniform
    half, top, foot = u(0.3, 0.5), u(0.0, 0.15), u(0.85, 1.0)
    return [
        line(generator, (-half, top), (half, foot)),
        line(generator, (half, top), (-half, foot)),
    ]


def _less(generator: Generator) -> Drawing:
    u = generator.uniform
    return [line(generator, (u(0.3, 0.5), u(0, 0.15)), (-0.45, 0.5), (u(0.3, 0.5), u(0.85, 1)))]


def _root(generator: Generator) -> Drawing:
    u = generator.uniform
    foot, top = u(-0.25, -0.1), u(0.05, 0.2)
    return [line(generator, (-0.5, 0.6), (-0.35, 0.5), (foot, 1), (foot + 0.3, top), (0.7, top))]


def _percent(generator: Generator) -> Drawing:
    u = generator.uniform
    slash = line(generator, (u(0.25, 0.45), 0), (u(-0.45, -0.25), 1))
    return [_small_ring(generator, -0.3, 0.2), slash, _small_ring(generator, 0.3, 0.8)]


def _infinity(generator: Generator) -> Drawing:
    wide, high = generator.uniform(0.5, 0.7), generator.uniform(0.18, 0.3)
    quarter = wide / 2
    points = [(0, 0), (quarter, -high), (wide, 0), (quarter, high)]
    points += [(0, 0), (-quarter, -high), (-wide, 0), (-quarter, high), (0, 0)]
    return [curve(generator, *points)]


def _pi(generator: Generator) -> Drawing:
    u = generator.uniform
    left, right = u(-0.3, -0.2), u(0.15, 0.25)
    return [
        _bar(generator, u(0.0, 0.1)),
        curve(generator, (left, 0.08), (left - 0.02, 0.5), (left - u(0, 0.15), 1)),
        curve(generator, (right, 0.08), (right, 0.6), (right + u(0.05, 0.2), 0.97)),
    ]


def _plus_minus(generator: Generator) -> Drawing:
    u = generator.uniform
    return [
        _bar(generator, 0.35),
        line(generator, (0, 0), (0, u(0.65, 0.75))),
        _bar(generator, u(0.9, 1.0)),
    ]


def _divided(generator: Generator) -> Drawing:
    apart = generator.uniform(0.25, 0.45)
    dots = [_dot(generator, 0, 0.5 - apart), _dot(generator, 0, 0.5 + apart)]
    return [_bar(generator), *dots]


def _equals(generator: Generator) -> Drawing:
    apart = generator.uniform(0.12, 0.2)
    return [_bar(generator, 0.5 - apart), _bar(generator, 0.5 + apart)]


def _not_equal(generator: Generator) -> Drawing:
    u = generator.uniform
    return [*_equals(generator), line(generator, (u(0.1, 0.3), u(0, 0.1)), (u(-0.3, -0.1), 1))]


def _greater(generator: Generator) -> Drawing:
    return [stroke * [-1.0, 1.0] for stroke in _less(generator)]


def _approximately(generator: Generator) -> Drawing:
    high, apart = generator.uniform(0.08, 0.15), generator.uniform(0.15, 0.22)
    wave = (-0.5, high), (-0.25, -high), (0, 0), (0.25, high), (0.5, -high)
    places = 0.5 - apart, 0.5 + apart
    return [curve(generator, *((x, place + y) for x, y in wave)) for place in places]


def _sum(generator: Generator) -> Drawing:
    u = generator.uniform
    right = u(0.3, 0.45)
    corners = (right, 0.0), (-0.35, 0.0), (u(0.0, 0.15), 0.5), (-0.4, 1.0), (right, 1.0)
    return [line(generator, *corners)]


def _arrow(generator: Generator) -> Drawing:
    u = generator.uniform
    tip, back, side = 0.6, u(0.2, 0.35), u(0.15, 0.3)
    shaft = line(generator, (-0.6, 0.5), (tip, 0.5))
    return [shaft, line(generator, (back, 0.5 - side), (tip, 0.5), (back, 0.5 + side))]


LEARNED_SIGNS: Mapping[str, Sign] = MappingProxyType(
    {
        "plus": _plus,
        "minus": _minus,
        "times": _times,
        "less": _less,
        "root": _root,
        "percent": _percent,
        "infinity": _infinity,
        "pi": _pi,
    }
)
EVALUATED_SIGNS: Mapping[str, Sign] = MappingProxyType(
    {
        "plus minus": _plus_minus,
        "divided": _divided,
        "equals": _equals,
        "not equal": _not_equal,
        "greater": _greater,
        "approximately": _approximately,
        "sum": _sum,
        "arrow": _arrow,
    }
)
"""None of them is learned."""


def sign(signs: Mapping[str, Sign], generator: Generator) -> Drawing:
    """One of some signs, each as likely; y downwards, about 1 high or wide."""
    return signs[list(signs)[int(generator.integers(len(signs)))]](generator)
