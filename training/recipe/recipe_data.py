"""The data of a recipe, drawn once, and the part of it that one training may see."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mnist_desktop.data.data_set import DataSet, load_mnist
from mnist_desktop.learning.batches import TrainingSets
from training.drawings.folds import NO_FOLD, folds_of
from training.drawings.not_digit_images import NotDigitImages, Sources, draw_to_learn
from training.drawings.pen_images import PenImages, draw_invented, draw_pen_images
from training.recipe.mixed_examples import MixedExamples
from training.recipe.recipe import Recipe

CACHE = Path(tempfile.gettempdir()) / "mnist-desktop-training"
DRAWN_WITH = 0
"""The seed of all drawings; a training's own seed chooses among them."""


@dataclass(frozen=True, eq=False)
class RecipeData:
    """The images to train and evaluate on; the excluded digits are among `pens`."""

    mnist: DataSet
    pens: PenImages
    invented: PenImages
    not_digits: NotDigitImages

    @classmethod
    def draw(cls, recipe: Recipe, sources: Sources, cache: Path = CACHE) -> "RecipeData":
        """Draws everything, or reads it from `cache`."""
        variants, seed = recipe.variants, DRAWN_WITH
        return cls(
            load_mnist(),
            draw_pen_images(list(sources.digits), variants, seed, cache),
            draw_invented(recipe.invented, variants, seed, cache, recipe.hands),
            draw_to_learn(sources, min(variants, 3), seed, cache),
        )

    def sets(self, recipe: Recipe, seed: int, without: str = NO_FOLD) -> TrainingSets:
        """The training sets without excluded digits and, if named, without a fold's people.

        The last epoch is kept; the validation images of MNIST are for the curve only.
        """
        out = folds_of(self.pens.writers) == without if without else False
        pens = self.pens[~self.pens.excluded & ~np.asarray(out)]
        parts = [pens] if recipe.corpora else []
        learned = PenImages.joined([*parts, self.invented])
        kept = (self.not_digits.folds != without) | (self.not_digits.folds == NO_FOLD)
        not_digits = self.not_digits[kept]
        examples = MixedExamples(recipe, self.mnist.train, learned, not_digits, seed)
        return TrainingSets(
            examples,
            self.mnist.validation,
            images=recipe.key(self.mnist.fingerprint, len(learned), len(not_digits), without),
            keeps_last=True,
        )
