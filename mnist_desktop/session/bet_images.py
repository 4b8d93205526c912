"""The images that a person bets on before a run."""

from __future__ import annotations

from random import Random

import numpy as np

from mnist_desktop.data.class_names import DIGITS
from mnist_desktop.learning.bet import IMAGES, BetImages
from mnist_desktop.samples.selection import Selection
from mnist_desktop.session.sample_store import KeptDrawings


def bet_images(kept: KeptDrawings, writer: str | None, random: Random) -> BetImages:
    """Eight by chance: digits that a writer has kept, filled up from MNIST's validation images.

    Takes as long as a disk does: not for the window's thread.

    Args:
        kept: the kept drawings; without a file on the disk nothing is opened.
        writer: whose; empty for whoever uses the program, None for the last one.
        random: chooses.

    Raises:
        AppError: the store cannot be read, or MNIST is missing.
    """
    own = []
    if kept.is_classroom or kept.path.exists():
        store = kept.store()
        whose = store.writers.last() if writer is None else writer
        found = store.to_learn(Selection(writer=whose))
        own = [one for one in found if one.label in DIGITS]
        own = random.sample(own, min(IMAGES, len(own)))
    images = [one.image for one in own]
    labels = [int(one.label) for one in own]
    if len(own) < IMAGES:
        from mnist_desktop.data.data_set import load_mnist  # all readers of files come with it

        validation = load_mnist().validation
        for index in random.sample(range(len(validation)), IMAGES - len(own)):
            images.append(validation.images[index])
            labels.append(int(validation.labels[index]))
    return BetImages(np.stack(images), tuple(labels), len(own))
