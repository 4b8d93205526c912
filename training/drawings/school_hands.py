"""Digits in the forms that schools teach and people use, by country.

A hand names, for some digits, the forms that are common in a country; the others are invented
freely. That a form is common does not mean that everybody there writes so. No handwriting is
copied: the forms are drawn from how they are described, with every length and angle at random.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from training.drawings.invented_digits import invented
from training.drawings.stroke_grammar import Drawing, Generator, Stroke, arc, chance, curve, line

Form = Callable[[Generator], Drawing]
Hand = Mapping[int, Sequence[str]]
"""Names of FORMS by digit."""


def schooled(digit: int, generator: Generator) -> Drawing:
    """A drawing of `digit`, 0 to 9, in the hand of a country; each country is as likely."""
    country = list(HANDS)[int(generator.integers(len(HANDS)))]
    return written_in(country, digit, generator)


def written_in(country: str, digit: int, generator: Generator) -> Drawing:
    """A drawing of `digit` in one of HANDS; freely invented where the hand names no form."""
    names = HANDS[country].get(digit)
    if not names:
        return invented(digit, generator)
    return FORMS[names[int(generator.integers(len(names)))]](generator)


def _ring(generator: Generator) -> tuple[Stroke, float]:
    """A zero's ring, closed or nearly so, and half its width."""
    width = generator.uniform(0.24, 0.45)
    start, sweep = generator.uniform(-130, -40), -generator.uniform(335, 385)
    return arc((0, 0.5), (width, 0.5), start, sweep, generator.uniform(-0.1, 0.1)), width


def _slashed_zero(generator: Generator) -> Drawing:
    u = generator.uniform
    ring, width = _ring(generator)
    reach = u(0.75, 1.3)
    ends = (-width * reach, 0.5 + 0.42 * reach), (width * reach, 0.5 - 0.42 * reach)
    return [ring, line(generator, *(ends if chance(generator, 0.5) else ends[::-1]))]


def _dotted_zero(generator: Generator) -> Drawing:
    """With a dot or a short stroke inside."""
    ring, _ = _ring(generator)
    middle = np.array([0, 0.5]) + generator.normal(0, 0.04, 2)
    angle, half = np.deg2rad(generator.uniform(0, 180)), generator.uniform(0.005, 0.07)
    reach = half * np.array([np.cos(angle), np.sin(angle)])
    return [ring, np.stack([middle - reach, middle + reach])]


def _plain_one(generator: Generator) -> Drawing:
    lean = generator.uniform(-0.05, 0.25)
    return [line(generator, (lean, 0), (lean / 2, 0.5), (0, 1))]


def _flagged_one(generator: Generator, *, longest: float = 0.4) -> Drawing:
    u = generator.uniform
    length, angle = u(0.15, longest), np.deg2rad(u(25, 60))
    start = length * np.array([-np.sin(angle), np.cos(angle)])
    return [line(generator, start, (0, 0), (u(-0.08, 0.05), 1))]


def _long_flagged_one(generator: Generator) -> Drawing:
    """The upstroke begins as low as two thirds down, so that it looks like a narrow tent."""
    u = generator.uniform
    length, angle = u(0.4, 0.85), np.deg2rad(u(18, 50))
    start = length * np.array([-np.sin(angle), np.cos(angle)])
    flag = curve(generator, start, start / 2 + (0, u(-0.06, 0.06)), (0, 0))
    return [np.concatenate([flag, line(generator, (u(-0.06, 0.06), 1))])]


def _based_one(generator: Generator) -> Drawing:
    """With a flag and a base."""
    (stroke,) = _flagged_one(generator, longest=0.5)
    x, y = stroke[-1]
    left, right = generator.uniform(0.12, 0.4, 2)
    return [stroke, line(generator, (x - left, y), (x + right, y))]


