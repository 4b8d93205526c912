"""What a word on the command line may be: a number within bounds, a class with its weight."""

import argparse
import math
from collections.abc import Callable

from mnist_desktop.learning.config import MOST_CLASS_WEIGHT

ClassWeight = tuple[str, float]
"""A class's number or name as it was typed, and how much it is to count."""


def class_weight(text: str) -> ClassWeight:
    """Of "9=2"."""
    name, _, weight = text.rpartition("=")
    try:
        value = float(weight)
    except ValueError:
        value = math.nan
    if not name.strip() or not 0 <= value <= MOST_CLASS_WEIGHT:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a class and a number from 0 to {MOST_CLASS_WEIGHT:g}, such as 9=2"
        )
    return name.strip(), value


def whole(low: int, high: int) -> Callable[[str], int]:
    """A kind of option: a whole number from `low` to `high`."""

    def number(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(
                f"{text!r} is not a whole number from {low:,} to {high:,}"
            )
        return value

    return number


def decimal(high: float) -> Callable[[str], float]:
    """A kind of option: a number above 0, `high` at most."""

    def number(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not 0 < value <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0, {high:g} at most")
        return value

    return number
