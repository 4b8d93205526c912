"""The index of model files: as fast as it may be, and never wrong."""

import json
import os
import sys

import pytest

from mnist_desktop.recognition import model_summary
from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.model_index import WORTH_WRITING
from tests.recognition.random_weights import SMALL, random_weights

HISTORY = ({"loss": 0.1, "val_accuracy": 0.98}, {"loss": 0.05, "val_accuracy": 0.99})
SETTINGS = {"samples": 1000, "seconds": 12.5, "device": "CPU", "pinned": True}


@pytest.fixture
def folder(tmp_path):
    models = tmp_path / "models"
    models.mkdir()
    for number in range(WORTH_WRITING):
        put(models / f"{number}.digitmodel")
    (models / "broken.digitmodel").write_bytes(b"x")
    return models


@pytest.fixture
def index(tmp_path):
    return tmp_path / "cache" / "models.json"


def put(path, **scores):
    metadata = ModelMetadata(
        history=HISTORY, settings=SETTINGS, seed=3, scores={"mnist_validation": 0.99} | scores
    )
    write_model(path, Model(SMALL, random_weights(SMALL), metadata))


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are read."""
    names = []
    description = model_summary.read_description

    def spy(path):
        names.append(path.name)
        return description(path)

    monkeypatch.setattr(model_summary, "read_description", spy)
    return names


def test_the_next_start_reads_no_file_that_has_not_changed(folder, index, read):
    before = ModelFolder(folder, index).models()
    assert len(read) == WORTH_WRITING + 1
    read.clear()
    again = ModelFolder(folder, index)
    assert (again.models(), read) == (before, [])
    one = before[0]
    assert (one.epochs, one.images, one.seconds, one.device) == (2, 1000, 12.5, "CPU")
    assert (one.seed, one.is_pinned, one.validation_accuracy) == (3, True, 0.99)
    assert before[-1].problem.key == again.models()[-1].problem.key == "model_broken"


def test_what_has_changed_is_read_again_and_what_is_gone_is_not_listed(folder, index, read):
    ModelFolder(folder, index).models()
    read.clear()
    put(folder / "3.digitmodel", mnist_test=0.5)
    os.utime(folder / "3.digitmodel", ns=(1, 1))
    (folder / "4.digitmodel").unlink()
    models = {one.name: one for one in ModelFolder(folder, index).models()}
    assert (read, models["3"].test_accuracy) == (["3.digitmodel"], 0.5)
    assert "4" not in models


@pytest.mark.parametrize("damage", ["", "[]", '{"format": 1}', '{"format": 1, "models": {"a": 3}}'])
def test_a_damaged_index_is_made_again(damage, folder, index, read):
    before = ModelFolder(folder, index).models()
    index.write_text(damage, encoding="utf-8")
    read.clear()
    assert ModelFolder(folder, index).models() == before
    assert len(read) == WORTH_WRITING + 1
    assert json.loads(index.read_text(encoding="utf-8"))["models"]


def test_an_index_of_another_folder_is_not_believed(folder, index, read, tmp_path):
    ModelFolder(folder, index).models()
    moved = folder.rename(tmp_path / "moved")
    assert {one.path.parent for one in ModelFolder(moved, index).models()} == {moved}


def test_an_index_that_cannot_be_written_is_no_trouble(folder, tmp_path):
    (tmp_path / "cache").write_bytes(b"a file")
    assert len(ModelFolder(folder, tmp_path / "cache" / "models.json").models()) == 21


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are Unicode")
def test_names_that_are_not_utf_8_are_listed_and_remembered(folder, index, read):
    put(folder / os.fsdecode(b"3\xff.digitmodel"))
    (folder / os.fsdecode(b"broken\n\xff.digitmodel")).write_bytes(b"x")
    before = ModelFolder(folder, index).models()
    read.clear()
    again = ModelFolder(folder, index).models()
    assert [one.path for one in again] == [one.path for one in before]
    assert (len(again), read) == (WORTH_WRITING + 3, [])