def _bent_two(generator: Generator) -> Drawing:
    """One narrow stroke that bends at the top and at the foot, with hardly a head or a base."""
    u = generator.uniform
    head, foot = u(0.12, 0.28), u(0.2, 0.45)
    lean = u(0.05, 0.25)
    top = [(-head, u(0.04, 0.2)), (-head * 0.3, 0), (head * u(0.2, 0.6), u(0.08, 0.2))]
    if chance(generator, 0.4):  # the foot is bent too, not a corner
        low = [(-lean, u(0.86, 0.96)), (-lean + foot * 0.4, 1), (-lean + foot, 1 - u(0, 0.15))]
        return [curve(generator, *top, (-lean / 2, 0.55), *low)]
    stem = curve(generator, *top, (-lean / 2, 0.6), (-lean, 1))
    return [np.concatenate([stem, line(generator, (-lean + foot, 1 + u(-0.1, 0.03)))])]


def _looped_two(generator: Generator) -> Drawing:
    u = generator.uniform
    head = [(-u(0.2, 0.35), u(0.12, 0.28)), (-0.03, 0), (u(0.24, 0.38), u(0.2, 0.3))]
    left = -u(0.22, 0.36)
    loop = [(left, u(0.9, 0.98)), (left - 0.03, u(0.78, 0.86)), (-0.1, u(0.84, 0.93))]
    return [curve(generator, *head, (0, 0.6), *loop, (0.14, 0.99), (u(0.32, 0.5), u(0.82, 0.98)))]


def _open_four(generator: Generator) -> Drawing:
    """Down and across like an L, then a stem that crosses the bar; open above."""
    u = generator.uniform
    bar, left, right = u(0.52, 0.72), -u(0.22, 0.38), u(0.18, 0.42)
    corner = (left - u(-0.02, 0.06), bar)
    first = line(generator, (left + u(0, 0.22), 0), corner, (right, bar + u(-0.08, 0.03)))
    x = u(-0.02, 0.2)
    return [first, line(generator, (x + u(0, 0.12), u(0, 0.4)), (x - u(0, 0.12), 1))]


def _closed_four(generator: Generator) -> Drawing:
    u = generator.uniform
    bar, left, right, top = u(0.58, 0.76), -u(0.3, 0.45), u(0.2, 0.4), u(0.05, 0.18)
    first = line(generator, (top, 0), (left, bar), (right, bar + u(-0.05, 0.03)))
    return [first, line(generator, (top + u(-0.03, 0.05), u(0, 0.06)), (top - u(0, 0.1), 1))]


def _bar_last_five(generator: Generator) -> Drawing:
    u = generator.uniform
    left, neck = -u(0.12, 0.28), u(0.34, 0.48)
    belly = [(u(0.05, 0.15), neck - 0.05), (u(0.25, 0.38), u(0.62, 0.74)), (u(0, 0.1), 1)]
    end = (-u(0.2, 0.36), u(0.86, 1.0))
    body = curve(generator, (left - u(-0.03, 0.06), neck), *belly, end)
    first = np.concatenate([line(generator, (left, 0)), body])
    start = (left + u(-0.03, 0.08), u(-0.05, 0.05))
    return [first, line(generator, start, (start[0] + u(0.35, 0.65), start[1] + u(-0.12, 0.03)))]


def _six_like_b(generator: Generator) -> Drawing:
    """A nearly straight stem and a round bowl at its foot, like a b."""
    u = generator.uniform
    left, size, x = -u(0.18, 0.28), u(0.38, 0.55), u(0.15, 0.32)
    stem = line(generator, (left + u(0, 0.12), 0), (left, 1 - size * 0.4))
    bowl = [(left + 0.06, u(0.93, 1.0)), (0.02, 1), (x, 1 - size / 2), (0.02, 1 - size)]
    close = (left + u(0, 0.06), 1 - size * u(0.55, 0.8))
    return [np.concatenate([stem, curve(generator, *bowl, close)])]


