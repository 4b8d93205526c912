import numpy as np
import pytest

from mnist_desktop.insight.activations import Inspector
from mnist_desktop.insight.receptive_field import Region, receptive_field
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.layers import INPUT
from tests.insight.small_networks import POOLED, RESIDUAL, images
from tests.recognition.random_weights import EVERY_KIND, random_weights

NETWORKS = {network.name: network for network in (POOLED, RESIDUAL, EVERY_KIND)}


@pytest.mark.parametrize(
    ("name", "layer", "cell"),
    [
        ("pooled", "conv1_relu", (0, 5, 2)),
        ("pooled", "conv2_relu", (1, 0, 3)),
        ("pooled", "flatten", (0, 0, 20)),
        ("residual", "sum_relu", (13, 6, 1)),
        ("every_kind", "depthwise", (0, 13, 2)),
    ],
)
def test_nothing_outside_counts_and_every_edge_does(name, layer, cell):
    """Each row and column of the region changes the cell; all the rest together does not."""
    architecture = NETWORKS[name]
    # ReLUs would hide small changes, the winners of pooling most pixels
    weights = {path: np.abs(one) for path, one in random_weights(architecture).items()}
    inspector = Inspector(architecture, weights)
    region = receptive_field(architecture, layer, Region.of_cell(cell))[INPUT]
    rows, columns = slice(*region.rows), slice(*region.columns)

    def value(image):
        values = inspector.activations(image, [layer]).values[layer]
        return values[cell] if values.ndim == 3 else values[cell[2]]

    image = images(1)[0]
    other = 1 - image
    other[rows, columns] = image[rows, columns]
    assert value(other) == value(image)
    for edge in (
        (rows.start, columns),
        (rows.stop - 1, columns),
        (rows, columns.start),
        (rows, columns.stop - 1),
    ):
        brighter = image.copy()
        brighter[edge] = 10
        assert value(brighter) != value(image), edge


def test_back_to_the_pixels_layer_by_layer():
    fields = receptive_field(ARCHITECTURES["best"], "conv3_relu", Region.of_cell((3, 3, 9)))
    assert fields["conv2_relu"] == Region((2, 5), (2, 5), (0, 32))
    assert fields["conv2"] == Region((4, 10), (4, 10), (0, 32))
    assert fields["conv1_relu"] == Region((4, 12), (4, 12), (0, 32))
    assert fields[INPUT] == Region((4, 14), (4, 14), (0, 1))


def test_a_score_comes_from_everything():
    fields = receptive_field(ARCHITECTURES["mlp"], "scores", Region.of_cell((0, 0, 4)))
    assert fields[INPUT] == Region((0, 28), (0, 28), (0, 1))
    assert fields["dense_relu"] == Region((0, 1), (0, 1), (0, 512))
