"""The pen digits, each read by the network that has learned nothing by its people."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from training.confidence import fitted_temperature, interval
from training.fold_models import FoldModels
from training.folds import FOLDS, folds_of, people_of
from training.pen_images import PenImages


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Answers to pen digits by networks that have not learned them.

    Attributes:
        logits: (n, 10) float64.
        labels: (n,).
        writers: (n,).
        folds: (n,).
        excluded: (n,) bool.
    """

    logits: NDArray[np.float64]
    labels: NDArray[np.uint8]
    writers: NDArray[np.str_]
    folds: NDArray[np.str_]
    excluded: NDArray[np.bool_]

    @classmethod
    def read(cls, models: FoldModels, pens: PenImages) -> "HeldOut":
        """Every digit as the program would show it, read by its fold's network."""
        folds = folds_of(pens.writers)
        logits = np.zeros((len(pens), 10))
        for fold in FOLDS:
            theirs = folds == fold
            if theirs.any():
                images = pens.exact[theirs].astype(np.float32) / np.float32(255)
                logits[theirs] = models.classifier(fold).logits(images)
        return cls(logits, pens.labels, pens.writers, folds, pens.excluded)

    @property
    def clean(self) -> "HeldOut":
        """Without the excluded ones."""
        return self.of(~self.excluded)

    def of(self, mask: NDArray[np.bool_]) -> "HeldOut":
        """Those of a mask."""
        return replace(
            self,
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

    def temperatures(self) -> NDArray[np.float64]:
        """(n,) for each digit the temperature fitted on the other folds."""
        temperatures = np.ones(len(self.labels))
        for fold in np.unique(self.folds):
            others = self.folds != fold
            if others.any():
                fitted = fitted_temperature(self.logits[others], self.labels[others])
                temperatures[~others] = fitted
        return temperatures

    def scores(self) -> dict[str, object]:
        """Errors, how many there are, and the 95 % interval of the accuracy over writers."""
        least, most = interval(~self.right, people_of(self.writers))
        return {
            "misread": int((~self.right).sum()),
            "count": len(self.labels),
            "accuracy": float(self.right.mean()),
            "interval": [1 - most, 1 - least],
        }
