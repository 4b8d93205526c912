from dataclasses import replace

import pytest

from training.recipe.networks import NETWORKS
from training.recipe.recipe import BUILT_IN, SMALL, Recipe


def test_what_one_compares_by_is_small():
    assert NETWORKS[SMALL.network].parameters <= 100_000
    assert NETWORKS[BUILT_IN.network].parameters <= 600_000


def test_shares_of_a_batch():
    recipe = Recipe(batch_size=100, pen_share=0.6, not_digit_share=0.1)
    assert (recipe.mnist_images_at(0), recipe.pens_at(0), recipe.not_digits) == (30, 60, 10)
    with pytest.raises(ValueError, match="MNIST"):
        Recipe(pen_share=0.9, not_digit_share=0.1)
    with pytest.raises(ValueError, match="no network"):
        Recipe(network="none")


def test_the_last_steps_have_a_share_of_their_own():
    recipe = Recipe(
        batch_size=100, epochs=2, batches=5, pen_share=0.6, last_share=0.2, last_pen_share=0.3
    )
    assert [recipe.pens_at(step) for step in range(recipe.steps)] == [60] * 8 + [30] * 2
    assert [recipe.mnist_images_at(step) for step in (0, 9)] == [40, 70]
    with pytest.raises(ValueError, match="MNIST"):
        replace(recipe, last_pen_share=1.0)
    with pytest.raises(ValueError, match="last_share"):
        replace(recipe, last_share=20)


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


def test_a_setting_that_changes_nothing_leaves_the_key_as_it_was():
    assert replace(SMALL, last_pen_share=0.1, pictured=9).key() == SMALL.key()
    last = replace(SMALL, last_share=0.2, last_pen_share=0.1)
    assert len({SMALL.key(), last.key(), replace(last, last_pen_share=0.2).key()}) == 3


def test_the_training_run_has_its_settings():
    config = Recipe(network="small", epochs=4, learning_rate=0.01).config(seed=9)
    assert (config.epochs, config.learning_rate, config.seed) == (4, 0.01, 9)
    assert config.architecture.name == "small"
