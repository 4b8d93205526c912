"""Runs a million images through the classifier: speed, memory, and the processor's limit."""

from typing import Any

import numpy as np

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.learning.time_left import multiplications
from mnist_desktop.recognition.classifier import Classifier
from training.benchmark.figures import MILLISECONDS, Figure, Line, timed
from training.benchmark.pen_to_bars import memory_mb

IMAGES = 1_000_000
KERAS_EVERY = 10
"""Our blocks per block of Keras's and per matrix product."""
SIDE = 2_000
"""Size of the matrices, large enough for the processor's full speed."""


def recognition_lines(_: int, images: int = IMAGES) -> list[Line | Figure]:
    """`Classifier.predict` against `model.predict`, in blocks of MNIST's test images."""
    classifier = Classifier.load()
    model = keras_model_of(classifier)
    block = load_mnist().test.as_floats()[:images]
    square = np.ones((SIDE, SIDE), np.float32)
    ours, theirs, products, held = [], [], [], []
    for number in range(-1, images // len(block)):  # the first warms up
        ours.append(timed(lambda: classifier.predict(block)))
        if number % KERAS_EVERY == 0 or number < 0:
            theirs.append(timed(lambda: model.predict(block, batch_size=500, verbose=0)))
            products.append(timed(lambda: square @ square))
        held.append(memory_mb("VmRSS"))
    del ours[0], theirs[0], products[0], held[0]
    pace = len(block) / float(np.median(ours)) * MILLISECONDS
    limit = 2 * SIDE**3 / float(np.median(products)) * MILLISECONDS
    done = pace * 2 * multiplications(classifier.architecture)  # and as many sums
    what = f"{images:,} images, by {len(block):,} : model.predict(batch_size=500)"
    return [
        Line.of(what, ours, theirs, 1.0),
        Figure("images a second", pace, ""),
        Figure("memory more at the last than at the first of them", held[-1] - held[0], "MB", 20),
        Figure("sums and products a second in them", done / 1e9, "GFLOP/s"),
        Figure("the processor's limit, sgemm", limit / 1e9, "GFLOP/s"),
        Figure("share of that limit", 100 * done / limit, "%"),
    ]


def keras_model_of(classifier: Classifier) -> Any:
    """A Keras model with the weights of a classifier."""
    from mnist_desktop.learning.keras_model import build_keras_model, set_keras_weights

    model = build_keras_model(classifier.architecture)
    set_keras_weights(model, classifier.architecture, classifier.model.weights)
    return model
