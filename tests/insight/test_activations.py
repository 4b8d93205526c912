import numpy as np
import pytest

from mnist_desktop.insight.activations import Inspector
from mnist_desktop.insight.arithmetic import Products, SwitchedOff
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from tests.insight.small_networks import POOLED, images
from tests.recognition.random_weights import random_weights


@pytest.fixture(scope="module")
def inspector():
    return Inspector(POOLED, random_weights(POOLED))


def block_of(activations, name):
    return next(block for block in activations.blocks if block.name == name)


def test_the_scores_are_those_of_the_live_answer():
    built_in = Classifier.load()
    inspector = Inspector(built_in.architecture, built_in.model.weights)
    last = built_in.architecture.layers[-1].name
    scores = inspector.outputs(images(), [last])[last]
    np.testing.assert_allclose(scores, built_in.logits(images()), atol=1e-4)


def test_a_network_in_training_needs_no_new_session(inspector):
    weights = random_weights(POOLED, seed=3)
    scores = inspector.with_weights(weights).outputs(images(), ["scores"])["scores"]
    expected = Classifier.from_weights(POOLED, weights).logits(images())
    np.testing.assert_allclose(scores, expected, rtol=1e-4, atol=1e-4)
    assert np.abs(inspector.outputs(images(), ["scores"])["scores"] - scores).max() > 0.01


def test_channels_that_are_off_pass_on_nothing(inspector):
    off = {"conv1": {1, 3}, "conv2": {0}}
    shown = inspector.activations(images(1)[0], ["conv1_relu", "conv2_relu", "scores"], off)
    conv1 = shown.values["conv1_relu"]
    assert not conv1[..., [1, 3]].any()
    assert conv1[..., [0, 2]].any()
    assert not shown.values["conv2_relu"][..., 0].any()
    # The same network with weights that make those channels zero
    without = random_weights(POOLED)
    for path in ("conv1_norm/gamma", "conv1_norm/beta"):
        without[path][[1, 3]] = 0
    without["conv2/kernel"][..., 0] = 0
    without["conv2/bias"][0] = 0
    expected = Classifier.from_weights(POOLED, without).logits(images(1))[0]
    np.testing.assert_allclose(shown.values["scores"], expected, rtol=1e-4, atol=1e-4)


def test_the_arithmetic_says_that_a_channel_is_off(inspector):
    shown = inspector.activations(images(1)[0], ["conv1_relu"], {"conv1": {2}})
    steps = shown.arithmetic(block_of(shown, "conv1"), (3, 3, 2)).steps
    assert isinstance(steps[-1], SwitchedOff)
    assert steps[-1].value == 0 != steps[-2].value


def test_the_nine_products_of_the_first_convolution_add_up(inspector):
    image = images(1)[0]
    shown = inspector.activations(image, [])
    products = shown.arithmetic(block_of(shown, "conv1"), (4, 7, 1)).steps[0]
    assert isinstance(products, Products)
    top, left = products.corner
    assert (products.inputs[..., 0] == image[top : top + 3, left : left + 3]).all()
    assert products.value == pytest.approx((products.inputs * products.kernel).sum())
    assert products.bias is None


def test_a_deeper_cell_names_what_each_map_before_gives(inspector):
    shown = inspector.activations(images(1)[0], ["conv1_relu"])
    conv2 = block_of(shown, "conv2")
    assert shown.has_inputs_of(conv2)
    products = shown.arithmetic(conv2, (0, 0, 5)).steps[0]
    assert products.by_channel.shape == (4,)
    assert products.by_channel.sum() + products.bias == pytest.approx(products.value)
    assert products.is_padding.any()  # "same" padding at the corner
    assert not shown.has_inputs_of(block_of(shown, "flatten"))


def test_the_branch_that_lowers_scores_can_be_looked_at():
    architecture = with_confidence_branch(ARCHITECTURES["quick"])
    inspector = Inspector(architecture, random_weights(architecture))
    names = ["scores", "confidence_sigmoid", "sure_scores"]
    scores, factors, sure = inspector.outputs(images(), names).values()
    np.testing.assert_allclose(scores * factors, sure, rtol=1e-5)
    assert ((factors > 0) & (factors < 1)).all()
