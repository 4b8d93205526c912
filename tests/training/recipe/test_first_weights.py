import numpy as np
import pytest

from tests.recognition.random_weights import SMALL
from training.recipe.first_weights import with_drawn_kernels


@pytest.fixture
def weights():
    """Ones for all weights of a network."""
    return {path: np.ones(shape, np.float32) for path, shape in SMALL.weight_shapes.items()}


def test_kernels_are_drawn_as_keras_does_and_all_else_stays(weights):
    drawn = with_drawn_kernels(weights, seed=3)
    assert list(drawn) == list(weights)
    assert (drawn["scores/bias"] == 1).all()
    limit = np.sqrt(6 / (196 + 10))  # fan in and fan out of the dense layer
    kernel = drawn["scores/kernel"]
    assert kernel.dtype == np.float32
    assert 0.97 * limit < np.abs(kernel).max() <= limit
    assert np.abs(drawn["conv/kernel"]).max() <= np.sqrt(6 / (25 * (1 + 4)))


def test_the_same_seed_draws_the_same(weights):
    one, same, other = (with_drawn_kernels(weights, seed)["conv/kernel"] for seed in (3, 3, 4))
    assert (one == same).all()
    assert (one != other).any()
