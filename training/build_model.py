"""Trains the built-in model: `python -m training.build_model --ink FILE... --letters FILE`.

The recipe of `training.recipe` on MNIST and all pen digits but the excluded ones, seeded, resumed
where it was interrupted; then its confidence branch. No epoch is chosen: the last one is kept.
Temperature and threshold come from `training.evaluate --json`, which fits them on digits that its
networks were not trained on. MNIST's test set is used once, at the end.
"""

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from mnist_desktop.data.evaluate import evaluate
from mnist_desktop.learning.events import TrainingResult
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from training.cross_validate import add_recipe_options, sources_of, use_backend
from training.drawings.folds import NO_FOLD
from training.recipe.confidence_learning import with_learned_confidence
from training.recipe.one_training import train_recipe
from training.recipe.recipe import BUILT_IN, Recipe
from training.recipe.recipe_data import RecipeData

FIGURES = Path(__file__).with_name("best_figures.json")
"""Figures of the recipe's six networks, measured by `training.evaluate`."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and builds the model."""
    parser = argparse.ArgumentParser(prog="python -m training.build_model", description=__doc__)
    add_recipe_options(parser)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--figures", type=Path, default=FIGURES, help="of training.evaluate --json")
    parser.add_argument("--checkpoint", type=Path, help="to go on from: training.gpu_run's, say")
    parser.add_argument("--out", type=Path, default=Path("assets/best.digitmodel"))
    options = parser.parse_args(arguments)
    use_backend(parser, options)
    build(options)


def build(options: argparse.Namespace) -> None:
    """Trains, evaluates and writes the model."""
    started = time.monotonic()
    recipe = BUILT_IN.with_settings(options.set)
    data = RecipeData.draw(recipe, sources_of(options), options.cache)
    own = options.cache / f"build-{recipe.key(options.seed)}.checkpoint"
    checkpoint = options.checkpoint or own
    result = train_recipe(recipe, data, seed=options.seed, without=NO_FOLD, checkpoint=checkpoint)
    metadata = _metadata(recipe, result, options.figures)
    network = result.config.architecture
    weights = with_learned_confidence(
        network, result.weights, recipe, data, seed=options.seed, without=NO_FOLD
    )
    model = Model(with_confidence_branch(network), weights, metadata)
    test = evaluate(Classifier(model), data.mnist.test)
    print(f"MNIST test set: {len(test) - test.correct} of {len(test)} misread", flush=True)
    write_model(options.out, _with_score(model, test.accuracy))
    print(f"{options.out}: {(time.monotonic() - started) / 60:.0f} minutes", flush=True)


def _metadata(recipe: Recipe, result: TrainingResult, figures: Path) -> ModelMetadata:
    fitted = json.loads(figures.read_text(encoding="utf-8"))
    return ModelMetadata(
        title="Built-in",
        settings=asdict(recipe) | {"best_epoch": result.best_epoch},
        history=tuple(epoch.logs() for epoch in result.history),
        temperature=fitted["confidence"]["temperature"],
        threshold=fitted["refusal"]["threshold"],
        seed=result.config.seed,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        images_seen=result.images_seen,
    )


def _with_score(model: Model, accuracy: float) -> Model:
    return replace(model, metadata=replace(model.metadata, scores={"mnist_test": accuracy}))


if __name__ == "__main__":
    main()
