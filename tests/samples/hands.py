"""A person who writes ten digits in turn, their nines mirrored."""

import numpy as np

from mnist_desktop.insight.jitter import Jitter
from mnist_desktop.recognition.ink import Ink
from tests.digit_strokes import DIGITS


def hand(rounds=3, seed=0, mirrored=(9,)):
    """Drawings of 0 to 9, `rounds` times, and their labels; no two are alike."""
    inks, labels = [], []
    for number in range(rounds):
        for digit, strokes in DIGITS.items():
            jitter = Jitter(np.random.default_rng([seed, number, digit]))
            side = -1 if digit in mirrored else 1
            inks.append(Ink([jitter.of(stroke * [side, 1]) for stroke in strokes], str(digit)))
            labels.append(digit)
    return inks, np.array(labels)
