from types import SimpleNamespace

import pytest

from mnist_desktop.learning.events import TrainingOutcome
from tests.training.conftest import SETTINGS
from training.drawings.folds import NO_FOLD
from training.recipe import one_training
from training.recipe.recipe import Recipe


@pytest.fixture
def train_recipe(small_data, tmp_path, monkeypatch):
    """Runs a recipe whose training ends in a given way."""

    def run(outcome):
        ended = SimpleNamespace(outcome=outcome)
        monkeypatch.setattr(one_training, "train", lambda *_, **__: ended)
        recipe = Recipe().with_settings(SETTINGS)
        checkpoint = tmp_path / "checkpoint"
        result = one_training.train_recipe(
            recipe, small_data, seed=0, without=NO_FOLD, checkpoint=checkpoint
        )
        return result is ended

    return run


def test_what_diverges_is_not_taken_for_a_model(train_recipe):
    """Its last good epoch would pass for the last one, which is what a recipe keeps."""
    with pytest.raises(ValueError, match="diverged"):
        train_recipe(TrainingOutcome.DIVERGED)


def test_what_ends_is_given_back(train_recipe):
    assert train_recipe(TrainingOutcome.FINISHED)
