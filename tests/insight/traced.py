"""Drawings as the search sees them."""

import numpy as np

from mnist_desktop.insight.traced_ink import NEW, TracedInk
from mnist_desktop.recognition.ink import Ink
from tests.digit_strokes import DIGITS


def ink_of(digit):
    """On a canvas of 400 units, with time and pressure."""
    return Ink(
        tuple(
            np.column_stack([stroke * 200 + 100, np.linspace(0, 1, len(stroke)), stroke[:, 0]])
            for stroke in DIGITS[digit]
        )
    )


def traced(digit):
    return TracedInk(ink_of(digit))


def numbers_of(strokes):
    """The numbers of the original points that are still there."""
    return sorted(int(one) for stroke in strokes for one in stroke.origins if one != NEW)
