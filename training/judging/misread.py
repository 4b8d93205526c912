"""How many digits of a fold a network misreads."""

import numpy as np

from mnist_desktop.recognition.classifier import Classifier
from training.drawings.folds import folds_of
from training.recipe.recipe_data import RecipeData


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
