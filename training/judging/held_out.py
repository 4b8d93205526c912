"""The pen digits, each read by the network that was trained without its writers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.evaluate import Evaluation, evaluate
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.architectures import CLASSES
from training.drawings.folds import folds_of, people_of
from training.drawings.pen_images import PenImages
from training.judging.confidence import fitted_temperature, interval
from training.recipe.fold_models import FoldModels


@dataclass(frozen=True, eq=False)
class HeldOut(Evaluation):
    """Answers to pen digits by networks that have not learned them.

    Attributes:
        images: (n, 28, 28) uint8, what was read.
        writers: (n,).
        folds: (n,).
        excluded: (n,) bool.
    """

    labels: NDArray[np.uint8]
    logits: NDArray[np.float64]
    images: NDArray[np.uint8]
    writers: NDArray[np.str_]
    folds: NDArray[np.str_]
    excluded: NDArray[np.bool_]

    @classmethod
    def read(cls, models: FoldModels, pens: PenImages) -> "HeldOut":
        """Every digit as the program would show it, read by its fold's network, if trained."""
        pens = pens[np.isin(folds_of(pens.writers), models.trained)]
        folds = folds_of(pens.writers)
        logits = np.zeros((len(pens), CLASSES))
        for fold in models.trained:
            theirs = folds == fold
            images = LabelledImages(pens.exact[theirs], pens.labels[theirs])
            logits[theirs] = evaluate(models.classifier(fold), images).logits
        is_blank = np.zeros(len(pens), np.bool_)
        return cls(pens.labels, logits, is_blank, pens.exact, pens.writers, folds, pens.excluded)

    @property
    def clean(self) -> "HeldOut":
        """Without the excluded ones."""
        return self[~self.excluded]

    def temperatures(self) -> NDArray[np.float64]:
        """(n,) for each digit the temperature fitted on the other folds."""
        temperatures = np.ones(len(self))
        for fold in np.unique(self.folds):
            others = self.folds != fold
            if others.any():
                fitted = fitted_temperature(self.logits[others], self.labels[others])
                temperatures[~others] = fitted
        return temperatures

    @property
    def calibrated(self) -> NDArray[np.float64]:
        """(n, 10) the logits, each divided by the temperature fitted on the other folds."""
        return self.logits / self.temperatures()[:, np.newaxis]

    def scores(self) -> dict[str, object]:
        """Errors, number of digits, accuracy, and its 95 % interval over writers."""
        lowest, highest = interval(~self.is_correct, people_of(self.writers))
        return {
            "misread": len(self) - self.correct,
            "count": len(self),
            "accuracy": self.accuracy,
            "interval": [1 - highest, 1 - lowest],
        }


def misread_counts(classifier: Classifier, pens: PenImages, fold: str) -> dict[str, int]:
    """How many digits of the fold are misread, and how many of those that are not excluded."""
    theirs = pens[folds_of(pens.writers) == fold]
    wrong = ~evaluate(classifier, LabelledImages(theirs.exact, theirs.labels)).is_correct
    clean = ~theirs.excluded
    return {
        "misread": int(wrong.sum()),
        "count": len(wrong),
        "misread_clean": int(wrong[clean].sum()),
        "count_clean": int(clean.sum()),
    }
