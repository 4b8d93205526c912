import pytest

from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from mnist_desktop.recognition.model_folder import ModelFolder
from tests.recognition.random_weights import SMALL, random_weights


def put(folder, name, **metadata):
    path = folder / f"{name}.digitmodel"
    write_model(path, Model(SMALL, random_weights(SMALL), ModelMetadata(**metadata)))


def test_newest_first_and_broken_last(tmp_path):
    put(tmp_path, "old", title="Old", date="2026-01-01T00:00:00", scores={"mnist_test": 0.9})
    put(tmp_path, "new", title="New", date="2026-02-01T00:00:00", scores={"mnist_validation": 0.8})
    put(tmp_path, "plain")
    (tmp_path / "broken.digitmodel").write_bytes(b"x")
    (tmp_path / "notes.txt").write_bytes(b"x")
    (tmp_path / "folder.digitmodel").mkdir()
    models = ModelFolder(tmp_path).models()
    assert [model.title for model in models] == ["New", "Old", "plain", "broken", "folder"]
    assert [model.accuracy for model in models] == [0.8, 0.9, None, None, None]
    assert [model.problem and model.problem.key for model in models] == [
        None,
        None,
        None,
        "model_broken",
        "model_unreadable",
    ]


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    assert ModelFolder(tmp_path / "none").models() == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("My model", "My model"),
        ("数字", "数字"),
        ("../../etc/x", "etc x"),
        ('a<b>:"/\\|?*c', "a b c"),
        (" .. ", "model"),
        ("", "model"),
        ("NUL", "NUL model"),
        ("com1.txt", "com1.txt model"),
        ("x" * 300, "x" * 60),
    ],
)
def test_free_path_is_a_name_for_any_system(tmp_path, title, name):
    assert ModelFolder(tmp_path).free_path(title) == tmp_path / f"{name}.digitmodel"


def test_free_path_is_not_in_use(tmp_path):
    put(tmp_path, "a")
    put(tmp_path, "a 2")
    assert ModelFolder(tmp_path).free_path("a").name == "a 3.digitmodel"


def test_a_given_path_is_not_given_again_before_it_is_written(tmp_path):
    folder = ModelFolder(tmp_path)
    assert folder.given_path("a").name == "a.digitmodel"
    assert folder.given_path("a").name == "a 2.digitmodel"
    assert folder.free_path("a").name == "a 3.digitmodel"


def test_free_path_in_a_folder_that_cannot_be_looked_into(tmp_path):
    folder = tmp_path / ("x" * 300)  # no system takes such a name
    assert ModelFolder(folder).free_path("a") == folder / "a.digitmodel"
