"""By what margin networks read altered drawings as a digit, each slightly distorted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.traced_ink import Strokes
from mnist_desktop.recognition.classifier import CHUNK, Classifier
from mnist_desktop.recognition.image_batch import Images, images_from_segments
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.preprocessing import PEN_WIDTH

Floats = NDArray[np.float64]

TURN, SLANT, STRETCH = 0.1, 0.12, 0.06
"""The largest distortions: radians; px right per px up; natural log of width : height, halved."""
PENS = 1.8, 2.8
"""px; MNIST's lines have 1.6 to 3.8."""


def distortions(count: int, seed: int = 1) -> tuple[Floats, Floats]:
    """(n, 2, 2) matrices and (n,) pen widths; the first changes nothing."""
    random = np.random.default_rng(seed)
    matrices, widths = [np.eye(2)], [PEN_WIDTH]
    for _ in range(count - 1):
        turn, slant = random.uniform(-TURN, TURN), random.uniform(-SLANT, SLANT)
        stretch = np.exp(random.uniform(-STRETCH, STRETCH))
        rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        matrices.append(rotation @ np.array([[stretch, slant], [0, 1 / stretch]]))
        widths.append(random.uniform(*PENS))
    return np.stack(matrices), np.array(widths)


def images_of(drawings: Sequence[Strokes], matrices: Floats, widths: Floats) -> Images:
    """(drawings * distortions, 28, 28), all distortions of a drawing one after the other."""
    lines = [_segments(strokes) for strokes in drawings]
    counts = np.repeat([len(line) for line in lines], len(widths))
    turned = matrices[:, None].transpose(0, 1, 3, 2)
    segments = np.concatenate([(line[None] @ turned).reshape(-1, 2, 2) for line in lines])
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    return images_from_segments(segments, first, np.tile(widths, len(drawings)))


def _segments(strokes: Strokes) -> Floats:
    """(n, 2, 2) the lines of a drawing."""
    lines = []
    for stroke in strokes:
        ends = stroke.points[1:] if len(stroke) > 1 else stroke.points
        lines.append(np.stack([stroke.points[: len(ends)], ends], axis=1))
    return np.concatenate(lines)


def log_odds(classifier: Classifier, images: Images, target: int) -> Floats:
    """(n,) natural log odds of the probability that a model gives to a digit."""
    count = len(classifier.classes) or CLASSES
    chunks = [images[start : start + CHUNK] for start in range(0, len(images), CHUNK)]
    # One chunk after the other stays on one core
    scores = np.concatenate([classifier.logits(chunk) for chunk in chunks])[:, :count]
    scores = scores.astype(np.float64) / classifier.metadata.temperature
    others = np.delete(scores, target, axis=1)
    largest = others.max(axis=1, keepdims=True)
    rest = largest[:, 0] + np.log(np.exp(others - largest).sum(axis=1))
    result: Floats = scores[:, target] - rest
    return result
