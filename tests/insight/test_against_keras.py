"""What is shown of a network is what Keras computes: every map, and the sum behind every cell."""

import numpy as np
import pytest

from mnist_desktop.insight.activations import Inspector
from mnist_desktop.learning.keras_model import (
    build_keras_model,
    import_keras,
    set_keras_weights,
)
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from tests.insight.small_networks import POOLED, RESIDUAL, images
from tests.recognition.random_weights import EVERY_KIND, random_weights

NETWORKS = [
    EVERY_KIND,
    POOLED,
    RESIDUAL,
    with_confidence_branch(ARCHITECTURES["quick"]),
    ARCHITECTURES["mlp"],
]


@pytest.fixture(scope="module", params=NETWORKS, ids=lambda network: network.name)
def seen(request):
    """The outputs of all layers for one image: by Keras, and as `Activations`."""
    architecture = request.param
    weights = random_weights(architecture)
    model = build_keras_model(architecture)
    set_keras_weights(model, architecture, weights)
    names = [layer.name for layer in architecture.layers]
    every = import_keras().Model(model.input, [model.get_layer(name).output for name in names])
    found = every(images(1)[..., np.newaxis], training=False)
    expected = {name: np.asarray(one)[0] for name, one in zip(names, found, strict=True)}
    activations = Inspector(architecture, weights).activations(images(1)[0], names)
    return expected, activations


def test_every_layer_gives_what_keras_gives(seen):
    expected, activations = seen
    for name, values in expected.items():
        shown = activations.values[name]
        assert shown.shape == values.shape
        assert shown.dtype == np.float32
        assert np.abs(shown - values).max() <= 1e-4 * np.abs(values).max(), name


def cells_of(block):
    """The corners, where there is padding, and a few inside."""
    height, width, channels = block.shape if block.is_image else (1, 1, block.channels)
    generator = np.random.default_rng(1)
    corners = [(row, column) for row in (0, height - 1) for column in (0, width - 1)]
    inside = generator.integers(0, (height, width), (6, 2)).tolist()
    return [(*place, int(generator.integers(channels))) for place in (*corners, *inside)]


def test_the_arithmetic_of_a_cell_gives_what_keras_gives(seen):
    expected, activations = seen
    for block in activations.blocks:
        values = expected[block.output]
        for cell in cells_of(block):
            arithmetic = activations.arithmetic(block, cell)
            right = values[cell] if block.is_image else values[cell[2]]
            assert abs(arithmetic.value - right) <= 1e-4 * np.abs(values).max(), (block, cell)
