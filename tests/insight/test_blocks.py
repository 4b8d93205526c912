import pytest

from mnist_desktop.insight.blocks import blocks_of, first_dense_of_image
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from tests.insight.small_networks import POOLED, RESIDUAL
from tests.recognition.random_weights import EVERY_KIND

BUILT_IN = with_confidence_branch(ARCHITECTURES["best"])


def kinds(block):
    return [layer.kind for layer in block.layers]


def test_a_convolution_goes_with_its_norm_and_activation():
    conv1, conv2, *rest = blocks_of(ARCHITECTURES["best"])
    assert kinds(conv1) == ["convolution", "batch_norm", "activation"]
    assert kinds(conv2) == ["convolution", "pooling", "batch_norm", "activation"]
    assert (conv2.name, conv2.inputs, conv2.output) == ("conv2", ("conv1_relu",), "conv2_relu")
    assert conv2.shape == (12, 12, 32)
    assert conv2.parameters == 9 * 32 * 32 + 4 * 32
    assert conv2.function == "relu"
    assert [block.kind for block in rest[-2:]] == ["global_pooling", "dense"]


def test_pooling_after_the_activation_is_a_block_of_its_own():
    assert [block.kind for block in blocks_of(ARCHITECTURES["cnn"])] == (
        ["convolution", "pooling"] * 2 + ["convolution", "flatten", "dense", "dense"]
    )


def test_a_value_that_is_used_twice_ends_a_block():
    by_name = {block.name: block for block in blocks_of(RESIDUAL)}
    assert kinds(by_name["conv1"]) == ["convolution", "activation"]
    assert kinds(by_name["depthwise"]) == ["depthwise", "batch_norm"]
    assert kinds(by_name["sum"]) == ["add", "activation"]
    assert by_name["sum"].inputs == ("depthwise_norm", "conv1_relu")


@pytest.mark.parametrize("architecture", [*ARCHITECTURES.values(), BUILT_IN, EVERY_KIND, POOLED])
def test_every_layer_is_in_one_block_and_blocks_take_earlier_ones(architecture):
    blocks = blocks_of(architecture)
    names = [layer.name for block in blocks for layer in block.layers]
    assert sorted(names) == sorted(layer.name for layer in architecture.layers)
    assert sum(block.parameters for block in blocks) == architecture.parameters
    known = {"image"}
    for block in blocks:
        assert known.issuperset(block.inputs)
        known.add(block.output)


def test_the_confidence_branch_is_marked():
    marked = [block.name for block in blocks_of(BUILT_IN) if block.is_confidence]
    assert marked[0] == "confidence_pooling"
    assert marked[-1] == "sure_scores"
    assert not any(block.is_confidence for block in blocks_of(ARCHITECTURES["best"]))


def test_only_a_layer_that_takes_every_pixel_has_weights_as_pictures():
    assert first_dense_of_image(ARCHITECTURES["mlp"]) == "dense"
    assert first_dense_of_image(ARCHITECTURES["cnn"]) is None
