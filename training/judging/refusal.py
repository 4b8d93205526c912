"""Whether what is no digit is refused: by the fold's networks, with what was fitted elsewhere."""

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
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Limits:
    """Temperature and threshold that some digits were fitted on."""

    temperature: float
    threshold: float

    @classmethod
    def fitted(cls, digits: HeldOut) -> "_Limits":
        temperature = fitted_temperature(digits.logits, digits.labels)
        sure = confidences(digits.logits[digits.is_correct], temperature)
        return cls(temperature, threshold_that_refuses(REFUSED_DIGITS, sure))


def refusal_scores(
    models: FoldModels, judged: NotDigitImages, digits: HeldOut
) -> dict[str, object]:
    """Of each kind AUROC, share not accepted, and share that the window says is no digit.

    Each network judges with the temperature and threshold fitted on the other folds' digits; the
    threshold that is told, and shipped, is fitted on all of them.

    Args:
        models: each kind is read by the networks that have not learned its people; what nobody
            wrote is shared out among all of them.
        judged: what is no digit.
        digits: clean digits and their answers.
    """
    judged = judged[np.isin(judged.folds, (NO_FOLD, *models.trained))]
    folds = _readers(models, judged)
    read = [_of_fold(models, fold, judged[folds == fold], digits) for fold in models.trained]
    kinds = np.concatenate([judged.kinds[folds == fold] for fold in models.trained])
    others = _Judged.joined([drawings for drawings, _ in read])
    theirs = _Judged.joined([right for _, right in read])
    return {
        "threshold": _Limits.fitted(digits).threshold,
        "refused right digits": float((~theirs.accepted).mean()),
        "right digits said to be none": float(theirs.refused.mean()),
        "kinds": {kind: _scores(others[kinds == kind], theirs) for kind in (*KINDS, BLANK)},
    }


@dataclass(frozen=True, eq=False)
class _Judged:
    """(n,) confidence, whether it is accepted, and whether the window says that it is no digit."""

    confidence: Floats
    accepted: NDArray[np.bool_]
    refused: NDArray[np.bool_]

    @classmethod
    def by(cls, images: NDArray[np.uint8], logits: Floats, limits: _Limits) -> "_Judged":
        """As `Classifier.read` judges."""
        chances = np.sort(np.exp(log_softmax(logits / limits.temperature)), axis=1)
        blank = ~images.any(axis=(1, 2))
        accepted = (chances[:, -1] >= limits.threshold) & ~blank
        spread = blank | (chances[:, -2:].sum(axis=1) < MIN_PAIR_SHARE)
        return cls(chances[:, -1], accepted, ~accepted & spread)

    @classmethod
    def joined(cls, parts: "list[_Judged]") -> "_Judged":
        return cls(
            np.concatenate([part.confidence for part in parts]),
            np.concatenate([part.accepted for part in parts]),
            np.concatenate([part.refused for part in parts]),
        )

    def __getitem__(self, mask: NDArray[np.bool_]) -> "_Judged":
        return _Judged(self.confidence[mask], self.accepted[mask], self.refused[mask])


def _of_fold(
    models: FoldModels, fold: str, judged: NotDigitImages, digits: HeldOut
) -> tuple[_Judged, _Judged]:
    """What a fold's network makes of the drawings, and of the fold's right digits."""
    elsewhere = digits[digits.folds != fold]
    limits = _Limits.fitted(elsewhere if len(elsewhere.labels) else digits)
    images = LabelledImages(judged.images[0], np.zeros(len(judged), np.uint8))  # which have none
    logits = evaluate(models.classifier(fold), images).logits.astype(np.float64)
    right = digits[digits.is_correct & (digits.folds == fold)]
    return (
        _Judged.by(judged.images[0], logits, limits),
        _Judged.by(right.images, right.logits, limits),
    )


def _readers(models: FoldModels, judged: NotDigitImages) -> NDArray[np.str_]:
    """(n,) whose network reads each drawing."""
    folds = judged.folds.copy()
    nobody = np.flatnonzero(folds == NO_FOLD)
    folds[nobody] = np.resize(np.array(models.trained), len(nobody))
    return folds


def _scores(judged: _Judged, digits: _Judged) -> dict[str, object]:
    if not len(judged.confidence):
        return {"auroc": None, "refused": None, "said to be none": None, "count": 0}
    return {
        "auroc": auroc(digits.confidence, judged.confidence),
        "refused": float((~judged.accepted).mean()),
        "said to be none": float(judged.refused.mean()),
        "count": len(judged.confidence),
    }
