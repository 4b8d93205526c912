"""Invents digits stroke by stroke, in forms that people write and MNIST hardly shows.

Slashed zeros, flagged and footed ones, open, closed and one-stroke fours, fives of two strokes,
hooked and crossed sevens, eights begun anywhere, nines with a curl. Every length and angle is
random, so that no two are alike; no handwriting is copied.
"""

from collections.abc import Callable, Mapping

import numpy as np

from training.drawings.stroke_grammar import Drawing, Generator, arc, chance, curve, line, ticked


def invented(digit: int, generator: Generator) -> Drawing:
    """A drawing of `digit`, 0 to 9, unlike any other."""
    return _FORMS[digit](generator)


def _zero(generator: Generator) -> Drawing:
    u = generator.uniform
    width, start = u(0.22, 0.52), u(-140, -10)
    way = -1 if chance(generator, 0.75) else 1
    ring = arc((0, 0.5), (width, 0.5), start, way * u(320, 420), u(-0.25, 0.25))
    if chance(generator, 0.15):  # the pen goes on into the ring
        ring = np.concatenate([ring, ring[-1:] * 0.4 + np.array([[0, 0.5]]) * 0.6])
    if not chance(generator, 0.3):
        return [ring]
    angle = np.deg2rad(u(-15, 90))
    reach = u(0.35, 0.75) * np.array([np.cos(angle), -np.sin(angle)])
    middle = np.array([0, 0.5]) + generator.normal(0, 0.05, 2)
    slash = line(generator, middle - reach, middle + reach)
    if chance(generator, 0.2):  # without lifting the pen
        return [np.concatenate([ring, slash[::-1] if chance(generator, 0.5) else slash])]
    return [ring, slash]


def _one(generator: Generator) -> Drawing:
    u = generator.uniform
    stem = [(u(-0.05, 0.05), 0), (u(-0.03, 0.03), 0.5), (u(-0.05, 0.05), 1)]
    parts: Drawing = []
    kind = generator.choice(4, p=[0.2, 0.4, 0.25, 0.15])
    if kind == 1:  # flagged: up first
        length, angle = u(0.15, 0.7), np.deg2rad(u(8, 62))
        start = np.array([-np.sin(angle), np.cos(angle)]) * length
        bow = start / 2 + np.array([-0.05, -0.05]) * u(-1, 1)
        flag = curve(generator, start, bow, (0, 0))
        if chance(generator, 0.35):  # a hook before the flag
            hook = start + np.array([u(0, 0.12), u(-0.1, 0.06)])
            flag = np.concatenate([hook[np.newaxis], flag])
        stroke = np.concatenate([flag, line(generator, *stem)[1:]])
    elif kind == 2:  # a rounded top
        reach, fall = u(0.1, 0.35), u(0.02, 0.25)
        stroke = curve(generator, (-reach, fall), (-reach / 2, u(0, 0.04)), (0, 0.08), *stem[1:])
    else:
        stroke = curve(generator, *stem) if kind == 0 else line(generator, stem[0], stem[2])
        if kind == 3 and chance(generator, 0.5):  # the flag by itself
            parts.append(line(generator, (-u(0.1, 0.4), u(0.05, 0.35)), (0, 0)))
    if chance(generator, 0.15):  # a tick where the pen leaves
        stroke = ticked(stroke, generator)
    parts.append(stroke)
    if kind in (1, 2, 3) and chance(generator, 0.4):
        left, right, tilt = u(0.1, 0.4), u(0.1, 0.45), u(-0.15, 0.05)
        foot = line(generator, (-left, 1), (right, 1 + tilt))
        if chance(generator, 0.25):
            parts[-1] = np.concatenate([parts[-1], foot])
        else:
            parts.append(foot if chance(generator, 0.8) else foot[::-1])
    return parts


