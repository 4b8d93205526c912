"""Trains the referee of changes: `python -m training.build_referee --ink FILE...`.

A change of ink that makes one network answer another digit may be a trick on that network, so a
second one, of another family, must agree (`mnist_desktop.insight.changes`). `--judges FOLDER`
trains the networks that say how good the changes are, which no search ever sees. None of them
learns from the people of the folds HELD_OUT. No epoch is chosen: the last one is kept.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import numpy as np
from safetensors.numpy import load, save

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.data.evaluate import evaluate
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.files import write_whole
from mnist_desktop.learning.keras_model import BACKENDS, choose_backend
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from training.drawings.folds import NO_FOLD, folds_of
from training.drawings.not_digit_images import NotDigitImages
from training.drawings.pen_images import draw_invented, draw_pen_images
from training.judging.confidence import fitted_temperature
from training.recipe.networks import NETWORKS
from training.recipe.one_training import train_recipe
from training.recipe.recipe import SMALL, Recipe
from training.recipe.recipe_data import CACHE, DRAWN_WITH, RecipeData

HELD_OUT = ("ap", "rest")
"""The folds whose people judge the changes."""
REFEREE = replace(SMALL, network="lenet", learning_rate=1e-3, epochs=5)
REFEREE_SEED = 7
JUDGES: Mapping[str, Recipe] = MappingProxyType(
    {
        "dense": replace(SMALL, network="mlp", learning_rate=1e-3),
        "residual": replace(SMALL, network="small_residual"),
        "fold": SMALL,
    }
)
"""By name: a dense network, a residual one, and the network that folds are compared by."""
JUDGE_SEEDS = MappingProxyType({"final": 101, "tuning": 202})
"""Settings of the search were chosen by the second judges, its figures come from the first."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and trains what is missing."""
    parser = argparse.ArgumentParser(prog="python -m training.build_referee", description=__doc__)
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--set", nargs="+", default=[], metavar="NAME=VALUE", help="of the recipes")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where drawn images go")
    parser.add_argument("--judges", type=Path, help="train judges too, into this folder")
    parser.add_argument("--out", type=Path, default=Path("assets/referee.digitmodel"))
    options = parser.parse_args(arguments)
    choose_backend(BACKENDS[0])
    data = _data(options.ink, options.cache, Recipe().with_settings(options.set))
    if not options.out.exists():
        recipe = REFEREE.with_settings(options.set)
        write_model(options.out, _trained(recipe, data, REFEREE_SEED, options.out))
    if options.judges:
        options.judges.mkdir(parents=True, exist_ok=True)
        for part, seed in JUDGE_SEEDS.items():
            for name, judge in JUDGES.items():
                path = judge_path(options.judges, part, name)
                if not path.exists():
                    model = _trained(judge.with_settings(options.set), data, seed, path)
                    write_whole(path, save(dict(model.weights)))


def judge_path(folder: Path, part: str, name: str) -> Path:
    """The file of a judge; `part` is one of JUDGE_SEEDS, `name` one of JUDGES.

    It holds weights only: a model file has room for 12 layers of a network that branches.
    """
    return folder / f"{part}-{name}.safetensors"


def judges_in(folder: Path, part: str) -> dict[str, Classifier]:
    """The judges of one part by name; a model file of another name may take one's place."""
    judges = {}
    for path in sorted(folder.glob(f"{part}-*")):
        name = path.stem.removeprefix(f"{part}-")
        if path.suffix == ".digitmodel":
            judges[name] = Classifier.load(path)
        elif path.suffix == ".safetensors":
            network = NETWORKS[JUDGES[name].network]
            judges[name] = Classifier.from_weights(network, load(path.read_bytes()))
    return judges


def _data(paths: list[Path], cache: Path, recipe: Recipe) -> RecipeData:
    """What a recipe learns from, without drawings that are not digits."""
    nothing = np.zeros((1, 0, 28, 28), np.uint8), np.zeros(0, "<U8"), np.zeros(0, "<U8")
    return RecipeData(
        load_mnist(),
        draw_pen_images(paths, recipe.variants, DRAWN_WITH, cache),
        draw_invented(recipe.invented, recipe.variants, DRAWN_WITH, cache),
        NotDigitImages(*nothing),
    )


def _trained(recipe: Recipe, data: RecipeData, seed: int, path: Path) -> Model:
    """A network trained without the people of HELD_OUT."""
    is_out = np.isin(folds_of(data.pens.writers), HELD_OUT)
    known = replace(data, pens=data.pens[~is_out])
    checkpoint = path.with_suffix(".checkpoint")
    result = train_recipe(recipe, known, seed=seed, without=NO_FOLD, checkpoint=checkpoint)
    checkpoint.unlink()
    network = result.config.architecture
    validation = evaluate(Classifier.from_weights(network, result.weights), data.mnist.validation)
    metadata = ModelMetadata(
        title=path.stem,
        settings=asdict(recipe),
        temperature=fitted_temperature(
            validation.logits.astype(np.float64), data.mnist.validation.labels
        ),
        seed=seed,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        images_seen=result.images_seen,
    )
    model = Model(network, result.weights, metadata)
    unseen = data.pens[is_out & ~data.pens.excluded]
    pens = evaluate(Classifier(model), LabelledImages(unseen.exact, unseen.labels))
    print(
        f"{path}: misread {len(validation) - validation.correct} of {len(validation)} validation "
        f"images of MNIST, {len(pens) - pens.correct} of {len(pens)} pen digits of {HELD_OUT}",
        flush=True,
    )
    return model


if __name__ == "__main__":
    main()
