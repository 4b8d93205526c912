"""Six trainings, each without one donor: `python -m training.cross_validate --ink FILE...`.

Writes a network per fold into a folder, for `training.evaluate`, and prints how many of the digits
of its fold each network misreads. A fold that has its network already is not trained again.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from mnist_desktop.learning.keras_model import BACKENDS, choose_backend
from training.drawings.folds import FOLDS
from training.drawings.not_digit_images import Sources
from training.judging.held_out import misread_counts
from training.recipe.confidence_learning import with_learned_confidence
from training.recipe.fold_models import FoldModels, Weights
from training.recipe.networks import NETWORKS
from training.recipe.one_training import train_recipe
from training.recipe.recipe import BUILT_IN, SMALL
from training.recipe.recipe_data import CACHE, RecipeData


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and trains what is missing."""
    parser = argparse.ArgumentParser(prog="python -m training.cross_validate", description=__doc__)
    add_recipe_options(parser)
    parser.add_argument("--small", action="store_true", help="the recipe to compare by")
    parser.add_argument("--folds", nargs="+", choices=FOLDS, default=FOLDS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True, help="folder of the models")
    options = parser.parse_args(arguments)
    use_backend(parser, options)
    recipe = (SMALL if options.small else BUILT_IN).with_settings(options.set)
    models = FoldModels.begin(options.out, recipe, options.seed)
    data = RecipeData.draw(recipe, sources_of(options), options.cache)
    train_folds(models, data, options.folds)


def add_recipe_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options of every training of a recipe."""
    add_drawing_options(parser)
    add_backend_option(parser)


def add_drawing_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say what is drawn."""
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--letters", type=Path, required=True, help="corpus of letters, .npz")
    parser.add_argument("--set", nargs="+", default=[], metavar="NAME=VALUE", help="of the recipe")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where drawn images go")


def add_backend_option(parser: argparse.ArgumentParser) -> None:
    """Adds `--backend`."""
    parser.add_argument(
        "--backend", choices=BACKENDS, default=BACKENDS[0], help="what Keras computes with"
    )


def use_backend(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Makes Keras compute with `--backend`; ends the program if it is not installed."""
    try:
        choose_backend(options.backend)
    except ValueError as error:
        parser.exit(2, f"{parser.prog}: error: {error}\n")


def sources_of(options: argparse.Namespace) -> Sources:
    """The corpora that the options name."""
    return Sources(options.letters, tuple(options.ink))


def train_folds(models: FoldModels, data: RecipeData, folds: Sequence[str]) -> None:
    """Trains missing networks, and prints how each reads its fold."""
    for fold in folds:
        if not models.has(fold):
            result = train_recipe(
                models.recipe,
                data,
                seed=models.seed,
                without=fold,
                checkpoint=models.checkpoint(fold),
            )
            models.keep(fold, result.weights)
            print(f"{fold}: trained in {result.seconds:.0f} s", flush=True)
        if not models.is_confident(fold):
            models.keep_confident(fold, _with_confidence(models, data, fold))
        counts = misread_counts(models.classifier(fold), data.pens, fold)
        print(
            f"{fold}: {counts['misread']} of {counts['count']} misread, "
            f"{counts['misread_clean']} of {counts['count_clean']} clean",
            flush=True,
        )


def _with_confidence(models: FoldModels, data: RecipeData, fold: str) -> Weights:
    recipe = models.recipe
    return with_learned_confidence(
        NETWORKS[recipe.network], models.weights(fold), recipe, data, seed=models.seed, without=fold
    )


if __name__ == "__main__":
    main()
