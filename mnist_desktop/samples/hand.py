"""A model that has learned a person's hand, made in milliseconds from a few labelled drawings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.last_features import last_features
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import CHUNK
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_metadata import (
    FILM,
    HAND_SAMPLES,
    ModelMetadata,
    Setting,
    short_text,
)
from mnist_desktop.samples.closed_form import OwnSums, layer_scores, refitted
from mnist_desktop.samples.copies import copies_for, images_with_copies
from mnist_desktop.samples.hand_result import (
    MIN_SAMPLES,
    HandResult,
    rounds_of,
    without_own_round,
)
from mnist_desktop.samples.kept_features import KeptFeatures
from mnist_desktop.samples.last_layer import last_weights, with_last_weights

Floats = NDArray[np.float32]
Labels = NDArray[np.integer]

CLOSED_FORM, FIT = "closed_form", "fit"
"""How a hand was learned: the last layer at once, or all layers by Keras."""


@dataclass(frozen=True, eq=False)
class LearnedHand:
    """A model that has learned a hand, and what that brought."""

    model: Model
    result: HandResult


def learn_hand(
    base: Model,
    kept: KeptFeatures,
    inks: Sequence[Ink],
    labels: Labels,
    rounds: Labels | None = None,
    title: str = "",
) -> LearnedHand:
    """Refits the last layer of a model to a person's own drawings.

    Temperature and threshold stay: they were fitted on many people's drawings, and the few own
    ones would only make the model surer of itself. Figures that were measured on the base are
    dropped, since they are not this model's.

    Args:
        base: the network, which reads digits.
        kept: what it must not forget.
        inks: n drawings, at least MIN_SAMPLES, none of them blank.
        labels: (n,) what each shows, 0 to 9.
        rounds: (n,) in which round each was written, two at least; by default as `rounds_of` deals
            them.
        title: what the new model is called.

    Raises:
        AppError: "hand_few_samples"; those of `scores_layer`.
    """
    check_samples(len(labels))
    weights = last_weights(base)
    features = own_features(last_features(base), inks)
    drawn = features[:, 0]
    rounds = rounds_of(labels) if rounds is None else rounds

    def refit(learned: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
        own = own_sums(weights, features[learned], labels[learned])
        return refitted(weights, kept.moment, kept.validation, own)

    def answers_without(is_out: NDArray[np.bool_]) -> Labels:
        return np.asarray(layer_scores(drawn[is_out], refit(~is_out)[0]).argmax(axis=1))

    was_right = layer_scores(drawn, weights).argmax(axis=1) == labels
    is_right = without_own_round(rounds, answers_without) == labels
    changed, scale = refit(np.ones(len(labels), np.bool_))
    letters = kept.letters
    result = HandResult(
        samples=len(labels),
        before=int(was_right.sum()),
        gained=int((is_right & ~was_right).sum()),
        lost=int((was_right & ~is_right).sum()),
        mnist_images=len(kept.validation.labels),
        mnist_before=kept.validation.correct(weights),
        mnist_after=kept.validation.correct(changed),
        letters=0 if letters is None else len(letters.factors),
        refused_letters_before=0 if letters is None else letters.refused(weights, base.metadata),
        refused_letters_after=0 if letters is None else letters.refused(changed, base.metadata),
        scale=scale,
    )
    model = with_last_weights(base, changed)
    metadata = hand_metadata(base.metadata, result, title, {"hand_method": CLOSED_FORM})
    return LearnedHand(replace(model, metadata=metadata), result)


def own_features(features: Callable[[Floats], Floats], inks: Sequence[Ink]) -> Floats:
    """(n, 1 + copies, features) of drawings and of copies of each; the drawing comes first."""
    copies = copies_for(len(inks))
    parts = []
    for start in range(0, len(inks), CHUNK):
        images = images_with_copies(inks[start : start + CHUNK], copies)
        rows = features(images.reshape(-1, *images.shape[2:]))
        parts.append(rows.reshape(*images.shape[:2], -1))
    return np.concatenate(parts)


def own_sums(weights: NDArray[np.float64], features: Floats, labels: Labels) -> OwnSums:
    """What a step needs to know of drawings and their copies.

    Args:
        weights: (features + 1, 10) of the last layer before.
        features: as `own_features` gives them.
        labels: (n,) what each drawing shows.
    """
    rows = features.reshape(-1, features.shape[-1])
    return OwnSums.of(weights, rows, np.repeat(labels, features.shape[1]))


def check_samples(count: int) -> None:
    """Raises the AppError "hand_few_samples" for too few drawings."""
    if count < MIN_SAMPLES:
        raise AppError("hand_few_samples", count=count, least=MIN_SAMPLES)


def hand_metadata(
    base: ModelMetadata, result: HandResult, title: str, settings: Mapping[str, Setting]
) -> ModelMetadata:
    """The metadata of a model that has learned a hand: its base, how many drawings, and when.

    Args:
        base: of the model that learned.
        result: what it brought.
        title: shortened where it is too long.
        settings: more to write down.
    """
    learned = base.settings.get(HAND_SAMPLES)  # of a hand that the base has learned already
    earlier = learned if isinstance(learned, int) else 0
    return replace(
        base,
        title=short_text(title),
        settings={
            **{name: value for name, value in base.settings.items() if name != FILM},
            "hand_base": base.title,
            HAND_SAMPLES: earlier + result.samples,
            "hand_scale": round(result.scale, 3),
            **settings,
        },
        scores={"mnist_validation": result.mnist_after / result.mnist_images},
        history=(),  # of the base; the charts would show it as this model's
        curve=(),
        date=datetime.now(UTC).isoformat(timespec="seconds"),
    )
