"""Images on two axes: which axes, where a drawing is, and networks that have little to show."""

import numpy as np
import pytest

from mnist_desktop.data.data_set import DataSet
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight import digit_map
from mnist_desktop.insight.digit_map import MapAxes, MapReading
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import (
    Activation,
    Convolution,
    Dense,
    Flatten,
    GlobalPooling,
)
from tests.insight.small_networks import POOLED, RESIDUAL, images, model_of
from tests.session.small_data import labelled


def data_set(count=700, classes=()):
    validation = labelled(count, 2)
    if classes:
        labels = (np.arange(count) % len(classes)).astype(np.uint8)
        validation = LabelledImages(validation.images, labels)
    return DataSet("small", validation, validation, validation, classes, "small")


def network(units):
    """With so many features before its scores."""
    layers = (
        Flatten("flatten", ("image",)),
        Dense("features", ("flatten",), units=units),
        Activation("relu", ("features",)),
        Dense("scores", ("relu",), units=10),
    )
    return Architecture("narrow", layers)


WITHOUT_DENSE = Architecture(
    "without_dense",
    (
        Convolution("conv", ("image",), kernel=3, filters=10),
        GlobalPooling("largest", ("conv",)),
    ),
)


def read(model, data, *axes, **settings):
    """The whole map, read in one go."""
    reading = MapReading(model, data, *axes, **settings)
    while not reading.is_complete:
        reading.read_slice()
    return reading.map()


@pytest.fixture(scope="module")
def data():
    return data_set()


@pytest.fixture(scope="module")
def whole(data):
    return read(model_of(POOLED), data)


def test_the_axes_are_the_principal_ones_of_features_of_length_1(data, whole):
    features = last_features(model_of(POOLED))(data.validation.as_floats())[whole.indices]
    rows = features / np.linalg.norm(features, axis=1, keepdims=True)
    np.testing.assert_allclose(whole.rows, rows, atol=1e-6)
    centred = rows - rows.mean(axis=0)
    _, values, vectors = np.linalg.svd(centred, full_matrices=False)
    expected = np.abs(centred @ vectors[:2].T)
    np.testing.assert_allclose(np.abs(whole.points), expected, atol=1e-4)
    assert whole.share == pytest.approx((values[:2] ** 2).sum() / (values**2).sum(), abs=1e-4)
    assert (np.sort(whole.indices) == np.arange(700)).all()
    assert whole.has_own_axes
    assert not whole.are_scores


def test_answers_are_those_of_the_classifier(data, whole):
    scores = Classifier(model_of(POOLED)).logits(data.validation.as_floats())
    np.testing.assert_array_equal(whole.answers, scores.argmax(axis=1)[whole.indices])
    np.testing.assert_array_equal(whole.is_wrong, whole.answers != whole.images.labels)
    np.testing.assert_array_equal(whole.images.labels, data.validation.labels[whole.indices])


def test_an_image_of_the_map_is_at_its_own_place_and_its_own_nearest(data, whole):
    for index in (0, 350, 699):
        place = whole.place(whole.images.as_floats()[index])
        np.testing.assert_allclose((place.x, place.y), whole.points[index], atol=1e-5)
        assert place.nearest[0] == index
    drawing = images(1, seed=9)[0]
    row = last_features(model_of(POOLED))(drawing[np.newaxis])[0]
    cosines = whole.rows @ (row / np.linalg.norm(row))
    assert set(whole.place(drawing).nearest) == set(np.argsort(-cosines)[:5].tolist())


def test_the_axes_are_the_same_every_time_and_whoever_computes(data, whole):
    again = read(model_of(POOLED), data, threads=2)
    np.testing.assert_array_equal(again.points, whole.points)
    for direction in whole.axes.directions.T:
        assert direction[np.abs(direction).argmax()] > 0


def test_images_that_are_read_stay_where_they_are(monkeypatch, data):
    monkeypatch.setattr(digit_map, "AXES_IMAGES", 300)
    reading = MapReading(model_of(POOLED), data)
    reading.read_slice()
    assert not reading.has_axes
    reading.read_slice()
    early = reading.map()
    assert (len(early), early.count, early.is_complete) == (400, 700, False)
    while not reading.is_complete:
        reading.read_slice()
    np.testing.assert_allclose(reading.map().points[:400], early.points, atol=1e-6)


def test_a_moment_of_a_run_is_shown_on_the_axes_of_another(data, whole):
    moment = read(model_of(POOLED, seed=3), data, whole.axes)
    assert moment.axes is whole.axes
    assert not moment.has_own_axes
    own = read(model_of(POOLED, seed=3), data)
    assert moment.share < own.share
    other = read(model_of(RESIDUAL), data, whole.axes)  # of another network they mean nothing
    assert other.has_own_axes


def test_earlier_axes_stay_while_they_are_nearly_as_good(data, whole):
    weights = model_of(POOLED).weights
    generator = np.random.default_rng(0)
    nearly = {name: one * generator.normal(1, 0.02, one.shape) for name, one in weights.items()}
    model = model_of(POOLED, weights={k: v.astype(np.float32) for k, v in nearly.items()})
    assert read(model, data, earlier=whole.axes).axes is whole.axes
    assert read(model_of(POOLED, seed=3), data, earlier=whole.axes).has_own_axes


@pytest.mark.parametrize("units", [1, 2, 3])
def test_few_features_are_shown_as_they_are(units, data):
    model = model_of(network(units))
    shown = read(model, data)
    features = last_features(model)(data.validation.as_floats())[shown.indices]
    np.testing.assert_allclose(shown.rows, features, rtol=1e-4, atol=1e-5)
    if units < 3:
        assert shown.share == pytest.approx(1, abs=1e-5)
    if units == 1:
        assert not shown.points[:, 1].any()


def test_a_network_that_is_dead_has_one_place_for_all_images(data):
    model = model_of(network(8))
    model.weights["features/kernel"][:] = 0
    model.weights["features/bias"][:] = -1
    shown = read(model, data)
    assert shown.share is None
    assert not shown.points.any()
    assert len(shown.place(images(1)[0]).nearest) == 5


def test_without_a_dense_layer_the_scores_are_shown(data):
    shown = read(model_of(WITHOUT_DENSE), data)
    assert (shown.are_scores, shown.feature_count) == (True, 10)


def test_of_many_features_fewer_images_are_shown(monkeypatch, data):
    monkeypatch.setattr(digit_map, "MAX_NUMBERS", 200 * 24)
    assert len(read(model_of(POOLED), data)) == 200
    monkeypatch.setattr(digit_map, "MAX_NUMBERS", 10)
    assert len(read(model_of(POOLED), data)) == 1


def test_more_features_than_images():
    rows = np.random.default_rng(0).normal(size=(20, 300)).astype(np.float32)
    _, _, vectors = np.linalg.svd(rows - rows.mean(axis=0), full_matrices=False)
    axes = MapAxes.principal(rows)
    for direction, expected in zip(axes.directions.T, vectors[:2], strict=True):
        assert abs(direction @ expected) == pytest.approx(1, abs=1e-4)


def test_two_classes_of_ones_own():
    shown = read(model_of(POOLED), data_set(40, ("circle", "cross")))
    assert len(shown) == 40
