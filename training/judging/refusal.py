"""Whether drawings that are not digits are refused, with limits fitted on other folds."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.evaluate import evaluate
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.losses import log_softmax
from mnist_desktop.recognition.classifier import MIN_PAIR_SHARE
from training.drawings.folds import NO_FOLD
from training.drawings.not_digit_images import BLANK, KINDS, NotDigitImages
from training.judging.confidence import (
    auroc,
    confidences,
    fitted_temperature,
    threshold_that_refuses,
)
from training.judging.held_out import HeldOut
from training.recipe.fold_models import FoldModels

REFUSED_DIGITS = 0.01
"""Share of correctly read digits that the threshold may refuse."""
STRICTER = 0.005
"""The same share in the goal for letters, at which the kinds are judged as well."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Limits:
    """Temperature and threshold, fitted on some digits."""

    temperature: float
    threshold: float

    @classmethod
    def fitted(cls, digits: HeldOut, share: float) -> "_Limits":
        temperature = fitted_temperature(digits.logits, digits.labels)
        sure = confidences(digits.logits[digits.is_correct], temperature)
        return cls(temperature, threshold_that_refuses(share, sure))


def refusal_scores(
    models: FoldModels, drawings: NotDigitImages, digits: HeldOut
) -> dict[str, object]:
    """AUROC, share not accepted and share said to be no digit, of each kind of drawing.

    Each network uses the temperature and threshold fitted on the other folds' digits; the threshold
    that is returned, and shipped, is fitted on all of them. A drawing is read by the network
    trained without its writer's fold; drawings of no fold are distributed over all networks.
    """
    drawings = drawings[np.isin(drawings.folds, (NO_FOLD, *models.trained))]
    folds = _readers(models, drawings)
    read = {fold: _read(models, fold, drawings[folds == fold]) for fold in models.trained}
    kinds = np.concatenate([drawings.kinds[folds == fold] for fold in models.trained])
    others, theirs = _verdicts(read, digits, REFUSED_DIGITS)
    strictly, right = _verdicts(read, digits, STRICTER)
    return {
        "threshold": _Limits.fitted(digits, REFUSED_DIGITS).threshold,
        "refused right digits": float((~theirs.accepted).mean()),
        "right digits said to be none": float(theirs.refused.mean()),
        "kinds": {kind: _scores(others[kinds == kind], theirs) for kind in (*KINDS, BLANK)},
        f"fitted to refuse {100 * STRICTER} % of right digits": {
            "threshold": _Limits.fitted(digits, STRICTER).threshold,
            "refused right digits": float((~right.accepted).mean()),
            "refused": {
                kind: float((~strictly.accepted[kinds == kind]).mean())
                for kind in KINDS
                if (kinds == kind).any()
            },
        },
    }


@dataclass(frozen=True, eq=False)
class _Verdicts:
    """(n,) confidence, whether it is accepted, and whether the window calls it no digit."""

    confidence: Floats
    accepted: NDArray[np.bool_]
    refused: NDArray[np.bool_]

    @classmethod
    def by(cls, images: NDArray[np.uint8], logits: Floats, limits: _Limits) -> "_Verdicts":
        """By the rules of `Classifier.read`."""
        chances = np.sort(np.exp(log_softmax(logits / limits.temperature)), axis=1)
        blank = ~images.any(axis=(1, 2))
        accepted = (chances[:, -1] >= limits.threshold) & ~blank
        spread = blank | (chances[:, -2:].sum(axis=1) < MIN_PAIR_SHARE)
        return cls(chances[:, -1], accepted, ~accepted & spread)

    @classmethod
    def joined(cls, parts: "list[_Verdicts]") -> "_Verdicts":
        return cls(
            np.concatenate([part.confidence for part in parts]),
            np.concatenate([part.accepted for part in parts]),
            np.concatenate([part.refused for part in parts]),
        )

    def __getitem__(self, mask: NDArray[np.bool_]) -> "_Verdicts":
        return _Verdicts(self.confidence[mask], self.accepted[mask], self.refused[mask])


@dataclass(frozen=True, eq=False)
class _Answered:
    """(n, 28, 28) drawings and the (n, 10) logits of the network that reads them."""

    images: NDArray[np.uint8]
    logits: Floats


def _read(models: FoldModels, fold: str, drawings: NotDigitImages) -> _Answered:
    """Drawings as a fold's network reads them."""
    images = LabelledImages(drawings.images[0], np.zeros(len(drawings), np.uint8))
    logits = evaluate(models.classifier(fold), images).logits
    return _Answered(images.images, logits.astype(np.float64))


def _verdicts(
    read: Mapping[str, _Answered], digits: HeldOut, share: float
) -> tuple[_Verdicts, _Verdicts]:
    """The verdicts on drawings, and on correctly read digits, of all folds in order.

    The threshold of each is fitted to refuse this share of the other folds' digits.
    """
    others, theirs = [], []
    for fold, drawings in read.items():
        elsewhere = digits[digits.folds != fold]
        limits = _Limits.fitted(elsewhere if len(elsewhere.labels) else digits, share)
        right = digits[digits.is_correct & (digits.folds == fold)]
        others.append(_Verdicts.by(drawings.images, drawings.logits, limits))
        theirs.append(_Verdicts.by(right.images, right.logits, limits))
    return _Verdicts.joined(others), _Verdicts.joined(theirs)


def _readers(models: FoldModels, drawings: NotDigitImages) -> NDArray[np.str_]:
    """(n,) the fold whose network reads each drawing."""
    folds = drawings.folds.copy()
    nobody = np.flatnonzero(folds == NO_FOLD)
    folds[nobody] = np.resize(np.array(models.trained), len(nobody))
    return folds


def _scores(others: _Verdicts, digits: _Verdicts) -> dict[str, object]:
    if not len(others.confidence):
        return {"auroc": None, "refused": None, "said to be none": None, "count": 0}
    return {
        "auroc": auroc(digits.confidence, others.confidence),
        "refused": float((~others.accepted).mean()),
        "said to be none": float(others.refused.mean()),
        "count": len(others.confidence),
    }