def _two(generator: Generator) -> Drawing:
    u = generator.uniform
    right, top = u(0.25, 0.4), u(0.2, 0.32)
    head = [(-u(0.2, 0.4), u(0.1, 0.3)), (-0.05, 0), (right, top)]
    if chance(generator, 0.2):  # a small hook before the head
        head.insert(0, (head[0][0] + u(0.05, 0.15), head[0][1] + u(0.0, 0.15)))
    elif chance(generator, 0.12):  # a lead-in from above, looped
        start = [
            (u(-0.25, 0.05), u(-0.02, 0.1)),
            (-u(0.3, 0.45), u(0.2, 0.4)),
            (-0.2, u(0.1, 0.25)),
        ]
        head = [*start, *head[1:]]
    if chance(generator, 0.12):  # like a z
        top_line = line(generator, (-0.35, u(0, 0.1)), (0.35, u(-0.05, 0.08)))
        end = (-0.35, 1), (0.4, 1 + u(-0.1, 0.1))
        return [np.concatenate([top_line, line(generator, *end)])]
    foot_left = -u(0.25, 0.4)
    if chance(generator, 0.45):  # looped at the foot
        loop = [(foot_left, u(0.9, 1)), (foot_left - 0.02, u(0.78, 0.86)), (-0.1, u(0.82, 0.92))]
        tail = [(0.15, 0.98), (u(0.35, 0.55), u(0.7, 1.0))]
        return [curve(generator, *head, (0, 0.6), *loop, *tail)]
    body = curve(generator, *head, (0.02, 0.65), (foot_left, 1))
    return [np.concatenate([body, line(generator, (u(0.3, 0.5), 1 + u(-0.12, 0.06)))])]


def _three(generator: Generator) -> Drawing:
    u = generator.uniform
    waist = (u(-0.15, 0.12), u(0.38, 0.5))
    low = [(u(0.2, 0.42), u(0.68, 0.78)), (u(-0.05, 0.1), 1), (-u(0.2, 0.4), u(0.82, 1.0))]
    if chance(generator, 0.2):  # flat on top
        roof = line(generator, (-0.3, u(0, 0.08)), (0.3, u(-0.03, 0.06)))
        belly = curve(generator, waist, *low)
        return [np.concatenate([roof, belly])]
    head = [(-u(0.2, 0.35), u(0.08, 0.25)), (0, 0), (u(0.2, 0.36), u(0.15, 0.25))]
    if chance(generator, 0.2):  # a loop at the waist
        x, y = waist
        knot = [waist, (x - u(0.02, 0.12), y + u(-0.02, 0.05)), (x, y + u(0.02, 0.08))]
        return [curve(generator, *head, *knot, *low)]
    return [curve(generator, *head, waist, *low)]


def _four(generator: Generator) -> Drawing:
    u = generator.uniform
    bar = u(0.5, 0.75)
    kind = generator.choice(4, p=[0.35, 0.2, 0.25, 0.2])
    left = -u(0.25, 0.4)
    if kind in (0, 1):  # two strokes, open or closed on top
        top = (u(-0.25, 0.0) if kind == 0 else u(0.08, 0.2), 0)
        end = (u(0.15, 0.45), bar + u(-0.1, 0.05))
        make = curve if chance(generator, 0.5) else line
        corner = make(generator, top, ((top[0] + left) / 2 - u(0, 0.08), bar / 2), (left, bar))
        first = np.concatenate([corner, line(generator, end)])
        if chance(generator, 0.3):
            first = curve(generator, top, (left, bar * 0.8), (left + 0.1, bar), end)
        x = u(0.05, 0.25)
        begin = u(0.0, 0.45) if kind == 0 else u(0, 0.15)
        if kind == 0 and chance(generator, 0.35):  # a short stem low down beside the bar's end
            begin, x = bar - u(0.02, 0.3), end[0] + u(-0.12, 0.1)
        return [first, line(generator, (x + u(-0.02, 0.15), begin), (x + u(-0.15, 0.02), 1))]
    if kind == 2:  # one stroke, open: down, across, up a little, down
        x = u(0.1, 0.3)
        peak = bar - u(0.05, 0.45)
        across = curve(generator, (u(-0.2, 0.1), 0), (left, bar * u(0.7, 1)), (x - 0.1, bar))
        return [np.concatenate([across, line(generator, (x, peak), (x - u(0, 0.15), 1))])]
    x = u(0.05, 0.2)  # one stroke, closed: from the top round to the top again
    down = [(x, u(0, 0.1)), (left, bar), (u(0.2, 0.45), bar + u(-0.05, 0.03))]
    return [line(generator, *down), line(generator, (x, u(0, 0.1)), (x - u(0, 0.1), 1))]


