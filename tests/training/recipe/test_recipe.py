import pytest

from training.recipe.networks import NETWORKS
from training.recipe.recipe import SMALL, Recipe


def test_what_one_compares_by_is_small():
    assert NETWORKS[SMALL.network].parameters <= 100_000
    assert NETWORKS[Recipe().network].parameters <= 600_000


def test_shares_of_a_batch():
    recipe = Recipe(batch_size=100, pen_share=0.6, not_digit_share=0.1)
    assert (recipe.mnist_images, recipe.pens, recipe.not_digits) == (30, 60, 10)
    with pytest.raises(ValueError, match="MNIST"):
        Recipe(pen_share=0.9, not_digit_share=0.1)
    with pytest.raises(ValueError, match="no network"):
        Recipe(network="none")


def test_settings_as_they_are_written():
    changed = SMALL.with_settings(["epochs=5", "pen_share=0.5", "corpora=false", "network=quick"])
    assert (changed.epochs, changed.pen_share, changed.corpora) == (5, 0.5, False)
    assert changed.network == "quick"


@pytest.mark.parametrize(
    "wrong", ["colour=1", "epochs=many", "epochs", "epochs=true", "epochs=1.5"]
)
def test_wrong_settings(wrong):
    with pytest.raises(ValueError, match="setting"):
        SMALL.with_settings([wrong])


def test_the_key_tells_recipes_apart():
    assert Recipe().key(1) == Recipe().key(1)
    keys = {Recipe().key(1), Recipe().key(2), Recipe(epochs=1).key(1), SMALL.key(1)}
    assert len(keys) == 4


def test_the_training_run_has_its_settings():
    config = Recipe(epochs=4, learning_rate=0.01).config(seed=9)
    assert (config.epochs, config.learning_rate, config.seed) == (4, 0.01, 9)
    assert config.architecture.name == "best"
