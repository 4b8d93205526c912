"""The strokes that digits are composed of: polylines, smooth curves, elliptical arcs, ticks.

Turning points are jittered, so that no two drawings are alike.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Stroke = NDArray[np.float64]
"""(n, 2) x and y, y downwards; a digit is about 1 high."""
Drawing = list[Stroke]
Generator = np.random.Generator

JITTER = 0.02
"""Standard deviation of every turning point, in heights."""
STEPS = 8
"""Points between two turning points."""


def line(generator: Generator, *points: ArrayLike) -> Stroke:
    """A polyline through jittered points."""
    corners = np.array(points, np.float64)
    return corners + generator.normal(0, JITTER, corners.shape)


def curve(generator: Generator, *points: ArrayLike) -> Stroke:
    """A smooth curve through jittered points (Catmull and Rom 1974)."""
    knots = line(generator, *points)
    padded = np.concatenate([2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]])
    t = np.linspace(0, 1, STEPS, endpoint=False)[:, np.newaxis]
    pieces = [
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    ]
    return np.concatenate([*pieces, knots[-1:]])


def arc(
    centre: ArrayLike, radii: ArrayLike, start: float, sweep: float, drift: float = 0.0
) -> Stroke:
    """An elliptical arc.

    Args:
        centre: x and y.
        radii: along x and y.
        start: degrees from the right, clockwise.
        sweep: degrees.
        drift: share by which the radii grow along the arc.
    """
    share = np.linspace(0, 1, max(6, int(abs(sweep) / 15)))
    angle = np.deg2rad(start + sweep * share)
    size = (1 + drift * share)[:, np.newaxis]
    around = np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.asarray(radii)
    arc: Stroke = np.asarray(centre) + size * around
    return arc


def chance(generator: Generator, share: float) -> bool:
    """True in `share` of the cases."""
    return bool(generator.random() < share)


def ticked(stroke: Stroke, generator: Generator) -> Stroke:
    """Adds a tick to the upper right, where the pen leaves."""
    tick = generator.uniform([0.03, -0.25], [0.25, 0.0])
    return np.concatenate([stroke, stroke[-1:] + tick])