def _five(generator: Generator) -> Drawing:
    u = generator.uniform
    left, neck = -u(0.15, 0.35), u(0.35, 0.5)
    belly = [
        (u(0.02, 0.15), neck - u(0.02, 0.1)),
        (u(0.25, 0.42), u(0.62, 0.75)),
        (u(-0.02, 0.12), 1),
        (-u(0.2, 0.42), u(0.82, 1.0)),
    ]
    if chance(generator, 0.15):  # curled up at the end
        belly.append((-u(0.0, 0.25), u(0.65, 0.8)))
    width, tilt = u(0.3, 0.75), u(-0.2, 0.05)
    if chance(generator, 0.4):  # the bar by itself
        body = np.concatenate(
            [line(generator, (left, 0)), curve(generator, (left - u(-0.05, 0.1), neck), *belly)]
        )
        x, y = left + u(-0.08, 0.12), u(-0.08, 0.06)
        bar = line(generator, (x, y), (x + width, y + tilt))
        return [body, bar] if chance(generator, 0.7) else [bar, body]
    if chance(generator, 0.35):  # like an s
        return [curve(generator, (left + width, tilt), (left, 0.12), (left + 0.02, neck), *belly)]
    roof = line(generator, (left + width, tilt), (left, 0))
    return [np.concatenate([roof, curve(generator, (left - u(-0.05, 0.1), neck), *belly)])]


def _six(generator: Generator) -> Drawing:
    u = generator.uniform
    left, size = -u(0.2, 0.4), u(0.3, 0.55)
    down = [(u(-0.1, 0.3), 0), (left, u(0.45, 0.7)), (u(-0.05, 0.05), 1)]
    x = u(0.2, 0.38)
    loop = [(x, 1 - size / 2), (u(-0.05, 0.1), 1 - size)]
    close = (left + u(0, 0.25), 1 - size * u(0.2, 0.7))
    if chance(generator, 0.2):  # a small loop on the right, which ends below it
        x, y = u(0.1, 0.35), u(0.55, 0.8)
        small = [
            (x + 0.1, y),
            (x, y - 0.1),
            (x - 0.08, y + 0.05),
            (x + u(-0.05, 0.1), u(0.95, 1.1)),
        ]
        return [curve(generator, *down, *small)]
    return [curve(generator, *down, *loop, close)]


def _seven(generator: Generator) -> Drawing:
    u = generator.uniform
    left, right, foot = -u(0.2, 0.45), u(0.15, 0.4), u(-0.25, 0.12)
    rise = u(-0.06, 0.12)
    roof = [(left, rise), (right, 0)]
    if chance(generator, 0.25):  # hooked
        roof.insert(0, (left + u(-0.06, 0.06), rise + u(0.06, 0.22)))
    if chance(generator, 0.2):  # round all over, like the head of a two
        head = [(left, u(0.1, 0.25)), (u(-0.15, 0.05), 0), (right, u(0.1, 0.3))]
        stroke = curve(generator, *head, ((right + foot) / 2 + u(0, 0.1), 0.6), (foot, 1))
    elif chance(generator, 0.35):  # rounded at the corner
        stem = curve(generator, *roof[:-1], (0.05, 0), (right, u(0.06, 0.15)), (0.1, 0.5))
        stroke = np.concatenate([stem, line(generator, (foot, 1))])
    else:
        bend = (right + foot) / 2 + u(-0.12, 0.08)
        edge = line(generator, *roof)
        stroke = np.concatenate([edge, curve(generator, (right, 0), (bend, 0.5), (foot, 1))])
    if chance(generator, 0.15):
        stroke = ticked(stroke, generator)
    if not chance(generator, 0.4):
        return [stroke]
    y, half = u(0.38, 0.78), u(0.12, 0.35)
    x = right + (foot - right) * y
    tilt = u(-0.15, 0.08)
    ends = (x - half, y - tilt / 2), (x + half, y + tilt / 2)
    if chance(generator, 0.3):  # the bar begins with a hook
        hook = (ends[0][0] + u(-0.06, 0.06), ends[0][1] + u(0.05, 0.15))
        return [stroke, curve(generator, hook, *ends)]
    return [stroke, line(generator, *ends)]


