"""Answers on disk, which nobody computes twice."""

import numpy as np
import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.data.answer_files import FILES, AnswerFiles
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.recognition.classifier import BUILT_IN, Classifier
from mnist_desktop.recognition.model_file import read_model
from tests.insight.small_networks import POOLED, model_of
from tests.session.small_data import SmallData


@pytest.fixture
def files(tmp_path):
    return AnswerFiles(tmp_path / "cache")


@pytest.fixture
def data_set():
    return SmallData().data_set(None, None)


@pytest.fixture
def logits(data_set):
    generator = np.random.default_rng(0)
    return generator.normal(size=(len(data_set.validation), 10)).astype(np.float32)


def test_only_the_same_network_and_images_have_them(files, data_set, logits):
    model = model_of(POOLED)
    assert files.load(model, data_set) is None
    files.save(model, data_set, logits)
    np.testing.assert_array_equal(files.load(model, data_set), logits)
    assert files.load(model_of(POOLED, 1), data_set) is None
    assert files.load(model, load_mnist()) is None


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-8], lambda data: b"", lambda data: b"x" * 99]
)
def test_a_damaged_file_is_none(files, data_set, logits, tmp_path, damage):
    model = model_of(POOLED)
    files.save(model, data_set, logits)
    (path,) = (tmp_path / "cache").iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert files.load(model, data_set) is None


def test_the_oldest_are_deleted(files, data_set, logits, tmp_path):
    for seed in range(FILES + 2):
        files.save(model_of(POOLED, seed), data_set, logits)
    assert len(list((tmp_path / "cache").iterdir())) == FILES


def test_a_folder_that_cannot_be_made_is_no_error(data_set, logits, tmp_path):
    (tmp_path / "file").touch()
    files = AnswerFiles(tmp_path / "file")
    files.save(model_of(POOLED), data_set, logits)
    assert files.load(model_of(POOLED), data_set) is None


def test_those_that_ship_are_the_built_in_networks(files):
    model, mnist = read_model(asset_path(BUILT_IN)), load_mnist()
    shipped = files.load(model, mnist)
    assert shipped is not None, "made again by python -m training.build_answers"
    some = np.arange(0, len(shipped), 50)
    expected = Classifier(model).logits(mnist.validation[some].as_floats())
    np.testing.assert_allclose(shipped[some], expected, rtol=1e-3, atol=1e-3)
