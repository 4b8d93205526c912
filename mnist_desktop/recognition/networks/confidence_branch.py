"""A confidence branch: learns to lower the ten scores of drawings that resemble no digit.

One factor in [0, 1] multiplies the scores, so the digit stays the same and only its confidence
falls (a temperature for each image; after DeVries and Taylor 2018, who learn a confidence beside
the scores).
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
SURE_SCORES = "sure_scores"


def with_confidence_branch(architecture: Architecture) -> Architecture:
    """The network with a branch that multiplies its scores.

    Its inputs are those of the scores and the global maxima of the convolution two before the last,
    where strokes that occur in no digit are still visible.

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
        Multiply(SURE_SCORES, (scores.name, f"{CONFIDENCE}_sigmoid")),
    ]
    return Architecture(architecture.name + SUFFIX, (*architecture.layers, *added))


def without_confidence_branch(architecture: Architecture) -> Architecture:
    """The network up to the scores that the branch multiplies; itself if it has no branch."""
    last = architecture.layers[-1]
    if last.name != SURE_SCORES:
        return architecture
    names = [layer.name for layer in architecture.layers]
    layers = architecture.layers[: names.index(last.inputs[0]) + 1]
    return Architecture(architecture.name.removesuffix(SUFFIX), layers)


def confidence_layers(architecture: Architecture) -> frozenset[str]:
    """The names of the branch's layers; none for a network without it."""
    before = {layer.name for layer in without_confidence_branch(architecture).layers}
    return frozenset(layer.name for layer in architecture.layers if layer.name not in before)


def _early_image(architecture: Architecture) -> str:
    images = [
        layer.name
        for layer in architecture.layers
        if isinstance(layer, Activation) and len(architecture.shapes[layer.name]) == 3
    ]
    if len(images) < 3:
        raise ValueError(f"{architecture.name} has too few convolutions for a confidence branch")
    return images[-3]