def _boxy_six(generator: Generator) -> Drawing:
    """A straight stem with a box of straight lines at its foot."""
    u = generator.uniform
    left, right, size = -u(0.18, 0.32), u(0.15, 0.36), u(0.35, 0.55)
    top = 1 - size
    end = (left + u(-0.06, 0.06), top + u(-0.05, 0.08))
    stem = (left + u(-0.05, 0.2), 0), (left + u(-0.03, 0.05), 0.5)
    corners = (left, 1), (right, 1 + u(-0.08, 0.04)), (right + u(-0.05, 0.05), top + u(-0.06, 0.06))
    if chance(generator, 0.3):  # the box is a stroke of its own
        return [
            line(generator, *stem, corners[0]),
            line(generator, end, *corners[:0:-1], (left, 1)),
        ]
    return [line(generator, *stem, *corners, end)]


def _seven(generator: Generator, *, is_hooked: bool, is_crossed: bool) -> Drawing:
    u = generator.uniform
    left, right, foot = -u(0.22, 0.4), u(0.18, 0.4), u(-0.25, 0.12)
    roof = [(left, u(-0.03, 0.1)), (right, 0)]
    if is_hooked:
        roof.insert(0, (left + u(-0.05, 0.05), roof[0][1] + u(0.08, 0.22)))
    bend = (right + foot) / 2 + u(-0.1, 0.05)
    stem = curve(generator, (right, 0), (bend, 0.5), (foot, 1))
    strokes = [np.concatenate([line(generator, *roof), stem])]
    if is_crossed:
        y, half, tilt = u(0.42, 0.65), u(0.15, 0.32), u(-0.1, 0.05)
        x = right + (foot - right) * y
        strokes.append(line(generator, (x - half, y - tilt / 2), (x + half, y + tilt / 2)))
    return strokes


def _left_downstroke_seven(generator: Generator) -> Drawing:
    """A stroke down at the left, a sixth to four fifths of the height, before the top."""
    u = generator.uniform
    left, right, foot = -u(0.08, 0.38), u(0.1, 0.38), u(-0.15, 0.3)
    rise, leg = u(-0.04, 0.1), u(0.15, 0.8)
    leg_foot = (left - u(-0.04, 0.25) * leg, rise + leg)
    top = (left, rise), (right, 0)
    bend = ((right + foot) / 2 + u(-0.05, 0.1), 0.5)
    stem = curve(generator, (right, 0), bend, (foot, 1))
    kind = generator.choice(3, p=[0.5, 0.25, 0.25])
    if kind == 0:  # the leg by itself, down first
        leg_stroke = line(generator, (left + u(-0.03, 0.03), rise + u(-0.06, 0.08)), leg_foot)
        return [leg_stroke, np.concatenate([line(generator, *top), stem])]
    if kind == 1:  # down and up again, without lifting the pen
        return [np.concatenate([line(generator, (left, rise), leg_foot, *top), stem])]
    return [np.concatenate([line(generator, leg_foot, *top), stem])]  # from the leg's foot


def _straight_nine(generator: Generator) -> Drawing:
    """A ring and a straight stem, like a q."""
    u = generator.uniform
    size, width = u(0.36, 0.55), u(0.18, 0.32)
    ring = arc((0, size / 2), (width, size / 2), u(-50, 20), -u(320, 390))
    stem = line(generator, (width + u(-0.05, 0.03), u(0.02, 0.25)), (width + u(-0.2, 0.04), 1))
    return [ring, stem] if chance(generator, 0.3) else [np.concatenate([ring, stem])]


