from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import BUILT_IN, Classifier
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.recognition.networks.layers import Activation, Dense, Flatten
from mnist_desktop.samples import kept_features as shipped
from mnist_desktop.samples.kept_features import KeptFeatures, kept_features, second_moment
from mnist_desktop.samples.last_layer import last_weights, with_last_weights
from tests.insight.small_networks import POOLED, images, model_of


@pytest.fixture(scope="module")
def kept(small_mnist):
    return kept_features(model_of(POOLED), small_mnist)


def test_they_are_the_second_moments_of_what_the_last_layer_takes():
    model = model_of(POOLED)
    rows = np.pad(last_features(model)(images()), ((0, 0), (0, 1)), constant_values=1)
    expected = np.mean([np.outer(row, row) for row in rows.astype(np.float64)], axis=0)
    np.testing.assert_allclose(second_moment(last_features(model)(images())), expected)


def test_a_file_gives_them_back_to_the_same_network_whatever_its_last_layer(kept, tmp_path):
    path = tmp_path / "own.kept"
    kept.save(path)
    model = model_of(POOLED)
    learned = with_last_weights(model, last_weights(model) + 1)
    again = KeptFeatures.load(path, learned)
    np.testing.assert_allclose(again.moment, kept.moment, rtol=1e-5)
    assert again.validation.correct(last_weights(model)) == kept.validation.correct(
        last_weights(model)
    )
    assert kept.fits(learned)
    assert not kept.fits(model_of(POOLED, seed=1))
    assert KeptFeatures.load(path, model_of(POOLED, seed=1)) is None


def test_a_missing_or_damaged_file_gives_none(kept, tmp_path):
    path = tmp_path / "own.kept"
    assert KeptFeatures.load(path, model_of(POOLED)) is None
    kept.save(path)
    whole = path.read_bytes()
    for content in (b"", whole[:-9], whole.replace(b"moment", b"momant", 1)):
        path.write_bytes(content)
        assert KeptFeatures.load(path, model_of(POOLED)) is None


def test_what_is_stopped_gives_none(small_mnist):
    assert kept_features(model_of(POOLED), small_mnist, lambda: True) is None


def test_those_that_ship_are_of_the_built_in_model():
    model = read_model(asset_path(BUILT_IN))
    kept = KeptFeatures.load(asset_path(shipped.BUILT_IN), model)
    assert kept is not None
    assert len(kept.validation.labels) == 5000


def test_letters_are_refused_as_the_classifier_does(small_mnist):
    network = with_confidence_branch(ARCHITECTURES["quick"])
    model = model_of(network)
    model = replace(model, metadata=replace(model.metadata, temperature=0.7, threshold=0.4))
    shown = images(40)
    few = small_mnist.validation[:2]
    kept = KeptFeatures.of(model, (shown,), few, shown)
    classifier = Classifier(model)
    refused = sum(classifier.read(image).refused for image in shown)
    assert kept.letters.refused(last_weights(model), model.metadata) == refused


def test_a_network_that_does_not_end_in_a_dense_layer_or_in_too_wide_a_one_is_refused(small_mnist):
    dense = Dense("dense", ("flatten",), units=10)
    flat = Flatten("flatten", ("image",))
    ending = Architecture("ending", (flat, dense, Activation("relu", ("dense",))))
    wide = Architecture("wide", (flat, Dense("d", ("flatten",), units=3000), Dense("e", ("d",))))
    for network, key in ((ending, "hand_needs_dense"), (wide, "hand_too_wide")):
        with pytest.raises(AppError) as error:
            kept_features(model_of(network), small_mnist)
        assert error.value.key == key
