"""What a page needs so that its network can learn a hand: what must not be forgotten."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.export.packed import packed, packed_integers
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.samples.closed_form import Validation, layer_scores
from mnist_desktop.samples.kept_features import kept_features, network_key
from mnist_desktop.samples.last_layer import last_weights, scores_layer

MIN_HARDEST, MAX_HARDEST = 200, 1_000
"""Validation images that are in a page: those whose right digit leads by least. With the built-in
network no other one was misread after learning ten hands; with one of 94 % up to 11 (docs/page.md).
What a page says is said of these images alone."""
_LABEL = 2  # bytes
_CORRELATION = 32_767  # an int16 stands for -1 to 1


def page_hand(model: Model, room: int) -> dict[str, Any]:
    """For the page's data block: what the network must not forget, or why it can learn no hand.

    Args:
        model: of the page.
        room: bytes that are left for it.

    Returns:
        {"missing": "digits", "dense" or "large"}; else the last layer's name, the second moments of
        what it takes as correlations with their roots, the hardest validation images, and letters
        where the network can refuse them and they have room.
    """
    if model.metadata.classes:
        return {"missing": "digits"}
    try:
        layer = scores_layer(model)
    except AppError as error:
        return {"missing": "dense" if error.key == "hand_needs_dense" else "large"}
    (features,) = model.architecture.shapes[layer.inputs[0]]
    left = room - _encoded((features + 1) * features + 4 * (features + 1))
    count = min(left // (_encoded(2 * features) + _LABEL), MAX_HARDEST)
    if count < MIN_HARDEST:
        return {"missing": "large"}
    kept = kept_features(model)
    assert kept is not None  # nobody stops it
    hardest = _hardest(kept.validation, last_weights(model), count)
    left -= count * (_encoded(2 * features) + _LABEL)
    letters = kept.letters
    if letters is not None and _encoded((2 * features + 4) * len(letters.factors)) > left:
        letters = None
    return {
        "layer": layer.name,
        "network": network_key(model)[:16],
        "mayBeKnown": model.metadata.has_learned_drawings,
        "moment": _packed_moment(kept.moment),
        "features": packed(hardest.features, is_half=True),
        "labels": hardest.labels.tolist(),
        "letters": letters
        and {
            "features": packed(letters.features, is_half=True),
            "factors": packed(letters.factors, is_half=False),
        },
    }


def _encoded(size: int) -> int:
    """Bytes of base64."""
    return size * 4 // 3 + 4


def _hardest(validation: Validation, weights: npt.NDArray[np.float64], count: int) -> Validation:
    """The images whose right digit leads by least, or is not the likeliest."""
    scores = layer_scores(validation.features, weights)
    rows = np.arange(len(scores))
    right = scores[rows, validation.labels].copy()
    scores[rows, validation.labels] = -np.inf
    order = np.argsort(right - scores.max(axis=1), kind="stable")[:count]
    return Validation(validation.features[order], validation.labels[order])


def _packed_moment(moment: npt.NDArray[np.float64]) -> dict[str, Any]:
    """The roots of the squares, and below the diagonal the correlations."""
    roots = np.sqrt(np.diag(moment))
    scales = np.outer(roots, roots)
    correlations = np.divide(moment, scales, out=np.zeros_like(moment), where=scales > 0)
    below = correlations[np.tril_indices(len(moment), -1)]
    return {
        "roots": packed(roots, is_half=False),
        "correlations": packed_integers(np.rint(below * _CORRELATION)),
    }