def _eight(generator: Generator) -> Drawing:
    u = generator.uniform
    top, low, waist = u(0.15, 0.34), u(0.2, 0.4), u(0.38, 0.55)
    if chance(generator, 0.12):  # two rings
        upper = arc((u(-0.05, 0.05), waist / 2), (top, waist / 2), u(0, 360), u(330, 400))
        below = (1 - waist) / 2
        lower = arc((0, waist + below), (low, below), u(0, 360), u(330, 400))
        return [upper, lower]
    knots = [
        (0, 0),
        (-top, waist / 2),
        (0, waist),
        (low, (1 + waist) / 2),
        (0, 1),
        (-low, (1 + waist) / 2),
        (0, waist),
        (top, waist / 2),
    ]
    first = int(generator.integers(len(knots))) if chance(generator, 0.4) else 7
    order = [knots[(first + step) % len(knots)] for step in range(len(knots) + 1)]
    if chance(generator, 0.45):  # left open where it began
        end = np.array(order[-1]) + generator.normal(0, 0.09, 2)
        begin = np.array(order[0]) + generator.normal(0, 0.09, 2)
        order = [tuple(begin), *order[1:-1], tuple(end)]
    mirror = -1 if chance(generator, 0.3) else 1
    stroke = curve(generator, *order) * [mirror, 1]
    return [stroke[::-1] if chance(generator, 0.2) else stroke]


def _nine(generator: Generator) -> Drawing:
    u = generator.uniform
    size, width = u(0.25, 0.55), u(0.16, 0.36)
    if chance(generator, 0.15):  # hardly more than a bar
        size, width = u(0.1, 0.25), u(0.25, 0.4)
    tilt = u(-30, 30)
    head = arc((0, size / 2), (width, size / 2), u(-60, 30) + tilt, -u(300, 400), u(-0.15, 0.1))
    corner = (width * u(0.8, 1.05), u(0.05, 0.3))
    kind = generator.choice(3, p=[0.4, 0.35, 0.25])
    if kind == 0:  # straight down
        tail = line(generator, corner, (u(-0.1, 0.35), 1))
    elif kind == 1:  # a curl to the left
        bow = (u(0.15, 0.45), u(0.55, 0.8))
        tail = curve(generator, corner, bow, (u(-0.1, 0.1), 1), (-u(0.15, 0.5), u(0.8, 1.02)))
    else:  # from the loop's foot over the right, like a g
        bow = (width * u(0.8, 1.1), u(0.5, 0.75))
        tail = curve(generator, (width * 0.3, size * u(0.8, 1)), bow, (u(-0.2, 0.1), 1))
    if chance(generator, 0.15):  # the stem by itself
        return [head, tail]
    return [np.concatenate([head, tail])]


_FORMS: Mapping[int, Callable[[Generator], Drawing]] = {
    0: _zero,
    1: _one,
    2: _two,
    3: _three,
    4: _four,
    5: _five,
    6: _six,
    7: _seven,
    8: _eight,
    9: _nine,
}
