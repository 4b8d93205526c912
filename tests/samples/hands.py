"""A person who writes ten digits in turn, their nines mirrored."""

import numpy as np

from mnist_desktop.data.data_set import split_data_set
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight.jitter import Jitter
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.copies import images_with_copies
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


def small_data_set():
    """A data set of 120 drawings that stands for MNIST."""
    inks, labels = hand(rounds=12, seed=50, mirrored=())
    images = np.rint(255 * images_with_copies(inks, 0)[:, 0]).astype(np.uint8)
    labelled = LabelledImages(images, labels.astype(np.uint8))
    return split_data_set("MNIST", labelled, labelled[:20])
