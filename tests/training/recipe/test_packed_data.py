from dataclasses import fields, replace

import numpy as np
import pytest

from tests.training.conftest import SETTINGS
from training.recipe import packed_data
from training.recipe.packed_data import pack, recipe_of, unpack
from training.recipe.recipe import Recipe

RECIPE = Recipe().with_settings(SETTINGS)


@pytest.fixture
def packed(small_data, tmp_path):
    """A packed file of few images."""
    path = tmp_path / "images.zip"
    size = pack(path, RECIPE, small_data)
    assert size == path.stat().st_size
    return path


def test_the_same_batches_come_out(packed, small_data):
    recipe, data = unpack(packed)
    assert recipe == RECIPE
    before, after = (one.sets(recipe, 3, "ap") for one in (small_data, data))
    assert (before.images, before.keeps_last) == (after.images, after.keeps_last)
    assert (before.validation.images == after.validation.images).all()
    for one, other in zip(before.examples.batch(0, 2), after.examples.batch(0, 2), strict=True):
        assert (one == other).all()


def test_the_test_images_stay_at_home(packed):
    _, data = unpack(packed)
    assert len(data.mnist.test) == 0


def test_what_is_no_digit_goes_along_only_where_it_is_learned(packed, small_data, tmp_path):
    _, data = unpack(packed)
    assert len(data.not_digits) == len(small_data.not_digits)
    assert len(data.not_digits.images) == 0
    with pytest.raises(ValueError, match="no drawings that are not digits"):
        recipe_of(RECIPE, ["not_digit_share=0.1"])
    recipe = replace(RECIPE, not_digit_share=0.1)
    pack(tmp_path / "more.zip", recipe, small_data)
    _, data = unpack(tmp_path / "more.zip")
    for field in fields(data.not_digits):
        one, other = (getattr(some.not_digits, field.name) for some in (data, small_data))
        np.testing.assert_array_equal(one, other)


def test_another_network_may_learn_from_the_file_but_not_from_other_drawings():
    assert recipe_of(RECIPE, ["network=best", "epochs=3"]).network == "best"
    with pytest.raises(ValueError, match="drawings of other settings"):
        recipe_of(RECIPE, ["variants=2"])


def test_a_file_that_is_too_large_is_not_written(small_data, tmp_path, monkeypatch):
    monkeypatch.setattr(packed_data, "MAX_FILE", 2**16)
    with pytest.raises(ValueError, match="set fewer variants than 1"):
        pack(tmp_path / "images.zip", RECIPE, small_data)
    assert list(tmp_path.iterdir()) == []
