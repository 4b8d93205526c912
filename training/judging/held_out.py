"""The pen digits, each read by the network that has learned nothing by its people."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.architectures import CLASSES
from training.drawings.folds import folds_of, people_of
from training.drawings.pen_images import PenImages
from training.judging.confidence import fitted_temperature, interval
from training.recipe.fold_models import FoldModels
from training.recipe.recipe_data import RecipeData


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Answers to pen digits by networks that have not learned them.

    Attributes:
        images: (n, 28, 28) uint8, what was read.
        logits: (n, 10) float64.
        labels: (n,).
        writers: (n,).
        folds: (n,).
        excluded: (n,) bool.
    """

    images: NDArray[np.uint8]
    logits: NDArray[np.float64]
    labels: NDArray[np.uint8]
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
            images = pens.exact[theirs].astype(np.float32) / np.float32(255)
            logits[theirs] = models.classifier(fold).logits(images)
        return cls(pens.exact, logits, pens.labels, pens.writers, folds, pens.excluded)

    @property
    def clean(self) -> "HeldOut":
        """Without the excluded ones."""
        return self.of(~self.excluded)

    def of(self, mask: NDArray[np.bool_]) -> "HeldOut":
        """Those of a mask."""
        return replace(
            self,
            images=self.images[mask],
            logits=self.logits[mask],
            labels=self.labels[mask],
            writers=self.writers[mask],
            folds=self.folds[mask],
            excluded=self.excluded[mask],
        )

    @property
    def right(self) -> NDArray[np.bool_]:
        """(n,) which are read as labelled."""
        right: NDArray[np.bool_] = self.logits.argmax(axis=1) == self.labels
        return right

    def confusion(self) -> NDArray[np.int64]:
        """(10, 10): how often each label, a row, is read as each digit, a column."""
        counts = np.zeros((CLASSES, CLASSES), np.int64)
        np.add.at(counts, (self.labels, self.logits.argmax(axis=1)), 1)
        return counts

    def temperatures(self) -> NDArray[np.float64]:
        """(n,) for each digit the temperature fitted on the other folds."""
        temperatures = np.ones(len(self.labels))
        for fold in np.unique(self.folds):
            others = self.folds != fold
            if others.any():
                fitted = fitted_temperature(self.logits[others], self.labels[others])
                temperatures[~others] = fitted
        return temperatures

    @property
    def calibrated(self) -> NDArray[np.float64]:
        """(n, 10) the logits, each divided by the temperature fitted on the other folds."""
        scaled: NDArray[np.float64] = self.logits / self.temperatures()[:, np.newaxis]
        return scaled

    def scores(self) -> dict[str, object]:
        """Errors, how many there are, and the 95 % interval of the accuracy over writers."""
        least, most = interval(~self.right, people_of(self.writers))
        return {
            "misread": int((~self.right).sum()),
            "count": len(self.labels),
            "accuracy": float(self.right.mean()),
            "interval": [1 - most, 1 - least],
        }


def misread(classifier: Classifier, data: RecipeData, fold: str) -> dict[str, int]:
    """How many digits of the fold are misread, and how many of those that are not excluded."""
    theirs = data.pens[folds_of(data.pens.writers) == fold]
    images = theirs.exact.astype(np.float32) / np.float32(255)
    wrong = classifier.logits(images).argmax(axis=1) != theirs.labels
    clean = ~theirs.excluded
    return {
        "misread": int(wrong.sum()),
        "count": len(wrong),
        "misread_clean": int(wrong[clean].sum()),
        "count_clean": int(clean.sum()),
    }
