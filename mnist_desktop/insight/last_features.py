"""What the layer of the scores takes: the last features of an image."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.network_part import NetworkPart
from mnist_desktop.recognition.classifier import CHUNK
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.networks.confidence_branch import without_confidence_branch
from mnist_desktop.recognition.networks.layers import Dense

Floats = NDArray[np.float32]
FeaturesAndScores = Callable[[Floats], tuple[Floats, Floats]]


def last_features(model: Model) -> Callable[[Floats], Floats]:
    """A function from images (n, 28, 28) to what the last dense layer of ten takes, (n, features).

    Of a network that ends in another layer it gives the scores. A confidence branch is passed by.
    """
    both = features_and_scores(model)

    def features(images: Floats) -> Floats:
        chunks = [images[start : start + CHUNK] for start in range(0, len(images), CHUNK)]
        return np.concatenate([both(chunk)[0] for chunk in chunks])

    return features


def features_and_scores(model: Model) -> FeaturesAndScores:
    """A function from at most CHUNK images to the same features, and to the scores (n, 10).

    It may be called from several threads at a time.
    """
    scores = without_confidence_branch(model.architecture).layers[-1]
    layer = scores.inputs[0] if isinstance(scores, Dense) else scores.name
    part = NetworkPart(model.architecture, model.weights, sorted({layer, scores.name}))

    def both(images: Floats) -> tuple[Floats, Floats]:
        found = part.run(images=images)
        return found[layer], found[scores.name]

    return both
