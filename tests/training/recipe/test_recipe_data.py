from dataclasses import replace

import numpy as np

from mnist_desktop.learning.batches import NO_CLASS
from training.drawings.folds import folds_of
from training.recipe.recipe import Recipe
from training.recipe.recipe_data import RecipeData

RECIPE = Recipe(network="quick", epochs=1, batches=4, batch_size=40, variants=1, invented=20)


def learned(sets):
    examples = sets.examples
    return [examples.batch(epoch, index) for epoch in range(9) for index in range(4)]


def test_a_fold_is_not_learned(small_data, monkeypatch):
    whose = folds_of(small_data.pens.writers)
    small_data.pens.exact[whose == "ibm"] = 0
    small_data.pens.styled[:, whose == "ibm"] = 0
    small_data.not_digits.images[:, small_data.not_digits.folds == "ibm"] = 0
    blank = [images.max(axis=(1, 2)) == 0 for images, _ in learned(small_data.sets(RECIPE, 0))]
    assert np.concatenate(blank).any()
    without = small_data.sets(RECIPE, 0, "ibm")
    assert all((images.max(axis=(1, 2)) > 0).all() for images, _ in learned(without))
    assert without.images != small_data.sets(RECIPE, 0).images


def test_pictures_of_a_folds_people_are_not_learned(small_data, small_sources, small_cache):
    recipe = replace(RECIPE, picture_share=0.2, pictured=40)
    data = RecipeData.draw(recipe, small_sources, small_cache)
    whose = folds_of(data.pictured.writers)
    data.pictured.exact[whose == "ibm"] = 0
    data.pictured.styled[:, whose == "ibm"] = 0
    blank = [images.max(axis=(1, 2)) == 0 for images, _ in learned(data.sets(recipe, 0))]
    assert np.concatenate(blank).any()
    without = learned(data.sets(recipe, 0, "ibm"))
    assert all((images.max(axis=(1, 2)) > 0).all() for images, _ in without)


def test_nothing_excluded_is_learned(small_data):
    small_data.pens.excluded[small_data.pens.labels == 4] = True
    small_data.pens.exact[small_data.pens.excluded] = 0
    small_data.pens.styled[:, small_data.pens.excluded] = 0
    batches = learned(small_data.sets(RECIPE, 0))
    assert all((images.max(axis=(1, 2)) > 0).all() for images, _ in batches)


def test_invented_digits_alone(small_data):
    small_data.invented.labels[:] = 3
    sets = small_data.sets(replace(RECIPE, corpora=False, not_digit_share=0.0), 0)
    pens = [labels[-RECIPE.pens_at(0) :] for _, labels in learned(sets)]
    assert (np.concatenate(pens) == 3).all()


def test_what_is_no_digit_belongs_to_no_class_and_the_last_epoch_is_kept(small_data):
    sets = small_data.sets(RECIPE, 0)
    assert sets.keeps_last
    labels = np.concatenate([labels for _, labels in learned(sets)])
    assert (labels == NO_CLASS).mean() == RECIPE.not_digits / RECIPE.batch_size
