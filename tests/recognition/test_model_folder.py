import os

import pytest

from mnist_desktop.problem import AppError, SavingError
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
    assert [model.name for model in models] == ["new", "old", "plain", "broken", "folder"]
    assert [model.test_accuracy for model in models] == [None, 0.9, None, None, None]
    assert [model.data for model in models] == ["MNIST", "MNIST", "", "", ""]
    assert [model.problem and model.problem.key for model in models] == [
        None,
        None,
        None,
        "model_broken",
        "model_unreadable",
    ]


def test_a_file_that_is_cut_off_or_of_another_network_is_broken(tmp_path):
    put(tmp_path, "a")
    whole = (tmp_path / "a.digitmodel").read_bytes()
    weight = next(iter(SMALL.weight_shapes)).encode()
    for name, data in {
        "short": whole[:-1],
        "long": whole + b"x",
        "half a header": whole[:99],
        "other weights": whole.replace(weight, weight.upper()),
        "empty": b"",
    }.items():
        (tmp_path / f"{name}.digitmodel").write_bytes(data)
    models = ModelFolder(tmp_path).models()
    assert [model.name for model in models if model.problem is None] == ["a"]
    assert {model.problem.key for model in models if model.problem} == {"model_broken"}


def test_a_new_name(tmp_path):
    put(tmp_path, "a")
    folder = ModelFolder(tmp_path)
    path = folder.rename(tmp_path / "a.digitmodel", "  Klasse 7b \u4e03 ")
    assert path.name == "Klasse 7b \u4e03.digitmodel"
    assert folder.rename(path, "KLASSE 7b \u4e03").exists()
    assert [model.name for model in folder.models()] == ["KLASSE 7b \u4e03"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "model_name_empty"),
        ("x" * 61, "model_name_long"),
        ("a/b", "model_name_characters"),
        ("what?", "model_name_characters"),
        (".hidden", "model_name_characters"),
        ("two\nlines", "model_name_characters"),
        ("COM1", "model_name_reserved"),
        ("nul.txt", "model_name_reserved"),
        ("b", "model_name_taken"),
    ],
)
def test_a_name_that_will_not_do_changes_nothing(tmp_path, typed, key):
    put(tmp_path, "a")
    put(tmp_path, "b")
    with pytest.raises(AppError) as problem:
        ModelFolder(tmp_path).rename(tmp_path / "a.digitmodel", typed)
    assert problem.value.key == key
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["a", "b"]


def test_what_the_system_refuses_is_told(tmp_path):
    (tmp_path / "a.digitmodel").mkdir()
    with pytest.raises(SavingError) as problem:
        ModelFolder(tmp_path).remove(tmp_path / "a.digitmodel")
    assert problem.value.key == "model_not_removed"
    with pytest.raises(SavingError) as problem:
        ModelFolder(tmp_path).rename(tmp_path / "gone.digitmodel", "b")
    assert problem.value.key == "model_not_renamed"


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
    put(tmp_path, "a (2)")
    assert ModelFolder(tmp_path).free_path("a").name == "a (3).digitmodel"


def test_a_given_path_is_not_given_again_before_it_is_written(tmp_path):
    folder = ModelFolder(tmp_path)
    assert folder.reserve_path("a").name == "a.digitmodel"
    assert folder.reserve_path("a").name == "a (2).digitmodel"
    assert folder.free_path("a").name == "a (3).digitmodel"


def test_free_path_in_a_folder_that_cannot_be_looked_into(tmp_path):
    folder = tmp_path / ("x" * 300)  # no system takes such a name
    assert ModelFolder(folder).free_path("a") == folder / "a.digitmodel"


def test_a_removed_model_comes_back_unless_the_program_has_ended(tmp_path):
    folder = ModelFolder(tmp_path)
    path = tmp_path / "a.digitmodel"
    path.write_bytes(b"first")
    folder.remove(path)
    assert folder.models() == []
    path.write_bytes(b"second")  # of a run that took the name
    folder.purge()  # of earlier starts
    assert folder.restore(path).name == "a (2).digitmodel"
    assert path.read_bytes() == b"second"
    folder.remove(path)
    ModelFolder(tmp_path).purge()
    with pytest.raises(SavingError, match="model_not_restored"):
        folder.restore(path)


def test_a_pinned_model_is_among_the_recent_ones_however_old(tmp_path):
    index = tmp_path / "cache" / "models.json"
    for number in range(30):
        put(tmp_path, f"run {number}")
        os.utime(tmp_path / f"run {number}.digitmodel", (number, number))
    folder = ModelFolder(tmp_path, index)
    folder.set_pinned(tmp_path / "run 3.digitmodel", True)
    folder.models()
    recent, count = ModelFolder(tmp_path, index).recent(12)  # at the next start
    assert count == 30
    assert len(recent) == 13
    assert recent[0].name == "run 3"
    assert {one.name for one in recent[1:]} == {f"run {number}" for number in range(18, 30)}
