"""A confidence branch: what it has learned lowers the ten scores of what is like no digit.

One number between 0 and 1 multiplies the scores, so the digit that is read stays the same and only
its confidence falls (a temperature for each image; after DeVries and Taylor 2018, who learn a
confidence beside the scores).
"""

from mnist_desktop.recognition.networks.architectures import CLASSES, Architecture
from mnist_desktop.recognition.networks.layers import (
    Activation,
    Add,
    Dense,
    GlobalPooling,
    Layer,
    Multiply,
)

HIDDEN = 32
EARLY, LATE, CONFIDENCE = "confidence_early", "confidence_late", "confidence"
POOLING = "confidence_pooling"
SUFFIX = "_confidence"


def with_confidence_branch(architecture: Architecture) -> Architecture:
    """The network with a branch that multiplies its scores.

    It takes what the scores take, and the largest value of each channel two convolutions before
    the last, where strokes that are in no digit are still to be seen.

    Raises:
        ValueError: the network has fewer than three activations of an image.
    """
    scores = architecture.layers[-1]
    added: list[Layer] = [
        GlobalPooling(POOLING, (_early_image(architecture),)),
        Dense(EARLY, (POOLING,), units=HIDDEN),
        Dense(LATE, scores.inputs, units=HIDDEN),
        Add(f"{CONFIDENCE}_sum", (EARLY, LATE)),
        Activation(f"{CONFIDENCE}_relu", (f"{CONFIDENCE}_sum",)),
        Dense(CONFIDENCE, (f"{CONFIDENCE}_relu",), units=CLASSES),
        Activation(f"{CONFIDENCE}_sigmoid", (CONFIDENCE,), function="sigmoid"),
        Multiply("sure_scores", (scores.name, f"{CONFIDENCE}_sigmoid")),
    ]
    return Architecture(architecture.name + SUFFIX, (*architecture.layers, *added))


def _early_image(architecture: Architecture) -> str:
    images = [
        layer.name
        for layer in architecture.layers
        if isinstance(layer, Activation) and len(architecture.shapes[layer.name]) == 3
    ]
    if len(images) < 3:
        raise ValueError(f"{architecture.name} has too few convolutions for a confidence branch")
    return images[-3]
