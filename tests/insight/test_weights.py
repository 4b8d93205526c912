import numpy as np
import pytest

from mnist_desktop.insight.blocks import blocks_of
from mnist_desktop.insight.softmax import SoftmaxSteps
from mnist_desktop.insight.weights import kernel_of, weight_histogram, weight_pictures
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from tests.insight.small_networks import POOLED, images
from tests.recognition.random_weights import random_weights


def test_a_histogram_counts_every_weight_once_and_zeros_in_the_middle():
    kernel = np.array([-2, -0.01, 0, 0.01, 0.02, 2], np.float32)
    histogram = weight_histogram(kernel)
    assert histogram.limit == 2
    assert histogram.counts.sum() == 6
    assert histogram.counts[len(histogram.counts) // 2] == 4
    assert weight_histogram(np.zeros((3, 3), np.float32)).counts.sum() == 9


def test_a_picture_shows_what_a_unit_multiplies_each_pixel_by():
    architecture = ARCHITECTURES["mlp"]
    weights = random_weights(architecture)
    dense = next(block for block in blocks_of(architecture) if block.name == "dense")
    pictures = weight_pictures(architecture, dense, weights)
    image = images(1)[0]
    sums = np.einsum("rc,rcu->u", image, pictures)
    expected = image.reshape(-1) @ weights["dense/kernel"]
    np.testing.assert_allclose(sums, expected, rtol=1e-4, atol=1e-4)


def test_other_layers_have_kernels_but_no_pictures():
    weights = random_weights(POOLED)
    conv1, *_, flatten, _dropout, scores = blocks_of(POOLED)
    assert kernel_of(conv1, weights).shape == (3, 3, 1, 4)
    assert kernel_of(flatten, weights) is None
    assert weight_pictures(POOLED, scores, weights) is None


def test_softmax_step_by_step_gives_the_answer():
    built_in = Classifier.load()
    answer = built_in.read(images(1)[0])
    steps = SoftmaxSteps(answer.logits.astype(float), built_in.metadata.temperature)
    np.testing.assert_allclose(steps.probabilities, answer.probabilities, atol=1e-6)
    assert steps.powers.max() == 1
    assert steps.powers.sum() == pytest.approx(steps.total)
