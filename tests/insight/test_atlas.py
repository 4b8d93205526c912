from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight.activations import Inspector
from mnist_desktop.insight.atlas import SLICE, atlas
from mnist_desktop.insight.blocks import blocks_of
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.recognition.networks.layers import Dense, Flatten, Pooling
from tests.insight.small_networks import POOLED, RESIDUAL, images, model_of

TEN = Architecture(
    "ten",
    (
        Pooling("pooling", ("image",), size=14, mode="max"),
        Flatten("flatten", ("pooling",)),
        Dense("hidden", ("flatten",), units=3),
        Dense("scores", ("hidden",), units=10),
    ),
)
"""Each image is four numbers, the largest grey values of its quarters."""


def block_of(model, name):
    return next(block for block in blocks_of(model.architecture) if block.name == name)


def last(model, name, labelled):
    *_, found = atlas(model, block_of(model, name), labelled)
    return found


def labelled_as_read(model, count=2 * SLICE + 37, wrong=0.1):
    """Random images, most with the label that the model gives them."""
    grey = (images(count) * 255).astype(np.uint8)
    labels = Classifier(model).logits(grey / np.float32(255)).argmax(axis=1).astype(np.uint8)
    generator = np.random.default_rng(2)
    others = generator.integers(0, 10, count, np.uint8)
    return LabelledImages(grey, np.where(generator.random(count) < wrong, others, labels))


@pytest.mark.parametrize(
    ("architecture", "name"),
    [
        (POOLED, "conv1"),
        (RESIDUAL, "depthwise"),
        (RESIDUAL, "conv1"),
        (with_confidence_branch(ARCHITECTURES["quick"]), "conv3"),
    ],
)
def test_the_counts_are_those_of_the_whole_network_without_the_channel(architecture, name):
    model = model_of(architecture)
    labelled = labelled_as_read(model)
    found = last(model, name, labelled)
    scores = architecture.layers[-1].name
    inspector = Inspector(architecture, model.weights)
    for channel in range(0, found.block.channels, max(found.block.channels // 4, 1)):
        off = {name: [channel]}
        answers = inspector.outputs(labelled.as_floats(), [scores], off)[scores].argmax(axis=1)
        for digit in range(10):
            expected = int((answers[labelled.labels == digit] != digit).sum())
            assert found.effect(channel, digit).misread_without == expected


def test_it_can_be_left_at_any_channel_and_tells_how_far_it_is():
    model = model_of(POOLED)
    steps = list(atlas(model, block_of(model, "conv1"), labelled_as_read(model)))
    shares = [step.share for step in steps]
    assert shares == sorted(shares)
    assert len(steps) == 3 * 4 + 1
    assert [step.is_complete for step in steps] == [False] * 12 + [True]


def quarters_model():
    """Its hidden unit 0 tells a bright first quarter, which means 4; else it reads 7."""
    model = model_of(TEN)
    weights = {path: np.zeros_like(one) for path, one in model.weights.items()}
    weights["hidden/kernel"][0, 0] = 1
    weights["scores/kernel"][0, 4] = 10
    weights["scores/bias"][7] = 5
    return replace(model, weights=weights)


def fours_and_sevens(count):
    grey = np.zeros((count, 28, 28), np.uint8)
    labels = np.where(np.arange(count) % 2, 4, 7).astype(np.uint8)
    grey[labels == 4, 5, 5] = 255
    return LabelledImages(grey, labels)


def test_what_repeats_is_told_and_harmless_channels_are_not():
    found = last(quarters_model(), "hidden", fours_and_sevens(60))
    overall, effect = found.repeated(0)
    assert (overall.digit, overall.images, overall.cost) == (None, 60, 30)
    assert (effect.digit, effect.images) == (4, 30)
    assert (effect.misread_with, effect.misread_without, effect.cost) == (0, 30, 30)
    assert found.repeated(1) == found.repeated(2) == ()


def test_what_shows_on_one_half_alone_is_not_told():
    labelled = fours_and_sevens(60)
    fours = np.flatnonzero(labelled.labels == 4)
    labelled.images[fours[1::2]] = 0  # the second half's
    labelled.images[fours[1::2], 20, 20] = 255
    assert last(quarters_model(), "hidden", labelled).repeated(0) == ()


@pytest.mark.parametrize("seed", range(3))
def test_of_a_network_that_learned_nothing_nothing_is_told(seed):
    model = model_of(POOLED, seed)
    generator = np.random.default_rng(seed)
    grey = (images(600, seed) * 255).astype(np.uint8)
    labelled = LabelledImages(grey, generator.integers(0, 10, 600, np.uint8))
    found = last(model, "conv2", labelled)
    assert found.is_complete
    assert [effect for channel in range(6) for effect in found.repeated(channel)] == []
