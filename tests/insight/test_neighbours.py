import numpy as np
import pytest
import safetensors.numpy

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight import neighbours
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.insight.neighbour_files import KEPT, NeighbourFiles
from mnist_desktop.insight.neighbours import NeighbourReading, index_key
from mnist_desktop.insight.sureness import SurenessTable
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model, ModelMetadata
from mnist_desktop.recognition.networks.architectures import (
    ARCHITECTURES,
    Architecture,
    Chain,
)


def network(units=24):
    chain = Chain()
    chain.flatten()
    chain.dense("dense", units)
    return chain.architecture("narrow")


def model_of(architecture, seed=0):
    generator = np.random.default_rng(seed)
    weights = {
        name: generator.normal(0, 0.1, shape).astype(np.float32)
        for name, shape in architecture.weight_shapes.items()
    }
    return Model(architecture, weights, ModelMetadata())


def built(model, training):
    """The index of all images, read in one go."""
    reading = NeighbourReading(model, training)
    while not reading.is_complete:
        reading.read_slice()
    return reading.index()


@pytest.fixture(scope="module")
def training():
    generator = np.random.default_rng(1)
    images = generator.integers(0, 256, (1300, 28, 28)).astype(np.uint8)
    return LabelledImages(images, (np.arange(1300) % 10).astype(np.uint8))


def test_an_image_is_its_own_nearest_neighbour(training):
    index = built(model_of(network()), training)
    for place in (0, 700, 1299):
        nearest = index.nearest(training.as_floats()[place])
        assert len(nearest) == 5
        assert (nearest[0].index, nearest[0].label) == (place, place % 10)
        assert nearest[0].similarity == pytest.approx(1, abs=2e-3)  # half precision
        similarities = [one.similarity for one in nearest]
        assert similarities == sorted(similarities, reverse=True)


def test_the_angle_between_the_last_features_counts(training):
    model = model_of(network())
    features = last_features(model)(training.as_floats())
    assert features.shape == (1300, 24)
    rows = features / np.linalg.norm(features, axis=1, keepdims=True)
    exact = np.argsort(-(rows @ rows[3]), kind="stable")[:5]
    found = built(model, training).nearest(training.as_floats()[3])
    assert [one.index for one in found] == exact.tolist()


def test_a_wide_network_is_reduced_and_keeps_its_angles(training, monkeypatch):
    monkeypatch.setattr(neighbours, "MAX_FEATURES", 16)
    model = model_of(network(40))
    index = built(model, training)
    assert index.rows.shape == (1300, 16)
    features = last_features(model)(training.as_floats()[:2])
    lengths = np.linalg.norm(features, axis=1)
    cosine = float(features[0] @ features[1] / lengths[0] / lengths[1])
    of_two = index.rows[:2].astype(np.float32)
    assert float(of_two[0] @ of_two[1]) == pytest.approx(cosine, abs=0.05)


def test_features_before_a_confidence_branch_and_of_other_ends(training):
    built_in = Classifier.load().model
    images = training.as_floats(slice(3))
    features = last_features(built_in)(images)
    kernel = built_in.weights["scores/kernel"]
    assert features.shape == (3, len(kernel))
    scores = features @ kernel + built_in.weights["scores/bias"]
    logits = Classifier(built_in).logits(images)
    assert (scores.argmax(axis=1) == logits.argmax(axis=1)).all()
    quick = ARCHITECTURES["quick"]
    assert last_features(model_of(quick))(images).shape == (3, 576)
    assert last_features(model_of(pooled()))(images).shape == (3, 10)


def pooled():
    """Ends in the mean of ten feature maps, not in a dense layer."""
    chain = Chain()
    chain.convolution("conv", 10, 3)
    chain.global_pooling()
    return Architecture("pooled", tuple(chain.layers))


def test_an_index_is_built_once_for_a_model_and_its_data(training, tmp_path):
    model, files = model_of(network()), NeighbourFiles(tmp_path / "neighbours")
    key = index_key(model, "data")
    assert files.load(key, model, training) is None
    files.save(key, built(model, training))
    again = files.load(key, model, training)
    image = training.as_floats()[5]
    assert again.nearest(image)[0].index == 5
    assert len({key, index_key(model, "other"), index_key(model_of(network(), 1), "data")}) == 3


def test_a_network_of_thousands_of_features_gets_few_axes_and_keeps_its_angles(
    training, monkeypatch
):
    monkeypatch.setattr(neighbours, "MAX_FEATURES", 64)
    monkeypatch.setattr(neighbours, "MAX_AXES", 16 * 2000)
    model = model_of(network(2000))
    index = built(model, training)
    assert index.axes.shape == (2000, 16)
    assert index.nearest(training.as_floats()[700])[0].index == 700


def test_a_network_whose_features_are_all_0_has_an_index(training, monkeypatch):
    monkeypatch.setattr(neighbours, "MAX_FEATURES", 16)
    model = model_of(network(40))
    dead = {name: np.zeros_like(weight) for name, weight in model.weights.items()}
    index = built(Model(model.architecture, dead, ModelMetadata()), training)
    assert [one.similarity for one in index.nearest(training.as_floats()[3])] == [0] * 5


def test_reading_can_be_left_and_resumed(training):
    reading = NeighbourReading(model_of(network()), training)
    reading.read_slice()
    assert (reading.done, reading.count, reading.is_complete) == (100, 1300, False)
    while not reading.is_complete:
        reading.read_slice()
    assert reading.index().nearest(training.as_floats()[1299])[0].index == 1299


def test_old_indexes_are_deleted_and_damaged_ones_not_used(training, tmp_path):
    model, files = model_of(network()), NeighbourFiles(tmp_path)
    index = built(model, training)
    keys = [index_key(model, str(number)) for number in range(KEPT + 2)]
    for key in keys:
        files.save(key, index)
    assert len(list(tmp_path.iterdir())) == KEPT
    (kept, *_) = tmp_path.iterdir()
    kept.write_bytes(b"torn")
    assert files.load(kept.stem, model, training) is None
    assert files.load(index_key(model, "x"), model, training[slice(9)]) is None
    for axes in (np.zeros((), np.float32), np.zeros(3, np.float32), np.zeros((3, 2), np.float32)):
        kept.write_bytes(safetensors.numpy.save({"rows": index.rows, "axes": axes}))
        assert files.load(kept.stem, model, training) is None
    with pytest.raises(ValueError, match="names no index"):
        files.load("../elsewhere", model, training)


def test_a_sureness_table_is_kept_beside_the_index(tmp_path):
    files = NeighbourFiles(tmp_path)
    key, table = "0" * 32, SurenessTable.counted(np.full(150, 0.96), np.ones(150, bool))
    assert files.load_sureness(key) is None
    files.save_sureness(key, table)
    assert files.load_sureness(key) == table
    (tmp_path / f"{key}.sureness").write_bytes(b"{}")
    assert files.load_sureness(key) is None
