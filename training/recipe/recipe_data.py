"""The data of a recipe, drawn once, and the part of it that one training may see."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from mnist_desktop.data.data_set import DataSet, load_mnist
from mnist_desktop.learning.batches import TrainingSets
from training.drawings.folds import NO_FOLD, folds_of
from training.drawings.not_digit_images import NotDigitImages, Sources, draw_to_learn
from training.drawings.pen_images import PenImages, draw_invented, draw_pen_images
from training.drawings.pictured_digits import draw_pictured
from training.recipe.mixed_examples import MixedExamples
from training.recipe.recipe import Recipe

CACHE = Path(tempfile.gettempdir()) / "mnist-desktop-training"
PICTURES = 1
"""Pictures of a digit, besides the first."""
DRAWN_WITH = 0
"""The seed of all drawings; a training's own seed chooses among them."""


@dataclass(frozen=True, eq=False)
class RecipeData:
    """The images to train and evaluate on; the excluded digits are among `pens`.

    `pictured` are pen digits found in pictures; None where the recipe has none.
    """

    mnist: DataSet
    pens: PenImages
    invented: PenImages
    not_digits: NotDigitImages
    pictured: PenImages | None = None

    @classmethod
    def draw(cls, recipe: Recipe, sources: Sources, cache: Path = CACHE) -> "RecipeData":
        """Draws everything, or reads it from `cache`."""
        variants, seed, digits = recipe.variants, DRAWN_WITH, list(sources.digits)
        pictured = None
        if recipe.picture_share:
            pictured = draw_pictured(digits, recipe.pictured, PICTURES, seed, cache)
        return cls(
            load_mnist(),
            draw_pen_images(digits, variants, seed, cache),
            draw_invented(recipe.invented, variants, seed, cache, recipe.hands),
            draw_to_learn(sources, min(variants, 3), seed, cache),
            pictured,
        )

    def sets(self, recipe: Recipe, seed: int, without: str = NO_FOLD) -> TrainingSets:
        """The training sets without excluded digits and, if named, without a fold's people.

        The last epoch is kept; the validation images of MNIST are for the curve only.
        """
        pens = _without_fold(self.pens[~self.pens.excluded], without)
        parts = [pens] if recipe.corpora else []
        pictured = None
        if recipe.corpora and self.pictured is not None:
            pictured = _without_fold(self.pictured, without)
        learned = PenImages.joined([*parts, self.invented])
        kept = (self.not_digits.folds != without) | (self.not_digits.folds == NO_FOLD)
        not_digits = self.not_digits[kept]
        others = len(not_digits) if recipe.not_digits else 0
        examples = MixedExamples(recipe, self.mnist.train, learned, not_digits, seed, pictured)
        return TrainingSets(
            examples,
            self.mnist.validation,
            images=recipe.key(self.mnist.fingerprint, len(learned), others, without),
            keeps_last=True,
        )


def _without_fold(pens: PenImages, fold: str) -> PenImages:
    """Those by other people than the fold's; all of them for NO_FOLD."""
    return pens if fold == NO_FOLD else pens[folds_of(pens.writers) != fold]