def _nine_like_g(generator: Generator) -> Drawing:
    """The stem ends in a bow to the left, like a g."""
    u = generator.uniform
    size, width = u(0.34, 0.52), u(0.18, 0.32)
    ring = arc((0, size / 2), (width, size / 2), u(-50, 20), -u(320, 380))
    low = [(width, u(0.62, 0.8)), (u(-0.02, 0.1), 1), (-u(0.18, 0.4), u(0.84, 0.96))]
    return [np.concatenate([ring, curve(generator, (width, u(0.1, 0.25)), *low)])]


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "0 plain": lambda generator: [_ring(generator)[0]],
        "0 slashed": _slashed_zero,
        "0 dotted": _dotted_zero,
        "1 plain": _plain_one,
        "1 flagged": _flagged_one,
        "1 long flag": _long_flagged_one,
        "1 flag and base": _based_one,
        "2 bent": _bent_two,
        "2 looped": _looped_two,
        "4 open": _open_four,
        "4 closed": _closed_four,
        "5 bar last": _bar_last_five,
        "6 like b": _six_like_b,
        "6 boxy": _boxy_six,
        "7 plain": lambda generator: _seven(generator, is_hooked=False, is_crossed=False),
        "7 crossed": lambda generator: _seven(generator, is_hooked=False, is_crossed=True),
        "7 hooked": lambda generator: _seven(generator, is_hooked=True, is_crossed=False),
        "7 hooked and crossed": lambda generator: _seven(
            generator, is_hooked=True, is_crossed=True
        ),
        "7 left downstroke": _left_downstroke_seven,
        "9 straight": _straight_nine,
        "9 like g": _nine_like_g,
    }
)
"""By name, which begins with the digit."""


def _hand(*names: str) -> Hand:
    hand: dict[int, list[str]] = {}
    for name in names:
        hand.setdefault(int(name[0]), []).append(name)
    return MappingProxyType(hand)


HANDS: Mapping[str, Hand] = MappingProxyType(
    {
        "Austria": _hand("1 long flag", "4 open", "7 crossed", "9 like g"),
        "Brazil": _hand("1 flagged", "1 flag and base", "4 open", "7 crossed", "9 straight"),
        "China": _hand(
            "1 plain",
            "2 bent",
            "4 open",
            "5 bar last",
            "6 like b",
            "7 plain",
            "7 hooked",
            "9 straight",
        ),
        "Czechia": _hand("1 long flag", "4 open", "7 crossed", "9 like g"),
        "France": _hand("1 flagged", "1 long flag", "2 looped", "4 open", "7 crossed", "9 like g"),
        "Germany": _hand("1 long flag", "4 open", "5 bar last", "7 crossed", "9 like g"),
        "Hungary": _hand("1 long flag", "4 open", "7 crossed", "9 like g"),
        "India": _hand("1 plain", "1 flag and base", "4 closed", "4 open", "7 plain", "9 like g"),
        "Italy": _hand("1 flagged", "1 flag and base", "4 open", "7 crossed", "9 like g"),
        "Japan": _hand(
            "1 plain", "4 closed", "4 open", "5 bar last", "7 left downstroke", "9 straight"
        ),
        "Korea": _hand(
            "1 plain",
            "2 bent",
            "4 open",
            "4 closed",
            "5 bar last",
            "6 boxy",
            "6 like b",
            "7 left downstroke",
            "9 straight",
        ),
        "Poland": _hand("1 flagged", "1 long flag", "4 open", "7 crossed", "9 like g"),
        "Russia": _hand(
            "1 flagged",
            "2 looped",
            "4 open",
            "5 bar last",
            "7 hooked and crossed",
            "7 hooked",
            "9 like g",
        ),
        "Spain": _hand("1 flagged", "1 flag and base", "4 open", "7 crossed", "9 like g"),
        "Taiwan": _hand(
            "1 plain",
            "2 bent",
            "4 open",
            "5 bar last",
            "6 boxy",
            "7 hooked",
            "7 left downstroke",
            "9 straight",
        ),
        "United Kingdom": _hand("1 plain", "4 open", "4 closed", "7 plain", "9 straight"),
        "United States": _hand(
            "0 plain", "0 slashed", "1 plain", "4 open", "4 closed", "7 plain", "9 straight"
        ),
        "engineers": _hand(
            "0 slashed",
            "0 dotted",
            "1 flag and base",
            "4 closed",
            "7 hooked and crossed",
            "9 straight",
        ),
    }
)
"""By country; engineers everywhere tell 0 and O, 1 and l, 7 and 1 apart."""
