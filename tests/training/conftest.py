from dataclasses import replace

import pytest

from mnist_desktop.data.data_set import load_mnist
from tests.training.small_corpus import write_corpus, write_letters
from training.drawings import not_digit_images
from training.drawings.not_digit_images import Sources
from training.recipe import confidence_learning, recipe_data
from training.recipe.recipe import Recipe
from training.recipe.recipe_data import RecipeData

SETTINGS = [
    *("network=quick", "epochs=1", "batches=4", "batch_size=40"),
    *("variants=1", "invented=20", "picture_share=0"),
]


@pytest.fixture(scope="session")
def small_sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpora")
    digits = write_corpus(folder / "digits.npz")
    return Sources(write_letters(folder / "letters.npz"), (digits,))


@pytest.fixture(scope="session")
def small_cache(tmp_path_factory):
    return tmp_path_factory.mktemp("drawn")


@pytest.fixture
def small_data(small_sources, small_cache, monkeypatch):
    """Makes every recipe learn from a small corpus and a few images of MNIST."""
    mnist = load_mnist()
    few = replace(
        mnist, train=mnist.train[:400], validation=mnist.validation[:100], test=mnist.test[:200]
    )
    monkeypatch.setattr(recipe_data, "load_mnist", lambda: few)
    monkeypatch.setattr(not_digit_images, "LEARNED_PER_KIND", 12)
    monkeypatch.setattr(not_digit_images, "EVALUATED_PER_KIND", 12)
    monkeypatch.setattr(confidence_learning, "BATCHES", 4)
    return RecipeData.draw(Recipe().with_settings(SETTINGS), small_sources, small_cache)


@pytest.fixture
def recipe_arguments(small_data, small_sources, small_cache):
    """What trainings of the small recipe are told."""
    return [
        *("--ink", *(str(path) for path in small_sources.digits)),
        *("--letters", str(small_sources.letters), "--cache", str(small_cache)),
        *("--set", *SETTINGS),
    ]
