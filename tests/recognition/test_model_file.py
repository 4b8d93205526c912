import json
import pickle
import struct
from dataclasses import replace

import numpy as np
import pytest
from safetensors.numpy import save

from mnist_desktop.assets import asset_path
from mnist_desktop.problem import ModelFileError
from mnist_desktop.recognition import model_file
from mnist_desktop.recognition.model_file import (
    Model,
    ModelMetadata,
    model_bytes,
    model_from_bytes,
    read_description,
    read_model,
    write_model,
)
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.confidence_branch import without_confidence_branch
from tests.recognition.random_weights import EVERY_KIND, SMALL, random_weights

METADATA = ModelMetadata(
    title="Meine 数字",
    settings={"epochs": 3, "learning_rate": 1e-3, "augment": True, "optimizer": "adamw"},
    history=({"loss": 0.5, "accuracy": 0.9}, {"loss": 0.2, "accuracy": 0.95}),
    scores={"mnist_test": 0.99},
    temperature=1.25,
    threshold=0.6,
    seed=7,
    date="2026-11-21T12:00:00+00:00",
    images_seen=180_000,
    classes=("T-shirt/top", "お (o)", "Sneaker"),
    curve=((0.1, 2.3, 0.1), (0.5, 0.4, 0.9)),
)


def model(architecture=SMALL, **metadata):
    metadata = ModelMetadata(**metadata) if metadata else METADATA
    return Model(architecture, random_weights(architecture), metadata)


def described(**changes):
    """A file's metadata as it should be, with changes."""
    layers = json.loads(json.dumps(model_file.architecture_to_json(SMALL)))
    value = {"format": 2, "network": layers, **METADATA.to_json()} | changes
    return {"model": json.dumps(value)}


def described_in_format_1(**changes):
    """As the first version of the program wrote it, with changes."""
    value = json.loads(described(format=1)["model"])
    del value["classes"], value["curve"]
    return {"model": json.dumps(value | changes)}


def file_bytes(weights=None, metadata=None):
    return save(weights or random_weights(SMALL), metadata=metadata or described())


def assert_broken(data, tmp_path):
    path = tmp_path / "x.digitmodel"
    path.write_bytes(data)
    with pytest.raises(ModelFileError) as caught:
        read_model(path)
    assert (caught.value.key, caught.value.values) == ("model_broken", {"name": "x.digitmodel"})


@pytest.mark.parametrize("architecture", [SMALL, ARCHITECTURES["quick"], ARCHITECTURES["best"]])
def test_a_model_comes_back_as_it_was(tmp_path, architecture):
    path = tmp_path / "数字.digitmodel"
    written = model(architecture)
    write_model(path, written)
    back = read_model(path)
    assert back.architecture == architecture
    assert back.metadata == METADATA
    assert back.weights.keys() == written.weights.keys()
    assert all((back.weights[name] == weight).all() for name, weight in written.weights.items())


def test_weights_read_cannot_be_changed():
    weights = model_from_bytes(file_bytes(), "x").weights
    with pytest.raises(ValueError, match="read-only"):
        weights["scores/bias"][0] = 1


def test_every_cut_is_noticed(tmp_path):
    data = file_bytes()
    for length in [*range(0, 200, 7), 2000, len(data) // 2, len(data) - 1]:
        assert_broken(data[:length], tmp_path)
    assert_broken(data + b"\0", tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a model",
        pickle.dumps({"a": 1}),
        b"PK\x03\x04" + bytes(100),
        struct.pack("<Q", 2**63) + b"{}",
        struct.pack("<Q", 2**64 - 1) + b"{}",
        struct.pack("<Q", 100_000_000) + b"{" * 1000,
        struct.pack("<Q", 400_000) + b"[" * 400_000,
        struct.pack("<Q", 400_000) + b'{"a":' * 80_000,
        struct.pack("<Q", 10) + b'{"a": 1}  ',
        struct.pack("<Q", 2) + b"[]",
        struct.pack("<Q", 2) + b"\xff\xfe",
        struct.pack("<Q", 20) + b'{"__metadata__":null',
        struct.pack("<Q", 22) + b'{"__metadata__": null}',
        struct.pack("<Q", 22) + b'{"__metadata__": "ab"}',
        struct.pack("<Q", 5000) + b"9" * 5000,
    ],
)
def test_what_is_no_model_file_is_refused(data, tmp_path):
    assert_broken(data, tmp_path)


def test_a_header_over_the_limit_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(model_file, "MAX_HEADER", 300)
    assert_broken(file_bytes(), tmp_path)


