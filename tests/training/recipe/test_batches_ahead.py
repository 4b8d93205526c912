import pytest

from tests.training.conftest import SETTINGS
from training.recipe.batches_ahead import batches_ahead
from training.recipe.packed_data import pack
from training.recipe.recipe import Recipe

RECIPE = Recipe().with_settings(SETTINGS)


@pytest.mark.slow
def test_batches_made_ahead_are_the_same_in_and_out_of_order(small_data, tmp_path):
    packed = tmp_path / "images.zip"
    pack(packed, RECIPE, small_data)
    examples = small_data.sets(RECIPE, 3).examples
    with batches_ahead(examples, 1, packed, RECIPE, 3, "") as ahead:
        assert (ahead.batches, ahead.batch_size) == (examples.batches, examples.batch_size)
        for place in ((0, 2), (0, 3), (1, 0), (0, 1)):
            for one, other in zip(examples.batch(*place), ahead.batch(*place), strict=True):
                assert (one == other).all()
