"""Whether what is no digit is refused: by the fold's networks, at a threshold fitted on digits."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.architectures import CLASSES
from training.confidence import auroc, confidences, threshold_that_refuses
from training.fold_models import FoldModels
from training.folds import NO_FOLD
from training.held_out import HeldOut
from training.not_digit_images import KINDS, NotDigitImages

REFUSED_DIGITS = 0.01
"""Share of correctly read digits that the threshold may refuse."""


def refusal_scores(
    models: FoldModels, judged: NotDigitImages, digits: HeldOut, temperature: float
) -> dict[str, object]:
    """AUROC and share refused of each kind, and the threshold.

    Args:
        models: each kind is read by the networks that have not learned its people; what nobody
            wrote is shared out among all of them.
        judged: what is no digit.
        digits: clean digits and their answers.
        temperature: of all answers.
    """
    read_right = confidences(digits.logits[digits.right], temperature)
    threshold = threshold_that_refuses(REFUSED_DIGITS, read_right)
    all_digits = confidences(digits.logits, temperature)
    judged = judged[np.isin(judged.folds, (NO_FOLD, *models.trained))]
    others = confidences(_read(models, judged), temperature)
    kinds = {}
    for kind in KINDS:
        theirs = others[judged.kinds == kind]
        kinds[kind] = {
            "auroc": auroc(all_digits, theirs) if len(theirs) else None,
            "refused": float((theirs < threshold).mean()) if len(theirs) else None,
            "count": len(theirs),
        }
    refused = float((read_right < threshold).mean())
    return {"threshold": threshold, "refused right digits": refused, "kinds": kinds}


def _read(models: FoldModels, judged: NotDigitImages) -> NDArray[np.float64]:
    logits = np.zeros((len(judged), CLASSES))
    folds = judged.folds.copy()
    nobody = np.flatnonzero(folds == NO_FOLD)
    folds[nobody] = np.resize(np.array(models.trained), len(nobody))
    images = judged.images[0].astype(np.float32) / np.float32(255)
    for fold in models.trained:
        theirs = folds == fold
        if theirs.any():
            logits[theirs] = models.classifier(fold).logits(images[theirs])
    return logits