def test_a_file_over_the_limit_is_refused_unread(tmp_path, monkeypatch):
    data = file_bytes()
    monkeypatch.setattr(model_file, "MAX_FILE", len(data) - 1)
    assert_broken(data, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"scores/bias": np.zeros(11, np.float32)},
        {"scores/bias": np.zeros((10, 1), np.float32)},
        {"scores/bias": np.zeros(10, np.float64)},
        {"scores/bias": np.zeros(10, np.float16)},
        {"scores/bias": np.full(10, np.nan, np.float32)},
        {"scores/bias": np.full(10, -np.inf, np.float32)},
        {"scores/more": np.zeros(1, np.float32)},
        {"": np.zeros(1, np.float32)},
    ],
)
def test_other_weights_are_refused(change, tmp_path):
    assert_broken(file_bytes(random_weights(SMALL) | change), tmp_path)


def test_a_missing_weight_is_refused(tmp_path):
    weights = random_weights(SMALL)
    del weights["scores/bias"]
    assert_broken(file_bytes(weights), tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 0},
        {"format": "1"},
        {"format": True},
        {"network": "unknown"},
        {"network": "quick"},
        {"network": None},
        {"title": "x" * 201},
        {"title": "\x1b[31m"},
        {"settings": {"a": []}},
        {"settings": {str(i): 1 for i in range(101)}},
        {"settings": {"a": 10**400}},
        {"history": [{"loss": "0"}]},
        {"history": [{"loss": float("nan")}]},
        {"history": [{}] * 1001},
        {"scores": {"mnist_test": None}},
        {"temperature": 0},
        {"threshold": 1.5},
        {"seed": -1},
        {"seed": 2**70},
        {"date": "yesterday"},
        {"images_seen": None},
        {"more": 1},
        {"format": 1},  # which has neither classes nor curve
        {"classes": ["a", "a"]},
        {"classes": ["a", ["b"]]},
        {"curve": [[0.0, 1.0, 0.5, 1]]},
        {"curve": [[0.0, 1.0, 0.5]] * 501},
    ],
)
def test_metadata_out_of_bounds_is_refused(changes, tmp_path):
    assert_broken(file_bytes(metadata=described(**changes)), tmp_path)


@pytest.mark.parametrize(
    "metadata",
    [
        {"format": "1"},
        {"model": "{}"},
        described() | {"more": "1"},
        described() | {"model": "null"},
        described() | {"model": "[" * 100_000},
        described() | {"model": "3"},
    ],
)
def test_another_description_is_refused(metadata, tmp_path):
    assert_broken(file_bytes(metadata=metadata), tmp_path)


def test_a_newer_format_is_named(tmp_path):
    path = tmp_path / "x.digitmodel"
    path.write_bytes(file_bytes(metadata=described(format=3)))
    with pytest.raises(ModelFileError) as caught:
        read_model(path)
    assert caught.value.key == "model_newer"


def test_a_file_of_the_first_format_is_read(tmp_path):
    path = tmp_path / "old.digitmodel"
    path.write_bytes(file_bytes(metadata=described_in_format_1()))
    assert read_model(path).metadata == replace(METADATA, classes=(), curve=())


@pytest.mark.parametrize("field", ["classes", "curve"])
def test_the_first_format_has_no_later_fields(field, tmp_path):
    assert_broken(file_bytes(metadata=described_in_format_1(**{field: []})), tmp_path)


def test_the_second_format_has_all_fields(tmp_path):
    assert_broken(file_bytes(metadata=described_in_format_1(format=2)), tmp_path)


def test_the_built_in_model_reads_digits_and_refuses_what_is_none():
    built_in = read_model(asset_path("best.digitmodel"))
    assert built_in.architecture != without_confidence_branch(built_in.architecture)
    assert built_in.metadata.classes == built_in.metadata.curve == ()
    assert built_in.metadata.threshold != ModelMetadata().threshold


def test_a_model_with_other_weights_cannot_be_made():
    weights = random_weights(SMALL)
    with pytest.raises(ValueError, match="another network"):
        Model(ARCHITECTURES["quick"], weights, METADATA)
    with pytest.raises(ValueError, match="finite"):
        Model(SMALL, weights | {"scores/bias": np.full(10, np.nan, np.float32)}, METADATA)


def test_content_does_not_depend_on_who_writes_it():
    assert model_bytes(model()) == model_bytes(model())


@pytest.mark.parametrize(
    ("architecture", "metadata"),
    [(EVERY_KIND, METADATA), (SMALL, ModelMetadata(title="x" * 201))],
)
def test_what_could_not_be_read_again_is_not_written(tmp_path, architecture, metadata):
    path = tmp_path / "x.digitmodel"
    with pytest.raises(ValueError):  # noqa: PT011
        write_model(path, Model(architecture, random_weights(architecture), metadata))
    assert not path.exists()


def test_an_offset_without_its_end_is_a_broken_file(tmp_path):
    data = model_bytes(model())
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    next(one for name, one in header.items() if name != "__metadata__")["data_offsets"] = [0]
    text = json.dumps(header).encode()
    path = tmp_path / "a.digitmodel"
    path.write_bytes(len(text).to_bytes(8, "little") + text + data[8 + size :])
    with pytest.raises(ModelFileError):
        read_description(path)
